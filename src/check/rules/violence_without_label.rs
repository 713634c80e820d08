//! `violence-without-label`: a plan speaks of violence in a family, and two or more of that family get the same text.

use super::{Concern, Look, Rule};
use crate::check::plain;
use crate::content::Group;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::{PersonPart, Style, kinds};
use crate::source::Span;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "violence-without-label",
    severity: Severity::Warning,
    concern: Concern::Leaks,
    what: "A plan speaks of violence in a family, and two or more of that family get the same text.",
    why: "Who has hurt somebody may read what was told about them, and where to find who told it.",
    example: "why_we_have_this_plan: There was domestic abuse at home. Amira and Mum need help to be safe.
booklets: {amira: {}, mum: {style: family}, dad: {style: family}}",
    better: "why_we_have_this_plan:
  words: There was domestic abuse at home. Amira and Mum need help to be safe.
  not_for: [dad]
booklets: {amira: {}, mum: {style: family}, dad: {style: family}}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let readers = family_readers(look);
    let who: BTreeSet<&str> = readers.iter().map(|(person, _)| *person).collect();
    if who.len() < 2 || is_thought_of(look, &who) {
        return;
    }
    let Some(violence) = plain::language(look).and_then(|language| language.violence().ok()?) else { return };
    let people = look.people().iter().map(|(_, person)| person.inside());
    let family = violence.family(
        people
            .filter(|person| person.part.is_some_and(|part| part.value == PersonPart::Family))
            .filter_map(|person| Some((person.name.as_ref()?.as_str(), person.is.inside().words.as_str()))),
    );
    let told = look.walk.texts.iter().find(|seen| {
        // A word explained tells of no family.
        let is_told = seen.path.first() != Some(&"explain");
        let gets = |(person, style): &&(&str, Style)| {
            (seen.styles.is_empty() || seen.styles.contains(style)) && look.seen_by(person).permits(seen.text.span)
        };
        is_told
            && violence.is_told(seen.text.as_str(), &family)
            && readers.iter().filter(gets).map(|(person, _)| person).collect::<BTreeSet<_>>().len() > 1
    });
    let Some(told) = told else { return };
    let place = look.key(look.root.span(), "booklets").unwrap_or_else(|| look.top());
    found.push(
        RULE.at(look.file, place, "This plan speaks of violence, and every reader of the family gets the same text.")
            .also(first_line(look, told.text.span), "it speaks of violence here")
            .help(
                "Ask who may know what: `not_for:` or `only_for:` at the text, `keep_safe:` for places. If all may know it, a second person writes `checked_by:`. The guide says more.",
            ),
    );
}

fn first_line(look: &Look<'_>, span: Span) -> Span {
    look.place(span, look.top())
}

/// The family who get a booklet, in what style: parents and others, and no children.
fn family_readers<'a>(look: &Look<'a>) -> Vec<(&'a str, Style)> {
    let named: Vec<(&str, Style)> = match &look.plan.booklets {
        Some(booklets) => {
            let style = |style: Option<Style>| style.unwrap_or(Style::Family);
            booklets.inside().iter().map(|(key, body)| (key.value.as_str(), style(body.inside().style.map(|style| style.value)))).collect()
        }
        None => {
            let family = look.plan.plan.get().is_some_and(|kind| kinds::rules(kind).family_booklet);
            family.then_some((Group::Family.name(), Style::Family)).into_iter().collect()
        }
    };
    let is_family = |key: &&str| look.person(key).and_then(|person| person.part).is_some_and(|part| part.value == PersonPart::Family);
    named.into_iter().flat_map(|(key, style)| look.members(key).into_iter().filter(is_family).map(move |person| (person, style))).collect()
}

/// Whether somebody has thought about who may know what: a text is kept safe, a label names one of these readers, or a
/// second person has looked.
fn is_thought_of(look: &Look<'_>, readers: &BTreeSet<&str>) -> bool {
    let mut named = look.walk.labelled.iter().flat_map(|mapping| mapping.labels.named());
    look.plan.checked_by.is_some()
        || !look.plan.keep_safe.is_empty()
        || named.any(|key| look.members(&key.value).iter().any(|person| readers.contains(person)))
}
