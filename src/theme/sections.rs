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

/// Sections for parts that stand on some pages alone.
const MORE: [&str; 9] =
    ["the name on the cover", "cover", "steps", "questions and the house", "people", "what was said", "promises", "better", "help"];
/// Sections for the way of a goal and the year: on goals, the longest page, with none of those above.
const WAY: [&str; 2] = ["the way of a goal", "the year"];

/// A sheet in three, without the sections that are left out: for some pages, for the way of a goal, and for all pages.
pub(super) fn sorted(css: &str, left_out: &BTreeSet<String>) -> [String; 3] {
    let mut sorted = [String::new(), String::new(), String::new()];
    let mut place = Some(2);
    for line in css.split_inclusive('\n') {
        if let Some(name) = name(line) {
            let name = name.as_str();
            place = (!left_out.contains(name)).then(|| [&MORE[..], &WAY[..]].iter().position(|names| names.contains(&name)).unwrap_or(2));
        }
        if let Some(sheet) = place.and_then(|place| sorted.get_mut(place)) {
            sheet.push_str(line);
        }
    }
    sorted
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
        let without = |name: &str| sorted(SHEET, &BTreeSet::from([name.to_owned()]));
        let (all, people) =
            SHEET.split_once("/* ---- People").map(|(all, people)| (all, format!("/* ---- People{people}"))).expect("it stands there");
        assert_eq!(without("people"), ["", "", all]);
        assert_eq!(without("the top"), [&people, "", "a { b: c }\n"]);
        assert_eq!(without("peple"), [&people, "", all]);
    }

    #[test]
    fn what_every_theme_stands_on_is_a_section_of_plain_and_stays() {
        let plain = super::super::bundled("plain").expect("it comes with the program");
        let sheet = plain.text("assets/style.css").expect("it has one");
        assert!(KEPT.iter().all(|kept| names(sheet).iter().any(|name| name == kept)));
        assert!(MORE.iter().chain(&WAY).all(|apart| names(sheet).iter().any(|name| name == apart)));
        assert!(replaceable(sheet).len() > 12 && !replaceable(sheet).iter().any(|name| KEPT.contains(&name.as_str())));
    }
}
