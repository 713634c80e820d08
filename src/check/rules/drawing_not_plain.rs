//! `drawing-not-plain`: a drawing has something in it that is not a drawing.

use super::{Category, Rule, RuleContext};
use crate::check::PictureState;
use crate::diagnostics::{Diagnostic, Severity};
use crate::picture::TroubleReason;

/// The rule.
pub static RULE: Rule = Rule {
    code: "drawing-not-plain",
    severity: Severity::Error,
    category: Category::Care,
    what: "A drawing has something in it that is not a drawing.",
    why: "A drawing that fetches something tells somebody else that the booklet was opened.",
    example: "child:
  name: Amira
  picture: {file: pictures/loads.svg, alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for file in context.walk.pictures.iter().filter_map(|picture| picture.file).filter(|file| !file.is_blank()) {
        if let PictureState::Unusable(trouble) = (context.env.picture_exists)(file.as_str())
            && trouble.reason == TroubleReason::NotPlain
        {
            found.push(RULE.at(context.file, file.span, trouble.message).help(trouble.help));
        }
    }
}
