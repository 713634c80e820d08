//! Which needles may stand where: short pieces of the needles, looked up at each letter of a text.
//!
//! An automaton of whole needles takes longer to build than a booklet takes to search. Here each needle
//! gives a few pieces of five bytes, its anchors; a table says which anchors stand at a place, and `search`
//! compares the rest. Two anchors that do not touch outlive any one slip of typing.

use super::stream::Stream;

/// The length of an anchor.
const GRAM: usize = 5;
/// So many words of a long needle give an anchor, so that each run of twice as many, which `search` asks for, holds one.
const WORDS_APART: usize = 3;
/// Bits of the first table, as a power of two.
const BITS: u32 = 16;
/// Lists of the second table, as a power of two.
const LISTS: u32 = 11;

/// How an anchor's needle wants to be found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spread {
    /// As it is: one anchor.
    Whole,
    /// Also with a slip: two anchors.
    Near,
    /// Also in part: anchors all along.
    Runs,
}

/// A piece of a needle.
#[derive(Clone, Copy, Default)]
struct Anchor {
    gram: u64,
    needle: u32,
    offset: u32,
}

/// A needle that may stand at a place, by one of its anchors.
pub(super) struct Candidate {
    pub needle: usize,
    /// Where the anchor stands in the needle.
    pub offset: usize,
    /// Where it stands in the text.
    pub at: usize,
}

/// The anchors of all needles.
pub(super) struct Grams {
    bits: Vec<u64>,
    lists: Vec<u32>,
    anchors: Vec<Anchor>,
    /// Needles that are shorter than an anchor, by their first two bytes.
    short: Vec<(u16, u32)>,
    pending: Vec<Anchor>,
}

impl Grams {
    /// No needles yet.
    pub fn new() -> Self {
        Grams { bits: Vec::new(), lists: Vec::new(), anchors: Vec::new(), short: Vec::new(), pending: Vec::new() }
    }

    /// Takes in a needle of two letters or more. Words start in it where `breaks` says.
    pub fn add(&mut self, needle: usize, letters: &[u8], breaks: &[u32], spread: Spread) {
        let Ok(needle) = u32::try_from(needle) else { return };
        let length = letters.len();
        if length < GRAM {
            self.short.extend(letters.first_chunk().map(|start| (u16::from_le_bytes(*start), needle)));
            return;
        }
        match spread {
            Spread::Runs => {
                let starts: Vec<usize> = [0].into_iter().chain(breaks.iter().map(|at| *at as usize)).step_by(WORDS_APART).collect();
                for (at, start) in starts.iter().enumerate() {
                    // An anchor does not touch the next, so that one of them outlives two letters that changed places.
                    let end = starts.get(at + 1).map_or(length, |next| next - 1).max(start + GRAM);
                    if end <= length {
                        self.anchor(needle, letters, *start, end);
                    }
                }
            }
            Spread::Near if length > 2 * GRAM => {
                self.anchor(needle, letters, 0, length / 2);
                self.anchor(needle, letters, length / 2 + 1, length);
            }
            _ => self.anchor(needle, letters, 0, length),
        }
    }

    /// Adds the rarest piece of a part of a needle.
    fn anchor(&mut self, needle: u32, letters: &[u8], from: usize, to: usize) {
        let common = |offset: &usize| letters[*offset..offset + GRAM].iter().map(|byte| u32::from(commonness(*byte))).sum::<u32>();
        let Some(offset) = (from..=to - GRAM).min_by_key(common) else { return };
        let gram = gram(&letters[offset..]);
        self.pending.push(Anchor { gram, needle, offset: u32::try_from(offset).unwrap_or(u32::MAX) });
    }

    /// Makes the tables, when all needles are in.
    pub fn finish(&mut self) {
        self.bits = vec![0; 1 << (BITS - 6)];
        self.lists = vec![0; (1 << LISTS) + 1];
        for anchor in &self.pending {
            let place = place(anchor.gram);
            self.bits[place >> 6] |= 1 << (place & 63);
            self.lists[(place >> (BITS - LISTS)) + 1] += 1;
        }
        for list in 0..1 << LISTS {
            self.lists[list + 1] += self.lists[list];
        }
        let mut next = self.lists.clone();
        self.anchors = vec![Anchor::default(); self.pending.len()];
        for anchor in self.pending.drain(..) {
            let next = &mut next[place(anchor.gram) >> (BITS - LISTS)];
            self.anchors[*next as usize] = anchor;
            *next += 1;
        }
        self.short.sort_unstable();
    }

    /// Gives every needle that may stand in a text. A short one is only given where a word starts, as `is_start` says.
    pub fn each(&self, letters: &[u8], is_start: impl Fn(usize) -> bool, mut give: impl FnMut(Candidate)) {
        if !self.anchors.is_empty() {
            let mut tail = [0xff; 16];
            let cut = letters.len().saturating_sub(7);
            for (at, window) in letters.windows(8).enumerate() {
                let Some(window) = window.first_chunk() else { continue };
                self.look(u64::from_le_bytes(*window), at, &mut give);
            }
            let rest = &letters[cut..];
            tail[..rest.len()].copy_from_slice(rest);
            for (at, window) in tail.windows(8).enumerate().take(rest.len()) {
                let Some(window) = window.first_chunk() else { continue };
                self.look(u64::from_le_bytes(*window), cut + at, &mut give);
            }
        }
        if self.short.is_empty() {
            return;
        }
        for at in (0..letters.len()).filter(|at| is_start(*at)) {
            self.look_short(letters, at, &mut give);
        }
    }

    /// Gives every needle that may stand in a text whose places are known, in the time of the needles and not of the text.
    pub fn each_of(&self, known: &Places, mut give: impl FnMut(Candidate)) {
        for anchor in &self.anchors {
            for at in known.of(anchor.gram) {
                give(Candidate { needle: anchor.needle as usize, offset: anchor.offset as usize, at });
            }
        }
        if !self.short.is_empty() {
            for at in &known.starts {
                self.look_short(&known.text.letters, *at as usize, &mut give);
            }
        }
    }

    fn look_short(&self, letters: &[u8], at: usize, give: &mut impl FnMut(Candidate)) {
        let Some(pair) = letters.get(at..).and_then(|rest| rest.first_chunk()) else { return };
        let start = u16::from_le_bytes(*pair);
        let first = self.short.partition_point(|(known, ..)| *known < start);
        for (_, needle) in self.short[first..].iter().take_while(|(known, ..)| *known == start) {
            give(Candidate { needle: *needle as usize, offset: 0, at });
        }
    }

    #[inline]
    fn look(&self, window: u64, at: usize, give: &mut impl FnMut(Candidate)) {
        let gram = window & ((1 << (8 * GRAM)) - 1);
        let place = place(gram);
        if self.bits[place >> 6] >> (place & 63) & 1 == 0 {
            return;
        }
        let list = place >> (BITS - LISTS);
        let anchors = &self.anchors[self.lists[list] as usize..self.lists[list + 1] as usize];
        for anchor in anchors.iter().filter(|anchor| anchor.gram == gram) {
            give(Candidate { needle: anchor.needle as usize, offset: anchor.offset as usize, at });
        }
    }
}

/// A text that is searched for many readers, with the places of all its pieces.
pub(super) struct Places {
    pub text: Stream,
    /// Where the list of each piece starts in `all`.
    lists: Vec<u32>,
    all: Vec<u32>,
    /// Where words start.
    starts: Vec<u32>,
}

impl Places {
    /// Makes the lists of a text.
    pub fn new(text: Stream) -> Self {
        let pieces = || text.letters.windows(GRAM).zip(0_u32..).map(|(bytes, at)| (place(gram(bytes)), at));
        let mut lists = vec![0_u32; (1 << BITS) + 1];
        pieces().for_each(|(place, _)| lists[place + 1] += 1);
        for list in 0..1 << BITS {
            lists[list + 1] += lists[list];
        }
        let mut next = lists.clone();
        let mut all = vec![0; text.letters.len()];
        for (place, at) in pieces() {
            all[next[place] as usize] = at;
            next[place] += 1;
        }
        let starts = (0..text.letters.len()).filter(|at| text.may_start_at(*at)).filter_map(|at| u32::try_from(at).ok()).collect();
        Places { lists, all, starts, text }
    }

    fn of(&self, wanted: u64) -> impl Iterator<Item = usize> {
        let place = place(wanted);
        let list = &self.all[self.lists[place] as usize..self.lists[place + 1] as usize];
        let is_it = move |at: &usize| self.text.letters.get(*at..*at + GRAM).is_some_and(|bytes| gram(bytes) == wanted);
        list.iter().map(|at| *at as usize).filter(is_it)
    }
}

/// Five bytes as a number.
fn gram(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight[..GRAM].copy_from_slice(&bytes[..GRAM]);
    u64::from_le_bytes(eight)
}

/// The place of a piece in the first table.
#[inline]
fn place(gram: u64) -> usize {
    usize::from((gram.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as u16)
}

/// How common a letter is in English, in tenths of a percent: a rare anchor costs fewer comparisons.
fn commonness(byte: u8) -> u8 {
    const LETTERS: [u8; 26] = [82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];
    byte.checked_sub(b'a').and_then(|letter| LETTERS.get(usize::from(letter))).copied().unwrap_or(12)
}
