//! `vague-action`: an action is written so that nobody could say on the day whether it was done.

use super::{Category, Rule, RuleContext};
use crate::check::phrases::words;
use crate::check::vague::instead;
use crate::diagnostics::{Diagnostic, Severity};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "vague-action",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "An action is written so that nobody could say on the day whether it was done.",
    why: "A family cannot hold anybody to \"support\". They can hold somebody to Tuesday at four.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Engage with services, by: 2026-02-02}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Ring the sleep nurse, by: 2026-02-02}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let people = context.people().iter();
    let mut names: BTreeSet<String> = people.clone().flat_map(|(key, _)| words(&key.value)).collect();
    names.extend(people.filter_map(|(_, person)| person.inside().name.as_ref()).flat_map(|name| words(name.as_str())));
    for action in context.open_actions() {
        let what = &action.what.inside().words;
        if let Some(help) = instead(what.as_str(), &names, context.locale) {
            found.push(RULE.at(context.file, context.head(what.span), "Nobody could say on the day whether this was done.").help(help));
        }
    }
}
