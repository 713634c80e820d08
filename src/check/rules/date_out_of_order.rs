//! `date-out-of-order`: a day cannot be right: it lies in the future, or before something that came first.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "date-out-of-order",
    severity: Severity::Warning,
    category: Category::File,
    what: "A day cannot be right: it lies in the future, or before something that came first.",
    why: "A wrong year in a child's story is a wrong story.",
    example: "in_our_words:
  - {who: amira, on: 2027-01-10, words: I want to play., answer: You can.}",
    better: "in_our_words:
  - {who: amira, on: 2026-01-10, words: I want to play., answer: You can.}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

const LOOK: &str = "Look at the year, the month and the day.";

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let future = |date: &Date| !date.is_missing() && date.day > context.env.today;
    for date in happened(context).into_iter().filter(future) {
        found.push(RULE.at(context.file, date.span, "This has happened, and its day lies in the future.").help(LOOK));
    }
    let unborn = context.plan.child.as_ref().map(Entry::inside).filter(|child| child.is_unborn());
    if let Some(due) = unborn.and_then(|child| child.due).filter(|due| due.day > Interval::Months(10).after(context.env.today)) {
        found.push(RULE.at(context.file, due.span, "No baby is expected so far ahead.").help(LOOK));
    }
    if let Some(made) = context.made_on() {
        let done = context.actions().filter_map(|action| action.inside().done).filter(|done| !done.is_missing() && done.day < made.day);
        for done in done {
            found.push(
                RULE.at(context.file, done.span, "This was done before the plan was made.").also(made.span, "made on this day").help(LOOK),
            );
        }
    }
    let homes = context.plan.home.iter().flat_map(|home| home.inside().before.iter());
    for (from, to) in homes.filter_map(|home| home.inside().from.zip(home.inside().to)) {
        if to.last_day() < from.day {
            found.push(RULE.at(context.file, to.span, "This home ended before it began.").also(from.span, "it began here").help(LOOK));
        }
    }
}

/// The days of things that have happened.
fn happened(context: &RuleContext<'_>) -> Vec<Date> {
    let plan = context.plan;
    let mut days: Vec<Date> = Vec::new();
    days.extend(plan.in_care_since);
    days.extend(plan.checked_by.iter().map(|checked| checked.inside().on));
    // Of a baby who is not born yet, the day is when they are expected.
    let expected = Interval::Months(10).after(context.env.today);
    days.extend(
        plan.child.iter().filter_map(|child| child.inside().born).filter(|born| born.day <= context.env.today || born.day > expected),
    );
    days.extend(plan.consent.iter().filter_map(|consent| consent.inside().on));
    days.extend(plan.in_our_words.iter().filter_map(|said| said.inside().on));
    days.extend(plan.visits.iter().filter_map(|visits| visits.inside().last));
    days.extend(plan.legal.iter().filter_map(|legal| legal.inside().since));
    days.extend(plan.letters.iter().filter_map(|letter| letter.inside().on));
    days.extend(plan.better_off.iter().map(|asked| asked.inside().on));
    days.extend(context.actions().filter_map(|action| action.inside().done));
    days.extend(context.goals().flat_map(|goal| goal.inside().checks.iter()).map(|check| check.inside().on));
    days.extend(plan.reviews.iter().flat_map(|reviews| reviews.inside().past.iter()).map(|review| review.inside().on));
    days
}
