//! Files of a booklet's folder that the program makes by itself, before any plan is read: the same in every booklet.

use super::letters;
use super::styles::SCRIPT;
use super::{Theme, bundled, bundled_names};
use std::sync::LazyLock;

/// The style sheets where the project has no theme of its own: of `plain`, and of each theme on it.
static STYLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let below = |name: &str| if name == "plain" { None } else { bundled("plain") };
    let whole = |name: &str| Theme::new(bundled(name).into_iter().chain(below(name)).collect()).ok();
    bundled_names().into_iter().filter_map(whole).map(|theme| theme.apart).collect()
});

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it, since it is made without one. The style
/// sheet of a project's own theme is none of them: somebody wrote in it.
pub fn is_ours(name: &str, file: &[u8]) -> bool {
    let known = match name {
        "style.css" => return STYLES.iter().any(|(screen, _)| !screen.is_empty() && screen.as_bytes() == file),
        "print.css" => return STYLES.iter().any(|(_, paper)| !paper.is_empty() && paper.as_bytes() == file),
        "script.js" => SCRIPT.page.as_bytes(),
        "read-aloud.js" => SCRIPT.aloud.as_bytes(),
        _ => return letters::is_one(name, file),
    };
    !known.is_empty() && known == file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_file_passes_for_one_of_these() {
        let plain = Theme::new(vec![bundled("plain").expect("it comes with the program")]).ok().expect("it has no errors");
        let (screen, paper) = &plain.apart;
        let files = [("style.css", screen), ("print.css", paper), ("script.js", &SCRIPT.page), ("read-aloud.js", &SCRIPT.aloud)];
        for (name, text) in files {
            assert!(text.len() > 1000 && is_ours(name, text.as_bytes()), "{name}");
            assert!(!is_ours(name, &text.as_bytes()[1..]) && !is_ours(name, format!("{text} ").as_bytes()) && !is_ours(name, b""));
            assert!(!is_ours("index.html", text.as_bytes()));
            let others = files.iter().filter(|(other, _)| *other != name);
            assert!(others.into_iter().all(|(_, other)| !is_ours(name, other.as_bytes())), "{name}");
        }
    }
}
