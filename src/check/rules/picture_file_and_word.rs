//! `picture-file-and-word`: a picture has a file and a word, and only one of them can be shown.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "picture-file-and-word",
    severity: Severity::Error,
    category: Category::Care,
    what: "A picture has a file and the word of a built-in picture.",
    why: "One place has room for one picture. The other one would be left out without a word.",
    example: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike, word: bike}",
    better: "child:
  name: Amira
  picture: {file: pictures/amira.svg, alt: Amira on her bike}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for picture in &context.walk.pictures {
        if let (Some(_), Some(word)) = (picture.file, picture.word) {
            let help = "Take `word:` away to show the file, or `file:` to show the built-in picture.";
            found.push(RULE.at(context.file, word.span, "This picture has both a file and a word.").help(help));
        }
    }
}
