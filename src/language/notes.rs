//! Notes that a writer leaves for colleagues inside a text, from `notes.yaml`.

use super::names::plain;
use super::reading::{Phrase, PhraseIndex};
use serde::Deserialize;
use std::collections::HashSet;

/// What a language knows of such notes. Words are in small letters.
pub struct Notes {
    /// A note that ends with a person.
    pub keep_from: PhraseIndex,
    /// The same, where a sentence begins with it.
    pub keep_from_first: PhraseIndex,
    /// A note that a person stands before.
    pub must_not_know: PhraseIndex,
    /// Words between such a note and the person.
    pub between: HashSet<String>,
    /// Words for people.
    pub people: HashSet<String>,
    /// Words that may stand before an order.
    pub before: HashSet<String>,
    /// The first word of an order that may stand anywhere.
    pub starts_an_order: HashSet<String>,
    /// What may follow `must_not_know`.
    pub after_must_not_know: HashSet<String>,
    alone: HashSet<String>,
    nobody_yet_begins: Vec<String>,
    nobody_yet: HashSet<String>,
}

impl Notes {
    /// Reads `notes.yaml`.
    pub(super) fn read(source: &str) -> Result<Notes, String> {
        let list: Source = super::lists::read("notes.yaml", source)?;
        let index = |phrases: &[String]| PhraseIndex::new(phrases.iter().map(|phrase| Phrase::new(phrase)));
        let words = |text: &str| text.split_whitespace().map(plain).collect::<HashSet<_>>();
        let mut nobody_yet = words(&list.nobody_yet);
        nobody_yet.extend(list.nobody_yet_phrases);
        Ok(Notes {
            keep_from: index(&list.keep_from),
            keep_from_first: index(&list.keep_from_first),
            must_not_know: index(&list.must_not_know),
            between: words(&list.between),
            people: words(&list.people),
            before: words(&list.before),
            starts_an_order: words(&list.starts_an_order),
            after_must_not_know: words(&list.after_must_not_know),
            nobody_yet_begins: list.nobody_yet_begins.split_whitespace().map(str::to_owned).collect(),
            alone: list.alone.into_iter().collect(),
            nobody_yet,
        })
    }

    /// Whether some words are a note by themselves: "for professionals only".
    #[must_use]
    pub fn is_alone(&self, words: &[String]) -> bool {
        self.alone.contains(&words.join(" "))
    }

    /// Whether some words name nobody, where a name should stand: "TBC".
    #[must_use]
    pub fn is_nobody_yet(&self, words: &[String]) -> bool {
        words.is_empty()
            || self.nobody_yet.contains(&words.join(" "))
            || words
                .first()
                .is_some_and(|first| self.nobody_yet_begins.iter().any(|start| first.len() > start.len() && first.starts_with(start)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    before: String,
    starts_an_order: String,
    after_must_not_know: String,
    nobody_yet_begins: String,
    keep_from: Vec<String>,
    keep_from_first: Vec<String>,
    between: String,
    people: String,
    must_not_know: Vec<String>,
    alone: Vec<String>,
    nobody_yet: String,
    nobody_yet_phrases: Vec<String>,
}
