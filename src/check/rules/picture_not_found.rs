//! `picture-not-found`: a picture's file is not there.

use super::{Category, Rule, RuleContext};
use crate::check::PictureState;
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-not-found",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture's file is not there.",
    why: "Where a picture should be, the child would see a gap.",
    example: "child:
  name: Amira
  picture: {file: pictures/lost.svg, alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for file in context.walk.pictures.iter().filter_map(|picture| picture.file).filter(|file| !file.is_blank()) {
        if (context.env.picture_exists)(file.as_str()) == PictureState::Missing {
            found.push(
                RULE.at(context.file, file.span, "This picture is not there.")
                    .help("Put the file into `pictures/`, or look at how its name is written."),
            );
        }
    }
}
