//! Digits as people say and mistype them: “seven seven double oh”, `9OO`, `l13`. One reading for what is withheld and for
//! what is searched, so that no list of disguises is needed.

use super::ordinary::words;
use super::stream::{CODE, Stream};
use crate::language::SaidNumber;

/// Fewer digits in a row are no telephone number that could be told from others.
const FEWEST: usize = 6;

/// A digit, or a letter that people take for one.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte),
        b'o' => Some(b'0'),
        b'i' | b'l' => Some(b'1'),
        _ => None,
    }
}

/// The rows of digits of a text, each by itself, with breaks where the text has them.
pub(super) struct Numbers {
    pub stream: Stream,
    /// The digits of the row that is being read, with whether a word starts before each.
    row: Vec<(u8, bool)>,
    times: usize,
    tens: bool,
    /// Whether the row stands in code.
    code: bool,
}

impl Numbers {
    /// Room for the rows of many texts.
    pub fn new() -> Self {
        Numbers { stream: Stream::default(), row: Vec::new(), times: 1, tens: false, code: false }
    }

    /// Reads the rows of a text.
    pub fn read(&mut self, text: &Stream) {
        self.stream.clear();
        let letters = &text.letters;
        let mut start = 0;
        while start < letters.len() {
            let mut end = start + 1;
            while end < letters.len() && !text.breaks_at(end) {
                end += 1;
            }
            let code = text.marks[start] & CODE != 0;
            if code != self.code {
                self.end_row();
                self.code = code;
            }
            self.word(&letters[start..end]);
            start = end;
        }
        self.end_row();
    }

    fn word(&mut self, word: &[u8]) {
        let has_digit = word[0].is_ascii_digit() || word.iter().any(u8::is_ascii_digit);
        // Letters alone are digits only in a row that has begun: “07700 9OO OOO”.
        let is_digits = (has_digit || !self.row.is_empty() && word != b"i") && word.iter().all(|byte| digit(*byte).is_some());
        if is_digits {
            let mut breaks = true;
            for byte in word.iter().filter_map(|byte| digit(*byte)) {
                self.push(byte, breaks);
                breaks = false;
            }
            return;
        }
        match words().numbers.said(word) {
            Some(SaidNumber::Digits(digits)) => {
                // “twenty three” is 23.
                if std::mem::take(&mut self.tens) && digits.len() == 1 && digits != "0" {
                    self.row.pop();
                }
                let mut breaks = true;
                for byte in digits.bytes() {
                    self.push(byte, breaks);
                    breaks = false;
                }
            }
            Some(SaidNumber::Tens(first)) => {
                self.push(*first, true);
                self.push(b'0', false);
                self.tens = true;
            }
            Some(SaidNumber::Times(times)) => self.times = *times,
            Some(SaidNumber::Filler) if !self.row.is_empty() => {}
            _ => self.end_row(),
        }
    }

    fn push(&mut self, digit: u8, breaks: bool) {
        self.tens = false;
        for _ in 0..std::mem::replace(&mut self.times, 1) {
            self.row.push((digit, breaks));
        }
    }

    fn end_row(&mut self) {
        (self.times, self.tens) = (1, false);
        if self.row.is_empty() {
            return;
        }
        if self.row.len() >= FEWEST {
            self.stream.gap(self.code);
            for (digit, breaks) in &self.row {
                if *breaks {
                    self.stream.end_word();
                }
                self.stream.ascii(*digit);
            }
        }
        self.row.clear();
    }

    /// The rows of the text that was read last.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.stream.letters.split(|byte| *byte == super::stream::GAP).filter(|row| !row.is_empty())
    }
}
