//! `answer-says-nothing`: somebody said something, and the answer is a word like "Noted".

use super::{Category, Rule, RuleContext};
use crate::check::filler::answers_nothing;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "answer-says-nothing",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "Somebody said something, and the answer is a word like “Noted” or “We will see”.",
    why: "A child who hears “noted” learns that talking changes nothing.",
    example: "in_our_words:
  - {who: amira, words: I want to play., answer: Noted.}",
    better: "in_our_words:
  - {who: amira, words: I want to play., answer: Dad takes you to the park on Sundays.}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for said in context.plan.in_our_words.iter().map(Entry::inside).filter(|said| said.tell_by.is_none()) {
        if let Some(answer) = said.answer.as_ref().filter(|answer| answers_nothing(answer.inside(), &context.locale.checks().filler)) {
            found.push(
                RULE.at(context.file, context.head(answer.inside().words.span), "This answer does not say what happens now.")
                    .help("Write what was done, or what cannot be and why. If nobody knows yet, write `tell_by:` with a day."),
            );
        }
    }
}
