//! `picture-word-unknown`: no built-in picture has this word.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::plan::Picture;

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-word-unknown",
    severity: Severity::Error,
    category: Category::Care,
    what: "No built-in picture has this word.",
    why: "Where a picture should be, the child would see a gap.",
    example: "child:
  name: Amira
  picture: tlak",
    better: "child:
  name: Amira
  picture: talk",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(locale) = plain::language(context) else { return };
    let known = locale.pictures().ok().flatten();
    for word in context.walk.pictures.iter().filter(|picture| picture.file.is_none()).filter_map(|picture| picture.word) {
        let written = word.as_str().trim();
        if Picture::is_none(written) || known.is_some_and(|known| known.meant(written).is_some()) {
            continue;
        }
        let help = if written.contains(['.', '/', '\\']) {
            "For a file of your own, write `picture: {file: pictures/kite.jpg, alt: What the picture shows}`.".to_owned()
        } else {
            let near = known.and_then(|known| nearest(written, known.words())).filter(|near| is_a_slip(written, near));
            let near = near.map_or_else(
                || "Write another word, such as `talk`, `school` or `home`.".to_owned(),
                |near| format!("Did you mean `{near}`?"),
            );
            format!("{near} A file of your own needs its ending, such as `pictures/kite.jpg`, under `file`.")
        };
        found.push(RULE.at(context.file, word.span, "No built-in picture has this word.").help(help));
    }
}

/// Whether one word may be another with a slip. Short words are near to many: to `Dad`, `dead` is one letter away.
fn is_a_slip(written: &str, near: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    written.chars().count() > 5 || letters(written) == letters(near)
}
