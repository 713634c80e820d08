//! `review-without-next`: the day of the next review is missing.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-without-next",
    severity: Severity::Error,
    concern: Concern::Law,
    what: "The day of the next review is missing.",
    why: "A child and a family must know when they can change the plan.",
    example: "reviews:
  past: [{on: 2026-01-19}]",
    better: "reviews: {next: 2026-04-13}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(reviews) = look.plan.reviews.as_ref().filter(|reviews| reviews.inside().next.is_none()) {
        found.push(
            RULE.at(look.file, look.head(reviews.span()), "The next review is missing.")
                .help("Write `next:` with a day, like `next: 2026-04-13`."),
        );
    }
}
