//! `move-without-review`: a move is planned, and no review comes before it.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;
use crate::shape::DateOrMonth;
use jiff::civil::Date as Day;

/// The rule.
pub static RULE: Rule = Rule {
    code: "move-without-review",
    severity: Severity::Warning,
    category: Category::Moves,
    what: "A move is planned, and no review comes before it.",
    why: "Before the council ends a placement it must hold a review (regulation 14), with some exceptions. It is the child's chance to be heard, and sometimes to stay.",
    example: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", on: 2026-07-20, to: Nan's house, my_view: I like Nan.}"#,
    better: r#"home:
  place: Sam's house
  will_i_move: {answer: "yes", on: 2026-07-20, to: Nan's house, my_view: I like Nan., review_on: 2026-06-01}"#,
    source: Some("regulation 14, Care Planning, Placement and Case Review (England) Regulations 2010, as made"),
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &context.plan.home else { return };
    let moving = home.inside().will_i_move.inside();
    let Some(answer) = moving.answer.0.filter(|answer| answer.value == MoveAnswer::Yes) else { return };
    // At 18 a young person is no longer looked after, and regulation 14 does not apply.
    let born = context.plan.child.as_ref().and_then(|child| child.inside().born).filter(|born| !born.is_missing());
    let day = moving.on.map_or(context.env.today, |on| on.last_day());
    if born.is_some_and(|born| Interval::Months(18 * 12).after(born.day) <= day) {
        return;
    }
    let help = "Write `review_on:` with a day before the move. The council must hold a review before it ends a placement (regulation 14). There are exceptions, such as danger.";
    match (moving.review_on, moving.on) {
        (None, _) => found.push(RULE.at(context.file, answer.span, "No review is planned before this move.").help(help)),
        (Some(review), Some(on)) if !review.is_missing() && is_late(review.day, &on) => {
            found.push(
                RULE.at(context.file, review.span, "This review does not come before the move.").also(on.span, "the move").help(help),
            );
        }
        _ => {}
    }
}

/// Whether a review is not before a move. In the month of the move it may still be.
fn is_late(review: Day, on: &DateOrMonth) -> bool {
    if on.month_only { review > on.last_day() } else { review >= on.day }
}
