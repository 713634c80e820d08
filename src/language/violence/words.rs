//! The words of `violence.yaml`: each with a number and the kinds that it is of.

use crate::language::reading::QuickMap;
use std::collections::BTreeMap;

/// Kinds that no list names: they come from how a word is written, and from the plan.
const WRITTEN: [&str; 3] = ["name", "family", "owner"];

/// The number of a word that no list has.
pub(super) const UNKNOWN: u16 = 0;

/// What is known of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    /// Its number.
    pub number: u16,
    /// Its kinds, one bit each.
    pub kinds: u64,
    /// Whether it counts in capitals only.
    pub capitals: bool,
}

/// All words, and the names of the kinds.
pub(super) struct Words {
    known: QuickMap<String, Word>,
    kinds: BTreeMap<String, u64>,
    /// For each kind, its own bit and those of the kinds that hold it.
    held: BTreeMap<u64, u64>,
}

impl Words {
    /// Learns lists by kind. `<kind>` in a list stands for all words of a kind.
    pub(super) fn read(lists: &BTreeMap<String, String>) -> Result<Self, String> {
        let names = WRITTEN.iter().map(|name| (*name).to_owned()).chain(lists.keys().cloned());
        if lists.len() + WRITTEN.len() > 64 {
            return Err("violence.yaml has too many kinds".to_owned());
        }
        let kinds: BTreeMap<String, u64> = names.enumerate().map(|(bit, name)| (name, 1 << bit)).collect();
        let held = kinds.values().map(|bit| (*bit, *bit)).collect();
        let mut words = Words { known: QuickMap::default(), kinds, held };
        // A kind may hold others, and those others again.
        for _ in 0..3 {
            for (name, list) in lists {
                let own = words.kind(name)?;
                for inner in list.split_whitespace().filter_map(|word| word.strip_prefix('<')?.strip_suffix('>')) {
                    let inner = words.kind(inner)?;
                    let above = words.held[&own];
                    words.held.entry(inner).and_modify(|bits| *bits |= above);
                }
            }
        }
        for (name, list) in lists {
            let bits = words.bits(words.kind(name)?);
            for word in list.split_whitespace().filter(|word| !word.starts_with('<')) {
                words.learn(word)?;
                words.known.entry(word.to_lowercase()).and_modify(|known| known.kinds |= bits);
            }
        }
        Ok(words)
    }

    /// The number of a word, a new one where it is not known yet.
    pub(super) fn learn(&mut self, word: &str) -> Result<u16, String> {
        let next = u16::try_from(self.known.len() + 1).map_err(|_| "violence.yaml has too many words".to_owned())?;
        let capitals = word.chars().any(char::is_uppercase);
        Ok(self.known.entry(word.to_lowercase()).or_insert(Word { number: next, kinds: 0, capitals }).number)
    }

    /// The bit of a kind.
    pub(super) fn kind(&self, name: &str) -> Result<u64, String> {
        self.kinds.get(name).copied().ok_or_else(|| format!("violence.yaml has no kind “{name}”"))
    }

    /// All bits of a word that is of a kind: its own, and those of the kinds that hold it.
    pub(super) fn bits(&self, kind: u64) -> u64 {
        self.held.get(&kind).copied().unwrap_or(kind)
    }

    /// All bits of a word that is of a kind, by the kind's name.
    pub(super) fn named(&self, name: &str) -> u64 {
        self.kinds.get(name).map_or(0, |kind| self.bits(*kind))
    }

    /// The bits of all kinds that come from how a word is written.
    pub(super) fn written(&self) -> u64 {
        WRITTEN.iter().fold(0, |all, name| all | self.named(name))
    }

    /// A word in small letters.
    pub(super) fn get(&self, word: &str) -> Option<Word> {
        self.known.get(word).copied()
    }

    /// Every word.
    pub(super) fn all(&self) -> impl Iterator<Item = Word> {
        self.known.values().copied()
    }
}
