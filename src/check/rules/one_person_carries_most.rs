//! `one-person-carries-most`: one person of the family carries most of the open actions, or one parent all of the parents'.

use super::{Category, Rule, RuleContext};
use crate::check::is_home_side;
use crate::diagnostics::{Diagnostic, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "one-person-carries-most",
    severity: Severity::Warning,
    category: Category::Ownership,
    what: "One person in the family carries most of the open actions, or one parent all of the parents'.",
    why: "A plan that rests on one tired person falls when they do. It is most often a mother.",
    example: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions:
      - {who: mum, what: Read together, by: every day}
      - {who: mum, what: Put the lamp in, by: 2026-02-02}
      - {who: mum, what: Ring the sleep nurse, by: 2026-02-02}",
    better: "goals:
  - goal: I sleep well
    whose: amira
    now: I wake up twice.
    in_12_months: I sleep all night.
    actions:
      - {who: mum, what: Read together, by: every day}
      - {who: dad, what: Put the lamp in, by: 2026-02-02}
      - {who: grace, what: Ring the sleep nurse, by: 2026-02-02}",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// From how many open actions one person of the family can be said to carry most.
const MANY: usize = 4;
/// From how many open actions one parent can be said to carry what both could.
const MANY_BESIDE_NONE: usize = 3;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for who in context.open_actions().filter_map(|action| action.who.as_ref()) {
        *held.entry(who.key()).or_default() += 1;
    }
    let of = |key: &str| held.get(key).copied().unwrap_or_default();
    let all = context.open_actions().count();
    let parents: BTreeSet<&str> = context.parents().map(|(key, _)| key).collect();
    let carrying = parents.iter().filter(|key| of(key) > 0).count();
    for (key, _) in context.people().iter().filter(|(_, person)| is_home_side(person.inside())) {
        let own = of(&key.value);
        let alone = parents.contains(key.value.as_str()) && parents.len() > 1 && carrying == 1;
        let message = if own >= MANY && own * 2 > all {
            format!("`{}` carries {own} of the {all} open actions.", key.value)
        } else if alone && own >= MANY_BESIDE_NONE {
            format!("`{}` carries {own} open actions, and no other parent carries one.", key.value)
        } else {
            continue;
        };
        found.push(
            RULE.at(context.file, key.span, message)
                .help("Ask what they would hand over. Give some actions to another parent, to family or friends, or to a worker."),
        );
    }
}
