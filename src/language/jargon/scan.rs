//! A text cut into words in one pass: small letters, hyphens between words, addresses left out.

use super::vocabulary::{Hash, NONE, Vocabulary, Word};
use std::ops::Range;

/// One word of a text.
#[derive(Clone, Copy)]
pub(super) struct Token {
    /// First byte.
    start: u32,
    /// First byte after it.
    end: u32,
    /// Its number.
    pub word: Word,
    /// The number of what is before its `'s`; else the same.
    pub base: Word,
    /// Whether only spaces, hyphens, stars or quotation marks stand between it and the word before.
    pub joined: bool,
    /// Whether a sentence begins with it.
    pub starts: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether all of its two or more letters are capitals.
    pub all_capital: bool,
    /// Whether it begins with a figure.
    pub number: bool,
}

impl Token {
    /// Whether it is a word, alone or with `'s`.
    pub(super) fn is(&self, word: Word) -> bool {
        word != NONE && (self.word == word || self.base == word)
    }

    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The words of a text.
pub(super) fn scan(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
    let mut gap = Gap::new();
    let mut chunk = 0;
    let mut at = 0;
    while at < bytes.len() {
        let (sign, length) = sign_at(text, at);
        if sign.is_ascii_alphanumeric() || (!sign.is_ascii() && sign.is_alphanumeric()) {
            let token = word_at(text, at, vocabulary, &gap);
            at = token.range().end;
            if is_address(bytes, &token) {
                at = chunk_end(bytes, at);
            } else {
                tokens.push(token);
                gap = Gap::NONE;
            }
            continue;
        }
        if sign == '@' && gap.is_none() && at > 0 {
            // An e-mail address: what was read of it is no word either.
            tokens.retain(|token| token.range().start < chunk);
            at = chunk_end(bytes, at);
            continue;
        }
        if sign == ']' && bytes.get(at + 1) == Some(&b'(') {
            at = bytes[at..].iter().position(|byte| *byte == b')').map_or(bytes.len(), |end| at + end);
            continue;
        }
        if sign.is_whitespace() {
            chunk = at + length;
        }
        gap.add(sign, bytes.get(at + length));
        at += length;
    }
    tokens
}

/// What is between two words.
#[derive(Clone, Copy)]
struct Gap {
    joined: bool,
    ends: bool,
    breaks: usize,
    empty: bool,
}

impl Gap {
    const NONE: Gap = Gap { joined: true, ends: false, breaks: 0, empty: true };

    /// Before the first word.
    fn new() -> Self {
        Gap { joined: false, ends: true, breaks: 0, empty: false }
    }

    fn is_none(self) -> bool {
        self.empty
    }

    fn add(&mut self, sign: char, next: Option<&u8>) {
        self.empty = false;
        let before_space = next.is_none_or(|byte| !byte.is_ascii_alphanumeric());
        match sign {
            '\n' => {
                self.breaks += 1;
                self.ends |= self.breaks > 1;
                self.joined &= self.breaks < 2;
            }
            ' ' | '\t' | '\r' | '\u{a0}' | '-' | '\u{2010}' | '\u{2011}' => {}
            '*' | '_' | '"' | '\'' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => {}
            '.' | '!' | '?' | ';' => {
                self.joined = false;
                self.ends |= before_space;
            }
            _ => self.joined = false,
        }
    }
}

#[inline]
fn sign_at(text: &str, at: usize) -> (char, usize) {
    let byte = text.as_bytes()[at];
    if byte.is_ascii() {
        return (char::from(byte), 1);
    }
    text[at..].chars().next().map_or((' ', 1), |sign| (sign, sign.len_utf8()))
}

/// The word that begins at a place: letters, figures, and an apostrophe between them.
fn word_at(text: &str, start: usize, vocabulary: &Vocabulary, gap: &Gap) -> Token {
    let bytes = text.as_bytes();
    let mut hash = Hash::START;
    let mut before_s = None;
    let (mut at, mut letters, mut capitals) = (start, 0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            hash = hash.with(byte.to_ascii_lowercase());
            letters += usize::from(byte.is_ascii_alphabetic());
            capitals += usize::from(byte.is_ascii_uppercase());
            at += 1;
            continue;
        }
        let (sign, length) = sign_at(text, at);
        if sign.is_alphanumeric() {
            let mut small = [0; 4];
            for letter in sign.to_lowercase() {
                hash = letter.encode_utf8(&mut small).bytes().fold(hash, Hash::with);
            }
        } else if matches!(sign, '\'' | '\u{2019}') && at + length < bytes.len() && sign_at(text, at + length).0.is_alphanumeric() {
            before_s = Some((hash, at + length));
            hash = hash.with(b'\'');
            at += length;
            continue;
        } else {
            break;
        }
        letters += usize::from(sign.is_alphabetic());
        capitals += usize::from(sign.is_uppercase());
        at += length;
    }
    let word = vocabulary.look_up(hash);
    let ending = |(base, from): (Hash, usize)| matches!(&bytes[from..at], b"s" | b"S").then(|| vocabulary.look_up(base));
    let (first, _) = sign_at(text, start);
    Token {
        start: place(start),
        end: place(at),
        word,
        base: before_s.and_then(ending).unwrap_or(word),
        joined: gap.joined,
        starts: gap.ends,
        capital: first.is_uppercase(),
        all_capital: letters > 1 && letters == capitals,
        number: first.is_ascii_digit(),
    }
}

/// A place as a token keeps it. A file is at most 1 MiB.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Whether a word begins an address of the web or names a way to open one.
fn is_address(bytes: &[u8], token: &Token) -> bool {
    let after = &bytes[token.range().end..];
    if !matches!(after.first(), Some(b':' | b'.')) {
        return false;
    }
    match &bytes[token.range()] {
        b"http" | b"https" => after.starts_with(b"://"),
        b"www" => after.starts_with(b"."),
        b"mailto" | b"tel" => after.get(1).is_some_and(|byte| !byte.is_ascii_whitespace()),
        _ => false,
    }
}

/// The end of what is written without a space.
fn chunk_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b')').map_or(bytes.len(), |end| at + end)
}
