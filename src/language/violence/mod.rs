//! Whether a text speaks of violence in a family, from `violence.yaml`: words by kind, and patterns of kinds.
//!
//! Each word of a text is looked up once; only a word that may begin a pattern costs more. It knows nothing of plans: a plan says
//! who its family is.

mod doer;
mod pattern;
mod scan;
mod words;

use doer::{Doer, doer, last_named};
use pattern::Pattern;
use scan::Token;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use words::Words;

/// The list of one language, ready to look with.
pub struct Violence {
    words: Words,
    kinds: Kinds,
    patterns: Vec<(Section, Pattern)>,
    /// What means something else.
    ordinary: Vec<Pattern>,
    /// The numbers of the patterns that a word may begin, by the word's number.
    begin: Vec<Vec<usize>>,
    /// Those that a name may begin.
    begin_with_name: Vec<usize>,
}

/// The people of a plan's family, by their first names in small letters.
pub struct Family(BTreeMap<String, u64>);

/// What a pattern says, where it stands in a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    /// It speaks of violence.
    Says,
    /// The same, unless the sentence is about play.
    Doubtful,
    /// Somebody suffers it.
    Suffered,
    /// Somebody does it to somebody.
    Act,
    /// The same; "her" and "his" must be another person than the doer.
    ToAnother,
    /// What somebody must not do.
    Order,
    /// What a parent has.
    OfParent,
}

impl Violence {
    /// Reads `violence.yaml`.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        let list: List = serde_json::from_str(source).map_err(|error| format!("violence.yaml: {error}"))?;
        let mut words = Words::read(&list.kinds)?;
        let sections = [
            (Section::Says, list.says),
            (Section::Doubtful, list.doubtful),
            (Section::Suffered, list.suffered),
            (Section::Act, list.acts),
            (Section::ToAnother, list.to_another),
            (Section::Order, list.orders),
            (Section::OfParent, list.of_parent),
        ];
        let mut patterns = Vec::new();
        for (section, written) in sections {
            for written in written {
                patterns.push((section, Pattern::read(&written, &mut words)?));
            }
        }
        let ordinary = list.ordinary.iter().map(|written| Pattern::read(written, &mut words)).collect::<Result<_, _>>()?;
        let kinds = Kinds::of(&words)?;
        let mut begin = vec![Vec::new(); words.all().count() + 1];
        let begins = |number: u16, kinds: u64| {
            let fits = |place: &usize| patterns[*place].1.may_begin(number, kinds);
            (0..patterns.len()).filter(fits).collect::<Vec<_>>()
        };
        for word in words.all() {
            begin[usize::from(word.number)] = begins(word.number, word.kinds);
        }
        let begin_with_name = begins(words::UNKNOWN, words.written());
        Ok(Violence { words, kinds, patterns, ordinary, begin, begin_with_name })
    }

    /// The family of a plan: each with a name, and what they are to the child ("my mum's boyfriend").
    pub fn family<'p>(&self, people: impl IntoIterator<Item = (&'p str, &'p str)>) -> Family {
        let first = |name: &str| name.split(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_lowercase);
        let kinds = |is: &str| {
            let last = is.rsplit(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty());
            let known = last.and_then(|last| self.words.get(&last.to_lowercase())).unwrap_or_default().kinds;
            known | self.words.bits(self.kinds.family)
        };
        Family(people.into_iter().filter_map(|(name, is)| Some((first(name)?, kinds(is)))).collect())
    }

    /// Whether a text speaks of violence in a family.
    #[must_use]
    pub fn is_told(&self, text: &str, family: &Family) -> bool {
        let mut before = None;
        scan::sentences(text, &self.words, &self.kinds, family).iter().any(|row| {
            let told = self.is_told_in(row, before);
            before = last_named(row, &self.kinds).or(before);
            told
        })
    }

    fn is_told_in(&self, row: &[Token], before: Option<Doer>) -> bool {
        (0..row.len()).any(|at| {
            let token = &row[at];
            let begin = match token.number {
                words::UNKNOWN if token.kinds == 0 => return false,
                words::UNKNOWN => &self.begin_with_name,
                number => &self.begin[usize::from(number)],
            };
            begin.iter().any(|number| {
                let (section, pattern) = &self.patterns[*number];
                let told = pattern.stands_at(row, at).map(|end| at..end);
                told.is_some_and(|told| self.counts(*section, row, &told, before) && !self.is_ordinary(row, &told))
            })
        })
    }

    /// Whether words of a stretch mean something else where they stand.
    fn is_ordinary(&self, row: &[Token], told: &Range<usize>) -> bool {
        (0..told.end).any(|at| {
            let ends = |pattern: &Pattern| pattern.stands_at(row, at).is_some_and(|end| end > told.start);
            self.ordinary.iter().any(ends)
        })
    }

    /// Whether a pattern that stands in a sentence means what it says.
    fn counts(&self, section: Section, row: &[Token], at: &Range<usize>, before: Option<Doer>) -> bool {
        let kinds = &self.kinds;
        let has = |row: &[Token], kind: u64| row.iter().any(|token| token.kinds & kind != 0);
        let elsewhere = has(row, kinds.elsewhere);
        let of_parent = has(&row[at.clone()], kinds.parent | kinds.parents_own);
        let who = || doer(row, at.start, kinds, before);
        let may_do = || match who() {
            Doer::Family => true,
            Doer::Somebody => of_parent || !elsewhere,
            Doer::Stranger => of_parent,
            Doer::Reader | Doer::Thing => false,
        };
        match section {
            Section::Says => true,
            Section::Doubtful => !elsewhere && !matches!(who(), Doer::Reader | Doer::Stranger | Doer::Thing),
            Section::Suffered => !matches!(who(), Doer::Stranger | Doer::Thing) && (of_parent || !elsewhere) && !self.is_denied(row, at),
            Section::Act => may_do() && !self.is_denied(row, at),
            Section::ToAnother => may_do() && self.is_another(row, at) && !self.is_denied(row, at),
            Section::Order => matches!(who(), Doer::Family | Doer::Somebody) || (of_parent && who() == Doer::Stranger),
            Section::OfParent => {
                let nearest = row[..at.start].iter().rev().find(|token| (token.kinds | token.owner) & kinds.person != 0);
                !elsewhere && nearest.is_some_and(|token| (token.kinds | token.owner) & (kinds.parent | kinds.adult) != 0)
            }
        }
    }

    /// "Dad never hits Mum", and not "Dad learns not to hit Mum again".
    fn is_denied(&self, row: &[Token], at: &Range<usize>) -> bool {
        let kinds = &self.kinds;
        let near = at.start.saturating_sub(4)..at.start;
        let denied = row[near].iter().any(|token| token.kinds & kinds.not != 0);
        denied && !row.iter().any(|token| token.kinds & kinds.again != 0)
    }

    /// Whether "her" and "his" are another person than who does it: "he broke her arm".
    fn is_another(&self, row: &[Token], at: &Range<usize>) -> bool {
        let kinds = &self.kinds;
        let own = row[at.clone()].iter().find(|token| token.kinds & (kinds.hers | kinds.his) != 0);
        let Some(own) = own else { return true };
        let other = if own.kinds & kinds.hers == 0 { kinds.female } else { kinds.male };
        row[..at.start].iter().any(|token| token.kinds & other != 0)
    }
}

/// The kinds that decide, as bits.
struct Kinds {
    name: u64,
    first: u64,
    family: u64,
    owner: u64,
    parents_own: u64,
    parent: u64,
    adult: u64,
    person: u64,
    peer: u64,
    somebody: u64,
    reader: u64,
    thing: u64,
    between: u64,
    to: u64,
    act: u64,
    tells: u64,
    not: u64,
    again: u64,
    elsewhere: u64,
    his: u64,
    hers: u64,
    male: u64,
    female: u64,
}

impl Kinds {
    fn of(words: &Words) -> Result<Self, String> {
        Ok(Kinds {
            name: words.kind("name")?,
            first: words.kind("first")?,
            family: words.kind("family")?,
            owner: words.kind("owner")?,
            parents_own: words.kind("parents-own")?,
            parent: words.kind("parent")?,
            adult: words.kind("adult")?,
            person: words.kind("person")?,
            peer: words.kind("peer")?,
            somebody: words.kind("somebody")?,
            reader: words.kind("reader")?,
            thing: words.kind("thing")?,
            between: words.kind("between")?,
            to: words.kind("to")?,
            act: words.kind("act")?,
            tells: words.kind("tells")?,
            not: words.kind("not")?,
            again: words.kind("again")?,
            elsewhere: words.kind("elsewhere")?,
            his: words.kind("his")?,
            hers: words.kind("hers")?,
            male: words.kind("male")?,
            female: words.kind("female")?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    kinds: BTreeMap<String, String>,
    ordinary: Vec<String>,
    says: Vec<String>,
    doubtful: Vec<String>,
    suffered: Vec<String>,
    acts: Vec<String>,
    to_another: Vec<String>,
    orders: Vec<String>,
    of_parent: Vec<String>,
}
