//! What must be so round a row of letters for it to be a needle.

use super::meant::{self, Meant, word_before};
use super::needles::{Needle, Rule, is_particle};
use super::numbered;
use super::ordinary;
use super::stream::{CAPITAL, CODE, COMMA, MACHINE, MONEY, START, Stream};

/// Whether a row of letters is the needle, by its surroundings.
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
        Rule::Edges => edges() && !is_of_a_drawing(needle, stream, start, end),
        Rule::Numbered => numbered::meant(needle, stream, start, end) != Meant::No,
        Rule::Anywhere => !number_goes_on(start) && !number_goes_on(end),
        Rule::Phone => !number_goes_on(end) && number_starts_before(stream, start),
    }
}

/// Whether the digits of a telephone number without its area stand in groups in code. They may be the lines of a drawing.
fn is_of_a_drawing(needle: &Needle, stream: &Stream, start: usize, end: usize) -> bool {
    let is_local = needle.is_number() && needle.letters.len() <= LONGEST_LOCAL;
    is_local && stream.marks[start] & CODE != 0 && (start + 1..end).any(|at| stream.breaks_surely_at(at))
}

/// A telephone number without its area has so many digits at most.
const LONGEST_LOCAL: usize = 8;

/// Whether a word of which pages are built is read or heard by people here, or has the capital of a name.
pub(super) fn is_in_words(needle: &Needle, stream: &Stream, start: usize) -> bool {
    stream.marks[start] & (CODE | MACHINE) == 0 || needle.capital && stream.marks[start] & CAPITAL != 0
}

/// Whether a title stands before a name: “Mr Berg”, “Mr van den Berg”.
fn is_after_title(stream: &Stream, start: usize) -> bool {
    const MOST_PARTICLES: usize = 3;
    let mut at = start;
    let mut words = (0..=MOST_PARTICLES).map(|_| {
        let word = word_before(stream, at);
        at -= word.len();
        word
    });
    words.find(|word| !is_particle(word)).is_some_and(ordinary::is_title)
}

/// How sure it is that the withheld thing stands here, where it is the name of somebody or an ordinary word.
pub(super) fn as_name(needle: &Needle, stream: &Stream, start: usize, end: usize) -> Meant {
    if needle.after_title && !is_after_title(stream, start) {
        let is_name = !needle.ordinary || meant::as_name(stream, start, end) > Meant::No;
        // Without a title it may be anybody of that family.
        return if is_name && stream.marks[start] & (CODE | MACHINE) == 0 { Meant::Perhaps } else { Meant::No };
    }
    if needle.rule == Rule::Numbered {
        return numbered::meant(needle, stream, start, end);
    }
    // A heading that ends with a first name, and a list that begins with an ordinary word.
    let is_cut = || needle.is_name && !needle.kept && (start + 1..end).any(|at| numbered::is_parted_at(stream, at));
    if !needle.breaks.is_empty() && is_cut() {
        return Meant::Perhaps;
    }
    // “You live in a flat. Three people live there.” “You are number 3 in the team.”
    let is_flat = || ordinary::words().places.units_that_count.begin(&needle.letters);
    let is_cut_or_counts = || (start + 1..end).any(|at| numbered::is_parted_at(stream, at)) || meant::before_a_thing(stream, end, true);
    if needle.is_unit && !needle.kept && (!is_flat() || is_cut_or_counts()) {
        return Meant::Perhaps;
    }
    if needle.is_short_number() && !needle.kept {
        return as_code(stream, start, end);
    }
    if needle.is_row {
        let mut starts = [0].into_iter().chain(needle.breaks.iter().map(|at| *at as usize));
        let has_capitals = starts.all(|at| stream.marks[start + at] & CAPITAL != 0 || stream.letters[start + at].is_ascii_digit());
        return if has_capitals { Meant::Perhaps } else { Meant::No };
    }
    if let Some(meant) = last_name_as_a_word(needle, stream, start) {
        return meant;
    }
    if needle.common && !needle.ordinary && !needle.kept {
        return as_place(needle, stream, start);
    }
    match if needle.ordinary && stream.marks[start] & CODE != 0 {
        // Scripts hold words and no sentences that could tell a name from a word; nothing of the plan stands in them.
        Meant::Perhaps
    } else if needle.is_one_name && !needle.ordinary {
        meant::in_a_title(stream, start, end).min(meant::before_a_place(stream, end))
    } else if needle.is_name && !needle.ordinary {
        meant::before_a_place(stream, end)
    } else if needle.ordinary {
        meant::as_name(stream, start, end)
    } else {
        Meant::Surely
    } {
        // What somebody put under `keep_safe` is never passed over in silence.
        Meant::No if needle.kept => Meant::Perhaps,
        _ if needle.kept => Meant::Surely,
        meant => meant,
    }
}

/// “Rory may come” is not Rory May, and “this summer may be hot” is not Summer May. Decides only if the last name is an everyday word
/// and is written here without a capital; otherwise `None`.
fn last_name_as_a_word(needle: &Needle, stream: &Stream, start: usize) -> Option<Meant> {
    let last = *needle.breaks.last()? as usize;
    let is_word = |word: &[u8]| ordinary::class_of(word).is_some() || ordinary::is_common(word);
    let is_small = |at: usize| stream.marks[start + at] & CAPITAL == 0;
    if !needle.is_name
        || needle.common
        || needle.kept
        || !is_small(last)
        || !stream.breaks_at(start + last)
        || !is_word(&needle.letters[last..])
    {
        return None;
    }
    // “Tannery house”
    if ordinary::HOUSES.has(&needle.letters[last..]) {
        return Some(Meant::Perhaps);
    }
    let first = needle.words().next().unwrap_or_default();
    (!is_small(0) || is_word(first)).then_some(Meant::No)
}

/// How sure it is that a short number is the code: not as an amount (“£4,471”), perhaps as the end of a longer number, as a year or where it
/// counts something (“4471 steps”).
fn as_code(stream: &Stream, start: usize, end: usize) -> Meant {
    let marks = |at: usize| stream.marks.get(at).copied().unwrap_or(START);
    let is_group = |word: &[u8]| word.len() > 2 && word.iter().all(u8::is_ascii_digit);
    let goes_on = |at: usize, word: &[u8]| is_group(word) && marks(at) & (START | COMMA) == 0;
    let before = word_before(stream, start);
    match () {
        () if marks(start) & MONEY != 0 || (start + 1..end).any(|at| marks(at) & COMMA != 0) => Meant::No,
        () if goes_on(start, before) || goes_on(end, meant::word_from(stream, end).letters) => Meant::Perhaps,
        () if before == b"in" && end - start == 4 && matches!(stream.letters[start], b'1' | b'2')
            || meant::before_a_thing(stream, end, true) =>
        {
            Meant::Perhaps
        }
        () => Meant::Surely,
    }
}

/// How sure it is that ordinary words are meant as the name of a place: by the capital of each, if there are two or more.
fn as_place(needle: &Needle, stream: &Stream, start: usize) -> Meant {
    let starts = [0].into_iter().chain(needle.breaks.iter().map(|at| *at as usize));
    let named: Vec<bool> =
        starts.filter(|at| !needle.letters[*at..].starts_with(b"the")).map(|at| stream.marks[start + at] & CAPITAL != 0).collect();
    let is_parted = (1..needle.letters.len()).any(|at| stream.marks[start + at] & START != 0);
    let is_one_word = named.len() < 2 && (ordinary::class_of(&needle.letters).is_some() || stream.marks[start] & START != 0);
    let end = start + needle.letters.len();
    let is_named = named.iter().all(|named| *named) && !is_one_word && !is_parted && !meant::before_a_thing(stream, end, false);
    if is_named { meant::before_a_place(stream, end) } else { Meant::Perhaps }
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
