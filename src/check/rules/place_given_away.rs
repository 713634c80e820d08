//! `place-given-away`: a reader is kept from the home's address, and may see where the child can be found.

use super::{Concern, Look, Rule};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::PartOfLife;
use crate::shape::shown;
use crate::source::{At, Span};
use crate::visibility::{Viewer, Visibility};

/// The rule.
pub static RULE: Rule = Rule {
    code: "place-given-away",
    severity: Severity::Warning,
    concern: Concern::Leaks,
    what: "A reader is kept from the home's address, and may see where the child can be found.",
    why: "A person who is kept from a home can wait at a school gate.",
    example: r#"home: {place: Sam's house, will_i_move: {answer: "no"}, address: {words: 12 Elm Row, not_for: [mum]}}
school: {now: You go to Park Lane.}
booklets: {mum: {style: family}}"#,
    better: r#"home: {place: Sam's house, will_i_move: {answer: "no"}, address: {words: 12 Elm Row, not_for: [mum]}}
school: {now: You go to Park Lane., not_for: [mum]}
booklets: {mum: {style: family}}"#,
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &look.plan.home else { return };
    let Some(address) = &home.inside().address else { return };
    for (reader, place) in readers(look, address.span()) {
        let seen = look.seen_by(reader);
        if look.members(reader).is_empty() || seen.sees(address.span()) {
            continue;
        }
        let given = given_away(look, &seen);
        if given.is_empty() {
            continue;
        }
        let keys = given.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let message = format!("{} may not see the address, but sees {keys}.", capital(&shown(reader)));
        let help = "If they must not find the child, write `not_for:` there too. If it is safe, write `allow: [place-given-away]`.";
        // Where a label keeps them away, somebody has a reason. Where only the default does, it is worth a thought.
        let meant = !seen.opens(home.span()) || !Viewer::of(look.plan, reader).allows(address.labels(), None, "");
        let finding = if meant { RULE.at(look.file, place, message) } else { Diagnostic::hint(RULE.code, look.file, place, message) };
        found.push(finding.help(help));
    }
}

/// The readers of the plan, each with the place for a finding.
fn readers<'a>(look: &Look<'a>, address: Span) -> Vec<(&'a str, Span)> {
    let place = |written: Option<&(At<String>, _)>| written.map_or_else(|| look.head(address), |(key, _)| key.span);
    look.readers().into_iter().map(|(key, written)| (key, place(written))).collect()
}

/// The keys of places that this reader may see.
fn given_away(look: &Look<'_>, seen: &Visibility<'_>) -> Vec<&'static str> {
    let life = |part: &Option<Entry<PartOfLife>>| {
        part.as_ref().is_some_and(|part| {
            let body = part.inside();
            let texts = body.now.iter().chain(&body.changes).map(Entry::span).chain(body.help.iter().map(Entry::span));
            texts.into_iter().any(|text| seen.sees(text))
        })
    };
    let seeing = look.plan.seeing_people.iter().any(|entry| {
        let place = entry.inside().r#where.as_ref().or(entry.inside().how.as_ref());
        place.is_some_and(|place| seen.sees(place.span()))
    });
    let next = look.plan.reviews.as_ref().and_then(|reviews| reviews.inside().next.as_ref());
    let review = next.and_then(|next| next.inside().r#where.as_ref()).is_some_and(|place| seen.sees(place.span()));
    let surgeries = look.plan.health.iter().flat_map(|health| health.inside().doctor.iter().chain(&health.inside().dentist));
    let health = surgeries.into_iter().any(|surgery| seen.sees(surgery.span()));
    let all = [
        ("health", health),
        ("school", life(&look.plan.school)),
        ("fun", life(&look.plan.fun)),
        ("seeing_people", seeing),
        ("reviews", review),
    ];
    all.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect()
}

/// A key in marks stays as it is; `This` becomes a subject.
fn capital(shown: &str) -> String {
    if shown.starts_with('`') { shown.to_owned() } else { "This reader".to_owned() }
}
