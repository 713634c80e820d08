//! `said-without-answer`: somebody said something, and there is no answer and no day for one.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "said-without-answer",
    severity: Severity::Warning,
    concern: Concern::Voice,
    what: "Somebody said something, and there is no answer and no day for one.",
    why: "Children stop telling us things when nothing comes back.",
    example: "in_our_words:
  - {who: amira, words: I want to play.}",
    better: "in_our_words:
  - {who: amira, words: I want to play., tell_by: 2026-03-01}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    for said in &look.plan.in_our_words {
        let body = said.inside();
        if body.answer.is_none() && body.tell_by.is_none() {
            found.push(
                RULE.at(look.file, look.place(body.who.0.span, said.span()), "Nobody has answered this yet.")
                    .help("Write `answer:`, or `tell_by:` with the day when there will be an answer."),
            );
        }
    }
}
