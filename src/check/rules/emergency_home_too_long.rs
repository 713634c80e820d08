//! `emergency-home-too-long`: a home was found in an emergency over 4 weeks ago, and nobody knows whether the child will move.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;
use jiff::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "emergency-home-too-long",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "A home was found in an emergency over 4 weeks ago, and nobody knows whether the child will move.",
    why: "A child who may be moved any day does not unpack, and does not begin to trust.",
    example: "home:
  place: Sam's house
  since: 2025-12-20
  emergency: true
  will_i_move: {answer: not-known, tell_by: 2026-02-01, told_by: grace}",
    better: "home:
  place: Sam's house
  since: 2025-12-20
  emergency: true
  will_i_move: {answer: \"no\"}
  long_term: {kind: long-term-fostering, words: You stay with Sam.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// After how many days an emergency should have become a decision.
const FOUR_WEEKS: i64 = 28;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = context.plan.home.as_ref().map(Entry::inside).filter(|home| home.emergency.on()) else { return };
    let Some(since) = home.since.filter(|since| !since.is_missing()) else { return };
    let over = since.day.saturating_add(Span::new().days(FOUR_WEEKS)) < context.env.today;
    if over && home.will_i_move.inside().answer.get() == Some(MoveAnswer::NotKnown) {
        found.push(
            RULE.at(context.file, since.span, "This emergency home has gone on for over 4 weeks, and nothing is decided.")
                .help("Ask for a decision now, at a review if it means a move. Then write `no`, or `yes` with the day."),
        );
    }
}
