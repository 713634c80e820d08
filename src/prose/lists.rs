//! Lists: which lines that look like a list are one.
//!
//! A part of `tame`. "2. Juli" alone is a date; "3." followed by "7." would be renumbered by a browser and
//! so is shown as typed.

use super::events::{DEEPEST_READ, Events};
use super::pieces::{Block, Piece};
use super::problem::Problem;
use super::tame::Tamer;
use std::ops::Range;

/// How deep lists may stand inside each other.
const DEEPEST: usize = 3;

impl Tamer<'_> {
    /// A list, if it is one: "2. Juli" and "14. March" are dates.
    pub(super) fn list(&mut self, first: Option<u64>, events: &Events<'_>, at: usize) -> usize {
        let range = &events[at].1;
        let past = self.ends[at] + 1;
        self.number_alone();
        self.close();
        if self.lists.len() >= DEEPEST_READ || self.lists.iter().flatten().count() >= DEEPEST {
            self.typed_block(range, Problem::Nesting);
            return past;
        }
        if self.only_signs(at) {
            self.typed_lines(range);
            return past;
        }
        let kind = match first {
            None => Some(Block::Bullets),
            Some(first) => self.counts_up(events, at).then_some(Block::Numbers(first)),
        };
        self.out.extend(kind.map(Piece::Open));
        self.lists.push(kind);
        at + 1
    }

    /// Whether no item of a list holds anything: a dash alone, an empty form to fill in.
    fn only_signs(&self, list: usize) -> bool {
        let mut at = list + 1;
        while at < self.ends[list] {
            if self.ends[at] > at + 1 {
                return false;
            }
            at = self.ends[at] + 1;
        }
        true
    }

    /// Whether a numbered list has several items and their numbers count up from the first.
    fn counts_up(&self, events: &Events<'_>, list: usize) -> bool {
        let mut numbers = Vec::new();
        let mut at = list + 1;
        while at < self.ends[list] {
            let digits = number(self.source, events[at].1.start).map(|range| range.start..range.end - 1);
            numbers.push(digits.and_then(|digits| self.source[digits].parse::<u64>().ok()));
            at = self.ends[at] + 1;
        }
        numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0].zip(pair[1]).is_some_and(|(one, next)| one + 1 == next))
    }
}

/// The number at the start of an item, with its point or bracket.
pub(super) fn number(source: &str, start: usize) -> Option<Range<usize>> {
    let rest = &source[start..];
    let start = start + rest.len() - rest.trim_start().len();
    let digits = source[start..].bytes().take_while(u8::is_ascii_digit).count();
    let sign = source[start + digits..].starts_with(['.', ')']);
    (digits > 0 && sign).then_some(start..start + digits + 1)
}
