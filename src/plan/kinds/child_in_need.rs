//! A Child in Need plan: help under section 17 of the Children Act 1989, agreed with the family.
//!
//! No regulation sets its contents; Working Together and local procedures do.

use super::{Kind, KindRules, WrittenTo};

/// The rules of a Child in Need plan.
pub static CHILD_IN_NEED: KindRules = KindRules {
    kind: Kind::ChildInNeed,
    must_have: &[
        ("child", "the booklet is about one child"),
        ("made", "the 12 months are counted from the day the plan was made"),
        ("lead", "the family needs one person to ask"),
        ("people", "every other part names people from here"),
        ("why_we_have_this_plan", "a family asks first what the plan is for"),
        ("consent", "the plan is the family's choice, and it must say who chose it"),
        ("goals", "the plan is judged by what is better in 12 months"),
        ("agreement", "the booklet says who agrees and who does not"),
        ("reviews", "the family must know when the plan is looked at again"),
    ],
    not_here: &["in_care_since"],
    written_to: WrittenTo::Family,
    family_booklet: true,
    statutory_heads: &[],
};
