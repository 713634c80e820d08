//! A street beside the number of a withheld house, however the two are put together: `12 Elm Row`, `Elm Row, number 12`,
//! “number twelve on Elm Row”, `12-14 Elm Row`, `12A Elm Row`.

use super::meant::{self, Meant, word_before, word_from};
use super::needles::Needle;
use super::ordinary::{self, Class, Group, class_of};
use super::stream::{CAPITAL, COMMA, GAP, MAYBE, MONEY, START, Stream};

/// Words that stand between a house number and its street.
const BEFORE: Group = Group(|words| &words.house_numbers.before);
/// Words that stand between two numbers: “12 and 14 Elm Row”.
const JOINS: Group = Group(|words| &words.house_numbers.joins);
/// Words that stand between a street and its house number.
const AFTER: Group = Group(|words| &words.house_numbers.after);
/// Words that may stand there too if one of those follows: “Elm Row. It is number 12”.
const FILLER: Group = Group(|words| &words.house_numbers.filler);
/// Words after a number that is a time.
const TIMES: Group = Group(|words| &words.house_numbers.times);
/// So many words at most stand between them.
const MOST_BETWEEN: usize = 5;

/// How sure it is that a street that stands here has the number of the withheld house.
pub(super) fn meant(needle: &Needle, stream: &Stream, start: usize, end: usize) -> Meant {
    let end = end + ending(stream, end);
    let is_digit = |at: usize| stream.letters.get(at).is_some_and(u8::is_ascii_digit);
    let starts = stream.breaks_at(start) || start.checked_sub(1).is_some_and(is_digit);
    if !starts || !(stream.breaks_at(end) || is_digit(end)) {
        return Meant::No;
    }
    let Some(from) = number_before(needle, stream, start).or_else(|| number_after(needle, stream, start, end)) else { return Meant::No };
    // “You are in Year 7. High street shops open late.”
    let is_parted = (from.min(start) + 1..from.max(end)).any(|at| is_parted_at(stream, at));
    let between = if from < start { &stream.letters[from..start] } else { &stream.letters[end..from] };
    let is_said = ordinary::words().house_numbers.said.stand_in(between);
    // In a table the number is a cell of its own. Here words stand beside it: “You are 12. Elm Row park is near.”
    let is_in_words = stream.marks.get(from).is_some_and(|marks| marks & START == 0) && stream.letters[from] != GAP;
    let counts = || counts_something_else(stream, from) || is_apart(stream, from, start, end);
    if is_parted && is_in_words && !is_said || from < start && counts() {
        return Meant::Perhaps;
    }
    let is_small = needle.letters.starts_with(b"the") && stream.marks[start + 3] & CAPITAL == 0;
    if needle.common && (is_parted || is_small) { Meant::Perhaps } else { Meant::Surely }
}

/// Words before a number that is none of a house.
pub(super) const COUNTED: Group = Group(|words| &words.house_numbers.counted);

/// Whether the number before a street counts something else: “Year 7, High Street”, “£12 in Elm Row”.
fn counts_something_else(stream: &Stream, number: usize) -> bool {
    let before = if stream.marks[number] & START == 0 { word_before(stream, number) } else { &[] };
    COUNTED.has(before) || stream.marks[number] & MONEY != 0
}

/// Whether a street that has “in” before it may have nothing to do with the number: “we meet at 12 in Elm Row”, “3 in Elm Row School”.
fn is_apart(stream: &Stream, number: usize, street: usize, end: usize) -> bool {
    let is_inside = ordinary::BEFORE_PLACE.has(word_before(stream, street));
    // “Lunch at 12, Elm Row park”
    let is_listed = stream.marks[street] & COMMA != 0 && word_before(stream, number) == b"at" && meant::before_a_thing(stream, end, false);
    is_listed || is_inside && (word_before(stream, number) == b"at" || meant::before_a_place(stream, end) < Meant::Surely)
}

/// Whether a sentence or a block ends before a letter, and not only an inline tag stands there.
pub(super) fn is_parted_at(stream: &Stream, at: usize) -> bool {
    stream.marks[at] & (START | MAYBE) == START && !is_abbreviated(stream, at)
}

/// Whether the point before a word belongs to an abbreviation: “no. 12”, “St. Johns”, “G. Hill”.
fn is_abbreviated(stream: &Stream, at: usize) -> bool {
    const SHORT: Group = Group(|words| &words.house_numbers.abbreviations);
    let word = word_before(stream, at);
    word.len() == 1 && word[0].is_ascii_alphabetic() || SHORT.has(word) || ordinary::is_title(word)
}

/// One more letter at the end of the street: “Elm Rowe”, “Elm Rows”.
fn ending(stream: &Stream, end: usize) -> usize {
    usize::from(!stream.breaks_at(end) && stream.letters[end].is_ascii_alphabetic() && stream.breaks_at(end + 1))
}

/// Where one of the numbers starts before a street.
fn number_before(needle: &Needle, stream: &Stream, start: usize) -> Option<usize> {
    let mut end = start;
    let mut has_other = false;
    for _ in 0..MOST_BETWEEN {
        if let Some(said) = needle.numbers.iter().find(|said| stream.letters[..end].ends_with(said) && stream.breaks_at(end - said.len())) {
            return Some(end - said.len());
        }
        let word = word_before(stream, end);
        if is_number(word, needle) {
            return Some(end - word.len());
        }
        let is_other = word.first().is_some_and(u8::is_ascii_digit);
        if !(is_other || BEFORE.has(word) || has_other && JOINS.has(word)) {
            return None;
        }
        has_other |= is_other;
        end -= word.len();
    }
    None
}

/// Where one of the numbers ends after a street that has no other before it.
fn number_after(needle: &Needle, stream: &Stream, start: usize, end: usize) -> Option<usize> {
    if word_before(stream, start).first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let (mut from, mut has_unit, mut has_filler) = (end, false, false);
    for _ in 0..MOST_BETWEEN {
        let rest = stream.letters.get(from..).unwrap_or_default();
        let word = word_from(stream, from).letters;
        let said = needle.numbers.iter().find(|said| rest.starts_with(said) && stream.breaks_at(from + said.len()));
        if let Some(length) = said.map(Vec::len).or(is_number(word, needle).then_some(word.len())) {
            // “We meet in Elm Row at 12” is a time, and so is “Elm Row, 4 pm”.
            let next = word_from(stream, from + length).letters;
            if TIMES.has(next) || matches!(class_of(next), Some(Class::Time)) {
                return None;
            }
            return (has_unit || !has_filler).then_some(from + length);
        }
        has_unit |= AFTER.has(word);
        has_filler |= FILLER.has(word);
        if !(AFTER.has(word) || FILLER.has(word) || word.first().is_some_and(u8::is_ascii_digit)) {
            return None;
        }
        from += word.len();
    }
    None
}

/// Whether a word is one of the numbers, perhaps with letters round it: `12a`, `12th`, `no12`.
fn is_number(word: &[u8], needle: &Needle) -> bool {
    let word = word.strip_prefix(b"no").or(word.strip_prefix(b"nr")).unwrap_or(word);
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_time = TIMES.has(word.get(digits..).unwrap_or_default());
    digits > 0 && !is_time && word.len() <= digits + 3 && needle.numbers.iter().any(|number| number == &word[..digits])
}
