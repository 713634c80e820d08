//! What we agreed: each person's yes, partly or no in their words; and always "What we did not agree".

use crate::booklet::writer::{Writer, literal, sentences};
use crate::booklet::{Agreed, Area, Page, Part, Text, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{AgreementShown, Agrees};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let mut parts: Vec<Part> = Vec::new();
    if view.agreements.is_empty() {
        parts.extend(writer.not_in_copy()?);
    }
    let disagrees = |said: &&AgreementShown<'_>| matches!(said.agrees, Agrees::Partly | Agrees::No);
    let (not, yes): (Vec<_>, Vec<_>) = view.agreements.iter().partition(disagrees);
    for said in yes {
        parts.push(one_person(writer, said)?);
    }
    let mut disagreed = Vec::new();
    for said in not {
        disagreed.push(one_person(writer, said)?);
    }
    // In a copy of shared things the page holds one answer, and it is said already.
    let is_said = view.shared_only() && !disagreed.is_empty();
    if !is_said && !view.agreements.iter().any(|said| said.agrees == Agrees::No) {
        let words = writer.fixed(if view.agreements.is_empty() { "agreed-nothing" } else { "agreed-nobody-no" })?;
        disagreed.insert(0, Part::Text(Text { heading: None, words, by: None }));
    }
    parts.extend(writer.section("not-agreed", "agreed-not", disagreed)?);
    // One person's answer stands below.
    let answer = if view.shared_only() || view.agreements.len() == 1 { None } else { Some(answer(writer)?) };
    Ok(Some(writer.page("agreed", Area::Together, answer, parts)?))
}

/// Who said what, in this copy. It never says that everybody agreed.
fn answer(writer: &Writer<'_, '_>) -> Result<Words, SystemError> {
    let mut said = Vec::new();
    for (agrees, key) in [
        (Agrees::Yes, "agreed-who-yes"),
        (Agrees::Partly, "agreed-who-partly"),
        (Agrees::No, "agreed-who-no"),
        (Agrees::NotAsked, "agreed-who-not-asked"),
    ] {
        let people: Vec<_> = writer.view.agreements.iter().filter(|said| said.agrees == agrees).map(|said| said.who).collect();
        said.extend(writer.say_of(key, &people)?);
    }
    if said.is_empty() { writer.fixed("agreed-none") } else { Ok(literal(&sentences(&said))) }
}

fn one_person(writer: &Writer<'_, '_>, said: &AgreementShown<'_>) -> Result<Part, SystemError> {
    let key = match said.agrees {
        Agrees::Yes => "agreed-yes",
        Agrees::Partly => "agreed-partly",
        Agrees::No => "agreed-no",
        Agrees::NotAsked => "agreed-not-asked",
    };
    Ok(Part::Agreed(Agreed {
        who: writer.names_or_you(&[said.who])?,
        sort: said.agrees.word(),
        word: writer.say_with(key, &[("n", Arg::from(if writer.says_you(&said.who) { 2 } else { 1 }))])?,
        words: writer.maybe(said.words.as_ref()),
    }))
}
