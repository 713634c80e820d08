//! The child and the people, as one reader may see them.

use super::scope::Scope;
use super::{ChildShown, PersonShown};
use crate::content::Entry;
use crate::plan::{Person, Plan, Stage, Text, child_age};
use crate::seeded::{Leak, leak};
use crate::source::At;
use jiff::civil::Date;

/// The child. The name used in booklets stands in every copy.
pub(super) fn child<'p>(scope: &Scope<'_, 'p>, body: &'p Plan, today: Date) -> ChildShown<'p> {
    let Some((scope, child)) = scope.open_maybe(body.child.as_ref()) else { return ChildShown::default() };
    ChildShown {
        name: child.name.as_ref().map_or(Some(scope.context.child_name), |name| scope.plain(name)).unwrap_or_default(),
        age: child_age(body, today),
        full_name: scope.maybe(child.full_name.as_ref()).map(|words| words.text),
        pronouns: child.pronouns.as_ref().and_then(|text| scope.plain(text)),
        talks: scope.maybe(child.talks.as_ref()),
        picture: scope.picture(child.picture.as_ref()),
        stage: Stage::default(),
    }
}

/// The child's own words for things.
pub(super) fn say<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, &'p str)> {
    let Some((scope, child)) = scope.open_maybe(body.child.as_ref()) else { return Vec::new() };
    let Some((scope, say)) = scope.open_maybe(child.say.as_ref()) else { return Vec::new() };
    say.iter().filter_map(|(ours, theirs)| scope.plain(theirs).map(|theirs| (ours.value.as_str(), theirs))).collect()
}

/// The one person to ask. They stand in every copy but one that a label keeps them from.
pub(super) fn lead<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<PersonShown<'p>> {
    everybody(body).find(|(key, _)| key.value == scope.context.lead).and_then(|(key, entry)| person(scope, key, entry))
}

/// The people, the lead first. A shared-only reader gets themselves and the lead.
pub(super) fn people<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<PersonShown<'p>> {
    let is_told_of = |key: &str, entry| {
        let lead = key == scope.context.lead;
        lead || scope.open(entry).is_some_and(|(scope, _)| scope.sees())
    };
    let mut people: Vec<_> = everybody(body)
        .filter(|(key, entry)| !is_me(entry) && is_told_of(&key.value, entry))
        .filter_map(|(key, entry)| person(scope, key, entry))
        .collect();
    if leak(Leak::SortedByHidden) && people.len() < everybody(body).count() - 1 {
        people.reverse();
    }
    people.sort_by_key(|person| !person.lead);
    people
}

fn everybody(body: &Plan) -> impl Iterator<Item = (&At<String>, &Entry<Person>)> {
    body.people.iter().flat_map(super::scope::keys)
}

fn is_me(entry: &Entry<Person>) -> bool {
    super::scope::is_me(entry)
}

fn person<'p>(scope: &Scope<'_, 'p>, key: &'p At<String>, entry: &'p Entry<Person>) -> Option<PersonShown<'p>> {
    let (scope, person) = scope.open(entry)?;
    let who = scope.name_of(&key.value)?;
    let reach = |text: Option<&'p Text>| scope.maybe(text).map(|words| words.text);
    Some(PersonShown {
        who,
        name: person.name.as_ref().and_then(|name| scope.plain(name)),
        is: scope.text(&person.is),
        part: person.part.map(|part| part.value),
        about: scope.maybe(person.about.as_ref()),
        since: scope.fact(person.since).map(|since| since.day),
        phone: reach(person.phone.as_ref()),
        email: reach(person.email.as_ref()),
        address: scope.maybe(person.address.as_ref()),
        picture: scope.picture(person.picture.as_ref()),
        lead: key.value == scope.context.lead,
    })
}
