//! All needles of a reader in one pass over a text, and what must be so round a find.

use super::boundaries::{self, stands};
use super::edit_distance::{agreement, lengths_with_slip, lengths_with_slip_back};
use super::fuzzy_forms;
use super::meant::{Found, Meant, word_from};
use super::needles::{Needle, Rule, fold_all, fold_known, needles};
use super::ngram_index::{Candidate, Grams, Places, Spread};
use super::numbers::Numbers;
use super::ordinary;
use super::stream::{CAPITAL, START, Stream};
use crate::content::{Why, Withheld};
use crate::source::Span;
use std::collections::BTreeSet;

/// So many words of a withheld text in a row are a leak too, of whatever length. Numbers are not counted: many sentences
/// that are no leak end with the same day.
pub(super) const RUN_WORDS: usize = 7;
/// So many words are enough where they have so many letters. In the example plans, one sentence of 30 shares six words with
/// another, but six such long ones hardly ever.
const FEWER_WORDS: usize = 6;
const LETTERS_OF_FEWER: usize = 32;
/// A text of so many bytes may be an everyday sentence of a few words.
const LONGEST_SAYING: usize = 64;
/// A text of so many letters with a slip in it is found within words too.
const LONG_NEAR: usize = 24;

/// How a needle was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Exact,
    /// Joined to other words, spaced out, or with an ending.
    Loose,
    Near,
    Run,
}

/// What of a needle is not looked for, because this reader may see it elsewhere, or because the program says it.
#[derive(Clone, Default)]
struct Off {
    all: bool,
    /// Whether it may be something else that this reader may see: somebody of the same first name.
    doubted: bool,
    /// Whether it is an everyday sentence that this reader gets as somebody else's, too.
    said: bool,
    loose: bool,
    near: bool,
    /// The parts of it that stand elsewhere.
    runs: Vec<(usize, usize)>,
    /// The words that follow from it there: “Who said what” is no somebody called Who.
    next: BTreeSet<Vec<u8>>,
}

/// All needles of one reader.
pub(super) struct Search {
    grams: Grams,
    needles: Vec<Needle>,
    /// What this reader may see elsewhere.
    off: Vec<Off>,
    /// What the program prints by itself: it is looked for in what somebody wrote, and not on finished pages.
    own: Vec<Off>,
    has_numbers: bool,
    /// Where the plan says each secret, and why it is one.
    secrets: Vec<(Span, Why)>,
}

impl Search {
    /// Makes the needles and drops those that stand in what this reader may see.
    pub fn new(withheld: &Withheld, own: &Places) -> Self {
        let secrets: Vec<_> = withheld.secrets.iter().map(|secret| (secret.span, secret.why)).collect();
        let needles = needles(withheld);
        let mut grams = Grams::new();
        for (at, needle) in needles.iter().enumerate() {
            let spread = match (needle.runs, needle.near) {
                (true, _) => Spread::Runs,
                (false, true) => Spread::Near,
                _ => Spread::Whole,
            };
            grams.add(at, &needle.letters, &needle.breaks, spread);
        }
        grams.finish();
        let none = vec![Off::default(); needles.len()];
        let has_numbers = needles.iter().any(Needle::is_number);
        let mut search = Search { grams, off: none.clone(), own: none, needles, has_numbers, secrets };
        search.doubt_sayings(withheld);
        search.drop_own(own);
        search.drop_shared(&fold_all(&withheld.shared));
        search.drop_known(&fold_known(&withheld.known));
        search
    }

    /// The secrets that surely stand in the streams of a page, each once, in the order of the plan. `numbers` is room to read in.
    pub fn found(&self, streams: [&Stream; 2], numbers: &mut Numbers) -> Vec<(Span, Why)> {
        let mut found = Found::new(self.secrets.len());
        for stream in streams {
            self.meant_in(stream, numbers, true, &mut found);
        }
        self.secrets.iter().zip(found.meant).filter(|(_, found)| *found == Meant::Surely).map(|(secret, _)| *secret).collect()
    }

    /// How sure it is of each secret that it stands in a text.
    pub fn meant_in(&self, stream: &Stream, numbers: &mut Numbers, on_page: bool, found: &mut Found) {
        self.candidates(stream, |candidate| {
            let secret = self.needles[candidate.needle].secret;
            if !found.is_sure(secret) {
                found.take(secret, self.meant(&candidate, stream, on_page));
            }
        });
        if !self.has_numbers {
            return;
        }
        numbers.read(stream);
        self.candidates(&numbers.stream, |candidate| {
            let needle = &self.needles[candidate.needle];
            if needle.is_number() && !found.is_sure(needle.secret) {
                found.take(needle.secret, self.meant(&candidate, &numbers.stream, on_page));
            }
        });
    }

    /// Whether a secret stands in a text in any of its forms, whatever is meant.
    pub fn stands_in(&self, secret: usize, stream: &Stream, numbers: &mut Numbers) -> bool {
        let mut stands = false;
        self.candidates(stream, |candidate| {
            stands |= self.needles[candidate.needle].secret == secret && self.how(&candidate, stream).is_some();
        });
        if !stands && self.has_numbers {
            numbers.read(stream);
            self.candidates(&numbers.stream, |candidate| {
                let needle = &self.needles[candidate.needle];
                stands |= needle.secret == secret && needle.is_number() && self.how(&candidate, &numbers.stream).is_some();
            });
        }
        stands
    }

    /// How many secrets there are.
    pub fn secrets(&self) -> &[(Span, Why)] {
        &self.secrets
    }

    /// Whether a secret may be somebody else whom this reader may know.
    pub fn is_doubted(&self, secret: usize) -> bool {
        self.needles.iter().zip(&self.off).any(|(needle, off)| needle.secret == secret && off.doubted)
    }

    /// Whether something of a secret is looked for on no finished page, since the program prints it too.
    pub fn is_own(&self, secret: usize) -> bool {
        let is_blind = |(needle, own): (&Needle, &Off)| needle.secret == secret && (own.all || needle.ordinary);
        self.needles.iter().zip(&self.own).any(is_blind)
    }

    /// The secrets of which nothing is looked for anywhere.
    pub fn silent(&self) -> Vec<(Span, Why)> {
        let is_sought = |secret: usize| self.needles.iter().zip(&self.off).any(|(needle, off)| needle.secret == secret && !off.all);
        (0..self.secrets.len()).filter(|secret| !is_sought(*secret)).map(|secret| self.secrets[secret]).collect()
    }

    fn meant(&self, candidate: &Candidate, stream: &Stream, on_page: bool) -> Meant {
        let needle = &self.needles[candidate.needle];
        let (off, own) = (&self.off[candidate.needle], &self.own[candidate.needle]);
        let is_off = |what: fn(&Off) -> bool| what(off) || on_page && what(own);
        if is_off(|off| off.all) {
            return Meant::No;
        }
        let surely = |is_it: bool| if is_it { Meant::Surely } else { Meant::No };
        let meant = match self.how(candidate, stream) {
            Some((How::Exact, start, end)) => {
                let is_phrase = on_page && own.next.contains(word_from(stream, end).letters);
                let meant = boundaries::as_name(needle, stream, start, end);
                if is_phrase { meant.min(Meant::Perhaps) } else { meant }
            }
            Some((How::Loose, start, end)) if !is_off(|off| off.loose) => fuzzy_forms::as_name(needle, stream, start, end),
            Some((How::Near, start, end)) if needle.rule == Rule::Numbered => boundaries::as_name(needle, stream, start, end),
            Some((How::Near, ..)) => surely(!is_off(|off| off.near)),
            Some((How::Run, start, end)) => {
                let part = part(candidate, start, end);
                let stands = |off: &Off| off.runs.iter().any(|known| known.0 <= part.0 && part.1 <= known.1);
                surely(!(stands(off) || on_page && stands(own)))
            }
            _ => Meant::No,
        };
        // A last name alone tells nothing about a person whom the reader may know.
        let is_known = off.doubted || matches!(self.secrets[needle.secret].1, Why::Private | Why::Place);
        match off.doubted || off.said {
            _ if is_known && needle.after_title && meant == Meant::Perhaps => Meant::No,
            true => meant.min(Meant::Perhaps),
            false => meant,
        }
    }

    /// Two people may say the same few everyday words that tell of nobody else: “I agree with the plan.” Where the reader gets a text that
    /// is nothing but these words, it may be another's.
    fn doubt_sayings(&mut self, withheld: &Withheld) {
        let texts = withheld.texts.iter().filter(|text| text.text.len() < LONGEST_SAYING);
        let texts: BTreeSet<Vec<u8>> = texts.map(|text| Stream::of(&text.text).letters.split_off(1)).collect();
        for (needle, off) in self.needles.iter().zip(&mut self.off) {
            let is_short = (3..RUN_WORDS - 1).contains(&needle.breaks.len()) && !needle.is_name;
            off.said = is_short
                && self.secrets[needle.secret].1 == Why::Label
                && texts.contains(&needle.letters)
                && ordinary::are_all_ordinary(needle.words())
                && !needle.words().any(ordinary::is_somebody);
        }
    }

    /// The secrets of which a name stands in the name of a file, where no capital and no title tells it from a word.
    pub fn named_in(&self, stream: &Stream) -> BTreeSet<(Span, Why)> {
        let mut found = BTreeSet::new();
        self.candidates(stream, |candidate| {
            let (needle, off) = (&self.needles[candidate.needle], &self.off[candidate.needle]);
            if needle.is_name && !off.all && !off.doubted && self.how(&candidate, stream).is_some() {
                found.insert(self.secrets[needle.secret]);
            }
        });
        found
    }

    /// The program's own phrases are no hits on its pages. A name that is one of their ordinary words is found as a name only.
    fn drop_own(&mut self, own: &Places) {
        let mut found = Vec::new();
        self.grams.each_of(own, |candidate| found.extend(self.how(&candidate, &own.text).map(|how| (candidate, how))));
        for (candidate, (how, start, end)) in found {
            let at = candidate.needle;
            let (needle, off) = (&mut self.needles[at], &mut self.own[at]);
            let is_surely_a_name = own.text.marks[start] & (CAPITAL | START) == CAPITAL;
            match how {
                How::Exact if needle.is_one_name && !is_surely_a_name => {
                    needle.ordinary = true;
                    off.next.insert(word_from(&own.text, end).letters.to_vec());
                }
                How::Exact => off.all = true,
                How::Loose => off.loose = true,
                How::Near => off.near = true,
                How::Run => off.runs.push(part(&candidate, start, end)),
            }
            // A name in a withheld sentence that is one of our services is everybody's: Coram Voice.
            let is_service = needle.breaks.len() < 3 && self.secrets[needle.secret].1 == Why::Label;
            self.off[at].all |= is_service && how == How::Exact;
        }
    }

    /// What the reader may see is no needle. But what somebody put under `keep_safe` is never void because it
    /// stands elsewhere: that is what it is for.
    fn drop_shared(&mut self, shared: &Stream) {
        let mut found = Vec::new();
        self.candidates(shared, |candidate| found.extend(self.how(&candidate, shared).map(|how| (candidate, how))));
        for (candidate, (how, start, end)) in found {
            let at = candidate.needle;
            let off = &mut self.off[at];
            match how {
                // A number inside somebody's name is no name.
                How::Exact => {
                    let needle = &self.needles[at];
                    let is_number = needle.letters.iter().any(u8::is_ascii_digit) || !needle.numbers.is_empty();
                    let why = self.secrets[needle.secret].1;
                    let is_shared = why != Why::KeepSafe && !is_number;
                    // Two people of one first name.
                    let is_namesake = why == Why::Name && needle.is_one_name;
                    off.all |= is_shared && !is_namesake;
                    off.doubted |= is_shared && is_namesake;
                }
                How::Loose => off.loose = true,
                How::Near => off.near = true,
                How::Run => off.runs.push(part(&candidate, start, end)),
            }
        }
    }

    /// What the reader may see where numbers and addresses stand, and what somebody decided that they may know. What of a
    /// secret is not in it is still looked for.
    fn drop_known(&mut self, known: &Stream) {
        let mut found = Vec::new();
        self.candidates(known, |candidate| {
            found.extend(self.how(&candidate, known).filter(|(how, ..)| *how == How::Exact).map(|_| candidate.needle));
        });
        for at in found {
            let why = self.secrets[self.needles[at].secret].1;
            self.off[at].all |= matches!(why, Why::Private | Why::Place | Why::Label);
        }
    }

    fn candidates(&self, stream: &Stream, give: impl FnMut(Candidate)) {
        self.grams.each(&stream.letters, |at| stream.may_start_at(at), give);
    }

    /// How a needle stands at a place, and from where to where; `None` if it does not.
    fn how(&self, candidate: &Candidate, stream: &Stream) -> Option<(How, usize, usize)> {
        let needle = &self.needles[candidate.needle];
        let letters = needle.letters.as_slice();
        let agreed = agreement(letters, &stream.letters, candidate.offset, candidate.at);
        let start = (candidate.at + agreed.from).checked_sub(candidate.offset)?;
        let end = start + agreed.to - agreed.from;
        if agreed.from == 0 && agreed.to == letters.len() {
            let how = if stands(needle, stream, start, end) { How::Exact } else { How::Loose };
            return (how == How::Exact || fuzzy_forms::stands(needle, stream, start, end)).then_some((how, start, end));
        }
        if needle.near {
            let is_whole = |(start, end): &(usize, usize)| letters.len() >= LONG_NEAR || stream.breaks_at(*start) && stream.breaks_at(*end);
            let slipped = if agreed.from == 0 {
                let lengths = lengths_with_slip(letters, &stream.letters[start..], agreed.to);
                lengths.into_iter().map(|length| (start, start + length)).find(is_whole)
            } else if agreed.to == letters.len() {
                let lengths = lengths_with_slip_back(letters, &stream.letters[..end], letters.len() - agreed.from);
                lengths.into_iter().filter_map(|length| Some((end.checked_sub(length)?, end))).find(is_whole)
            } else {
                None
            };
            let is_it = |(start, end): &(usize, usize)| needle.rule != Rule::Numbered || stands(needle, stream, *start, *end);
            if let Some((start, end)) = slipped.filter(is_it) {
                return Some((How::Near, start, end));
            }
        }
        (needle.runs && is_long(needle, agreed.from, agreed.to)).then_some((How::Run, start, end))
    }
}

/// Whether a part of a needle is long enough to be known as it.
fn is_long(needle: &Needle, from: usize, to: usize) -> bool {
    let words = words_in(needle, from, to);
    words >= RUN_WORDS || words >= FEWER_WORDS && to - from >= LETTERS_OF_FEWER
}

/// How many words of a needle stand wholly between two places of it, not counting numbers and endings after an apostrophe.
fn words_in(needle: &Needle, from: usize, to: usize) -> usize {
    const AFTER_APOSTROPHE: [&[u8]; 7] = [b"s", b"t", b"d", b"m", b"ll", b"re", b"ve"];
    let edge = |word: usize| match word {
        0 => 0,
        _ => needle.breaks.get(word - 1).map_or(needle.letters.len(), |at| *at as usize),
    };
    let is_counted = |word: &[u8]| !word.first().is_none_or(u8::is_ascii_digit) && !AFTER_APOSTROPHE.contains(&word);
    let first = if from == 0 { 0 } else { needle.breaks.partition_point(|at| (*at as usize) < from) + 1 };
    let words = (first..=needle.breaks.len()).map(|word| edge(word)..edge(word + 1));
    words.take_while(|word| word.end <= to).filter(|word| is_counted(&needle.letters[word.clone()])).count()
}

/// Which part of a needle stands where a run of it was found.
fn part(candidate: &Candidate, start: usize, end: usize) -> (usize, usize) {
    let from = candidate.offset - (candidate.at - start);
    (from, from + end - start)
}

/// Whether a needle may be found in part: it is a text of many words.
pub(super) fn may_run(needle: &Needle) -> bool {
    needle.rule == Rule::Anywhere && is_long(needle, 0, needle.letters.len())
}
