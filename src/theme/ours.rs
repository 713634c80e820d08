//! Files of a booklet's folder that the program makes by itself, before any plan is read: the same in every booklet.

use super::layers::Layer;
use super::report::glance;
use super::sheets::{self, SCRIPT, Sheets};
use super::{bundled, bundled_names, fonts};
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

/// A theme's name, and its style sheets once somebody asked for them.
type BundledSheets = (&'static str, OnceLock<Sheets>);

/// The style sheets where the project has no theme of its own: of `plain`, and of each theme on it. Each is made when it is asked for.
static STYLES: LazyLock<Vec<BundledSheets>> = LazyLock::new(|| {
    let mut names = bundled_names();
    names.sort_by_key(|name| *name != "plain");
    names.into_iter().map(|name| (name, OnceLock::new())).collect()
});

/// Remembers the style sheets of a theme of the program, which a build makes anyway.
pub(super) fn remember(name: &str, sheets: &Sheets) {
    if let Some((_, style)) = STYLES.iter().find(|(known, _)| *known == name) {
        let _ = style.set(sheets.clone());
    }
}

/// The style sheets of themes that somebody else wrote and this program has opened: none of ours, so that nobody makes those of all
/// other themes to find that out.
static OTHERS: RwLock<Vec<Sheets>> = RwLock::new(Vec::new());

/// Remembers the style sheets of a theme that is not of the program, and makes those of the themes of ours that it stands on.
pub(super) fn remember_other(layers: &[Layer], sheets: &Sheets) {
    const MOST: usize = 8;
    // `plain` is made while the plans are read.
    for style in STYLES.iter().skip(1).filter(|(name, _)| layers.iter().any(|layer| layer.bundled && layer.name == *name)) {
        made(style);
    }
    let mut others = OTHERS.write().unwrap_or_else(PoisonError::into_inner);
    if others.len() == MOST {
        others.remove(0);
    }
    others.push(sheets.clone());
}

fn is_other(asked: impl Fn(&Sheets) -> bool) -> bool {
    OTHERS.read().unwrap_or_else(PoisonError::into_inner).iter().any(asked)
}

/// Makes the style sheets of `plain`, which nearly every search asks for.
pub fn preload() {
    is_style(|_| true);
}

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it, since it is made without one. The style
/// sheet of a project's own theme is none of them: somebody wrote in it.
pub fn is_ours(name: &str, file: &[u8]) -> bool {
    let known = match name {
        "script.js" => SCRIPT.page.as_bytes(),
        "look.js" => SCRIPT.panel.as_bytes(),
        _ if sheets::NAMES.contains(&name) => {
            return is_style(|sheets| {
                sheets.files().iter().any(|(known, text)| *known == name && !text.is_empty() && text.as_bytes() == file)
            });
        }
        _ => return fonts::is_one(name, file),
    };
    !known.is_empty() && known == file
}

/// Whether the inside of a style or script element is one of these, to the byte: a file with everything inside has them there.
pub fn is_ours_inside(text: &str) -> bool {
    const SHORTEST: usize = 1000;
    text.len() > SHORTEST && (text == SCRIPT.whole || is_style(|sheets| sheets.are(text)))
}

fn is_style(asked: impl Fn(&Sheets) -> bool) -> bool {
    let asked = |sheets: &Sheets| !sheets.screen.is_empty() && !sheets.paper.is_empty() && asked(sheets);
    let is_made_and_is = |(_, style): &BundledSheets| style.get().is_some_and(asked);
    STYLES.first().is_some_and(|plain| asked(made(plain)))
        || STYLES.iter().any(is_made_and_is)
        || (!is_other(asked) && STYLES.iter().any(|style| asked(made(style))))
}

fn made((name, style): &BundledSheets) -> &Sheets {
    style.get_or_init(|| {
        let below = if *name == "plain" { None } else { bundled("plain") };
        let layers: Vec<_> = bundled(name).into_iter().chain(below).collect();
        let study = glance(&layers);
        sheets::assemble(&study.properties, &layers, &study.replaced)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
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
    fn what_a_theme_of_somebody_else_shares_with_ours_is_ours_and_the_rest_is_not() {
        let plain = Theme::new(vec![bundled("plain").expect("it comes with the program")]).ok().expect("it has no errors");
        let others = Sheets { screen: format!("{} ", plain.sheets.screen), ..plain.sheets.clone() };
        remember_other(&[], &others);
        assert!(is_ours("print.css", others.paper.as_bytes()) && !is_ours("style.css", others.screen.as_bytes()));
        assert!(is_ours("style.css", plain.sheets.screen.as_bytes()));
        let pebble = Theme::new(bundled("pebble").into_iter().chain(bundled("plain")).collect()).ok().expect("it has no errors");
        assert!(is_ours("style.css", pebble.sheets.screen.as_bytes()), "a theme of ours, whatever was opened before");
    }

    #[test]
    fn no_other_file_passes_for_one_of_these() {
        let plain = Theme::new(vec![bundled("plain").expect("it comes with the program")]).ok().expect("it has no errors");
        let scripts = [("script.js", SCRIPT.page.as_str()), ("look.js", SCRIPT.panel.as_str())];
        let files: Vec<_> = plain.sheets.files().into_iter().chain(scripts).collect();
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
