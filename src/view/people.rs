//! The child and the people, as one reader may see them.

use super::eye::Eye;
use super::gaze::Private;
use super::{ChildShown, PersonPart, PersonShown};
use crate::content::Entry;
use crate::plan::{Person, Plan};
use crate::seeded::{Leak, leak};
use crate::source::At;

/// The child. The name used in booklets stands in every copy.
pub(super) fn child<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> ChildShown<'p> {
    let Some((eye, child)) = eye.open_maybe(body.child.as_ref()) else { return ChildShown::default() };
    ChildShown {
        name: eye.own().plain(&child.name).unwrap_or_default(),
        full_name: match leak(Leak::FullNameAsText) {
            true => eye.maybe(child.full_name.as_ref()).map(|words| words.text),
            false => eye.private(child.full_name.as_ref(), Private::ChildAndWorkers, "").map(|words| words.text),
        },
        pronouns: child.pronouns.as_ref().and_then(|text| eye.plain(text)),
        talks: eye.maybe(child.talks.as_ref()),
        picture: eye.picture(child.picture.as_ref()),
    }
}

/// The child's own words for things.
pub(super) fn say<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, &'p str)> {
    let Some((eye, child)) = eye.open_maybe(body.child.as_ref()) else { return Vec::new() };
    let Some((eye, say)) = eye.open_maybe(child.say.as_ref()) else { return Vec::new() };
    say.iter().filter_map(|(ours, theirs)| eye.plain(theirs).map(|theirs| (ours.value.as_str(), theirs))).collect()
}

/// The one person to ask. They stand in every copy but one that a label keeps them from.
pub(super) fn lead<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<PersonShown<'p>> {
    everybody(body).find(|(key, _)| key.value == eye.gaze.lead).and_then(|(key, entry)| person(&eye.own(), key, entry))
}

/// The people, the lead first. Somebody who sees only what names them finds themselves and the lead.
pub(super) fn people<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<PersonShown<'p>> {
    let shared_only = eye.reader().shared_only;
    let mut people: Vec<_> = everybody(body)
        .filter(|(_, entry)| !is_me(entry))
        .filter_map(|(key, entry)| {
            let own = key.value == eye.gaze.lead || eye.is_reader(&key.value);
            person(&if shared_only && own { eye.own() } else { *eye }, key, entry)
        })
        .collect();
    if leak(Leak::SortedByHidden) && people.len() < everybody(body).count() - 1 {
        people.reverse();
    }
    people.sort_by_key(|person| !person.lead);
    people
}

fn everybody(body: &Plan) -> impl Iterator<Item = (&At<String>, &Entry<Person>)> {
    body.people.iter().flat_map(super::eye::keys)
}

fn is_me(entry: &Entry<Person>) -> bool {
    super::eye::is_me(entry)
}

fn person<'p>(eye: &Eye<'_, 'p>, key: &'p At<String>, entry: &'p Entry<Person>) -> Option<PersonShown<'p>> {
    let (eye, person) = eye.open(entry)?;
    let who = eye.who_is(&key.value)?;
    let part = person.part.map(|part| part.value);
    let worker = matches!(part, Some(PersonPart::SocialWorker | PersonPart::ReviewingOfficer | PersonPart::OtherWorker));
    let reach = |text| match worker || leak(Leak::ReachAsWorker) {
        true => eye.maybe(text),
        false => eye.private(text, Private::Household, &key.value),
    };
    let about_them = !eye.reader().shared_only || eye.is_reader(&key.value) || key.value == eye.gaze.lead;
    // Who sees only what names them is told who the lead is, and the number to ring at work. A label may share more.
    let only_who = eye.reader().shared_only && key.value == eye.gaze.lead && !eye.gaze.names(entry.labels());
    Some(PersonShown {
        who,
        name: person.name.as_ref().and_then(|name| eye.plain(name)),
        is: eye.text(&person.is).filter(|_| about_them),
        part,
        about: eye.maybe(person.about.as_ref()).filter(|_| about_them && !only_who),
        since: eye.fact(person.since).filter(|_| !only_who).map(|since| since.day),
        phone: reach(person.phone.as_ref()).map(|words| words.text),
        email: reach(person.email.as_ref().filter(|_| !only_who)).map(|words| words.text),
        address: match leak(Leak::AddressAsText) {
            true => eye.maybe(person.address.as_ref()),
            false => eye.private(person.address.as_ref(), Private::Household, &key.value),
        },
        picture: eye.picture(person.picture.as_ref()),
        lead: key.value == eye.gaze.lead,
    })
}
