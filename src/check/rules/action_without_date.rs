//! `action-without-date`: an action has no day.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "action-without-date",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "An action has no day.",
    why: "Without a day nobody can ask why it has not happened.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together}]",
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
    for action in context.actions().filter(|action| action.inside().by.is_none() && action.inside().done.is_none()) {
        let place = context.place(action.inside().what.span(), action.span());
        found.push(RULE.at(context.file, place, "This action has no day.").help("Write `by:` with a day, or with how often: `every day`."));
    }
}
