//! `review-late`: the next review of a care plan comes later than the regulations allow, or none is written at all.

use super::{Category, Rule, RuleContext};
use crate::check::working_days;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, LegalStatus, LongTermKind};
use crate::shape::Date;
use jiff::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-late",
    severity: Severity::Warning,
    category: Category::Law,
    what: "The next review of a care plan comes later than the regulations allow, or no review is written since the child came into care.",
    why: "A review is the day when a child can change the plan. Until then, nobody has to listen.",
    example: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
in_care_since: 2026-01-05
reviews: {next: 2026-02-10}",
    better: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
in_care_since: 2026-01-05
reviews: {next: 2026-02-02}",
    source: Some("regulation 33(1) and (2), Care Planning, Placement and Case Review (England) Regulations 2010, as made"),
    asks_beyond_a_part: false,
    look,
};

const HELP_NONE: &str =
    "If one has been, write it under `past:`. If none has been, ask the reviewing officer for one now and tell the child.";
const HELP: &str = "Bring the review forward, with the child and the reviewing officer. If one has been, write it under `past:`.";
const HELP_FOSTERING: &str =
    "The rules of 2015 may allow another rhythm in long-term fostering: check them. If one has been, write it under `past:`.";

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // Short breaks have rules of their own.
    if !context.is_kind(Kind::CarePlan) || context.is_under(LegalStatus::ShortBreaks) {
        return;
    }
    let Some(reviews) = context.plan.reviews.as_ref().map(Entry::inside) else { return };
    let Some(next) = reviews.next.as_ref().map(|next| next.inside().on) else { return };
    let since = context.plan.in_care_since.filter(|since| !since.is_missing() && since.day <= context.env.today);
    let past: Vec<Date> = reviews.past.iter().map(|review| review.inside().on).collect();
    // With a day that nobody can read, nothing can be counted.
    if next.is_missing() || past.iter().any(Date::is_missing) {
        return;
    }
    let first_by = since.map(|since| working_days::after(since.day, 20));
    if let (true, Some(first_by)) = (past.is_empty(), first_by)
        && first_by < context.env.today
        && first_by < next.day
    {
        let message = "No review is written here since the child came into care: regulation 33(1).";
        found.push(RULE.at(context.file, next.span, message).help(HELP_NONE));
        return;
    }
    // Any other day that has passed has had its finding.
    if next.day < context.env.today {
        return;
    }
    let message = match (past.iter().map(|review| review.day).max(), first_by) {
        (None, Some(first_by)) if next.day > first_by => {
            "The first review comes later than 20 working days after coming into care: regulation 33(1)."
        }
        // Only a review in the first 20 working days is surely the first: older ones need not be written.
        (Some(last), Some(first_by)) if last <= first_by && next.day > last.saturating_add(Span::new().months(3)) => {
            "The second review comes later than 3 months after the first: regulation 33(2)."
        }
        (Some(last), _) if next.day > last.saturating_add(Span::new().months(6)) => {
            "This review comes later than 6 months after the one before: regulation 33(2)."
        }
        _ => return,
    };
    let kind = context.plan.home.as_ref().and_then(|home| home.inside().long_term.as_ref()).and_then(|plan| plan.inside().kind);
    let is_long_term_fostering = kind.is_some_and(|kind| kind.value == LongTermKind::LongTermFostering);
    let help = if is_long_term_fostering { HELP_FOSTERING } else { HELP };
    found.push(RULE.at(context.file, next.span, message).help(help));
}
