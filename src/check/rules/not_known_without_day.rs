//! `not-known-without-day`: nobody knows whether the child will move, and no day or person is named for telling them.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "not-known-without-day",
    severity: Severity::Error,
    category: Category::Moves,
    what: "Nobody knows whether the child will move, and no day or person is named for telling them.",
    why: r#""We do not know yet" is bearable when a child knows who will tell them, and by when."#,
    example: "home:
  place: Sam's house
  will_i_move: {answer: not-known}",
    better: "home:
  place: Sam's house
  will_i_move: {answer: not-known, tell_by: 2026-04-10, told_by: grace}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &context.plan.home else { return };
    let moving = home.inside().will_i_move.inside();
    let Some(answer) = moving.answer.0.filter(|answer| answer.value == MoveAnswer::NotKnown) else { return };
    let message = match (&moving.tell_by, &moving.told_by) {
        (Some(_), Some(_)) => return,
        (None, Some(_)) => "The day by which the child will be told is missing.",
        (Some(_), None) => "The person who tells the child is missing.",
        (None, None) => "The day and the person who tells the child are missing.",
    };
    found.push(RULE.at(context.file, answer.span, message).help("Write `tell_by:` with a day, and `told_by:` with a person."));
}
