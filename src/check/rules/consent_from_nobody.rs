//! `consent-from-nobody`: nobody of the family has said yes to a Child in Need plan.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "consent-from-nobody",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "Nobody in the family has said yes to a Child in Need plan.",
    why: "Help under section 17 is the family's choice. A plan that they did not choose is a plan that is done to them.",
    example: "consent: {given_by: [grace], on: 2026-01-12}",
    better: "consent: {given_by: [mum, dad], on: 2026-01-12}",
    source: Some("section 17, Children Act 1989; that help under it is voluntary is guidance and practice"),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // A draft is what the family is asked about.
    if !context.is_kind(Kind::ChildInNeed) || context.plan.draft.on() {
        return;
    }
    let Some(consent) = &context.plan.consent else { return };
    let given_by = &consent.inside().given_by;
    // A key that nobody has may be a parent's, written wrong; and so may an empty list where the file has errors.
    let may_be_family = |key| context.is_home_side(key) || context.person(key).is_none_or(|person| person.part.is_none());
    if given_by.iter().any(|who| may_be_family(who.key())) || (given_by.is_empty() && context.env.shape_errors) {
        return;
    }
    let place = context.key(consent.span(), "given_by").unwrap_or_else(|| context.place(consent.span(), context.top()));
    found.push(
        RULE.at(context.file, place, "Nobody in the family has said yes to this plan yet.").help(
            "Ask who has parental responsibility, and the child if old enough. They may say no. Then write who said yes, and the day.",
        ),
    );
}
