//! `long-paragraph`: a paragraph holds more than its readers can take in at once.

use super::{Category, Rule, RuleContext};
use crate::check::reading::{for_whom, limits};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "long-paragraph",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "A paragraph has more sentences or words than a reader who gets it can take in at once.",
    why: "White space gives a reader time to think and a place to come back to.",
    example: "if_things_change: Dad stays home. He rings Grace. Grace comes to see us. We talk about it.",
    better: "if_things_change: |
  Dad stays home. He rings Grace.

  Grace comes to see us. We talk about it.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let style = text.strictest();
        let Some(limits) = limits(style) else { continue };
        let many = |sentences: usize| sentences > limits.sentences;
        // One long sentence is the business of another rule.
        let long = |sentences: usize, words: usize| sentences > 1 && limits.paragraph.is_some_and(|most| words > most);
        let too_much = text.units.iter().find(|unit| many(unit.sentences.len()) || long(unit.sentences.len(), unit.count()));
        let Some((unit, first)) = too_much.and_then(|unit| unit.sentences.first().map(|first| (unit, first))) else { continue };
        let (count, whom) = (unit.sentences.len(), for_whom(style));
        let message = if many(count) {
            format!("This paragraph has {count} sentences. The most {whom} is {}.", limits.sentences)
        } else {
            format!("This paragraph has {} words. That is too many {whom}.", unit.count())
        };
        let help = "Leave an empty line where a new thought begins, or write a list.";
        found.push(RULE.at(context.file, text.place(context, unit, first.range.clone()), message).help(help));
    }
}
