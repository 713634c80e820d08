//! Short texts and names in loose forms: joined to digits or to words with a capital, spaced out, with an ending.
//!
//! `boundaries` asks for whole words. Here is what people do to them in links, e-mail addresses and by hand: `ElmRow`,
//! `leonidas99`, `L e o n i d a s`, “the Leonidases”. Each form asks for so many letters that ordinary words are none.

use super::boundaries::{self, is_in_words};
use super::meant::{Meant, word_before};
use super::needles::{Needle, Rule};
use super::ordinary;
use super::stream::{CAPITAL, CODE, START, Stream};

/// The fewest letters of a text that is spaced out, or joined to digits.
const SPACED: usize = 4;
/// The fewest letters of a text that is joined of words, joined to a capital, or has an ending.
const JOINED: usize = 5;
/// The fewest letters of a text of some words that stands joined at the edge of a longer word.
const INSIDE: usize = 6;
/// The fewest letters of a name that has an ending and no capital: “leons dog”.
const NAME_WITH_ENDING: usize = 4;
/// The fewest letters of one word that is cut in two.
const CUT: usize = 7;

/// How the words of a row of letters stand to those of a needle.
#[derive(PartialEq, Eq)]
enum Form {
    /// As the needle has them.
    Own,
    /// All joined.
    Joined,
    /// Each letter by itself.
    Spaced,
    /// Cut in other places.
    Cut,
}

/// Whether a row of letters is the needle in a loose form.
pub(super) fn stands(needle: &Needle, stream: &Stream, start: usize, end: usize) -> bool {
    let length = needle.letters.len();
    if !needle.loose
        || needle.rule == Rule::Numbered
        || length < SPACED && !needle.is_one_name
        || needle.machinery && !is_in_words(needle, stream, start)
    {
        return false;
    }
    let (has_words, is_code) = (!needle.breaks.is_empty(), stream.marks[start] & CODE != 0);
    let is_capital = !needle.capital || stream.marks[start] & CAPITAL != 0;
    // In code, small letters are no name.
    if is_code && !has_words && !is_capital {
        return false;
    }
    let form = form(needle, stream, start, end);
    let may_join = !is_code && !needle.letters.iter().any(u8::is_ascii_digit);
    let edge = |at: usize| stream.breaks_at(at) || may_join && is_joint(stream, at, length);
    if needle.is_one_name && form == Form::Own && !is_code && stream.breaks_at(start) && is_ending(stream, end) {
        // “Leons dog”: people leave the apostrophe out.
        return stream.marks[start] & CAPITAL != 0
            || !needle.ordinary && length >= NAME_WITH_ENDING && !ordinary::is_common(&[&needle.letters, &b"s"[..]].concat());
    }
    if length < SPACED {
        return false;
    }
    if needle.ordinary {
        return form == Form::Spaced && is_capital && stream.breaks_at(start) && stream.breaks_at(end);
    }
    let has_ending = || length >= JOINED && form != Form::Spaced && is_ending(stream, end) && !needle.is_one_name;
    let ends = edge(end) || has_ending();
    match form {
        Form::Cut if has_words => length >= JOINED && edge(start) && ends,
        Form::Cut => length >= CUT && (is_capital || needle.kept) && edge(start) && ends && are_halves(stream, start, end),
        Form::Joined if length >= INSIDE && needle.breaks.first().is_some_and(|at| *at > 2) => {
            (edge(start) || edge(end)) && may_join || edge(start) && ends
        }
        Form::Joined => (!has_words || length >= JOINED) && edge(start) && ends,
        Form::Own | Form::Spaced => edge(start) && ends,
    }
}

/// How sure it is that the withheld thing is meant: a last name has a title before it, or “the” and an ending; an ordinary
/// word with an ending may be more than one of the thing.
pub(super) fn as_name(needle: &Needle, stream: &Stream, start: usize, end: usize) -> Meant {
    let has_ending = is_ending(stream, end);
    let are_the_people = || word_before(stream, start) == b"the" && stream.marks[start] & CAPITAL != 0 && has_ending;
    if needle.after_title {
        return if are_the_people() { Meant::Surely } else { boundaries::as_name(needle, stream, start, end) };
    }
    match () {
        () if needle.common && !needle.kept && !needle.ordinary => Meant::Perhaps,
        () if !needle.ordinary || !has_ending => Meant::Surely,
        () if stream.marks[start] & START == 0 || ordinary::is_verb(&needle.letters) => Meant::Perhaps,
        () => Meant::No,
    }
}

fn form(needle: &Needle, stream: &Stream, start: usize, end: usize) -> Form {
    let (mut letters, mut broken, mut surely, mut is_own) = (0, 0, 0, true);
    for at in 1..end - start {
        // Only where a letter starts may a word start.
        if needle.letters.get(at).is_none_or(|byte| byte & 0xc0 == 0x80) {
            continue;
        }
        letters += 1;
        broken += usize::from(stream.breaks_at(start + at));
        surely += usize::from(stream.breaks_surely_at(start + at));
        let is_break = u32::try_from(at).is_ok_and(|at| needle.breaks.binary_search(&at).is_ok());
        is_own &= if is_break { stream.breaks_at(start + at) } else { !stream.breaks_surely_at(start + at) };
    }
    match () {
        () if is_own => Form::Own,
        () if surely == 0 => Form::Joined,
        () if broken == letters => Form::Spaced,
        () => Form::Cut,
    }
}

/// Whether two words are joined here: letters and digits, or a capital after a small letter.
fn is_joint(stream: &Stream, at: usize, length: usize) -> bool {
    let [Some(before), Some(after)] = [at.checked_sub(1), Some(at)].map(|at| at.and_then(|at| stream.letters.get(at))) else {
        return false;
    };
    let is_capital = |at: usize| stream.marks[at] & CAPITAL != 0;
    before.is_ascii_digit() != after.is_ascii_digit()
        || length >= JOINED && is_capital(at) && !is_capital(at - 1) && before.is_ascii() && after.is_ascii()
}

/// Whether a plural's ending stands here, and the word ends after it.
fn is_ending(stream: &Stream, end: usize) -> bool {
    let rest = stream.letters.get(end..).unwrap_or_default();
    !stream.breaks_at(end)
        && (rest.starts_with(b"s") && stream.breaks_at(end + 1)
            || rest.starts_with(b"es") && !stream.breaks_at(end + 1) && stream.breaks_at(end + 2))
}

/// Whether the pieces of a word that was cut are no small words: “Leo nidas”, and not “just in”.
fn are_halves(stream: &Stream, start: usize, end: usize) -> bool {
    let mut from = start;
    (start + 1..=end).filter(|at| *at == end || stream.breaks_at(*at)).all(|at| {
        let piece = &stream.letters[from..at];
        from = at;
        !ordinary::is_small_word(piece)
    })
}
