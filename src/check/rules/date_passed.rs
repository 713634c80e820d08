//! `date-passed`: a day has passed, and what was promised for it is not written as done.

use super::worker_action_late::is_workers;
use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::MoveAnswer;
use crate::shape::{Date, When};

/// The rule.
pub static RULE: Rule = Rule {
    code: "date-passed",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "A day has passed, and what was promised for it is not written as done.",
    why: "A promise with a day in the past tells a child that the plan does not count.",
    example: "reviews: {next: 2026-01-15}",
    better: "reviews: {next: 2026-04-13}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let today = context.env.today;
    let passed = |date: &Date| !date.is_missing() && date.day < today;
    for date in context.plan.in_our_words.iter().filter_map(|said| said.inside().tell_by).filter(passed) {
        found.push(
            RULE.at(context.file, date.span, "The day to answer by has passed.")
                .help("Write the `answer:` and take `tell_by:` out, or agree a new day with the person."),
        );
    }
    let unborn = context.plan.child.as_ref().map(Entry::inside).filter(|child| child.is_unborn());
    if let Some(due) = unborn.and_then(|child| child.due).filter(|due| due.day.year() >= 1900 && due.last_day() < today) {
        found.push(
            RULE.at(context.file, due.span, "The day when the baby was expected has passed.")
                .help("If the child has been born, write `born:` with the day, and take `due:` out."),
        );
    }
    if let Some(home) = &context.plan.home {
        let moving = home.inside().will_i_move.inside();
        if let Some(date) = moving.tell_by.filter(passed).filter(|_| moving.answer.get() == Some(MoveAnswer::NotKnown)) {
            found.push(
                RULE.at(context.file, date.span, "The day to tell the child by has passed.")
                    .help("Tell the child what you know, and write the new day here."),
            );
        }
    }
    // What a worker promised is told by `worker-action-late`.
    for action in context.open_actions() {
        if let Some(When::Day(by)) =
            action.by.as_ref().filter(|by| matches!(by, When::Day(by) if by.last_day() < today && !is_workers(context, action)))
        {
            found.push(
                RULE.at(context.file, by.span, "The day of this action has passed, and it is not written as done.")
                    .help("Write `done:` with the day, or agree a new day with the person."),
            );
        }
    }
    let next = context.plan.reviews.as_ref().and_then(|reviews| reviews.inside().next.as_ref());
    if let Some(date) = next.map(|next| next.inside().on).filter(passed) {
        found.push(
            RULE.at(context.file, date.span, "The day of the next review has passed.")
                .help("Move it to `past:`, and write the day of the next one under `next:`."),
        );
    }
}
