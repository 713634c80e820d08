//! Words that blame or threaten a child or a family, by kind, with what to write instead: `blame.yaml` and `threats.yaml`.

use super::reading::{Phrase, PhraseIndex};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// What a language knows of such words.
pub struct UnkindWords {
    phrases: PhraseIndex,
    /// What to write instead, by the number of the phrase.
    instead: Vec<String>,
    ordinary: PhraseIndex,
    not_after: HashSet<String>,
}

impl UnkindWords {
    /// Reads one of the two files.
    pub(super) fn read(name: &str, source: &str) -> Result<UnkindWords, String> {
        let list: Source = super::lists::read(name, source)?;
        let person = list.person.split_whitespace().collect::<Vec<_>>().join("|");
        let phrase = |written: &String| Phrase::new(&written.replace("<person>", &person));
        let phrases = list.kinds.values().flat_map(|kind| kind.words.iter().map(phrase));
        Ok(UnkindWords {
            phrases: PhraseIndex::new(phrases),
            instead: list.kinds.values().flat_map(|kind| kind.words.iter().map(|_| kind.write.clone())).collect(),
            ordinary: PhraseIndex::new(list.ordinary.iter().map(phrase)),
            not_after: list.not_after.split_whitespace().map(str::to_owned).collect(),
        })
    }

    /// Each place of a sentence where such words are, as numbers of its words, with what to write instead. Words are in small letters.
    pub fn find(&self, row: &[String]) -> Vec<(Range<usize>, &str)> {
        let found = self.phrases.find(row);
        let ordinary = if found.is_empty() { Vec::new() } else { self.ordinary.find(row) };
        let blames = |start: usize, end: usize| {
            let is_after = start.checked_sub(1).is_some_and(|before| self.not_after.contains(&row[before]));
            !is_after && !ordinary.iter().any(|(_, from, to)| *from < end && start < *to)
        };
        let blaming = found.into_iter().filter(|(_, start, end)| blames(*start, *end));
        blaming.map(|(number, start, end)| (start..end, self.instead[number].as_str())).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    person: String,
    not_after: String,
    ordinary: Vec<String>,
    kinds: BTreeMap<String, Kind>,
}

/// What blames in one way.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    /// What to write instead.
    write: String,
    words: Vec<String>,
}
