//! `place-given-away`: a reader is kept from the home's address, and may see where the child can be found.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
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
    category: Category::Leaks,
    what: "A reader is kept from the home's address, and may see where the child can be found.",
    why: "A person who is kept from a home can wait at a school gate.",
    example: r#"home: {place: Sam's house, will_i_move: {answer: "no"}, address: {words: 12 Elm Row, not_for: [mum]}}
school: {now: You go to Park Lane.}
booklets: {mum: {style: family}}"#,
    better: r#"home: {place: Sam's house, will_i_move: {answer: "no"}, address: {words: 12 Elm Row, not_for: [mum]}}
school: {now: You go to Park Lane., not_for: [mum]}
booklets: {mum: {style: family}}"#,
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(home) = &context.plan.home else { return };
    let Some(address) = &home.inside().address else { return };
    for (reader, place) in readers(context, address.span()) {
        let seen = context.seen_by(reader);
        if context.members(reader).is_empty() || seen.sees(address.span()) {
            continue;
        }
        let given = given_away(context, &seen, reader);
        if given.is_empty() {
            continue;
        }
        let keys = given.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let message = format!("{} may not see the address, but sees {keys}.", capital(&shown(reader)));
        let help = "If they must not find the child, write `not_for:` there too. If it is safe, write `allow: [place-given-away]`.";
        // Where a label keeps them away, somebody has a reason. Where only the default does, it is worth a thought.
        let meant = !seen.opens(home.span()) || !Viewer::of(context.plan, reader).allows(address.labels(), None, "");
        let finding = if meant { RULE.at(context.file, place, message) } else { Diagnostic::hint(RULE.code, context.file, place, message) };
        found.push(finding.help(help));
    }
}

/// The readers of the plan, each with the place for a finding.
fn readers<'a>(context: &RuleContext<'a>, address: Span) -> Vec<(&'a str, Span)> {
    let place = |written: Option<&(At<String>, _)>| written.map_or_else(|| context.head(address), |(key, _)| key.span);
    context.readers().into_iter().map(|(key, written)| (key, place(written))).collect()
}

/// The keys of places that this reader may see.
fn given_away(context: &RuleContext<'_>, seen: &Visibility<'_>, reader: &str) -> Vec<&'static str> {
    let home = context.plan.home.as_ref().map(|home| &home.inside().place);
    let home = home.is_some_and(|place| seen.sees(place.span()) && can_be_found(context, place.inside().words.as_str()));
    let life = |part: &Option<Entry<PartOfLife>>| {
        part.as_ref().is_some_and(|part| {
            let body = part.inside();
            let texts = body.now.iter().chain(&body.changes).map(Entry::span).chain(body.help.iter().map(Entry::span));
            texts.into_iter().any(|text| seen.sees(text))
        })
    };
    // Where the reader meets the child themselves, they have to know.
    let members = context.members(reader);
    let mut others = context.plan.seeing_people.iter().filter(|entry| !members.contains(&entry.inside().who.key()));
    let seeing = others.any(|entry| {
        let place = entry.inside().r#where.as_ref().or(entry.inside().how.as_ref());
        place.is_some_and(|place| seen.sees(place.span()))
    });
    let next = context.plan.reviews.as_ref().and_then(|reviews| reviews.inside().next.as_ref());
    let review = next.and_then(|next| next.inside().r#where.as_ref()).is_some_and(|place| seen.sees(place.span()));
    let surgeries = context.plan.health.iter().flat_map(|health| health.inside().doctor.iter().chain(&health.inside().dentist));
    let health = surgeries.into_iter().any(|surgery| seen.sees(surgery.span()));
    let all = [
        ("home.place", home),
        ("health", health),
        ("school", life(&context.plan.school)),
        ("fun", life(&context.plan.fun)),
        ("seeing_people", seeing),
        ("reviews", review),
    ];
    all.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect()
}

/// Whether a person can look up a home by its name: "Rowan House", "a flat in Leeds", and not "Sam's house" or "Mrs Grey's".
fn can_be_found(context: &RuleContext<'_>, place: &str) -> bool {
    let names = plain::names(context);
    let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    let words: Vec<&str> =
        place.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '\'' | '’'))).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &str| {
        plain::is_name(&names, &bare(word))
            || context.people().iter().any(|(_, person)| person.inside().is.inside().words.as_str().contains(&bare(word)))
    };
    // The first word has a capital anyway, and "Gran's" and "Mum's flat" name nobody but who lives there.
    let named = |(at, word): (usize, &&str)| {
        (at > 0 || words.len() == 1)
            && word.starts_with(char::is_uppercase)
            && !word.ends_with(['\'', '’'])
            && bare(word) == **word
            && !is_name(word)
    };
    place.contains(char::is_numeric) || words.iter().enumerate().any(named)
}

/// A key in marks stays as it is; `This` becomes a subject.
fn capital(shown: &str) -> String {
    if shown.starts_with('`') { shown.to_owned() } else { "This reader".to_owned() }
}
