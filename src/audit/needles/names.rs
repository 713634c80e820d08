//! The names of people: whole, turned round, shortened, and the name after “Mr”.

use super::shapes::{is_name, is_part_of_a_name, is_title};
use super::{Made, Rule, SHORTEST_WITH_DIGITS};
use crate::audit::ordinary::{self, Group};
use crate::audit::stream::Stream;

impl Made {
    /// The name of a person, or of some in one text, as whole words; a long one also without its middle names, with its last name
    /// first, and with a letter for its first. Of a person who is withheld, also each given name, and the name after “Mr”.
    pub(super) fn name(&mut self, text: &str, is_person: bool) {
        self.whole_name(text, text.split_whitespace().count());
        for name in people(text) {
            self.one_name(&name, is_person);
            // “The Vexleys” are each a Vexley.
            if let [family] = name[..]
                && let Some(one) = family.strip_suffix('s').filter(|one| is_person && one.chars().count() >= LONG_ENOUGH)
            {
                self.last_name(one);
            }
        }
    }

    /// The people whose home a place is. “Nan” by itself names nobody.
    pub(super) fn hosts(&mut self, text: &str) {
        let named = people(text).into_iter().filter(|name| name.len() > 1 || !ALONE.has(&fold(name[0])));
        named.for_each(|name| self.one_name(&name, true));
    }

    fn one_name(&mut self, name: &[&str], is_person: bool) {
        let [first, rest @ ..] = name else { return };
        let [middle @ .., _] = rest else { return self.given_name(first) };
        self.whole_name(&name.join(" "), name.len());
        // “van Dyke” is one last name.
        let particles = middle.iter().rev().take_while(|word| is_particle(word.as_bytes())).count();
        let (given, last) = name.split_at(name.len() - 1 - particles);
        let last = last.join(" ");
        let words = 1 + particles;
        if given.len() > 1 {
            self.whole_name(&format!("{first} {last}"), 1 + words);
        }
        self.whole_name(&format!("{last} {}", given.join(" ")), name.len());
        // “Rory J Vexley” and “R J Vexley”.
        let letters: Vec<String> = given.iter().map(|name| name.chars().take(1).collect()).collect();
        if letters.len() > 1 && last.chars().count() >= LONG_ENOUGH {
            self.whole_name(&format!("{first} {} {last}", letters[1..].join(" ")), name.len());
            self.whole_name(&format!("{} {last}", letters.join(" ")), name.len());
        }
        self.whole_name(&format!("{last} {first}"), 1 + words);
        if let Some(letter) = first.chars().next().filter(|_| last.chars().count() >= LONG_ENOUGH) {
            let before = self.needles.len();
            self.whole_name(&format!("{letter} {last}"), 1 + words);
            // `p-short` is a place on our pages, and “P. Short” is somebody.
            self.needles[before..].iter_mut().for_each(|needle| needle.machinery = true);
        }
        for first in [*first].into_iter().chain(first.split('-')) {
            for last in [&*last].into_iter().chain(last.split('-')) {
                self.whole_name(&format!("{first} {last}"), 1 + words);
            }
        }
        if is_person {
            given.iter().filter(|word| !is_particle(word.as_bytes())).for_each(|given| self.given_name(given));
        }
        self.last_names(&last);
    }

    /// A first name; one of two with a hyphen also by each.
    fn given_name(&mut self, name: &str) {
        self.whole_name(name, 1);
        if name.contains('-') {
            name.split('-').filter(|part| part.chars().count() > 1).for_each(|part| self.whole_name(part, 1));
        }
    }

    /// The names of people that a labelled text is or holds: “Gary”, “her friend Gary Hill”, “Mr Hill”.
    pub(super) fn names_in(&mut self, text: &str) {
        let is_one = is_name(text) && is_one_name(text);
        let names = if is_one { vec![text.to_owned()] } else { held(text) };
        for name in names {
            if is_one {
                self.name(&name, false);
            } else {
                self.whole_name(&name, 2);
            }
            if let Some((_, last)) = name.rsplit_once(' ') {
                self.last_names(last);
            }
            // “Doctor Hill” is “Dr Hill”.
            let (title, last) = name.split_once(' ').unwrap_or_default();
            let other =
                [("dr", "Doctor"), ("doctor", "Dr")].iter().find(|(short, _)| title.trim_end_matches('.').eq_ignore_ascii_case(short));
            if let Some((_, other)) = other {
                self.whole_name(&format!("{other} {last}"), 2 + last.matches(' ').count());
            }
        }
    }

    /// Words with capitals that may be a name or something else: they are in doubt wherever they have their capitals.
    pub(super) fn row(&mut self, row: &str) {
        let before = self.needles.len();
        self.folded(row, Some(Rule::Words));
        self.needles[before..].iter_mut().for_each(|needle| needle.is_row = true);
    }

    /// Two ordinary words or more with capitals in a labelled text: they may be the name of somebody or of a place.
    pub(super) fn rows_in(&mut self, text: &str) {
        rows(text).iter().for_each(|row| self.row(row));
    }

    /// A last name, and each part of it: “O'Brien-Walsh”, “O'Brien”, “Walsh”.
    fn last_names(&mut self, last: &str) {
        let parts = [last].into_iter().chain(last.split('-')).chain(last.split([' ', '-', '\'', '’']));
        parts.filter(|part| part.chars().count() > 1 && !is_particle(part.as_bytes())).for_each(|part| self.last_name(part));
    }

    /// The last of two names or more, which is found after a title: “Mr Parkinson”, “the Parkinsons”.
    fn last_name(&mut self, last: &str) {
        let before = self.needles.len();
        self.whole_name(last, last.split_whitespace().count());
        for needle in &mut self.needles[before..] {
            needle.after_title = true;
        }
    }

    pub(super) fn whole_name(&mut self, text: &str, words: usize) {
        let before = self.needles.len();
        let letters = Stream::of(text).letters.len().saturating_sub(1);
        self.folded(text, Some(if words > 1 && letters >= SHORTEST_WITH_DIGITS { Rule::Edges } else { Rule::Words }));
        for needle in &mut self.needles[before..] {
            needle.loose = true;
            needle.is_name = true;
            if words == 1 {
                needle.is_one_name = true;
                needle.ordinary = ordinary::class_of(&needle.letters).is_some();
                needle.near = false;
            }
        }
    }
}

/// The names in a `name:`, which may hold several names or more than a name: “Gregor and Hilde”, “Mum's boyfriend Gregor”,
/// “Mr and Mrs Vexley”, “'Big' Gregor (from church)”.
fn people(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let has_capitals = text.chars().any(char::is_uppercase);
    for piece in pieces(text) {
        let mut name: Vec<&str> = Vec::new();
        let mut is_place = false;
        for word in piece {
            let folded = Stream::of(word);
            let folded = folded.letters.get(1..).unwrap_or_default();
            let is_owner = word.ends_with("'s") || word.ends_with("’s");
            let is_role = is_title(word) && !ALONE.has(folded) || ROLES.has(folded) || ordinary::is_title(folded);
            let is_name = if has_capitals { is_part_of_a_name(word) || is_joined_particle(word) } else { !ordinary::is_small_word(folded) };
            match () {
                () if is_owner || is_role && name.is_empty() => {}
                () if is_name && is_place => {}
                () if is_name || is_particle(word.as_bytes()) && !name.is_empty() => name.push(word),
                () => {
                    // “Gregor from Leeds”.
                    is_place = ordinary::words().people.from.has(folded);
                    found.push(std::mem::take(&mut name));
                }
            }
        }
        while name.last().is_some_and(|word| is_particle(word.as_bytes())) {
            name.pop();
        }
        // “Nan Doreen”, and not “Nan”.
        while name.len() > 1 && ALONE.has(Stream::of(name[0]).letters.get(1..).unwrap_or_default()) {
            name.remove(0);
        }
        found.push(name);
    }
    found.retain(|name| !name.is_empty());
    found
}

/// The pieces of a text that hold a name each, as words. Brackets and quotation marks hold pieces of their own; the words
/// before and after them belong together.
fn pieces(text: &str) -> Vec<Vec<&str>> {
    let (mut round, mut inside) = (vec![Vec::new()], Vec::new());
    let mut is_inside = false;
    for word in text.split_inclusive([' ', '\n', '\t', ',', ';', '&', '+', '/']).flat_map(str::split_whitespace) {
        let opens = word.starts_with(['(', '[', '"', '“', '‘', '\'', '«']);
        if opens {
            is_inside = true;
            inside.push(Vec::new());
        }
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let pieces = if is_inside { &mut inside } else { &mut round };
        if bare.is_empty() || ordinary::words().people.parts.has(bare.to_lowercase().as_bytes()) {
            pieces.push(Vec::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(bare);
        }
        if word.ends_with([',', ';', '&', '+', '/']) {
            pieces.push(Vec::new());
        }
        if is_inside && !word.ends_with(char::is_alphanumeric) && word.contains([')', ']', '"', '”', '’', '\'', '»']) {
            is_inside = false;
        }
    }
    round.append(&mut inside);
    round
}

/// Whether a last name begins with a small word that is joined to it: `al-Rashidi`, `d'Abruzzo`.
fn is_joined_particle(word: &str) -> bool {
    let rest = word.trim_start_matches(char::is_lowercase);
    rest.len() < word.len() && rest.starts_with(['-', '\'', '’']) && rest.chars().any(char::is_uppercase)
}

/// Whether a word stands between the names of one person: “Gregor van Dyke”.
pub(in crate::audit) fn is_particle(word: &[u8]) -> bool {
    const PARTICLES: Group = Group(|words| &words.people.particles);
    PARTICLES.has(word)
}

/// Whether a text says that there is nothing yet: “n/a”, “TBC”.
pub(super) fn is_placeholder(text: &str) -> bool {
    const NONE: Group = Group(|words| &words.people.none);
    NONE.has(&Stream::of(text).letters[1..])
}

/// Whether a text in the place of a number, an address or a full name says that there is none: “not known yet”, “ask Priya”.
pub(super) fn is_remark(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let folded = fold(first);
    let is_word = ordinary::is_small_word(&folded) || ordinary::is_common(&folded) && !ordinary::is_listed(&folded);
    let is_before_a_place = matches!(&folded[..], b"at" | b"in" | b"on" | b"with" | b"near" | b"my" | b"the");
    is_word && !is_before_a_place && is_name(text) && first.starts_with(char::is_lowercase) && text.contains(' ') || is_description(text)
}

/// Whether a text says what somebody or a place is, and gives no name: “A neighbour”, “My auntie”, “A children's home”.
pub(super) fn is_description(text: &str) -> bool {
    const OWN: Group = Group(|words| &words.people.own);
    let is_plain = |word: &str| {
        let folded = fold(word);
        let is_role = ROLES.has(&folded) || ALONE.has(&folded);
        is_role || word.starts_with(char::is_lowercase) && ordinary::are_all_ordinary([&folded[..]].into_iter())
    };
    let mut words = text.split_whitespace();
    is_name(text) && OWN.has(&fold(words.next().unwrap_or_default())) && words.all(is_plain)
}

/// A word, folded, without “’s”.
fn fold(word: &str) -> Vec<u8> {
    Stream::of(word.trim_end_matches("'s").trim_end_matches("’s")).letters.split_off(1)
}

/// What people are to the family or do for it: words that go before a name and are not part of it.
const ROLES: Group = Group(|words| &words.people.roles);
/// Words for somebody of the family that are used as a name.
const ALONE: Group = Group(|words| &words.people.alone);

/// A last name of so many letters is known by it and one letter before it.
const LONG_ENOUGH: usize = 4;

/// Whether a short text is nothing but a name: each word has the capital of one, and the first is no word of the language.
fn is_one_name(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()));
    let is_named = |word: &str| is_part_of_a_name(word) && !is_known(word);
    match words.next() {
        Some(first) if is_title(first) => words.next().is_some_and(is_part_of_a_name) && words.all(is_part_of_a_name),
        Some(first) => first.chars().count() > 1 && is_named(first) && words.all(|word| is_part_of_a_name(word) || word == "and"),
        None => false,
    }
}

/// Names of two words in a longer text: with a title, or two capitals of which the first is no word of the language and the
/// second none of a place or an office.
fn held(text: &str) -> Vec<String> {
    // “Hilde van Beeken” is one name.
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_particle(word.as_bytes())).collect();
    let pairs = words.windows(2).enumerate().filter_map(|(at, pair)| {
        // A street after its number.
        if at > 0 && words[at - 1].starts_with(char::is_numeric) {
            return None;
        }
        let first = pair[0].trim_start_matches(|letter: char| !letter.is_alphabetic());
        let last = pair[1].split(|letter: char| !letter.is_alphabetic() && !matches!(letter, '-' | '\'' | '’')).next().unwrap_or_default();
        let last = last.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['-', '\'', '’']);
        if !first.starts_with(|letter: char| !letter.is_lowercase())
            || last.chars().count() < 2
            || !(is_part_of_a_name(last) || is_joined_particle(last))
        {
            return None;
        }
        // A sign after the first word ends what belongs together, but for “Mr. Hill”.
        let ends = first.ends_with(|letter: char| !letter.is_alphabetic()) && !is_title(first);
        if ends || !is_title(first) && (!is_part_of_a_name(first) || is_known(first)) {
            return None;
        }
        let folded = Stream::of(last);
        let folded = &folded.letters[1..];
        // “Rosewood Academy” is a name, and “Contact Centre” is none.
        let is_place = first.chars().count() < LONG_ENOUGH && ordinary::INSTITUTION.has(folded) && !ordinary::LAST_NAMES.has(folded);
        let is_time = ordinary::class_of(folded) == Some(ordinary::Class::Time);
        (!is_place && !is_time).then(|| format!("{first} {last}"))
    });
    pairs.collect()
}

/// Rows of words with capitals that are all words of the language, or stand after a number: “Park Road School”, “Mark Wood”,
/// “47 Larkspur”. A day, a title and what people are to the family are none.
fn rows(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let is_in_a_row = |word: &&str| {
        let folded = Stream::of(&bare(word));
        let folded = folded.letters.get(1..).unwrap_or_default();
        let is_somebody = is_title(word) || ROLES.has(folded) || ALONE.has(folded) || ordinary::is_small_word(folded);
        is_part_of_a_name(&bare(word)) && !is_somebody && ordinary::class_of(folded) != Some(ordinary::Class::Time)
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = |one: &&str, two: &&str| (is_in_a_row(one) || is_number(one)) && is_in_a_row(two) && one.ends_with(char::is_alphanumeric);
    let rows = words.chunk_by(goes_on).filter(|row| row.len() > 1 && (is_known(&bare(row[0])) || is_number(row[0])));
    rows.map(|row| row.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ")).collect()
}

/// Whether a word is one of the language.
fn is_known(word: &str) -> bool {
    ordinary::class_of(&Stream::of(word).letters[1..]).is_some()
}
