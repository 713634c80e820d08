//! Rights and help: what the reader can ask for, and who helps. A number has a day beside it if the council wrote who rang it.

use crate::booklet::writer::{Writer, literal};
use crate::booklet::{Area, Contact, ContactInfo, Contacts, ListItem, Page, Part, Party};
use crate::language::{Audience, HelpContact, Locale};
use crate::view::{AdvocateShown, HomeKind, Kind, PersonPart, PersonShown, Style};
use jiff::civil::Date;

/// What a reader may be told, in order. [`Case`](crate::booklet::Case) says what of it is true for the plan.
const RIGHTS: [&str; 21] = [
    "rights-say-no",
    "rights-heard",
    "rights-heard-help",
    "rights-heard-small",
    "rights-review",
    "rights-copy",
    "rights-advocate",
    "rights-advocate-ask",
    "rights-advocate-small",
    "rights-complain",
    "rights-complain-small",
    "rights-complain-carer",
    "rights-records",
    "rights-visitor",
    "rights-pathway",
    "rights-move",
    "rights-agreed-self",
    "rights-order-ends",
    "rights-parents-order",
    "rights-parents-agreed",
    "rights-parents-told",
];

/// The page.
pub(super) fn rights(writer: &Writer<'_, '_>) -> Option<Page> {
    let mut items = Vec::new();
    let knows_home = writer.view.home.as_ref().is_some_and(|home| home.place.is_some());
    for key in RIGHTS {
        let said = match key {
            // A parent who may not know where the child lives is told nothing that helps to look for them.
            "rights-parents-agreed" | "rights-parents-told" if !knows_home => None,
            // A baby keeps no booklet and asks for no records.
            "rights-copy" | "rights-records" if writer.is_babys_own() => None,
            // A worker's copy is the council's.
            "rights-copy" if writer.case.party == Party::Worker => None,
            "rights-copy" => Some(writer.say(key)),
            "rights-say-no" if !writer.can_consent() && writer.case.holds(key) => Some(writer.say("rights-say-no-family")),
            "rights-advocate" | "rights-advocate-ask" | "rights-advocate-small" | "rights-visitor" => named(writer, key),
            key => writer.law(key),
        };
        items.extend(said.map(|said| ListItem::new(literal(&said))));
    }
    let council = writer.extras.council.as_ref();
    items.extend(council.map(|council| ListItem::new(writer.fixed_with("rights-council", &[("council", council.into())]))));
    let list = writer.items("rights-list", items);
    let contacts = Part::Contacts(Contacts { heading: Some(writer.say("rights-contacts")), contacts: contacts(writer) });
    let answer = writer.fixed("rights-answer");
    Some(writer.page("rights", Area::Rights, Some(answer), list.into_iter().chain([contacts]).collect()))
}

/// What is said of an advocate or an independent visitor. Where the plan names one, nothing sounds as if there were none.
fn named(writer: &Writer<'_, '_>, key: &str) -> Option<String> {
    if !writer.case.holds(key) {
        return None;
    }
    let (part, named) = match key {
        "rights-visitor" => (PersonPart::IndependentVisitor, "rights-visitor-named"),
        _ => (PersonPart::Advocate, "rights-advocate-named"),
    };
    let advocate = writer.view.advocate.as_ref().filter(|_| part == PersonPart::Advocate);
    let elsewhere = || advocate.map(|advocate| writer.say_who("rights-advocate-at", advocate.name));
    named_person(writer, part, named).or_else(elsewhere).or_else(|| writer.law(key))
}

/// Who speaks for the child: the advocate in the plan, or that the child can ask for one.
pub(super) fn speaker(writer: &Writer<'_, '_>) -> Option<String> {
    let holds = writer.case.holds("home-speaks-none");
    let named = if holds { named_person(writer, PersonPart::Advocate, "rights-advocate-named") } else { None };
    named.or_else(|| writer.law("home-speaks-none"))
}

fn named_person(writer: &Writer<'_, '_>, part: PersonPart, key: &str) -> Option<String> {
    let person = writer.view.people.iter().find(|person| person.part == Some(part) && is_of_child(person, writer.locale))?;
    let key = if writer.says_you(&person.who) { format!("{key}-you") } else { key.to_owned() };
    Some(writer.say_who(&key, person.who.name))
}

/// Whether somebody is the child's own by what the child calls them: "my advocate", and not "my mum's advocate".
fn is_of_child(person: &PersonShown<'_>, locale: &Locale) -> bool {
    let voice = &locale.texts().voice;
    let is = person.is.as_ref().map_or("", |is| is.text).to_lowercase();
    is.split_once(' ').is_some_and(|(first, _)| voice.my.has(first) || voice.our.has(first)) && !is.contains("'s") && !is.contains("’s")
}

/// The emergency number, the child's advocate, the council's contacts, then the built-in ones. No place is listed twice.
fn contacts(writer: &Writer<'_, '_>) -> Vec<Contact> {
    let advocate = writer.view.advocate.iter().map(|advocate| of_plan(writer, advocate));
    let council = writer.extras.contacts.iter().filter(|contact| helps(writer, contact.audience));
    let ours: Vec<Contact> = advocate.chain(council.map(|contact| of_council(writer, contact))).collect();
    let is_ours = |contact: &HelpContact| ours.iter().any(|own| own.name.eq_ignore_ascii_case(&contact.name));
    let built_in = writer.locale.contacts().iter().filter(|contact| helps(writer, contact.audience) && !is_ours(contact));
    let (emergency, others): (Vec<&HelpContact>, Vec<&HelpContact>) = built_in.partition(|contact| contact.emergency);
    let of_locale = |contact: &HelpContact| one(writer, &contact.name, Some(contact.about.clone()), Some(&contact.phone), None);
    let [emergency, others] = [emergency, others].map(|contacts| contacts.into_iter().map(of_locale).collect::<Vec<_>>());
    emergency.into_iter().chain(ours).chain(others).collect()
}

/// Whether a place helps this reader. Workers see all.
fn helps(writer: &Writer<'_, '_>, audience: Audience) -> bool {
    let reader = &writer.view.reader;
    let is_child = writer.view.speaks_to_child();
    // Nothing says how old they are but the style that was chosen for them.
    let has_young_style = matches!(reader.style, Style::Easier | Style::Child | Style::Teen);
    let is_young = has_young_style && matches!(reader.part, Some(PersonPart::BrotherOrSister | PersonPart::Friend));
    let is_kin = writer.view.home.as_ref().is_some_and(|home| home.kind == Some(HomeKind::FamilyAndFriends));
    let is_family = match reader.part {
        None | Some(PersonPart::Family | PersonPart::BrotherOrSister) => true,
        Some(PersonPart::Carer) => is_kin,
        Some(_) => false,
    };
    writer.for_worker()
        || match audience {
            Audience::Everyone => true,
            Audience::Child => is_child,
            Audience::InCare => is_child && writer.view.kind == Kind::CarePlan,
            Audience::Young => is_child || is_young,
            Audience::Family => !is_child && is_family,
        }
}

fn of_council(writer: &Writer<'_, '_>, contact: &ContactInfo) -> Contact {
    let contact = one(writer, &contact.name, contact.about.clone(), Some(&contact.phone), contact.checked);
    Contact { dir: Some("auto"), ..contact }
}

/// The advocate whom the plan names.
pub(super) fn of_plan(writer: &Writer<'_, '_>, advocate: &AdvocateShown<'_>) -> Contact {
    let contact = one(writer, advocate.name, Some(writer.say("rights-advocate-about")), advocate.phone, None);
    Contact { dir: Some("auto"), ..contact }
}

fn one(writer: &Writer<'_, '_>, name: &str, about: Option<String>, phone: Option<&str>, checked: Option<Date>) -> Contact {
    let reach = phone.and_then(|phone| writer.reach(phone));
    // Only a number can have been rung.
    let checked = checked.filter(|_| reach.as_ref().is_some_and(|reach| !reach.href.is_empty()));
    let checked = checked.map(|day| writer.say_on("rights-checked", day));
    Contact { name: name.to_owned(), dir: None, about, symbol: None, reach, checked }
}
