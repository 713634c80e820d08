//! `action-without-person`: nobody is named for an action.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "action-without-person",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "Nobody is named for an action.",
    why: "What everybody should do, nobody does. The child waits.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{what: Read together, by: every day}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for action in context.actions().filter(|action| action.inside().who.is_none()) {
        let place = context.place(action.inside().what.span(), action.span());
        found.push(RULE.at(context.file, place, "Nobody is named for this action.").help("Write `who:` with the key of one person."));
    }
}
