//! `brother-or-sister-not-seen`: a brother or sister of a child in care has no way to be seen, or lives apart without a reason.

use super::{Category, Rule, RuleContext};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{Kind, Person, PersonPart, SeeingPerson};
use crate::shape::PersonKey;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "brother-or-sister-not-seen",
    severity: Severity::Warning,
    category: Category::People,
    what: "A brother or sister of a child in care has no way to be seen, or lives apart without a reason.",
    why: "Brothers and sisters are the people we know longest. Not seeing them is what children in care name most.",
    example: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  ivy: {name: Ivy, is: my sister, part: brother-or-sister}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}
seeing_people: [{who: mum, how_often: every Sunday}]",
    better: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  ivy: {name: Ivy, is: my sister, part: brother-or-sister}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, since: 2026-01-05, phone: \"0113 496 0100\"}
seeing_people: [{who: ivy, how_often: every Sunday, together: false, why_apart: Ivy was settled with Nan.}]",
    source: Some(
        "regulation 5(1)(b)(v) and schedule 1 paragraph 3, Care Planning, Placement and Case Review (England) Regulations 2010, as made",
    ),
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    // At home, brothers and sisters see each other; only a care plan must say how.
    if !context.is_kind(Kind::CarePlan) {
        return;
    }
    let at_home: BTreeSet<&str> = context.plan.home.iter().flat_map(|home| &home.inside().with).map(PersonKey::key).collect();
    let mut seen: BTreeMap<&str, Vec<&Entry<SeeingPerson>>> = BTreeMap::new();
    for entry in &context.plan.seeing_people {
        seen.entry(entry.inside().who.key()).or_default().push(entry);
    }
    let apart =
        context.people().iter().filter(|(key, person)| is_brother_or_sister(person.inside()) && !at_home.contains(key.value.as_str()));
    for (key, person) in apart {
        let entries = seen.get(key.value.as_str());
        if entries.is_none() {
            let place = context.place(key.span, person.span());
            found.push(RULE.at(context.file, place, format!("Nothing says how the child sees `{}`.", key.value)).help(
                "Write it under `seeing_people:`, with how often and how. If they do not meet, write why, and what there is instead.",
            ));
        } else if let Some(apart) = entries.into_iter().flatten().find(|seen| is_apart_without_reason(seen.inside())) {
            let place = context.place(apart.inside().who.0.span, apart.span());
            found.push(
                RULE.at(context.file, place, format!("Nothing says why the child and `{}` live apart.", key.value))
                    .help("Write `why_apart:`, as you would tell the child. If they live together, write `together: true`."),
            );
        }
    }
}

fn is_brother_or_sister(person: &Person) -> bool {
    person.part.is_some_and(|part| part.value == PersonPart::BrotherOrSister)
}

fn is_apart_without_reason(seen: &SeeingPerson) -> bool {
    seen.why_apart.is_none() && !seen.together.as_ref().is_some_and(|together| together.on())
}
