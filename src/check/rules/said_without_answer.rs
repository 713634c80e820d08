//! `said-without-answer`: somebody said something, and there is no answer and no day for one.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "said-without-answer",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "Somebody said something, and there is no answer and no day for one.",
    why: "Children stop telling us things when nothing comes back.",
    example: "in_our_words:
  - {who: amira, words: I want to play.}",
    better: "in_our_words:
  - {who: amira, words: I want to play., tell_by: 2026-03-01}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for said in &context.plan.in_our_words {
        let body = said.inside();
        if body.answer.is_none() && body.tell_by.is_none() {
            found.push(
                RULE.at(context.file, context.place(body.who.0.span, said.span()), "Nobody has answered this yet.")
                    .help("Write `answer:`, or `tell_by:` with the day when there will be an answer."),
            );
        }
    }
}
