//! `child-not-there`: the child was not there when the plan was made, and nothing says how they took part.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::PersonKey;

/// The rule.
pub static RULE: Rule = Rule {
    code: "child-not-there",
    severity: Severity::Warning,
    concern: Concern::Voice,
    what: "The child was not there when the plan was made, and nothing says how they took part.",
    why: "A plan about a child who was not asked is a guess. For a baby, somebody who knows them can speak.",
    example: "made: {on: 2026-01-12, with: [mum, dad, grace]}",
    better: "made: {on: 2026-01-12, with: [amira, mum, dad, grace]}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(made), Some(me)) = (&look.plan.made, look.me()) else { return };
    let (span, made) = (made.span(), made.inside());
    // A key that nobody has may be the child's, written wrong.
    let there = |who: &PersonKey| who.key() == me || look.person(who.key()).is_none();
    // Where the file has errors, an empty list may be a key written wrong.
    if made.with.is_empty() && look.desk.shape_errors {
        return;
    }
    if made.how.is_none() && !made.with.iter().any(there) {
        let with = made.with.first().and_then(|_| look.key(span, "with"));
        let place = look.place(with.unwrap_or(made.on.span), look.top());
        found.push(if look.is_baby() {
            Diagnostic::hint(RULE.code, look.file, place, "Nothing says who spoke for the baby when this plan was made.")
                .help("Write under `how:` who knows the baby best, and what they saw that the baby likes and needs.")
        } else {
            RULE.at(look.file, place, "The child was not there when this plan was made.")
                .help("Go through it with the child, then add them to `with:`. Or write under `how:` how they took part.")
        });
    }
}
