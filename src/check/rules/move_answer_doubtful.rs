//! `move-answer-doubtful`: what the plan says about a move does not fit what else it says.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Home, LongTermKind, MoveAnswer};

/// The rule.
pub static RULE: Rule = Rule {
    code: "move-answer-doubtful",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "What the plan says about a move does not fit what else it says.",
    why: "A child who reads “no” and then has to move does not believe the next “no”.",
    example: r#"home:
  place: Sam's house
  will_i_move: {answer: "no"}
  long_term: {kind: not-decided, words: A judge decides in April.}"#,
    better: r#"home:
  place: Sam's house
  will_i_move: {answer: not-known, tell_by: 2026-04-10, told_by: grace}
  long_term: {kind: not-decided, words: A judge decides in April.}"#,
    source: None,
    asks_beyond_a_part: true,
    look,
};

const NOT_KNOWN: &str =
    "If nobody knows yet, write `answer: not-known` with `tell_by:` and `told_by:`. If it is decided, write it under `long_term:`.";

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = context.plan.home.as_ref().map(Entry::inside) else { return };
    let moving = home.will_i_move.inside();
    let Some(answer) = moving.answer.0 else { return };
    let (place, message, help) = match (answer.value, moving.on) {
        (MoveAnswer::No, _) => match open_question(home) {
            Some(message) => (answer.span, message, NOT_KNOWN),
            None => return,
        },
        (MoveAnswer::Yes, Some(on)) if on.day.year() >= 1900 && on.last_day() < context.env.today => (
            on.span,
            "The day of this move has passed.",
            "If the child has moved, write the new home here and this one under `before:`. If not, write the new day, or `not-known` with `tell_by:`.",
        ),
        (MoveAnswer::Yes, _) if moving.to.is_none() && (moving.told_by.is_none() || moving.tell_by.is_none()) => (
            answer.span,
            "Nothing says where the child moves to, or who will tell them and by when.",
            "Write `to:` with the place. If nobody knows it yet, write `tell_by:` with a day and `told_by:` with a person.",
        ),
        _ => return,
    };
    found.push(RULE.at(context.file, place, message).help(help));
}

/// Why "no" may not be true.
fn open_question(home: &Home) -> Option<&'static str> {
    let long_term = home.long_term.as_ref().map(Entry::inside);
    if long_term.and_then(|plan| plan.kind).is_some_and(|kind| kind.value == LongTermKind::NotDecided) {
        return Some("This says “no”, but where the child grows up is not decided yet.");
    }
    // A home that was found in an emergency can become one for good; then the long-term plan says so.
    (home.emergency.on() && long_term.is_none())
        .then_some("This says “no”, but the home was found in an emergency and no long-term plan is written.")
}
