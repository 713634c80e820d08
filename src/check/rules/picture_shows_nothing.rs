//! `picture-shows-nothing`: a picture has neither a file nor a word.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Picture;

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-shows-nothing",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture has no file and no word, or words for a picture that is not there.",
    why: "Somebody meant a picture here. The booklet would leave it out without a word.",
    example: "child:
  name: Amira
  picture: {alt: Amira on her bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for picture in context.walk.pictures.iter().filter(|picture| picture.file.is_none()) {
        match (picture.word, picture.alt) {
            (None, _) => {
                let help =
                    "Write `file:` with the file, or `word:` with the word of a built-in picture. For no picture write `picture: none`.";
                found.push(RULE.at(context.file, picture.span, "This picture has no file and no word.").help(help));
            }
            (Some(word), Some(alt)) if Picture::is_none(word.as_str()) => {
                let help = "Take `alt:` away, or write another word.";
                found.push(RULE.at(context.file, alt.span, "`none` is no picture, so nobody needs words for it.").help(help));
            }
            (Some(_), _) => {}
        }
    }
}
