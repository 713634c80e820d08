//! Files of a booklet's folder that the program makes by itself, before any plan is read: the same in every booklet.

use super::letters;
use super::scripts::SCRIPT;
use super::sheets::Sheets;
use super::{Theme, bundled, bundled_names};
use std::sync::{LazyLock, OnceLock};

/// A theme's name, and its style sheets once somebody asked for them.
type Style = (&'static str, OnceLock<Sheets>);

/// The style sheets where the project has no theme of its own: of `plain`, and of each theme on it. Each is made when it is asked for.
static STYLES: LazyLock<Vec<Style>> = LazyLock::new(|| {
    let mut names = bundled_names();
    names.sort_by_key(|name| *name != "plain");
    names.into_iter().map(|name| (name, OnceLock::new())).collect()
});

/// The names of their files.
const SHEETS: [&str; 5] = ["style-more.css", "style-way.css", "style.css", "look.css", "print.css"];

/// Remembers the style sheets of a theme of the program, which a build makes anyway.
pub(super) fn remember(name: &str, sheets: &Sheets) {
    if let Some((_, style)) = STYLES.iter().find(|(known, _)| *known == name) {
        let _ = style.set(sheets.clone());
    }
}

/// Makes the style sheets of `plain`, which nearly every search asks for.
pub fn warm() {
    is_style(|_| true);
}

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it, since it is made without one. The style
/// sheet of a project's own theme is none of them: somebody wrote in it.
pub fn is_ours(name: &str, file: &[u8]) -> bool {
    let known = match name {
        "script.js" => SCRIPT.page.as_bytes(),
        "look.js" => SCRIPT.panel.as_bytes(),
        _ if SHEETS.contains(&name) => {
            return is_style(|sheets| {
                sheets.files().iter().any(|(known, text)| *known == name && !text.is_empty() && text.as_bytes() == file)
            });
        }
        _ => return letters::is_one(name, file),
    };
    !known.is_empty() && known == file
}

/// Whether the inside of a style or script element is one of these, to the byte: a file with everything inside has them there.
pub fn is_ours_inside(text: &str) -> bool {
    const SHORTEST: usize = 1000;
    text.len() > SHORTEST && (text == SCRIPT.whole || is_style(|sheets| sheets.are(text)))
}

fn is_style(asked: impl Fn(&Sheets) -> bool) -> bool {
    let made = |name: &str| {
        let below = if name == "plain" { None } else { bundled("plain") };
        Theme::put_together(bundled(name).into_iter().chain(below).collect()).map(|theme| theme.sheets).unwrap_or_default()
    };
    STYLES
        .iter()
        .map(|(name, style)| style.get_or_init(|| made(name)))
        .any(|sheets| !sheets.page.is_empty() && !sheets.paper.is_empty() && asked(sheets))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_inside_a_single_file_is_known_whole() {
        for name in bundled_names() {
            let below = if name == "plain" { None } else { bundled("plain") };
            let theme = Theme::new(bundled(name).into_iter().chain(below).collect()).ok().expect("it has no errors");
            for text in [&theme.css, &SCRIPT.whole] {
                assert!(is_ours_inside(text), "{name}");
                assert!(!is_ours_inside(&text[1..]) && !is_ours_inside(&format!("{text} ")), "{name}");
            }
        }
        assert!(!is_ours_inside(""));
    }

    #[test]
    fn no_other_file_passes_for_one_of_these() {
        let plain = Theme::new(vec![bundled("plain").expect("it comes with the program")]).ok().expect("it has no errors");
        let scripts = [("script.js", SCRIPT.page.as_str()), ("look.js", SCRIPT.panel.as_str())];
        let files: Vec<_> = plain.sheets.files().into_iter().chain(scripts).collect();
        assert_eq!(SHEETS, plain.sheets.files().map(|(name, _)| name));
        for &(name, text) in &files {
            assert!(text.len() > 1000 && is_ours(name, text.as_bytes()), "{name}");
            assert!(!is_ours(name, &text.as_bytes()[1..]) && !is_ours(name, format!("{text} ").as_bytes()) && !is_ours(name, b""));
            assert!(!is_ours("index.html", text.as_bytes()));
            assert!(!is_ours_inside(text) && !is_ours_inside(&text[1..]), "{name} is a part of what stands inside, or none");
            let others = files.iter().filter(|(other, _)| *other != name);
            assert!(others.into_iter().all(|(_, other)| !is_ours(name, other.as_bytes())), "{name}");
        }
    }
}
