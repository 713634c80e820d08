//! `picture-without-words`: a picture has no words that say what it shows.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-without-words",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture has no words that say what it shows.",
    why: "A reader who does not see the picture hears its words instead. Without them there is nothing.",
    example: "child:
  name: Amira
  picture: {file: pictures/amira.svg}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for picture in &context.walk.pictures {
        if let (Some(file), None) = (picture.file, picture.alt) {
            found.push(RULE.at(context.file, file.span, "This picture has no words.").help("Write `alt:` with what the picture shows."));
        }
    }
}
