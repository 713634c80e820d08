//! The kinds of word lists in the YAML files of a language, each turned into its lookup structure when it is read.

use super::reading::{Phrase, PhraseIndex};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use std::collections::HashSet;

/// Reads a file of a language. What is wrong with it is told with the line of its list.
pub(super) fn read<T: DeserializeOwned>(name: &str, source: &str) -> Result<T, String> {
    serde_json::from_str(source).map_err(|error| {
        let what = error.to_string();
        let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
        // The lines are those of the YAML, as `lined` keeps them.
        format!("{name}, line {}: {what}", error.line())
    })
}

/// Single words, written with spaces between them.
#[derive(Debug, Default)]
pub struct WordSet(HashSet<String>);

impl WordSet {
    /// Whether a word is one of them.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// The words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(WordSet(String::deserialize(deserializer)?.split_whitespace().map(str::to_owned).collect()))
    }
}

/// Whole texts: what is compared with them must be all that is written.
#[derive(Deserialize, Debug, Default)]
pub struct TextSet(HashSet<String>);

impl TextSet {
    /// Whether some words are one of the texts.
    #[must_use]
    pub fn has<W: AsRef<str>>(&self, words: &[W]) -> bool {
        self.0.contains(&words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(" "))
    }
}

/// Phrases that stand inside a text.
pub struct PhraseList(PhraseIndex);

impl PhraseList {
    /// Whether one of them stands in a row of words.
    #[must_use]
    pub fn stand_in(&self, words: &[String]) -> bool {
        self.0.stands_in(words)
    }
}

impl<'de> Deserialize<'de> for PhraseList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let phrases = Vec::<String>::deserialize(deserializer)?;
        Ok(PhraseList(PhraseIndex::new(phrases.iter().map(|phrase| Phrase::new(phrase)))))
    }
}
