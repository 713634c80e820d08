//! Whether a text speaks of violence in a family, from `violence.yaml`: words by kind, and patterns of kinds.
//!
//! The patterns are broad: anyone hurt by anyone counts, by whatever name. What the words mean elsewhere (sport, toys, doctors) is a
//! list of patterns too. It knows nothing of plans: a plan says who its people are.

mod pattern;
mod scan;
mod words;

use pattern::Pattern;
use scan::Token;
use serde::Deserialize;
use std::collections::BTreeMap;
use words::Words;

/// A denial counts this many words before what it denies.
const DENIED_WITHIN: usize = 4;

/// The list of one language, ready to look with.
pub struct Violence {
    words: Words,
    patterns: Vec<Pattern>,
    /// From this pattern on they are acts, which a sentence about sport or a denial takes back.
    first_act: usize,
    /// What means something else.
    ordinary: Vec<Pattern>,
    /// The numbers of the patterns that a word may begin, by the word's number.
    begin: Vec<Vec<usize>>,
    /// Those that a name may begin.
    begin_with_name: Vec<usize>,
    /// Kinds that decide, as bits.
    elsewhere: u64,
    not: u64,
    again: u64,
}

/// The people of a plan, by their first names in small letters.
pub struct Family(BTreeMap<String, u64>);

impl Violence {
    /// Reads `violence.yaml`.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        let list: List = super::lists::read("violence.yaml", source)?;
        let mut words = Words::read(&list.kinds)?;
        let mut read = |written: &[String]| written.iter().map(|one| Pattern::read(one, &mut words)).collect::<Result<Vec<_>, _>>();
        let (mut patterns, acts, ordinary) = (read(&list.says)?, read(&list.acts)?, read(&list.ordinary)?);
        let first_act = patterns.len();
        patterns.extend(acts);
        let begins = |number: u16, kinds: u64| (0..patterns.len()).filter(|at| patterns[*at].may_begin(number, kinds)).collect::<Vec<_>>();
        let mut begin = vec![Vec::new(); words.all().count() + 1];
        for word in words.all() {
            begin[usize::from(word.number)] = begins(word.number, word.kinds);
        }
        let begin_with_name = begins(words::UNKNOWN, words.written());
        let [elsewhere, not, again] = [words.kind("elsewhere")?, words.kind("not")?, words.kind("again")?];
        Ok(Violence { words, patterns, first_act, ordinary, begin, begin_with_name, elsewhere, not, again })
    }

    /// The people of a plan: each with a name, and what they are to the child ("my mum's boyfriend", "me").
    pub fn family<'p>(&self, people: impl IntoIterator<Item = (&'p str, &'p str)>) -> Family {
        let words = |text: &'p str| text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        let kinds = |is: &'p str| match is {
            "me" => self.words.named("reader") | self.words.named("name"),
            _ => {
                let known = words(is).next_back().and_then(|last| self.words.get(&last.to_lowercase()));
                known.unwrap_or_default().kinds | self.words.named("family")
            }
        };
        Family(people.into_iter().filter_map(|(name, is)| Some((words(name).next()?.to_lowercase(), kinds(is)))).collect())
    }

    /// Whether a text speaks of violence in a family.
    #[must_use]
    pub fn is_told(&self, text: &str, family: &Family) -> bool {
        scan::sentences(text, &self.words, family).iter().any(|row| (0..row.len()).any(|at| self.is_told_at(row, at)))
    }

    fn is_told_at(&self, row: &[Token], at: usize) -> bool {
        let begin = match row[at].number {
            words::UNKNOWN if row[at].kinds == 0 => return false,
            words::UNKNOWN => &self.begin_with_name,
            number => &self.begin[usize::from(number)],
        };
        begin.iter().any(|number| {
            self.patterns[*number].stands_at(row, at).is_some()
                && (*number < self.first_act || self.is_done(row, at))
                && !self.is_ordinary(row, at)
        })
    }

    /// Whether an act is one of a family: no sport, and not denied. "Dad never hits Mum", but "Dad learns not to hit Mum again".
    fn is_done(&self, row: &[Token], at: usize) -> bool {
        let has = |row: &[Token], kind: u64| row.iter().any(|token| token.kinds & kind != 0);
        let denied = has(&row[at.saturating_sub(DENIED_WITHIN)..at], self.not) && !has(row, self.again);
        !denied && !has(row, self.elsewhere)
    }

    /// Whether the word at a place means something else there.
    fn is_ordinary(&self, row: &[Token], place: usize) -> bool {
        let covers = |at: usize| self.ordinary.iter().any(|pattern| pattern.stands_at(row, at).is_some_and(|end| end > place));
        (0..=place).any(covers)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    kinds: BTreeMap<String, String>,
    ordinary: Vec<String>,
    says: Vec<String>,
    acts: Vec<String>,
}
