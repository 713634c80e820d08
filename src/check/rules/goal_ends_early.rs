//! `goal-ends-early`: a goal ends before 12 months.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Goal;
use crate::shape::DateOrMonth;
use jiff::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-ends-early",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal ends before 12 months.",
    why: "A change that lasts takes a year of seasons, birthdays and bad weeks. A short goal measures a good month.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    by: 2026-07-12
    actions: [{who: mum, what: Read together, by: every day}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    by: 2027-01-12
    steps: [{by: 2026-07-12, step: I wake up once.}]
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

/// How many days before 12 months still count as 12 months: the meeting is seldom on the very day.
const NEAR: i64 = 14;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for by in context.goals().filter_map(|goal| early(context, goal.inside())) {
        found.push(
            RULE.at(context.file, by.span, "This goal ends before 12 months.")
                .help("Write what is so by this day under `steps:`. Take `by:` out; then the goal runs for 12 months."),
        );
    }
}

/// The day of a goal that ends too early.
pub(in crate::check) fn early(context: &RuleContext<'_>, goal: &Goal) -> Option<DateOrMonth> {
    let from = context.made_on()?.day.saturating_add(Span::new().months(12)).saturating_sub(Span::new().days(NEAR));
    goal.by.filter(|by| by.day.year() >= 1900 && by.last_day() < from)
}
