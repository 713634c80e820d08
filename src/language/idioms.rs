//! Idioms and metaphors, from `idioms.yaml`: what means something else than its words say.

use super::reading::{Phrase, PhraseIndex};
use std::collections::BTreeMap;

/// An idiom and what to say instead.
pub struct Idiom {
    /// The idiom as it is listed.
    pub words: String,
    /// What to say instead.
    pub say: String,
}

/// Reads `idioms.yaml`: the idioms, each with what to say instead, and an index of their words with all forms.
pub(super) fn read(source: &str) -> Result<(Vec<Idiom>, PhraseIndex), String> {
    let list: BTreeMap<String, String> = super::lists::read("idioms.yaml", source)?;
    let index = PhraseIndex::new(list.keys().map(|words| Phrase::new(words)));
    Ok((list.into_iter().map(|(words, say)| Idiom { words: first_form(&words), say }).collect(), index))
}

/// The idiom in its first form: `keep|keeps an eye on` is "keep an eye on".
fn first_form(words: &str) -> String {
    let first = |word: &str| word.split('|').next().unwrap_or_default().to_owned();
    words.split_whitespace().map(first).map(|word| if word == "*" { "…".to_owned() } else { word }).collect::<Vec<_>>().join(" ")
}
