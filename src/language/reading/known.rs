//! The words that most readers know: a list of common words, everyday words of children, and words to leave out.

use super::endings::{any_base, any_inflected};
use super::phrase::plainly;
use super::quick::QuickMap;
use std::hash::BuildHasherDefault;

/// How many words a reader is taken to know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// About the first 1,500 words with their endings, and everyday words: for easier words.
    First,
    /// About 5,000 words with their endings, and everyday words.
    Second,
}

/// Words of the first level are no longer than this, unless they are everyday words: "sophisticate" is common on the web.
const LONGEST_FIRST: usize = 9;

/// Words of the second level that are this short are of the first too: `milk`, `moon`, `tall`.
const SHORT: usize = 4;

/// The known words of a language.
pub struct Vocabulary {
    /// Whether each is of the first level.
    common: QuickMap<&'static str, bool>,
    everyday: QuickMap<String, ()>,
    harder: QuickMap<&'static str, ()>,
}

impl Vocabulary {
    /// Reads the three lists: a word a line, a star after those of the first level; lines that begin with what they
    /// are about; words.
    pub(in crate::language) fn read(common: &'static str, everyday: &'static str, harder: &'static str) -> Self {
        let lines = |list: &'static str| list.lines().filter(|line| !line.starts_with('#'));
        let after_topic = |line: &'static str| line.split_once(": ").map_or(line, |(_, words)| words);
        /// The list has at most one word in this many bytes.
        const BYTES_OF_A_WORD: usize = 6;
        let mut known = QuickMap::with_capacity_and_hasher(common.len() / BYTES_OF_A_WORD, BuildHasherDefault::default());
        known.extend(lines(common).map(|line| line.strip_suffix('*').map_or((line, false), |word| (word, true))));
        Vocabulary {
            common: known,
            everyday: lines(everyday).flat_map(|line| after_topic(line).split_whitespace()).map(|word| (word.to_lowercase(), ())).collect(),
            harder: lines(harder).flat_map(str::split_whitespace).map(|word| (word, ())).collect(),
        }
    }

    /// Whether a reader of a level is taken to know a word. Of a word with hyphens each part counts. A word of one letter is known,
    /// and so is what holds a digit.
    #[must_use]
    pub fn knows(&self, word: &str, level: Level) -> bool {
        let small = plainly(word);
        let parts = || small.contains('-') && small.split('-').all(|part| part.len() < 3 || self.knows_small(part, level));
        small.contains(|sign: char| sign.is_ascii_digit()) || self.knows_small(&small, level) || parts()
    }

    fn knows_small(&self, word: &str, level: Level) -> bool {
        let everyday = |base: &str| base.chars().count() == 1 || self.everyday.contains_key(base);
        let common = |base: &str| self.is_common(base, level);
        // Most words stand in a list just so.
        if everyday(word) || (common(word) && !self.harder.contains_key(word)) || any_base(word, &everyday) {
            return true;
        }
        if any_inflected(word, &|base| self.harder.contains_key(base)) {
            return false;
        }
        any_base(word, &common) || word.strip_prefix("un").is_some_and(|base| any_base(base, &common))
    }

    fn is_common(&self, word: &str, level: Level) -> bool {
        let Some(is_first) = self.common.get(word) else { return false };
        level > Level::First || (*is_first && word.len() <= LONGEST_FIRST) || word.len() <= SHORT
    }
}
