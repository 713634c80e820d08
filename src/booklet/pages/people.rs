//! My people, with the social worker's visits; how the child sees each of them; and their letters.

use crate::booklet::law::Voice;
use crate::booklet::typed::speaks_as_child;
use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, LetterPart, Page, PageWords, Part, People, PersonCard};
use crate::language::Locale;
use crate::view::{PersonPart, PersonShown, SeeingShown, VisitsShown};

/// The lead first, then the nearest, each with a way to reach them.
pub(super) fn people(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    if view.people.is_empty() {
        return None;
    }
    let mut order: Vec<&PersonShown<'_>> = view.people.iter().collect();
    order.sort_by_key(|person| (!person.lead, ring(person.part)));
    // A circle would say that these are all of the child's people. In a copy of shared things they are not.
    let me = (!view.shared_only()).then(|| writer.face(view.child.name, view.child.picture));
    let people = order.into_iter().zip(1..).map(|(person, number)| card(writer, person, number)).collect();
    let answer = (view.lead.is_some() && !writer.is_lead()).then(|| writer.fixed("people-answer"));
    let visits = view.visits.as_ref().and_then(|visits| visited(writer, visits));
    let people = Part::People(People { heading: None, me, people });
    Some(writer.page("people", Area::People, answer, [people].into_iter().chain(visits).collect()))
}

/// How near somebody is in the circle.
fn ring(part: Option<PersonPart>) -> u8 {
    match part {
        Some(PersonPart::Family | PersonPart::BrotherOrSister | PersonPart::Carer) => 1,
        Some(PersonPart::Friend) => 2,
        _ => 3,
    }
}

fn card(writer: &Writer<'_, '_>, person: &PersonShown<'_>, number: usize) -> PersonCard {
    let name = person.who.name;
    PersonCard {
        anchor: format!("person-{number}"),
        face: writer.face(name, person.picture),
        is: is(writer, person),
        about: about(writer, person),
        lead: (person.lead && !writer.is_you(&person.who)).then(|| writer.say_who("person-lead", name)),
        since: person.since.map(|since| writer.say_on("person-since", since)),
        reach: person.phone.into_iter().chain(person.email).filter_map(|written| writer.reach(written)).collect(),
        ring: ring(person.part),
    }
}

/// Who somebody is in the child's words. For others "my mum" is "Amira's mum".
fn is(writer: &Writer<'_, '_>, person: &PersonShown<'_>) -> Option<PageWords> {
    let is = person.is.as_ref()?;
    if writer.view.speaks_to_child() || !writer.one_language(is) {
        // "my mum, Sarah": a child reads "Mum" everywhere, and here her name too.
        let named = person.name.filter(|name| *name != person.who.name).map(|name| format!("{}, {name}", is.text));
        let said = writer.quoted(is);
        return Some(PageWords { text: named.unwrap_or_else(|| said.text.clone()), ..said });
    }
    let said = match (of_child(is.text, writer.locale), writer.voice) {
        (Some((true, _)), Voice::We) => is.text.to_owned(),
        (Some((_, whose)), _) => writer.say_with("person-of-child", &[("is", whose.into())]),
        (None, _) => writer.say_with("person-child-says", &[("is", is.text.into())]),
    };
    Some(PageWords { text: said, ..writer.quoted(is) })
}

/// The rest of "my mum" or "our family worker" after its first word, if the rest does not speak as the child, and whether that word is
/// "our".
fn of_child<'t>(is: &'t str, locale: &Locale) -> Option<(bool, &'t str)> {
    let voice = &locale.texts().voice;
    let (first, rest) = is.trim_start().split_once(' ')?;
    let (first, rest) = (first.to_lowercase(), rest.trim_start());
    let is_own = voice.my.has(&first) || voice.our.has(&first);
    (is_own && !rest.is_empty() && !speaks_as_child(rest, locale)).then(|| (voice.our.has(&first), rest))
}

/// More about somebody, with their address where the reader may see it.
fn about(writer: &Writer<'_, '_>, person: &PersonShown<'_>) -> Option<PageWords> {
    let about = writer.maybe(person.about.as_ref());
    let Some(address) = &person.address else { return about };
    let label = writer.fixed("person-address").text;
    let address = PageWords { text: format!("{label}: {}", address.text), ..writer.words(address) };
    Some(match about {
        Some(about) => PageWords { text: format!("{}\n\n{}", about.text, address.text), ..about },
        None => address,
    })
}

/// When the social worker visits.
fn visited(writer: &Writer<'_, '_>, visits: &VisitsShown<'_>) -> Option<Part> {
    let title = literal(&writer.say_who("visits-title", visits.who.name));
    let rows = facts([
        writer.words_fact("visits-how-often", visits.how_often.as_ref()),
        writer.date_fact("visits-last", visits.last),
        writer.words_fact("visits-between", visits.between.as_ref()),
    ]);
    // Regulation 29 is about each visit for the council, not only those of a social worker.
    let for_council = |part| matches!(part, PersonPart::SocialWorker | PersonPart::OtherWorker);
    let by_worker = writer.view.people.iter().any(|person| person.who.key == visits.who.key && person.part.is_some_and(for_council));
    let alone = (by_worker && writer.case.holds("visits-alone")).then(|| writer.say_who("visits-alone", visits.who.name));
    let parts: Vec<Part> = rows.into_iter().chain(alone.map(|alone| Part::paragraph(literal(&alone)))).collect();
    (!parts.is_empty()).then(|| Part::section("visits", title, parts))
}

/// For each person how often, where and how the child sees them; brothers, sisters and friends included.
pub(super) fn seeing(writer: &Writer<'_, '_>) -> Option<Page> {
    let seeing = &writer.view.seeing;
    let parts = seeing.iter().zip(1..).map(|(seeing, number)| one_seen(writer, seeing, number)).collect();
    (!seeing.is_empty()).then(|| writer.page("seeing", Area::People, Some(writer.fixed("seeing-answer")), parts))
}

fn one_seen(writer: &Writer<'_, '_>, seeing: &SeeingShown<'_>, number: usize) -> Part {
    let title = if seeing.who.is_reader { writer.fixed("seeing-own") } else { writer.written(seeing.who.name) };
    let together = (seeing.together == Some(true)).then(|| Part::paragraph(literal(&writer.say_who("seeing-together", seeing.who.name))));
    let rows = facts([
        writer.words_fact("seeing-how-often", seeing.how_often.as_ref()),
        writer.words_fact("seeing-where", seeing.place.as_ref()),
        writer.words_fact("seeing-how", seeing.how.as_ref()),
    ]);
    let why_apart = writer.text("seeing-why-apart", seeing.why_apart.as_ref());
    Part::section(format!("seeing-{number}"), title, together.into_iter().chain(rows).chain(why_apart).collect())
}

/// Letters from carers and family.
pub(super) fn letters(writer: &Writer<'_, '_>) -> Option<Page> {
    let mut names: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for letter in &writer.view.letters {
        if !names.contains(&letter.from.name) {
            names.push(letter.from.name);
        }
        parts.push(Part::Letter(LetterPart {
            title: writer.say_who("letter-from", letter.from.name),
            on: letter.on.map(|on| writer.date(on)),
            words: writer.words(&letter.words),
        }));
    }
    let answer = || literal(&writer.say_who("letters-answer", &writer.locale.join(&names)));
    (!parts.is_empty()).then(|| writer.page("letters", Area::People, Some(answer()), parts))
}
