//! `better-off-not-asked`: it is time to ask whether life is better, and nobody has.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "better-off-not-asked",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "It is time to ask whether life is better, and nobody has.",
    why: "The plan is judged by one question: are the child and the family better off? Only they can answer it.",
    example: "made: {on: 2025-10-01, with: [amira, mum, dad, grace]}",
    better: "made: {on: 2025-10-01, with: [amira, mum, dad, grace]}
better_off: [{on: 2026-01-12, answers: {amira: better, mum: same, dad: better}}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// When it is first asked, after the plan was made.
const FIRST: Interval = Interval::Months(3);

/// The most time between two answers: three months, and a month to find a day.
const MOST: Interval = Interval::Months(4);

/// From when on an answer counts as the one at the end of the 12 months.
const NEARLY_OVER: Interval = Interval::Months(11);

/// How long a plan runs.
const YEAR: Interval = Interval::Months(12);

const HELP: &str =
    "Ask each person: is it better, the same or worse than when we started? Write `better_off:` with the day and each answer.";

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(made) = context.made_on() else { return };
    let today = context.env.today;
    let asked: Vec<Date> = context.plan.better_off.iter().map(|asked| asked.inside().on).collect();
    // With a day that nobody can read, nothing can be counted.
    if asked.iter().any(Date::is_missing) {
        return;
    }
    // What was asked before this plan was made belongs to the plan before.
    let last = asked.into_iter().filter(|on| on.day >= made.day && on.day <= today).max_by_key(|on| on.day);
    let is_over = YEAR.after(made.day) < today;
    let message = match last {
        // The question at the end has its answer: the measure is whole.
        Some(last) if last.day >= NEARLY_OVER.after(made.day) => return,
        _ if is_over => "The 12 months of this plan are over. At their end, nobody has been asked whether life is better.",
        Some(last) if MOST.after(last.day) < today => "It is over 4 months since anybody was asked whether life is better.",
        None if FIRST.after(made.day) < today => "This plan is over 3 months old. Nobody has been asked whether life is better.",
        _ => return,
    };
    let place = last.map_or(made.span, |last| last.span);
    found.push(RULE.at(context.file, context.place(place, context.top()), message).help(HELP));
}
