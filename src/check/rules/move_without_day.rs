//! `move-without-day`: a move is planned, and its day is missing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "move-without-day",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "A move is planned, and its day is missing.",
    why: "When is one of the three questions that every child asks about a move.",
    example: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", to: Nan's house, my_view: I like Nan., review_on: 2026-03-02}"#,
    better: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", on: 2026-07, to: Nan's house, my_view: I like Nan., review_on: 2026-03-02}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &context.plan.home else { return };
    let moving = home.inside().will_i_move.inside();
    if let (Some(answer), None) = (moving.answer.0.filter(|answer| answer.value == MoveAnswer::Yes), &moving.on) {
        found.push(
            RULE.at(context.file, answer.span, "The day of the move is missing.")
                .help("Write `on:` with the day, or the month if you know no more."),
        );
    }
}
