//! A text as a search sees it: folded letters and digits in a row, without spaces, each with marks.
//!
//! One row of letters finds a text however it is spaced, hyphenated or split over elements. The marks
//! keep what the spaces said, for needles that must be whole words.

use super::fold::{Folded, fold};

/// A word ends before this letter: a space, a sign, a block of the page.
pub(super) const BREAK: u8 = 1;
/// An inline tag stands before this letter: a word may end here.
pub(super) const MAYBE: u8 = 2;
/// It was a capital letter.
pub(super) const CAPITAL: u8 = 4;
/// It stands in code (style, script, comment, a structural attribute), where small words are not names.
pub(super) const CODE: u8 = 8;

/// A sentence, a block or an element starts before this letter, so that its capital says nothing of a name.
pub(super) const START: u8 = 16;
/// A comma stands before this letter, so that what is before it is a part of its own.
pub(super) const COMMA: u8 = 64;
/// A sign of money stands before this letter.
pub(super) const MONEY: u8 = 128;
/// It stands in the machinery of a page: a file's name, an address, a class. Code is machinery too.
pub(super) const MACHINE: u8 = 32;

/// Stands between two texts, so that nothing is found across them. It is in no UTF-8 text.
pub(super) const GAP: u8 = 0xff;

/// ASCII letters and digits in small letters; 0 for all else.
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// What a byte that is no letter does to the next letter.
const AFTER: [u8; 256] = {
    let mut after = [BREAK; 256];
    let starts = b".!?:;\"(=";
    let mut at = 0;
    while at < starts.len() {
        after[starts[at] as usize] = BREAK | START;
        at += 1;
    }
    after[b',' as usize] = BREAK | COMMA;
    after[b'$' as usize] = BREAK | MONEY;
    after
};

/// A folded text.
#[derive(Default)]
pub(super) struct Stream {
    /// Letters and digits, in UTF-8.
    pub letters: Vec<u8>,
    /// One byte of marks for each byte of the letters.
    pub marks: Vec<u8>,
    pending: u8,
    /// The marks of the place that is being read.
    place: u8,
    /// The marks of all places that are read until it is changed.
    pub ground: u8,
}

impl Stream {
    /// A folded text by itself.
    pub fn of(text: &str) -> Self {
        let mut stream = Stream::default();
        stream.gap(false);
        stream.text(text);
        stream
    }

    /// Empties it and keeps its room.
    pub fn clear(&mut self) {
        self.letters.clear();
        self.marks.clear();
        self.gap(false);
    }

    /// Begins another text, which is code or not.
    pub fn gap(&mut self, code: bool) {
        if self.letters.last() != Some(&GAP) {
            self.letters.push(GAP);
            self.marks.push(BREAK);
        }
        self.pending = BREAK | START;
        self.place = self.ground | if code { CODE } else { 0 };
    }

    /// What follows stands in the machinery.
    pub fn enter_machinery(&mut self) {
        self.place |= MACHINE;
    }

    /// Takes in a text.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            rest = &rest[self.ascii_run(rest.as_bytes())..];
            let Some(character) = rest.chars().next() else { return };
            self.character(character);
            rest = &rest[character.len_utf8()..];
        }
    }

    /// Takes in the ASCII at the start of some bytes, and says how many there were.
    ///
    /// This is where the time of an audit goes, so it writes every byte and counts only the letters.
    fn ascii_run(&mut self, bytes: &[u8]) -> usize {
        let taken = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
        let start = self.letters.len();
        self.letters.resize(start + taken, 0);
        self.marks.resize(start + taken, 0);
        let (letters, marks) = (&mut self.letters[start..], &mut self.marks[start..]);
        let (mut pending, mut kept) = (self.pending, 0);
        for byte in &bytes[..taken] {
            let letter = LETTERS[usize::from(*byte)];
            letters[kept] = letter;
            marks[kept] = pending | self.place | if byte.is_ascii_uppercase() { CAPITAL } else { 0 };
            pending = if letter == 0 { pending | AFTER[usize::from(*byte)] } else { 0 };
            kept += usize::from(letter != 0);
        }
        self.pending = pending;
        self.letters.truncate(start + kept);
        self.marks.truncate(start + kept);
        taken
    }

    /// Takes in a byte of ASCII.
    pub fn ascii(&mut self, byte: u8) {
        self.ascii_run(&[byte]);
    }

    /// Takes in any character.
    pub fn character(&mut self, character: char) {
        let capital = if character.is_uppercase() { CAPITAL } else { 0 };
        let mut marks = self.pending | self.place | capital;
        let (letters, all_marks) = (&mut self.letters, &mut self.marks);
        let folded = fold(character, |letter| {
            let mut room = [0; 4];
            for byte in letter.encode_utf8(&mut room).bytes() {
                letters.push(byte);
                all_marks.push(marks);
                marks &= CODE | MACHINE;
            }
        });
        match folded {
            None => self.pending = 0,
            Some(Folded::Gone) => {}
            // Unicode's quotation marks and dashes open a sentence; its spaces and apostrophes do not.
            Some(Folded::Break) if matches!(character, '£' | '€') => self.pending |= BREAK | MONEY,
            Some(Folded::Break) => {
                let goes_on = character.is_whitespace() || matches!(character, '\'' | '’' | 'ʼ' | '＇');
                self.pending |= if goes_on { BREAK } else { BREAK | START };
            }
        }
    }

    /// A word ends here.
    pub fn end_word(&mut self) {
        self.pending |= BREAK;
    }

    /// A block of the page ends here.
    pub fn end_block(&mut self) {
        self.pending = self.pending & !MAYBE | BREAK | START;
    }

    /// What the next letter will be marked with, to go on from here later.
    pub fn pending(&self) -> u8 {
        self.pending
    }

    /// Goes on as if it had read what left these marks.
    pub fn resume(&mut self, pending: u8) {
        self.pending |= pending;
    }

    /// A word may end here.
    pub fn may_end_word(&mut self) {
        // Where a block or a sentence ended before it, that counts.
        if self.pending & (START | MAYBE) != START {
            self.pending |= MAYBE | START;
        }
    }

    /// Whether a word ends, or may end, before the byte at `at`.
    pub fn breaks_at(&self, at: usize) -> bool {
        match (self.letters.get(at), at.checked_sub(1).and_then(|before| self.letters.get(before))) {
            (None | Some(&GAP), _) | (_, None | Some(&GAP)) => true,
            _ => self.marks[at] & (BREAK | MAYBE) != 0,
        }
    }

    /// Whether a short needle may start at a letter: a word starts there, or its script has no words apart.
    pub fn may_start_at(&self, at: usize) -> bool {
        self.marks[at] & (BREAK | MAYBE) != 0 || !self.letters[at].is_ascii()
    }

    /// Whether a word surely ends before the byte at `at`.
    pub fn breaks_surely_at(&self, at: usize) -> bool {
        self.marks.get(at).is_none_or(|marks| marks & BREAK != 0)
    }
}
