//! The names of people: whole, turned round, shortened, and what stands after “Mr”.

use super::shapes::{is_name, is_part_of_a_name, is_title};
use super::{Made, Rule, SHORTEST_WITH_DIGITS};
use crate::audit::ordinary;
use crate::audit::stream::Stream;

impl Made {
    /// A person's name, as whole words; a long one also without its middle names, with its last name first, and with a
    /// letter for its first. Of a person who is withheld, also the first name, and what stands after “Auntie” or “Mr”.
    pub(super) fn name(&mut self, text: &str, is_person: bool) {
        let words: Vec<&str> = text.split_whitespace().collect();
        self.whole_name(text, words.len());
        let [first, rest @ ..] = &words[..] else { return };
        let [middle @ .., last] = rest else { return };
        if !middle.is_empty() {
            self.whole_name(&format!("{first} {last}"), 2);
        }
        if is_title(first) {
            if !middle.is_empty() {
                self.name(&rest.join(" "), is_person);
            } else if is_person {
                self.whole_name(last, 1);
            }
            return;
        }
        if !is_part_of_a_name(first) || !is_part_of_a_name(last) {
            return;
        }
        self.whole_name(&format!("{last} {first} {}", middle.join(" ")), words.len());
        self.whole_name(&format!("{last} {first}"), 2);
        if let Some(letter) = first.chars().next().filter(|_| last.chars().count() >= LONG_ENOUGH) {
            self.whole_name(&format!("{letter} {last}"), 2);
        }
        if is_person {
            self.last_name(last);
            if middle.iter().all(|word| is_part_of_a_name(word)) {
                self.whole_name(first, 1);
            }
        }
    }

    /// The names of people that a labelled text is or holds: “Gary”, “her friend Gary Hill”, “Mr Hill”.
    pub(super) fn names_in(&mut self, text: &str) {
        if is_name(text) && is_one_name(text) {
            return self.name(text, false);
        }
        for name in held(text) {
            self.whole_name(&name, 2);
        }
    }

    /// The last of two names or more, which is found after a title: “Mr Parkinson”, “the Parkinsons”.
    fn last_name(&mut self, last: &str) {
        let before = self.needles.len();
        self.whole_name(last, 1);
        for needle in &mut self.needles[before..] {
            needle.after_title = true;
        }
    }

    fn whole_name(&mut self, text: &str, words: usize) {
        let before = self.needles.len();
        let letters = Stream::of(text).letters.len().saturating_sub(1);
        self.folded(text, Some(if words > 1 && letters >= SHORTEST_WITH_DIGITS { Rule::Edges } else { Rule::Words }));
        for needle in &mut self.needles[before..] {
            needle.loose = true;
            if words == 1 {
                needle.is_one_name = true;
                needle.ordinary = ordinary::class_of(&needle.letters).is_some();
                needle.near = false;
            }
        }
    }
}

/// A last name of so many letters is known by it and one letter before it.
const LONG_ENOUGH: usize = 4;

/// Whether a short text is nothing but a name: each word has the capital of one, and the first is no word of the language.
fn is_one_name(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic()));
    let is_named = |word: &str| is_part_of_a_name(word) && !is_known(word);
    match words.next() {
        Some(first) if is_title(first) => words.next().is_some_and(is_part_of_a_name),
        Some(first) => first.chars().count() > 1 && is_named(first) && words.all(is_part_of_a_name),
        None => false,
    }
}

/// Names of two words in a longer text: with a title, or two capitals of which the first is no word of the language and the
/// second none of a place or an office.
fn held(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).enumerate().filter_map(|(at, pair)| {
        // A street after its number.
        if at > 0 && words[at - 1].starts_with(char::is_numeric) {
            return None;
        }
        let first = pair[0].trim_start_matches(|letter: char| !letter.is_alphabetic());
        // A sign after the first word ends what belongs together, but for “Mr. Hill”.
        let ends = first.ends_with(|letter: char| !letter.is_alphabetic()) && !is_title(first);
        let last = pair[1].split(|letter: char| !letter.is_alphabetic() && letter != '-').next().unwrap_or_default();
        let folded = Stream::of(last);
        let is_place = ordinary::INSTITUTION.has(&folded.letters[1..]) && !ordinary::LAST_NAMES.has(&folded.letters[1..]);
        let last_is_name = last.chars().count() > 1 && is_part_of_a_name(last) && !is_place;
        let is_named = is_title(first) && first.starts_with(char::is_uppercase) || is_part_of_a_name(first) && !is_known(first);
        let is_time = ordinary::class_of(&folded.letters[1..]) == Some(ordinary::Class::Time);
        (!ends && last_is_name && is_named && !is_time).then(|| format!("{first} {last}"))
    });
    pairs.collect()
}

/// Whether a word is one of the language.
fn is_known(word: &str) -> bool {
    ordinary::class_of(&Stream::of(word).letters[1..]).is_some()
}
