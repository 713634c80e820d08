//! A care plan: for a child who is looked after by the council.
//!
//! The heads are those of regulation 5 and schedule 1 of the Care Planning, Placement and Case Review
//! (England) Regulations 2010 (SI 2010/959), in the text as made, with the 2014 changes.

use super::{Kind, KindRules, WrittenTo};

/// The rules of a care plan.
pub static CARE_PLAN: KindRules = KindRules {
    kind: Kind::CarePlan,
    must_have: &[
        ("child", "the booklet is about one child"),
        ("made", "the 12 months are counted from the day the plan was made"),
        ("lead", "the child needs one person to ask"),
        ("people", "every other part names people from here"),
        ("why_we_have_this_plan", "children ask first why they are in care"),
        ("home", "the child must read whether they have to move"),
        ("goals", "the plan is judged by what is better in 12 months"),
        ("reviews", "the child must know when the plan is looked at again"),
    ],
    not_here: &["consent", "ending"],
    written_to: WrittenTo::Child,
    family_booklet: false,
    statutory_heads: &[
        ("home.long_term", "regulation 5(1)(a): the long-term plan for the child's upbringing"),
        ("health", "regulation 5(1)(b)(i) and schedule 1 paragraph 1: health"),
        ("school", "regulation 5(1)(b)(ii) and schedule 1 paragraph 2: education and training"),
        ("feelings", "regulation 5(1)(b)(iii): emotional and behavioural development"),
        ("identity", "regulation 5(1)(b)(iv): identity, with faith, race, culture and language"),
        ("seeing_people", "regulation 5(1)(b)(v) and schedule 1 paragraph 3: family and social relationships"),
        ("getting_on_with_people", "regulation 5(1)(b)(vi): social presentation"),
        ("growing_up", "regulation 5(1)(b)(vii): self-care skills"),
        ("fun", "schedule 1 paragraph 2(4): leisure interests"),
        ("decisions", "regulation 5(1)(c) and schedule 2: the placement plan, with who can say yes to what"),
        ("people.reviewing-officer", "regulation 5(1)(d): the name of the reviewing officer"),
        ("in_our_words.child", "regulation 5(1)(e): the wishes and feelings of the child"),
        ("in_our_words.others", "regulation 5(1)(e): the wishes and feelings of parents and others"),
        // These two are for some children only, and are not for a booklet.
        ("record.trafficking-or-asylum", "regulation 5(1)(f): trafficking or asylum"),
        ("record.after-care", "regulation 39(3): help after care"),
    ],
};
