//! `review-without-next`: the day of the next review is missing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-without-next",
    severity: Severity::Error,
    category: Category::Law,
    what: "The day of the next review is missing.",
    why: "A child and a family must know when they can change the plan.",
    example: "reviews:
  past: [{on: 2026-01-19}]",
    better: "reviews: {next: 2026-04-13}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(reviews) = context.plan.reviews.as_ref().filter(|reviews| reviews.inside().next.is_none()) {
        found.push(
            RULE.at(context.file, context.head(reviews.span()), "The next review is missing.")
                .help("Write `next:` with a day, like `next: 2026-04-13`."),
        );
    }
}
