//! `statutory-head-missing`: a part that the regulations ask for is missing from a care plan.

use super::{Category, Rule, RuleContext};
use crate::check::statutory::{asked_for, part_of_life};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{PartOfLife, PersonPart, Plan};

/// The rule.
pub static RULE: Rule = Rule {
    code: "statutory-head-missing",
    severity: Severity::Warning,
    category: Category::Law,
    what: "A part that the regulations ask for is missing from a care plan.",
    why: "Each of these parts is something that a child may need and that the council must think about.",
    example: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}}
health:"#,
    better: r#"plan: care-plan
home: {place: Sam's house, will_i_move: {answer: "no"}, long_term: {words: You stay with Sam.}}
health: {now: You are well.}
school: {now: You are in Year 6.}
feelings: {now: You laugh a lot.}
identity: {now: You go to Scouts.}
seeing_people: [{who: mum, how_often: every Sunday}]
getting_on_with_people: {now: You like games.}
growing_up: {now: You make toast.}
fun: {now: Scouts.}
in_our_words:
  - {who: amira, words: I want to play., answer: You can.}
  - {who: mum, words: I want to help., answer: You do.}
decisions: [{about: school trips, who: [mum]}]
people:
  amira: me
  mum: {name: Layla, is: my mum, part: family}
  dad: {name: Yusuf, is: my dad, part: family}
  grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100}
  iro: {name: David Cole, is: my reviewing officer, part: reviewing-officer}"#,
    source: Some(
        "regulation 5 and schedule 1, Care Planning, Placement and Case Review (England) Regulations 2010, as made, with the 2014 changes",
    ),
    asks_beyond_a_part: false,
    look,
};

const REGULATIONS: &str = "the Care Planning, Placement and Case Review (England) Regulations 2010";

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(kind) = context.plan.plan.get() else { return };
    for (head, law) in asked_for(context.plan, kind) {
        // A baby says nothing in words. `child-not-there` asks who spoke for them.
        if is_there(context.plan, head) || (*head == "in_our_words.child" && context.is_baby()) {
            continue;
        }
        let (place, about) = law.split_once(": ").unwrap_or((law, head));
        let message = match *head {
            "people.reviewing-officer" => format!("The reviewing officer is missing from `people`. The law asks for their name: {place}."),
            "decisions" => format!("Who can say yes to what (`decisions`) is missing. It belongs to the placement plan: {place}."),
            "in_our_words.child" => format!("The child's own words are missing from `in_our_words`. The law asks for them: {place}."),
            "in_our_words.others" => {
                format!("Words of parents and others are missing from `in_our_words`. The law asks for them: {place}.")
            }
            key => format!("`{key}` is missing. The law asks for it: {place}."),
        };
        found.push(RULE.at(context.file, context.top(), message).help(format!("Write about {about}. It is asked for by {REGULATIONS}.")));
    }
}

/// Whether something stands under a head. What a label hides is there too.
pub(in crate::check) fn is_there(plan: &Plan, head: &str) -> bool {
    let written = |key: &str| part_of_life(plan, key).is_some_and(|(part, _)| !is_bare(part));
    let people = || plan.people.iter().flat_map(|people| people.inside().iter());
    let part = |key: &str| people().find(|(known, _)| known.value == key).and_then(|(_, person)| person.inside().part);
    let is_me = |key: &str| people().any(|(known, person)| known.value == key && person.inside().is_me());
    let is_worker = |key: &str| part(key).is_some_and(|part| part.value.is_worker());
    let said = |by: &dyn Fn(&str) -> bool| plan.in_our_words.iter().any(|said| by(said.inside().who.key()));
    match head {
        "home.long_term" => plan.home.as_ref().is_none_or(|home| home.inside().long_term.is_some()),
        "health" | "school" | "feelings" | "identity" | "getting_on_with_people" | "growing_up" | "fun" => written(head),
        "seeing_people" => !plan.seeing_people.is_empty(),
        "decisions" => !plan.decisions.is_empty(),
        "people.reviewing-officer" => {
            people().any(|(_, person)| person.inside().part.is_some_and(|part| part.value == PersonPart::ReviewingOfficer))
        }
        "in_our_words.child" => said(&is_me),
        "in_our_words.others" => said(&|who| !is_me(who) && !is_worker(who)),
        // A head that this list does not know yet: say nothing rather than something wrong.
        _ => true,
    }
}

fn is_bare(part: &PartOfLife) -> bool {
    part.now.is_none() && part.help.is_empty() && part.changes.is_none() && part.waiting.is_none()
}
