//! Files of a booklet's folder that the program makes by itself, before any plan is read: the same in every booklet.

use super::letters;
use super::styles::SCRIPT;
use super::{Theme, bundled};
use std::sync::LazyLock;

/// The style sheet where the project has no theme of its own.
static STYLES: LazyLock<String> = LazyLock::new(|| {
    let plain = bundled("plain").and_then(|plain| Theme::new(vec![plain]).ok());
    plain.map(|theme| theme.css).unwrap_or_default()
});

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it, since it is made without one. The style
/// sheet of a project's own theme is none of them: somebody wrote in it.
pub fn is_ours(name: &str, file: &[u8]) -> bool {
    let known = match name {
        "style.css" => STYLES.as_bytes(),
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
        let files = [("style.css", &plain.css), ("script.js", &SCRIPT.page), ("read-aloud.js", &SCRIPT.aloud)];
        for (name, text) in files {
            assert!(text.len() > 1000 && is_ours(name, text.as_bytes()), "{name}");
            assert!(!is_ours(name, &text.as_bytes()[1..]) && !is_ours(name, format!("{text} ").as_bytes()) && !is_ours(name, b""));
            assert!(!is_ours("index.html", text.as_bytes()));
            let others = files.iter().filter(|(other, _)| *other != name);
            assert!(others.into_iter().all(|(_, other)| !is_ours(name, other.as_bytes())), "{name}");
        }
    }
}
