//! `picture-too-large`: a picture is too large to be made small here.

use super::{Category, Rule, RuleContext};
use crate::check::PictureState;
use crate::diagnostics::{Diagnostic, Severity};
use crate::picture::TroubleReason;

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-too-large",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture is too large to be made small here.",
    why: "One huge file can stop the whole run, and a phone that opens it.",
    example: "child:
  name: Amira
  picture: {file: pictures/huge.png, alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.png, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for file in context.walk.pictures.iter().filter_map(|picture| picture.file).filter(|file| !file.is_blank()) {
        if let PictureState::Unusable(trouble) = (context.env.picture_exists)(file.as_str())
            && trouble.reason == TroubleReason::TooLarge
        {
            found.push(RULE.at(context.file, file.span, trouble.message).help(trouble.help));
        }
    }
}
