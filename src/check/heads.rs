//! The heads that the regulations ask for, and whether a plan has them: for the worker's own page.

use super::CheckedPlan;
use super::rules::statutory_head_missing::is_there;
use crate::content::{Entry, Labels};
use crate::plan::{Plan, kinds};

/// One head that the regulations ask for.
pub struct Head {
    /// The plan's key: `health`, `home.long_term`, `people.reviewing-officer`.
    pub key: &'static str,
    /// "Regulation 5(1)(b)(i) and schedule 1 paragraph 1" of the Care Planning, Placement and Case Review
    /// (England) Regulations 2010.
    pub citation: &'static str,
    /// Whether the plan has it.
    pub there: bool,
    /// Whether a label keeps it from somebody.
    pub labelled: bool,
}

/// The heads of a plan's kind, in the order of the regulations. None for a kind that no regulation describes.
#[must_use]
pub fn heads(plan: &CheckedPlan) -> Vec<Head> {
    let body = plan.plan();
    let head = |(key, law): &(&'static str, &'static str)| {
        let citation = law.split_once(": ").map_or(*law, |(citation, _)| citation);
        Head { key, citation, there: is_there(body, key), labelled: labels(body, key).is_some_and(Labels::restrict) }
    };
    kinds::rules(plan.kind()).statutory_heads.iter().map(head).collect()
}

/// The labels of the mapping that a head stands in.
fn labels<'a>(plan: &'a Plan, key: &str) -> Option<&'a Labels> {
    let part = match key {
        "home.long_term" => return plan.home.as_ref().and_then(|home| home.inside().long_term.as_ref()).map(Entry::labels),
        "health" => &plan.health,
        "school" => &plan.school,
        "feelings" => &plan.feelings,
        "identity" => &plan.identity,
        "getting_on_with_people" => &plan.getting_on_with_people,
        "growing_up" => &plan.growing_up,
        "fun" => &plan.fun,
        _ => return None,
    };
    part.as_ref().map(Entry::labels)
}
