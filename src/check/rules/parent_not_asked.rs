//! `parent-not-asked`: a parent was not there, said nothing, and nobody asked whether they agree.

use super::{Category, Rule, RuleContext};
use crate::check::people::cannot_be_asked;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::PersonKey;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "parent-not-asked",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "A parent was not there, said nothing, and nobody asked whether they agree.",
    why: "A parent who is left out of the plan is not left out of the child's life. It is most often a father.",
    example: "made: {on: 2026-01-12, with: [amira, mum, grace]}
consent: {given_by: [mum], on: 2026-01-12}",
    better: "made: {on: 2026-01-12, with: [amira, mum, grace]}
consent: {given_by: [mum], on: 2026-01-12}
agreement: {amira: \"yes\", mum: \"yes\", dad: {agrees: not-asked, words: Grace meets Dad on 2 February.}}",
    source: Some(
        "regulation 5(1)(e), Care Planning, Placement and Case Review (England) Regulations 2010, as made, for a child in care; for a Child in Need plan it is practice",
    ),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let made = context.plan.made.iter().flat_map(|made| &made.inside().with);
    let agreed = context.plan.consent.iter().flat_map(|consent| &consent.inside().given_by);
    let mut asked: BTreeSet<&str> = made.chain(agreed).map(PersonKey::key).collect();
    let known: BTreeSet<&str> = context.people().iter().map(|(key, _)| key.value.as_str()).collect();
    // A key that nobody has may be a parent's, written wrong.
    if !asked.is_subset(&known) {
        return;
    }
    asked.extend(context.speakers());
    asked.extend(context.plan.agreement.iter().flat_map(|all| all.inside().iter()).map(|(key, _)| key.value.as_str()));
    for (key, place) in context.parents() {
        if !asked.contains(key) && !context.person(key).is_some_and(|person| cannot_be_asked(person, &context.locale.checks().people)) {
            found.push(
                RULE.at(context.file, place, format!("Nobody has asked `{key}` about this plan.")).help(
                    "Ask them when it is safe, and not through somebody else. Write their words under `in_our_words:`. Until then, write `not-asked` under `agreement:` and why.",
                ),
            );
        }
    }
}
