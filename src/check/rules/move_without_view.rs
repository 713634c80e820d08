//! `move-without-view`: a move is planned without the child's view, and nobody speaks for the child.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;

/// The rule.
pub static RULE: Rule = Rule {
    code: "move-without-view",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "A move is planned without the child's view, and nobody speaks for the child.",
    why: "It is the child who moves. They know what a move would cost them.",
    example: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", on: 2026-07-20, to: Nan's house, review_on: 2026-06-01}"#,
    better: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", on: 2026-07-20, to: Nan's house, review_on: 2026-06-01, my_view: I like Nan.}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &context.plan.home else { return };
    let moving = home.inside().will_i_move.inside();
    let Some(answer) = moving.answer.0.filter(|answer| answer.value == MoveAnswer::Yes) else { return };
    if moving.my_view.is_none() && moving.speaks_for_me.is_none() {
        found.push(
            RULE.at(context.file, answer.span, "What the child thinks of this move is missing.")
                .help("Ask the child, and write `my_view:`. Or write `speaks_for_me:` with a person."),
        );
    }
}
