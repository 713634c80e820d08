//! My people: the lead first, then the nearest, each with a way to reach them; and the social worker's visits.

use crate::booklet::typed::speaks_as_child;
use crate::booklet::voice::Voice;
use crate::booklet::writer::{Writer, facts, literal};
use crate::booklet::{Area, Page, Part, People, Person, Section, Text, Words};
use crate::fault::Fault;
use crate::language::{Arg, Locale};
use crate::view::{PersonPart, PersonShown, VisitsShown};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, Fault> {
    let view = writer.view;
    if view.people.is_empty() {
        return Ok(None);
    }
    let mut order: Vec<&PersonShown<'_>> = view.people.iter().collect();
    order.sort_by_key(|person| (!person.lead, ring(person.part)));
    // A circle would say that these are all of the child's people. In a copy of shared things they are not.
    let me = (!view.shared_only()).then(|| writer.face(view.child.name, view.child.picture));
    let people = order.iter().enumerate().map(|(index, person)| card(writer, person, index + 1)).collect::<Result<_, _>>()?;
    let answer = match view.lead {
        Some(_) if !writer.is_lead() => Some(writer.fixed("people-answer")?),
        _ => None,
    };
    let mut parts = vec![Part::People(People { heading: None, me, people })];
    if let Some(visits) = &view.visits {
        parts.extend(visited(writer, visits)?);
    }
    Ok(Some(writer.page("people", Area::People, answer, parts)?))
}

/// How near somebody stands in the circle.
fn ring(part: Option<PersonPart>) -> u8 {
    match part {
        Some(PersonPart::Family | PersonPart::BrotherOrSister | PersonPart::Carer) => 1,
        Some(PersonPart::Friend) => 2,
        _ => 3,
    }
}

fn card(writer: &Writer<'_, '_>, person: &PersonShown<'_>, number: usize) -> Result<Person, Fault> {
    let name = person.who.name;
    Ok(Person {
        anchor: format!("person-{number}"),
        face: writer.face(name, person.picture),
        is: is(writer, person)?,
        about: about(writer, person)?,
        lead: if person.lead && !writer.is_you(&person.who) {
            Some(writer.say_with("person-lead", &[("who", Arg::from(name))])?)
        } else {
            None
        },
        since: match person.since {
            Some(since) => Some(writer.say_with("person-since", &[("day", Arg::from(&writer.date(since)))])?),
            None => None,
        },
        reach: person.phone.into_iter().chain(person.email).filter_map(|written| writer.reach(written)).collect(),
        ring: ring(person.part),
    })
}

/// Who somebody is in the child's words. For others "my mum" is "Amira's mum".
fn is(writer: &Writer<'_, '_>, person: &PersonShown<'_>) -> Result<Option<Words>, Fault> {
    let Some(is) = &person.is else { return Ok(None) };
    if writer.view.speaks_to_child() || !writer.one_language(is) {
        // "my mum, Sarah": a child reads "Mum" everywhere, and here her name too.
        let named = person.name.filter(|name| *name != person.who.name).map(|name| format!("{}, {name}", is.text));
        let said = writer.quoted(is);
        return Ok(Some(Words { text: named.unwrap_or_else(|| said.text.clone()), ..said }));
    }
    let said = match (of_child(is.text, writer.locale), writer.voice) {
        (Some((true, _)), Voice::We) => is.text.to_owned(),
        (Some((_, whose)), _) => writer.say_with("person-of-child", &[("is", whose.into())])?,
        (None, _) => writer.say_with("person-child-says", &[("is", is.text.into())])?,
    };
    Ok(Some(Words { text: said, ..writer.quoted(is) }))
}

/// The rest of "my mum" or "our family worker" after its first word, where nothing in it speaks as the child, and whether that word is
/// "our".
fn of_child<'t>(is: &'t str, locale: &Locale) -> Option<(bool, &'t str)> {
    let voice = &locale.texts().voice;
    let (first, rest) = is.trim_start().split_once(' ')?;
    let (first, rest) = (first.to_lowercase(), rest.trim_start());
    let is_own = voice.my.has(&first) || voice.our.has(&first);
    (is_own && !rest.is_empty() && !speaks_as_child(rest, locale)).then(|| (voice.our.has(&first), rest))
}

/// More about somebody, with their address where the reader may see it.
fn about(writer: &Writer<'_, '_>, person: &PersonShown<'_>) -> Result<Option<Words>, Fault> {
    let about = writer.maybe(person.about.as_ref());
    let Some(address) = &person.address else { return Ok(about) };
    let label = literal(&writer.say("person-address")?).text;
    let address = Words { text: format!("{label}: {}", address.text), ..writer.words(address) };
    Ok(Some(match about {
        Some(about) => Words { text: format!("{}\n\n{}", about.text, address.text), ..about },
        None => address,
    }))
}

/// When the social worker visits.
fn visited(writer: &Writer<'_, '_>, visits: &VisitsShown<'_>) -> Result<Option<Part>, Fault> {
    let title = writer.fixed_with("visits-title", &[("who", Arg::from(visits.who.name))])?;
    let rows = facts([
        writer.fact("visits-how-often", writer.maybe(visits.how_often.as_ref()))?,
        writer.fact("visits-last", visits.last.map(|last| Words::plain(writer.date(last))))?,
        writer.fact("visits-between", writer.maybe(visits.between.as_ref()))?,
    ]);
    // Regulation 29 is about each visit for the council, not only those of a social worker.
    let for_council = |part| matches!(part, PersonPart::SocialWorker | PersonPart::OtherWorker);
    let by_worker = writer.view.people.iter().any(|person| person.who.key == visits.who.key && person.part.is_some_and(for_council));
    let alone = if by_worker && writer.case.holds("visits-alone") {
        let words = writer.fixed_with("visits-alone", &[("who", Arg::from(visits.who.name))])?;
        Some(Part::Text(Text { heading: None, words, by: None }))
    } else {
        None
    };
    let parts: Vec<Part> = rows.into_iter().chain(alone).collect();
    Ok((!parts.is_empty()).then(|| Part::Section(Section { anchor: "visits".to_owned(), title, area: None, parts })))
}
