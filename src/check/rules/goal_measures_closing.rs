//! `goal-measures-closing`: a goal measures that a service ends, and not that a life is better.

use super::goal_ends_early::early;
use super::{Category, Rule, RuleContext};
use crate::check::phrases::words;
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Locale;

/// The rule.
pub static RULE: Rule = Rule {
    code: "goal-measures-closing",
    severity: Severity::Warning,
    category: Category::Goals,
    what: "A goal measures that a service ends, and not that a life is better.",
    why: "A case can close while a child is no happier. The question is whether they are better off in a year.",
    example: "goals:
  - goal: The case is closed to social care
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions: [{who: mum, what: Read together, by: every day}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for goal in context.goals().map(Entry::inside) {
        let better = goal.in_12_months.as_ref().map(|standing| standing.inside().words.words.inside());
        let texts = [Some(&goal.goal.inside().words), better.map(|text| &text.words)];
        let is_early = early(context, goal).is_some();
        if let Some(text) = texts.into_iter().flatten().find(|text| measures(text.as_str(), is_early, context.locale)) {
            found.push(
                RULE.at(context.file, context.head(text.span), "This measures when a service ends, not whether life is better.")
                    .help("Write what the child would see, hear or do in 12 months, like `I sleep all night`."),
            );
        }
    }
}

fn measures(text: &str, is_early: bool, locale: &Locale) -> bool {
    let written = words(text);
    let goals = &locale.checks().goals;
    // A goal that ends early has had its finding.
    goals.closing.stand_in(&written) || (!is_early && goals.half_a_year.stand_in(&written))
}
