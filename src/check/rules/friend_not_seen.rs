//! `friend-not-seen`: a friend of a child in care is named, and nothing says how the child sees them.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, PersonPart};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "friend-not-seen",
    severity: Severity::Hint,
    category: Category::People,
    what: "A friend of a child in care is named, and nothing says how the child sees them.",
    why: "A move often takes friends without anybody deciding it. One line keeps a friend.",
    example: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  leon: {name: Leon, is: my best friend, part: friend}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}
seeing_people: [{who: mum, how_often: every Sunday}]",
    better: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  leon: {name: Leon, is: my best friend, part: friend}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}
seeing_people: [{who: leon, how_often: whenever you both like, how: Ask Sam.}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if !context.is_kind(Kind::CarePlan) {
        return;
    }
    let seen: BTreeSet<&str> = context.plan.seeing_people.iter().map(|seen| seen.inside().who.key()).collect();
    let friends = context.people().iter().filter(|(_, person)| person.inside().part.is_some_and(|part| part.value == PersonPart::Friend));
    for (key, person) in friends.filter(|(key, _)| !seen.contains(key.value.as_str())) {
        let place = context.place(key.span, person.span());
        found.push(
            RULE.at(context.file, place, format!("Nothing says how the child sees the friend `{}`.", key.value))
                .help("Write it under `seeing_people:`, like `how_often: whenever you both like, how: Ask Sam.`."),
        );
    }
}
