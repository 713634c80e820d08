//! Texts as somebody typed them: written so that no sign in them means anything in Markdown, and ways to reach somebody, with what a
//! device follows.

use super::{Reach, ReachPart};
use crate::language::{Locale, Way, WordSet};

/// A plain text of one line.
pub(super) fn escaped(text: &str) -> String {
    if !text.contains(means_something) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for sign in text.chars() {
        if means_something(sign) {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Whether the child speaks in a text: "a flat of my own".
pub(super) fn speaks_as_child(text: &str, locale: &Locale) -> bool {
    has_word(text, &locale.texts().voice.as_child)
}

/// Whether a text speaks to somebody: "a flat of your own".
pub(super) fn speaks_to_you(text: &str, locale: &Locale) -> bool {
    has_word(text, &locale.texts().voice.to_you)
}

fn has_word(text: &str, words: &WordSet) -> bool {
    text.split(|sign: char| !sign.is_alphabetic()).any(|word| words.has(&word.to_lowercase()))
}

/// A text as it is inside a sentence: without the capital of its first word, if that is no name, and without a full stop.
pub(super) fn inside_sentence(text: &str, locale: &Locale) -> String {
    let place = &locale.texts().place;
    let is_capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase);
    let text = text.trim().trim_end_matches('.');
    let Some((first, rest)) = text.split_once(' ').filter(|(first, _)| is_capital(first) && place.opening.has(&first.to_lowercase()))
    else {
        return text.to_owned();
    };
    // "The Willows" is a name; "The house by the sea" is none.
    let is_name = place.opening_of_names.has(&first.to_lowercase()) && rest.starts_with(char::is_uppercase);
    if is_name { text.to_owned() } else { format!("{} {rest}", first.to_lowercase()) }
}

/// Lines that stay lines, with every sign and space in them. An empty line parts paragraphs.
pub(super) fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut empty = 0;
    for line in text.replace("\r\n", "\n").split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).map(str::trim_end) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty == 0 { "\\\n" } else { "\n\n" });
            // The first empty line is the end of a paragraph.
            (1..empty).for_each(|_| out.push_str("\\\n"));
        }
        empty = 0;
        push_line(&mut out, line);
    }
    out
}

/// Adds a line. Spaces that a page would take for one, or for none, become such as it keeps.
fn push_line(out: &mut String, line: &str) {
    // Whether a list, a line or a heading can still begin here: there were only digits.
    let mut opens = true;
    let mut signs = line.chars().peekable();
    let mut spaced = true;
    while let Some(sign) = signs.next() {
        match sign {
            '\t' => out.push_str("\u{a0}\u{a0}\u{a0}\u{a0}"),
            ' ' if spaced || signs.peek().is_some_and(|next| matches!(next, ' ' | '\t')) => out.push('\u{a0}'),
            _ => {
                if means_something(sign) || opens && sign.is_ascii_punctuation() {
                    out.push('\\');
                }
                out.push(sign);
            }
        }
        spaced = spaced && matches!(sign, ' ' | '\t');
        opens &= sign.is_ascii_digit();
    }
}

/// Whether a sign means something wherever it is.
fn means_something(sign: char) -> bool {
    matches!(sign, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '`' | '#' | '~')
}

/// A telephone number, an e-mail address, or what was written in its place. `None` if nothing was written.
pub(super) fn reach(locale: &Locale, written: &str) -> Option<Reach> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let parts = locale.ways().parts(written).into_iter().map(|part| {
        let how = part.leads.as_ref().filter(|leads| leads.needs_label).and_then(|leads| phrase(leads.way).strip_prefix("frame-"));
        ReachPart { says: part.says.to_owned(), text: part.text.to_owned(), href: part.leads.map(|leads| leads.href), how }
    });
    let parts: Vec<ReachPart> = parts.collect();
    let href = parts.iter().find_map(|part| part.href.clone()).unwrap_or_default();
    Some(Reach { shown: written.to_owned(), href, parts })
}

/// The phrase for a way. Templates know those of the frame without `frame-`.
fn phrase(way: Way) -> &'static str {
    match way {
        Way::Ring => "frame-opens-tel",
        Way::Relay => "frame-opens-relay",
        Way::Text => "frame-opens-sms",
        Way::Mail => "frame-opens-mail",
    }
}
