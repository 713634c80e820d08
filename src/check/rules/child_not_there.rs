//! `child-not-there`: the child was not there when the plan was made, and nothing says how they took part.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::PersonKey;

/// The rule.
pub static RULE: Rule = Rule {
    code: "child-not-there",
    severity: Severity::Warning,
    category: Category::Voice,
    what: "The child was not there when the plan was made, and nothing says how they took part.",
    why: "A plan about a child who was not asked is a guess. For a baby, somebody who knows them can speak.",
    example: "made: {on: 2026-01-12, with: [mum, dad, grace]}",
    better: "made: {on: 2026-01-12, with: [amira, mum, dad, grace]}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(made), Some(me)) = (&context.plan.made, context.me()) else { return };
    let (span, made) = (made.span(), made.inside());
    // A key that nobody has may be the child's, written wrong.
    let there = |who: &PersonKey| who.key() == me || context.person(who.key()).is_none();
    // Where the file has errors, an empty list may be a key written wrong.
    if made.with.is_empty() && context.env.shape_errors {
        return;
    }
    if made.how.is_none() && !made.with.iter().any(there) {
        let with = made.with.first().and_then(|_| context.key(span, "with"));
        let place = context.place(with.unwrap_or(made.on.span), context.top());
        found.push(if context.is_baby() {
            Diagnostic::hint(RULE.code, context.file, place, "Nothing says who spoke for the baby when this plan was made.")
                .help("Write under `how:` who knows the baby best, and what they saw that the baby likes and needs.")
        } else {
            RULE.at(context.file, place, "The child was not there when this plan was made.")
                .help("Go through it with the child, then add them to `with:`. Or write under `how:` how they took part.")
        });
    }
}
