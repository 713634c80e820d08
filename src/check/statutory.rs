//! The sections that the regulations ask for, and whether a plan has them: for the worker's own page.

use super::CheckedPlan;
use super::rules::statutory_head_missing::is_there;
use crate::content::Entry;
use crate::plan::{Kind, LegalStatus, LongTerm, PartOfLife, Person, PersonPart, Plan, kinds};
use crate::source::{At, Span};
use crate::visibility::{Viewer, Visibility};

/// One head that the regulations ask for.
pub struct Head {
    /// The plan's key: `health`, `home.long_term`, `people.reviewing-officer`.
    pub key: &'static str,
    /// "Regulation 5(1)(b)(i) and schedule 1 paragraph 1" of the Care Planning, Placement and Case Review
    /// (England) Regulations 2010.
    pub citation: &'static str,
    /// Whether the plan has it.
    pub there: bool,
    /// Whether a label keeps it from somebody.
    pub labelled: bool,
    /// Whether it is for some children only and belongs in the child's record, not in a plan that becomes booklets.
    pub elsewhere: bool,
    /// Where it stands in the plan; in many places where many entries make it up.
    pub places: Vec<Span>,
}

/// The heads of a plan's kind, in the order of the regulations. None for a kind that no regulation describes.
#[must_use]
pub fn heads(plan: &CheckedPlan) -> Vec<Head> {
    let body = plan.plan();
    let open = Visibility::of(plan.root(), &Viewer::stranger());
    let head = |(key, law): &(&'static str, &'static str)| {
        let citation = law.split_once(": ").map_or(*law, |(citation, _)| citation);
        let labelled = mapping(body, key).is_some_and(|place| !open.opens(place));
        let elsewhere = key.starts_with("record.");
        Head { key, citation, there: !elsewhere && is_there(body, key), labelled, elsewhere, places: places(body, key) }
    };
    asked_for(body, plan.kind()).iter().map(head).collect()
}

/// The sections that the law asks for in a plan: the key, and the regulation that asks.
pub(super) fn asked_for(plan: &Plan, kind: Kind) -> &'static [(&'static str, &'static str)] {
    // Regulation 48: regulation 5 does not apply to short breaks.
    let is_short_breaks = plan.legal.as_ref().is_some_and(|legal| legal.inside().is(LegalStatus::ShortBreaks));
    if is_short_breaks { &[] } else { kinds::rules(kind).statutory_heads }
}

/// The mapping that a head stands in.
fn mapping(plan: &Plan, key: &str) -> Option<Span> {
    match key {
        "home.long_term" => long_term(plan).map(Entry::span),
        key => part_of_life(plan, key).map(|(_, span)| span),
    }
}

/// Where a head stands.
fn places(plan: &Plan, key: &str) -> Vec<Span> {
    let me = |key: &str| people(plan).any(|(known, person)| known.value == key && person.inside().is_me());
    match key {
        "home.long_term" => long_term(plan).map(Entry::span).into_iter().collect(),
        "seeing_people" => plan.seeing_people.iter().map(Entry::span).collect(),
        "decisions" => plan.decisions.iter().map(Entry::span).collect(),
        "people.reviewing-officer" => {
            let is_one = |person: &Person| person.part.is_some_and(|part| part.value == PersonPart::ReviewingOfficer);
            people(plan).filter(|(_, person)| is_one(person.inside())).map(|(_, person)| person.span()).collect()
        }
        "in_our_words.child" | "in_our_words.others" => {
            let wanted = key == "in_our_words.child";
            plan.in_our_words.iter().filter(|said| me(said.inside().who.key()) == wanted).map(Entry::span).collect()
        }
        key => part_of_life(plan, key).map(|(_, span)| span).into_iter().collect(),
    }
}

fn people(plan: &Plan) -> impl Iterator<Item = &(At<String>, Entry<Person>)> {
    plan.people.iter().flat_map(|people| people.inside().0.iter())
}

fn long_term(plan: &Plan) -> Option<&Entry<LongTerm>> {
    plan.home.as_ref().and_then(|home| home.inside().long_term.as_ref())
}

/// A part of life by its key, with its place.
pub(super) fn part_of_life<'a>(plan: &'a Plan, key: &str) -> Option<(&'a PartOfLife, Span)> {
    let part = match key {
        "health" => return plan.health.as_ref().map(|health| (&health.inside().part, health.span())),
        "school" => &plan.school,
        "feelings" => &plan.feelings,
        "identity" => &plan.identity,
        "getting_on_with_people" => &plan.getting_on_with_people,
        "growing_up" => &plan.growing_up,
        "fun" => &plan.fun,
        _ => return None,
    };
    part.as_ref().map(|part| (part.inside(), part.span()))
}
