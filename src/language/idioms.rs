//! Idioms and metaphors, from `idioms.yaml`: what means something else than its words say.

use super::reading::Phrase;
use serde::Deserialize;
use std::collections::BTreeMap;

/// An idiom and what to say instead.
pub struct Idiom {
    /// Its words, with their forms.
    pub phrase: Phrase,
    /// The idiom as it is listed.
    pub words: String,
    /// What to say instead.
    pub say: String,
}

/// Reads `idioms.yaml`: the idiom, and what to say instead. A test holds the list to its shape; a list that cannot be read is empty.
pub(super) fn read(source: &str) -> Vec<Idiom> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct List(BTreeMap<String, String>);
    let List(list) = serde_json::from_str(source).unwrap_or(List(BTreeMap::new()));
    list.into_iter().map(|(words, say)| Idiom { phrase: Phrase::new(&words), words: first_form(&words), say }).collect()
}

/// The idiom in its first form: `keep|keeps an eye on` is "keep an eye on".
fn first_form(words: &str) -> String {
    let first = |word: &str| word.split('|').next().unwrap_or_default().to_owned();
    words.split_whitespace().map(first).map(|word| if word == "*" { "…".to_owned() } else { word }).collect::<Vec<_>>().join(" ")
}
