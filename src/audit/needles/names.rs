//! The names of people: whole, turned round, shortened, and what stands after “Mr”.

use super::shapes::{is_part_of_a_name, is_title};
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
                needle.ordinary = ordinary::is_word(&needle.letters);
                needle.near = false;
            }
        }
    }
}

/// A last name of so many letters is known by it and one letter before it.
const LONG_ENOUGH: usize = 4;
