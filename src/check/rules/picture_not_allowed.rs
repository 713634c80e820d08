//! `picture-not-allowed`: a picture lies outside the project's folder, or its file cannot be opened.

use super::{Category, Rule, RuleContext};
use crate::check::PictureState;
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-not-allowed",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture lies outside the project's folder, or its file cannot be opened.",
    why: "Only what lies in the project's own folder can be handed over without surprises.",
    example: "child:
  name: Amira
  picture: {file: ../amira.svg, alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for file in context.walk.pictures.iter().filter_map(|picture| picture.file).filter(|file| !file.is_blank()) {
        if (context.env.picture_exists)(file.as_str()) == PictureState::NotAllowed {
            found.push(
                RULE.at(context.file, file.span, "This file cannot be used as a picture.")
                    .help("Put a picture into `pictures/` in the project, and write its path from there."),
            );
        }
    }
}
