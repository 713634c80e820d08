//! Sections of a style sheet, which a theme above may replace: each begins with a line `/* ---- Name: more words ---- */`.

use super::layers::Layer;
use super::settings::ThemeSettings;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use std::collections::BTreeSet;

const START: &str = "/* ---- ";
const END: &str = " ---- */";

/// What every theme stands on, so that no theme leaves it out: the parts of life, the ground, forced colours and paper.
const KEPT: [&str; 4] = ["colour", "ground", "forced colours", "paper"];

/// The names of the sections of a sheet, in order.
pub(super) fn names(css: &str) -> Vec<String> {
    css.lines().filter_map(name).collect()
}

/// Those of them that a theme may replace.
pub(super) fn replaceable(css: &str) -> Vec<String> {
    names(css).into_iter().filter(|name| !KEPT.contains(&name.as_str())).collect()
}

/// A sheet without the sections that are left out.
pub(super) fn without(css: &str, left_out: &BTreeSet<&str>) -> String {
    let mut is_in = true;
    let stays = |line: &&str| {
        is_in = name(line).map_or(is_in, |name| !left_out.contains(name.as_str()));
        is_in
    };
    css.split_inclusive('\n').filter(stays).collect()
}

/// The sections that a theme replaces in the sheets below it.
pub(super) fn replaced(settings: Option<&Entry<ThemeSettings>>) -> BTreeSet<String> {
    let named = settings.into_iter().flat_map(|settings| &settings.inside().replaces);
    named.map(|name| name.as_str().to_owned()).filter(|name| !KEPT.contains(&name.as_str())).collect()
}

/// Sections that a theme says it replaces, and that no sheet below it has, or that must stay.
pub(super) fn unknown(layer: &Layer, below: &[Layer], settings: Option<&Entry<ThemeSettings>>, findings: &mut Vec<Diagnostic>) {
    let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) else { return };
    let known: BTreeSet<String> = below.iter().filter_map(|layer| layer.text("assets/style.css")).flat_map(replaceable).collect();
    for name in settings.inside().replaces.iter().filter(|name| !known.contains(name.as_str())) {
        let help = match nearest(name.as_str(), known.iter().map(String::as_str)) {
            Some(meant) if !KEPT.contains(&name.as_str()) => format!("Did you mean `{meant}`?"),
            _ => format!("These can be replaced: {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        };
        let message = "No style sheet below this theme has a section of this name that can be replaced.";
        findings.push(Diagnostic::warning("theme-unused", file, name.span, message).help(help));
    }
}

/// The name of the section that begins with a line: its title in small letters, up to the first sign.
fn name(line: &str) -> Option<String> {
    let title = line.trim_end().strip_prefix(START)?.strip_suffix(END)?;
    Some(title.split([':', ',', ';', '.']).next().unwrap_or(title).to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str =
        "a { b: c }\n/* ---- The top: head, answer ---- */\nd { e: f }\n/* not one */\n/* ---- People ---- */\ng { h: i }\n";

    #[test]
    fn a_section_goes_with_all_that_stands_in_it() {
        assert_eq!(names(SHEET), ["the top", "people"]);
        let without = |name: &str| without(SHEET, &BTreeSet::from([name]));
        let (top, people) = SHEET.split_at(SHEET.find("/* ---- People").expect("it stands there"));
        assert_eq!(without("people"), top);
        assert_eq!(without("the top"), format!("a {{ b: c }}\n{people}"));
        assert_eq!(without("peple"), SHEET);
    }

    #[test]
    fn what_every_theme_stands_on_is_a_section_of_plain_and_stays() {
        let plain = super::super::bundled("plain").expect("it comes with the program");
        let sheet = plain.text("assets/style.css").expect("it has one");
        assert!(KEPT.iter().all(|kept| names(sheet).iter().any(|name| name == kept)));
        assert!(replaceable(sheet).len() > 12 && !replaceable(sheet).iter().any(|name| KEPT.contains(&name.as_str())));
    }
}
