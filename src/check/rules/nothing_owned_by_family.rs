//! `nothing-owned-by-family`: no goal and no action is held by the child, the family or a carer.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::PersonPart;
use crate::shape::PersonKey;

/// The rule.
pub static RULE: Rule = Rule {
    code: "nothing-owned-by-family",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "No goal and no action is held by the child, the family or a carer.",
    why: "A plan that is done to a family ends when the workers leave. What they own goes on.",
    example: "goals:
  - goal: I sleep well
    whose: grace
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-02-02}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: grace, what: Ring the sleep nurse, by: 2026-02-02}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let owners = context.goals().map(|goal| &goal.inside().whose);
    let doers = context.actions().filter_map(|action| action.inside().who.as_ref());
    // A person whom the plan does not know may be family.
    let is_theirs = |who: &PersonKey| context.is_nobody(who) || context.is_home_side(who.key()) || is_friend(context, who);
    if let Some(first) = context.plan.goals.first()
        && !owners.chain(doers).any(is_theirs)
    {
        let place = context.place(first.inside().whose.0.span, first.span());
        found.push(
            RULE.at(context.file, place, "No goal and no action belongs to the child or the family.")
                .help("Ask what they want to change first and who of them holds it. Write their key after `whose:` or `who:`."),
        );
    }
}

fn is_friend(context: &RuleContext<'_>, who: &PersonKey) -> bool {
    context.person(who.key()).and_then(|person| person.part).is_some_and(|part| part.value == PersonPart::Friend)
}
