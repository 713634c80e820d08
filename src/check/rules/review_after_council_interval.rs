//! `review-after-council-interval`: the next review of a Child in Need plan comes later than the council's own setting says.

use super::{Category, Rule, RuleContext};
use crate::check::interval::Interval;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Kind;
use crate::shape::Date;

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-after-council-interval",
    severity: Severity::Hint,
    category: Category::Law,
    what: "The next review of a Child in Need plan comes later than the council's own setting says.",
    why: "No national rule sets these reviews. A council that has promised its families a rhythm should keep it.",
    example: "reviews: {next: 2026-04-13}",
    better: "reviews: {next: 2026-02-23}",
    source: Some("the council's own setting `cin_review_every` in `ourplan.yaml`; there is no national rule"),
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if !context.is_kind(Kind::ChildInNeed) {
        return;
    }
    let Some(every) = context.env.settings.cin_review_every.as_ref().and_then(|text| Interval::read(text.as_str(), context.locale)) else {
        return;
    };
    let Some(reviews) = context.plan.reviews.as_ref().map(Entry::inside) else { return };
    let Some(next) = reviews.next.as_ref().map(|next| next.inside().on) else { return };
    let past: Vec<Date> = reviews.past.iter().map(|review| review.inside().on).collect();
    if next.is_missing() || next.day < context.env.today || past.iter().any(Date::is_missing) {
        return;
    }
    let from = past.iter().copied().max_by_key(|review| review.day).or_else(|| context.made_on());
    if let Some(from) = from.filter(|from| every.after(from.day) < next.day) {
        found.push(
            RULE.at(context.file, next.span, "This review comes later than the council's own setting `cin_review_every` says.")
                .also(from.span, "counted from here")
                .help("Agree an earlier day with the family. Where they want it so, write `allow: [review-after-council-interval]` beside the day."),
        );
    }
}
