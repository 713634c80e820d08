//! The kinds of plan: one file a kind, and this list.

mod care_plan;
mod child_in_need;

use super::{Kind, WrittenTo};

/// What is special about a kind of plan.
pub struct KindRules {
    /// The kind.
    pub kind: Kind,
    /// Required keys, with why, for the message.
    pub must_have: &'static [(&'static str, &'static str)],
    /// Keys that belong to another kind.
    pub not_here: &'static [&'static str],
    /// Whom the texts speak to where the plan does not say.
    pub written_to: WrittenTo,
    /// Whether the family gets a booklet where no readers are named.
    pub family_booklet: bool,
    /// The sections that the law asks for: the key, and the regulation that asks. A missing one is a warning.
    pub statutory_heads: &'static [(&'static str, &'static str)],
}

/// All kinds.
pub static KINDS: [&KindRules; 2] = [&care_plan::CARE_PLAN, &child_in_need::CHILD_IN_NEED];

/// The rules of a kind.
pub fn rules(kind: Kind) -> &'static KindRules {
    match kind {
        Kind::CarePlan => &care_plan::CARE_PLAN,
        Kind::ChildInNeed => &child_in_need::CHILD_IN_NEED,
    }
}
