//! `head-not-filled`: a part that the regulations ask for is there, and only words like "n/a" or "TBC" stand in it.

use super::lead_is_no_worker::is_no_person;
use super::{Category, Rule, RuleContext};
use crate::check::filler::{are_filler, is_filler};
use crate::check::statutory::{asked_for, part_of_life};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::FillerWords;
use crate::plan::{LongTerm, LongTermKind, PartOfLife, PersonPart};
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "head-not-filled",
    severity: Severity::Warning,
    category: Category::Law,
    what: "A part that the regulations ask for is there, but holds only words like “n/a” or “TBC”.",
    why: "A child who reads “n/a” about their health reads that nobody thought about it.",
    example: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
identity: {now: N/A}",
    better: "plan: care-plan
home: {place: Sam's house, will_i_move: {answer: \"no\"}}
identity: {now: You speak Arabic with Dad. We still have to ask you about faith.}",
    source: Some(
        "regulation 5 and schedule 1, Care Planning, Placement and Case Review (England) Regulations 2010, as made, with the 2014 changes",
    ),
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let filler = &context.locale.checks().filler;
    let Some(kind) = context.plan.plan.get() else { return };
    for (head, law) in asked_for(context.plan, kind) {
        let (citation, _) = law.split_once(": ").unwrap_or((law, head));
        let place = match *head {
            "people.reviewing-officer" => {
                nameless_officer(context, citation, found);
                continue;
            }
            "home.long_term" => {
                context.plan.home.as_ref().and_then(|home| home.inside().long_term.as_ref()).and_then(|plan| empty_long_term(plan, filler))
            }
            key => part_of_life(context.plan, key).and_then(|(part, _)| empty_part(part, filler)),
        };
        let Some(place) = place else { continue };
        let message = format!("`{head}` is there, but says nothing yet. The law asks for it: {citation}.");
        found.push(
            RULE.at(context.file, context.head(place), message)
                .help("Write one true sentence, also where nothing is planned or nobody knows: `You are well, and nothing will change`."),
        );
    }
}

/// A reviewing officer without a person's name.
fn nameless_officer(context: &RuleContext<'_>, citation: &str, found: &mut Vec<Diagnostic>) {
    for (key, entry) in context.people() {
        let person = entry.inside();
        let is_officer = person.part.is_some_and(|part| part.value == PersonPart::ReviewingOfficer);
        if is_officer && person.name.as_ref().is_some_and(|name| is_no_person(name.as_str(), &context.locale.checks().no_person)) {
            let place = context.key(entry.span(), "name").unwrap_or(key.span);
            let message = format!("The reviewing officer has no name yet. The law asks for it: {citation}.");
            found.push(RULE.at(context.file, place, message).help("Ring the reviewing officers' team, ask who it is, and write the name."));
        }
    }
}

/// The first text of a part in which no text says anything.
fn empty_part(part: &PartOfLife, filler: &FillerWords) -> Option<Span> {
    let texts = [&part.now, &part.changes];
    let texts = || texts.into_iter().flatten();
    let helps = || part.help.iter().map(|help| &help.inside().words);
    let is_empty =
        part.waiting.is_none() && texts().all(|text| is_filler(text.inside(), filler)) && helps().all(|help| are_filler(help, filler));
    let first = texts().map(|text| text.inside().words.span).chain(helps().map(|help| help.words.inside().words.span)).next();
    first.filter(|_| is_empty)
}

/// The words of a long-term plan that says neither in words nor by its kind what it is.
fn empty_long_term(long_term: &Entry<LongTerm>, filler: &FillerWords) -> Option<Span> {
    let body = long_term.inside();
    let is_decided = body.kind.is_some_and(|kind| kind.value != LongTermKind::NotDecided);
    (!is_decided && are_filler(&body.words, filler)).then_some(body.words.words.inside().words.span)
}
