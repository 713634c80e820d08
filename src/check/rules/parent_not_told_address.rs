//! `parent-not-told-address`: under section 20, a parent's copy does not say where the child lives.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, LegalStatus};

/// The rule.
pub static RULE: Rule = Rule {
    code: "parent-not-told-address",
    severity: Severity::Hint,
    category: Category::Law,
    what: "Under section 20, a parent's booklet does not say where the child lives.",
    why: "The council must take reasonable steps to keep parents told. Not to tell can be right: it is a decision, and somebody has to make it.",
    example: r#"plan: care-plan
home: {place: {words: Sam's house, not_for: [dad]}, will_i_move: {answer: "no"}}
legal: {status: parents-agreed}
booklets: {dad: {}}"#,
    better: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
legal: {status: parents-agreed}
booklets: {dad: {}}"#,
    source: Some("schedule 2 paragraph 15, Children Act 1989, as of 1 September 2022"),
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let is_agreed = context.is_under(LegalStatus::ParentsAgreed) || context.is_under(LegalStatus::IAgreed);
    if !context.is_kind(Kind::CarePlan) || !is_agreed {
        return;
    }
    let Some(home) = &context.plan.home else { return };
    for (reader, _) in context.plan.booklets.iter().flat_map(|booklets| &booklets.inside().0) {
        if context.parents().any(|(key, _)| key == reader.value) && !context.seen_by(&reader.value).sees(home.inside().place.span()) {
            let message = "This parent does not read where the child lives. Under section 20 the council must try to tell parents.";
            let help = "Do not add an address because of this. Ask the council's lawyer first, and look for court orders. Then silence this \
                        with `allow:`.";
            found.push(RULE.at(context.file, reader.span, message).help(help));
        }
    }
}
