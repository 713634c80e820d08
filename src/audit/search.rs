//! One automaton for all needles of a reader, and what must be so round a find.

use super::needles::{Needle, Rule, needles};
use super::stream::{CAPITAL, CODE, Stream};
use crate::content::{Why, Withheld};
use crate::source::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// All needles of one reader.
pub(super) struct Search {
    automaton: Option<AhoCorasick>,
    /// The needles of each pattern, as a range of `needles`.
    patterns: Vec<std::ops::Range<usize>>,
    needles: Vec<Needle>,
    /// Which needles stand in what this reader may see, and so are none.
    dropped: Vec<bool>,
    /// Where the plan says each secret, and why it is one.
    secrets: Vec<(Span, Why)>,
}

impl Search {
    /// Makes the needles and drops those that stand in what this reader may see.
    pub fn new(withheld: &Withheld, shared: &Stream, own: &Stream) -> Self {
        let secrets = withheld.secrets.iter().map(|secret| (secret.span, secret.why)).collect();
        let mut search = Search { automaton: None, patterns: Vec::new(), needles: needles(withheld), dropped: Vec::new(), secrets };
        search.build();
        let mut dropped = vec![false; search.needles.len()];
        search.each(own, |needle| dropped[needle] = true);
        // What somebody put under `keep_safe` is never void because it stands elsewhere: that is what it is for.
        search.each(shared, |needle| dropped[needle] |= search.secrets[search.needles[needle].secret].1 != Why::KeepSafe);
        // Building the automaton is what takes time, so the dropped needles stay in it.
        search.dropped = dropped;
        search
    }

    /// Whether it can find what it is to find.
    pub fn is_ready(&self) -> bool {
        self.automaton.is_some()
    }

    /// The secrets that stand in some streams, each once, in the order of the plan.
    pub fn found(&self, streams: [&Stream; 2]) -> Vec<(Span, Why)> {
        let mut found = vec![false; self.secrets.len()];
        for stream in streams {
            self.each(stream, |needle| found[self.needles[needle].secret] |= !self.dropped[needle]);
        }
        self.secrets.iter().zip(found).filter(|(_, found)| *found).map(|(secret, _)| *secret).collect()
    }

    fn build(&mut self) {
        self.patterns.clear();
        for at in 0..self.needles.len() {
            match self.patterns.last_mut() {
                Some(last) if self.needles[last.start].letters == self.needles[at].letters => last.end = at + 1,
                _ => self.patterns.push(at..at + 1),
            }
        }
        let letters = self.patterns.iter().map(|pattern| &self.needles[pattern.start].letters);
        // Building fails only for needles of gigabytes. Then `is_ready` says so, and nothing is published.
        self.automaton = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(letters).ok();
    }

    /// Gives every needle that stands in a stream, perhaps more than once.
    fn each(&self, stream: &Stream, mut give: impl FnMut(usize)) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(&stream.letters) {
            for needle in self.patterns[found.pattern().as_usize()].clone() {
                if stands(&self.needles[needle], stream, found.start(), found.end()) {
                    give(needle);
                }
            }
        }
    }
}

/// Whether a row of letters is the needle, by what stands round it and in it.
fn stands(needle: &Needle, stream: &Stream, start: usize, end: usize) -> bool {
    let edges = || stream.breaks_at(start) && stream.breaks_at(end);
    let digit = |at: usize| stream.letters.get(at).is_some_and(u8::is_ascii_digit);
    let number_goes_on = |at: usize| at > 0 && !stream.breaks_at(at) && digit(at - 1) && digit(at);
    match &needle.rule {
        Rule::Words(breaks) => {
            let in_words = (1..end - start).all(|at| {
                if breaks.binary_search(&at).is_ok() { stream.breaks_at(start + at) } else { !stream.breaks_surely_at(start + at) }
            });
            let is_name = stream.marks[start] & CODE == 0 || !needle.capital || stream.marks[start] & CAPITAL != 0;
            is_name && edges() && in_words
        }
        Rule::Edges => edges(),
        Rule::Anywhere => !number_goes_on(start) && !number_goes_on(end),
        Rule::Phone => !number_goes_on(end) && number_starts_before(stream, start),
    }
}

/// Whether a telephone number starts here, or a 0 or a country's number before it.
fn number_starts_before(stream: &Stream, start: usize) -> bool {
    const BEFORE: [&[u8]; 7] = [b"", b"0", b"44", b"440", b"0044", b"00440", b"00"];
    let is_before = |digits: &[u8]| {
        start.checked_sub(digits.len()).is_some_and(|from| &stream.letters[from..start] == digits && stream.breaks_at(from))
    };
    let letter_before = start.checked_sub(1).is_none_or(|at| !stream.letters[at].is_ascii_digit());
    letter_before || BEFORE.iter().any(|digits| is_before(digits))
}
