//! `picture-not-readable`: a picture's file is broken, or is of a kind that booklets cannot show.

use super::{Category, Rule, RuleContext};
use crate::check::PictureState;
use crate::diagnostics::{Diagnostic, Severity};
use crate::picture::TroubleReason;

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-not-readable",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture's file is broken, or is of a kind that booklets cannot show.",
    why: "A phone would show an empty frame in its place.",
    example: "child:
  name: Amira
  picture: {file: pictures/amira.heic, alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.jpg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for file in context.walk.pictures.iter().filter_map(|picture| picture.file).filter(|file| !file.is_blank()) {
        if let PictureState::Unusable(trouble) = (context.env.picture_exists)(file.as_str())
            && trouble.reason == TroubleReason::NotReadable
        {
            found.push(RULE.at(context.file, file.span, trouble.message).help(trouble.help));
        }
    }
}
