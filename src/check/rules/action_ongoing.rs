//! `action-ongoing`: the day of an action is a word that never comes: ongoing, as needed.

use super::{Category, Rule, RuleContext};
use crate::check::phrases::words;
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::When;

/// The rule.
pub static RULE: Rule = Rule {
    code: "action-ongoing",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "The day of an action is a word that never comes: ongoing, as needed.",
    why: "What is always going on can never be late. So nobody asks why it has not happened.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: ongoing}]",
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
    for rhythm in context.open_actions().filter_map(|action| action.by.as_ref()) {
        if let When::Rhythm(text) = rhythm
            && context.locale.checks().never.has(&words(text.as_str()))
        {
            found.push(
                RULE.at(context.file, context.head(text.span), "This is no day, so this action can never be late.")
                    .help("Write a day, like `2026-03-02`, or how often: `every Friday`."),
            );
        }
    }
}
