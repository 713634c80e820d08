//! Which of Unicode's borders between sentences are none in a language, and which it does not know.

use crate::language::Locale;
use std::ops::Range;

/// The longest sentence, in bytes, that an open bracket may hold together.
const LONGEST_IN_BRACKETS: usize = 400;
/// How far back a word is looked at, in letters.
const LONGEST_WORD: usize = 40;

/// Signs that close a quotation or a bracket.
const CLOSING: [char; 6] = ['"', '\u{201D}', '\u{2019}', '\'', ')', ']'];
/// Signs that open one.
const OPENING: [char; 6] = ['"', '\u{201C}', '\u{2018}', '\'', '(', '['];

/// Whether a sentence ends where the library ended it. `range` is the sentence so far; more text follows.
pub(super) fn is_border(line: &str, range: Range<usize>, locale: &Locale) -> bool {
    let sentence = line[range.clone()].trim_end();
    let next = line[range.end..].trim_start_matches(OPENING);
    // A sentence does not go on with a small letter: "I like it!" to Sam.
    if next.starts_with(char::is_lowercase) && !is_brand(next) {
        return false;
    }
    if in_brackets(sentence) || sentence.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return false;
    }
    if sentence.ends_with(['"', '\u{201D}', '\u{2019}', '\'']) && is_said(next, locale) {
        return false;
    }
    let bare = sentence.trim_end_matches(CLOSING);
    match bare.strip_suffix('.') {
        Some(before) if bare == sentence && !before.ends_with('.') => ends_with_dot(before, next, locale),
        _ => true,
    }
}

/// Whether a sentence ends with the dot after these words.
fn ends_with_dot(before: &str, next: &str, locale: &Locale) -> bool {
    let known = &locale.texts().sentences;
    let mut words = before.rsplit([' ', '\u{A0}', '(', '"', '\u{201C}', '\'', '\u{2018}', '/']);
    let last = words.next().unwrap_or_default();
    let earlier = words.next().unwrap_or_default();
    let small = last.to_lowercase();
    let next_word = next.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let a_number = next.starts_with(|sign: char| sign.is_ascii_digit());
    if known.titles.has(last) || known.goes_on.has(&small) || (known.before_number.has(&small) && a_number) {
        return false;
    }
    if known.saint.has(last) {
        // After a name it is a street, before one a saint.
        return is_name(earlier) && !earlier.ends_with('.');
    }
    if known.hours.has(&small) {
        return !locale.is_day_or_month(next_word);
    }
    if is_initial(last) {
        let before = earlier.to_lowercase();
        let no_initial = known.before_letter.has(&before) || (known.letter_word.has(last) && !is_name(earlier));
        return no_initial || known.begins.has(next_word) || !is_name(next_word);
    }
    true
}

/// Whether a bracket that opened within the sentence is still open. One that is never closed does not hold a whole text together.
fn in_brackets(sentence: &str) -> bool {
    if sentence.len() > LONGEST_IN_BRACKETS {
        return false;
    }
    let inside = sentence.trim_start_matches(['(', '[']);
    let count = |open: char, close: char| inside.matches(open).count() > inside.matches(close).count();
    count('(', ')') || count('[', ']')
}

/// Whether words go on with who said them: "Sam said", "my mum said".
fn is_said(next: &str, locale: &Locale) -> bool {
    let known = &locale.texts().sentences;
    let mut words =
        next.split(|sign: char| !(sign.is_alphanumeric() || sign == '\'' || sign == '\u{2019}')).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let says = |word: Option<&str>| word.is_some_and(|word| known.says.has(word));
    let who = is_name(first) && !known.begins.has(first);
    (who || known.my.has(first)) && (says(words.next()) || (known.my.has(first) && says(words.next())))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a small letter and a capital begin a text: `iPad`.
fn is_brand(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_uppercase)
}

/// A single capital, or capitals with dots: `J`, `U.K`.
fn is_initial(word: &str) -> bool {
    !word.is_empty() && word.split('.').all(|part| part.chars().count() == 1 && is_name(part))
}

/// Borders that the library does not know: a pause `…` before a capital, a dot without a space after it, a dot before `iPad`.
pub(super) fn missed(line: &str, range: Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let written = &line[range.clone()];
    for (at, sign) in written.char_indices().filter(|(_, sign)| matches!(sign, '\u{2026}' | '.')) {
        let after = &written[at + sign.len_utf8()..];
        let border = match sign {
            '.' => runs_on(&written[..at], after) || after.strip_prefix(' ').is_some_and(is_brand),
            _ => after.starts_with(' ') && is_name(after.trim_start()),
        };
        if border {
            found.push(range.start + at + sign.len_utf8());
        }
    }
    found
}

/// Whether a writer forgot the space after a dot: "We ran.Then we sat." An address of the web is no such place.
fn runs_on(before: &str, after: &str) -> bool {
    let mut following = after.chars();
    let starts = following.next().is_some_and(char::is_uppercase) && following.next().is_some_and(char::is_lowercase);
    let ends = before.chars().rev().take(2).filter(|letter| letter.is_lowercase()).count() == 2;
    let word = || before.chars().rev().take(LONGEST_WORD).take_while(|letter| !letter.is_whitespace());
    starts && ends && !word().any(|sign| matches!(sign, '@' | ':' | '/' | '.')) && !word().eq("www".chars())
}
