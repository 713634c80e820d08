//! What must be so round a row of letters for it to be a needle.

use super::needles::{Needle, Rule};
use super::ordinary;
use super::stream::{CAPITAL, CODE, MACHINE, START, Stream};

/// Whether a row of letters is the needle, by what stands round it and in it.
pub(super) fn stands(needle: &Needle, stream: &Stream, start: usize, end: usize) -> bool {
    let edges = || stream.breaks_at(start) && stream.breaks_at(end);
    let digit = |at: usize| stream.letters.get(at).is_some_and(u8::is_ascii_digit);
    let number_goes_on = |at: usize| at > 0 && !stream.breaks_at(at) && digit(at - 1) && digit(at);
    if needle.machinery && !is_in_words(needle, stream, start) {
        return false;
    }
    match &needle.rule {
        Rule::Words => {
            let is_break = |at: usize| u32::try_from(at).is_ok_and(|at| needle.breaks.binary_search(&at).is_ok());
            let in_words =
                (1..end - start).all(|at| if is_break(at) { stream.breaks_at(start + at) } else { !stream.breaks_surely_at(start + at) });
            let is_name = stream.marks[start] & CODE == 0 || !needle.capital || stream.marks[start] & CAPITAL != 0;
            is_name && edges() && in_words
        }
        Rule::Edges => edges(),
        Rule::Street => edges() && !start.checked_sub(1).is_some_and(digit),
        Rule::Anywhere => !number_goes_on(start) && !number_goes_on(end),
        Rule::Phone => !number_goes_on(end) && number_starts_before(stream, start),
    }
}

/// Whether a word of which pages are built is read or heard by people here, or has the capital of a name.
pub(super) fn is_in_words(needle: &Needle, stream: &Stream, start: usize) -> bool {
    stream.marks[start] & (CODE | MACHINE) == 0 || needle.capital && stream.marks[start] & CAPITAL != 0
}

/// Whether a title stands before a name.
fn is_after_title(stream: &Stream, start: usize) -> bool {
    ordinary::is_title(word_before(stream, start))
}

/// Whether it may be the name that it is, where the name is an ordinary word too: Will, Grace, May.
///
/// It has a capital, and where a sentence starts the next word does not show it to be the ordinary word.
pub(super) fn as_name(needle: &Needle, stream: &Stream, start: usize, end: usize) -> bool {
    if needle.after_title && !is_after_title(stream, start) {
        return false;
    }
    if !needle.ordinary {
        return true;
    }
    if stream.marks[start] & CAPITAL == 0 {
        return false;
    }
    let after = word_from(stream, end);
    let before = word_before(stream, start);
    let starts = |at: usize| stream.marks.get(at).is_none_or(|marks| marks & START != 0);
    // A day stands beside its month, also where each has an element of its own.
    let is_month = ordinary::is_month_here(&needle.letters, before, after);
    let asks = || {
        // “Will Rory have to move?”: after one name or two stands a verb.
        let mut from = end;
        (0..3).any(|_| {
            let word = word_from(stream, from);
            from += word.len();
            ordinary::asks(&needle.letters, word)
        })
    };
    let is_word = starts(start) && !starts(end) && (ordinary::goes_on_as_a_word(after) || asks());
    !is_month && !is_word
}

/// The longest word that is looked at.
const LONGEST: usize = 12;

/// The word that starts at a place.
fn word_from(stream: &Stream, start: usize) -> &[u8] {
    let most = stream.letters.len().min(start + LONGEST);
    let end = (start..most).find(|at| *at > start && stream.breaks_at(*at)).unwrap_or(most);
    stream.letters.get(start..end).unwrap_or_default()
}

/// The word that ends at a place.
pub(super) fn word_before(stream: &Stream, end: usize) -> &[u8] {
    let start = (end.saturating_sub(LONGEST)..end).rev().find(|at| stream.breaks_at(*at)).unwrap_or(end);
    &stream.letters[start..end]
}

/// Whether a telephone number starts here, or a 0 or a country's number before it.
fn number_starts_before(stream: &Stream, start: usize) -> bool {
    const BEFORE: [&[u8]; 7] = [b"", b"0", b"44", b"440", b"0044", b"00440", b"00"];
    let is_before = |digits: &[u8]| {
        start.checked_sub(digits.len()).is_some_and(|from| &stream.letters[from..start] == digits && stream.breaks_at(from))
    };
    let letter_before = start.checked_sub(1).is_none_or(|at| !stream.letters[at].is_ascii_digit());
    letter_before || BEFORE.iter().any(|digits| is_before(digits))
}
