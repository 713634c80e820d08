//! `worker-action-late`: a worker promised something for a day, the day has passed, and it is not written as done.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Action;
use crate::shape::When;

/// The rule.
pub static RULE: Rule = Rule {
    code: "worker-action-late",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "A worker promised something for a day, the day has passed, and it is not written as done.",
    why: "A family is asked to keep its word. When a worker's promise slips in silence, the plan stops being believed.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-01-16}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-01-16, done: 2026-01-15}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for action in context.open_actions() {
        if let Some(When::Day(by)) =
            action.by.as_ref().filter(|by| matches!(by, When::Day(by) if by.last_day() < context.env.today && is_workers(context, action)))
        {
            found.push(
                RULE.at(context.file, by.span, "A worker promised this for a day that has passed.")
                    .help("Do it and write `done:`, or tell the family why it is late and agree a new day with them."),
            );
        }
    }
}

/// Whether a worker has promised an action. `date-passed` leaves those to this rule.
pub(in crate::check) fn is_workers(context: &RuleContext<'_>, action: &Action) -> bool {
    action.who.as_ref().is_some_and(|who| context.is_worker(who.key()))
}
