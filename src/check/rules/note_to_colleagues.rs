//! `note-to-colleagues`: a text holds a note on who may not read it, and everybody reads the note.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::check::strangers::is_prose;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::Notes;
use crate::language::names::plain as small;
use crate::language::reading::quoted;
use std::collections::BTreeSet;
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule {
    code: "note-to-colleagues",
    severity: Severity::Warning,
    category: Category::Leaks,
    what: "A text holds a note on who may not read it, or a note that was meant for colleagues.",
    why: "A note hides nothing. Mum reads the text, and sees that somebody wanted to hide it from her.",
    example: "worries: [{who: amira, words: I worry at night. (DO NOT SHOW MUM)}]",
    better: "worries: [{who: amira, words: I worry at night., not_for: [mum]}]",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// The most words of a note that stands by itself.
const LONGEST_ALONE: usize = 4;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(notes) = plain::language(context).and_then(|language| language.notes()) else { return };
    let people = context.people().iter();
    let people: BTreeSet<String> = people
        .flat_map(|(key, person)| [Some(key.value.as_str()), person.inside().name.as_ref().map(|name| name.as_str())])
        .flatten()
        .flat_map(|name| name.split([' ', '-']).map(small).collect::<Vec<_>>())
        .collect();
    for seen in context.walk.texts.iter().filter(|seen| is_prose(seen)) {
        // Where a label stands already, the note says the same once more.
        if !context.seen_by_all().permits(seen.text.span) {
            continue;
        }
        let Some(range) = note(seen.text.as_str(), notes, &people) else { continue };
        let help = "As it stands, all readers read it. Write `not_for:` with the people it must be kept from, or `only_for: [workers]`, and take \
                    the note out.";
        found.push(
            RULE.at(context.file, context.place_in(seen.text, range), "This looks like a note for colleagues. It hides nothing.")
                .help(help),
        );
    }
}

/// Where the first note of a text stands.
fn note(text: &str, notes: &Notes, people: &BTreeSet<String>) -> Option<Range<usize>> {
    let said = quoted(text);
    // A dash between spaces parts sentences too.
    let plain = text.contains(" - ").then(|| text.replace(" - ", " ; "));
    let text = plain.as_deref().unwrap_or(text);
    let mut start = 0;
    for piece in text.split_inclusive(['.', '!', '?', ':', ';', '(', ')', '[', ']', '\n', '\u{2013}', '\u{2014}', '*', '/']) {
        let range = start..start + piece.len();
        start += piece.len();
        let is_quoted = said.iter().any(|said| said.contains(&range.start) || (range.start < said.start && said.end <= range.end));
        if !is_quoted && is_note(piece, notes, people) {
            let lead = piece.len() - piece.trim_start().len();
            return Some(range.start + lead..range.start + piece.trim_end().len().max(lead));
        }
    }
    None
}

fn is_note(piece: &str, notes: &Notes, people: &BTreeSet<String>) -> bool {
    let letter = |sign: char| sign.is_alphanumeric() || matches!(sign, '\'' | '\u{2019}');
    let words: Vec<String> = piece
        .split(|sign| !letter(sign))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('\u{2019}', "'"))
        .collect();
    if words.is_empty() || (words.len() <= LONGEST_ALONE && notes.is_alone(&words)) {
        return !words.is_empty();
    }
    let is_person = |word: Option<&String>| word.is_some_and(|word| notes.people.contains(word) || people.contains(&small(word)));
    let to_a_person = |end: usize| is_person(words[end..].iter().find(|word| !notes.between.contains(*word)));
    let is_order = |at: usize| at == 0 || notes.before.contains(&words[at - 1]) || notes.starts_an_order.contains(&words[at]);
    let orders = || notes.keep_from.find(&words).into_iter().any(|(_, at, end)| is_order(at) && to_a_person(end));
    let first = || notes.keep_from_first.find(&words).into_iter().any(|(_, at, end)| at == 0 && words.len() <= end + 3 && to_a_person(end));
    let ends = |end: usize| words.get(end).is_none_or(|next| notes.after_must_not_know.contains(next));
    let not_to_know =
        || notes.must_not_know.find(&words).into_iter().any(|(_, at, end)| at > 0 && is_person(words.get(at - 1)) && ends(end));
    orders() || first() || not_to_know()
}
