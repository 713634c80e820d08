//! A text cut into sentences and words, each word looked up once.

use super::words::{UNKNOWN, Word, Words};
use super::{Family, Kinds};

/// One word of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Token {
    /// Its number, or [`UNKNOWN`].
    pub number: u16,
    /// Its kinds.
    pub kinds: u64,
    /// The kinds of the person whose something is: of "Mum" in "Mum's".
    pub owner: u64,
    /// Whether a comma, a bracket or a dash stands before it.
    pub after_sign: bool,
}

/// The sentences of a text. A sentence may run on over the end of a line; a paragraph and an item of a list end it.
pub(super) fn sentences(text: &str, words: &Words, kinds: &Kinds, family: &Family) -> Vec<Vec<Token>> {
    let mut scan = Scan { words, kinds, family, small: String::new() };
    let mut sentences = vec![Vec::new()];
    let mut start = None;
    let mut after_sign = false;
    let mut line_begins = true;
    for (at, sign) in text.char_indices().chain([(text.len(), '\n')]) {
        let apostrophe = matches!(sign, '\'' | '’') && text[at + sign.len_utf8()..].starts_with(char::is_alphanumeric);
        if sign.is_alphanumeric() || (start.is_some() && apostrophe) {
            start = start.or(Some(at));
            line_begins = false;
            continue;
        }
        let row = sentences.last_mut().expect("there is always one");
        if let Some(start) = start.take() {
            let token = scan.token(&text[start..at], row.is_empty(), after_sign);
            row.push(token);
            after_sign = false;
        }
        let ends = match sign {
            '.' | '!' | '?' | ';' | ':' => true,
            '\n' => std::mem::replace(&mut line_begins, true),
            '-' | '*' => line_begins,
            _ => false,
        };
        after_sign |= matches!(sign, ',' | '(' | ')' | '–' | '—' | '…' | '"' | '“' | '”');
        if ends && !row.is_empty() {
            sentences.push(Vec::new());
        }
    }
    sentences
}

struct Scan<'s> {
    words: &'s Words,
    kinds: &'s Kinds,
    family: &'s Family,
    small: String,
}

impl Scan<'_> {
    fn token(&mut self, written: &str, first: bool, after_sign: bool) -> Token {
        self.small.clear();
        if written.is_ascii() {
            self.small.push_str(written);
            self.small.make_ascii_lowercase();
        } else {
            self.small.extend(written.chars().flat_map(char::to_lowercase).map(|sign| if sign == '’' { '\'' } else { sign }));
        }
        let known = self.words.get(&self.small).is_some();
        let base = self.small.strip_suffix("'s").filter(|_| !known);
        let word = self.look_up(base.unwrap_or(&self.small), written, first);
        if base.is_none() {
            return Token { number: word.number, kinds: word.kinds, owner: 0, after_sign };
        }
        let owner = word.kinds;
        let kind = if owner & self.kinds.parent == 0 { self.kinds.owner } else { self.kinds.parents_own };
        Token { number: UNKNOWN, kinds: self.words.bits(kind), owner, after_sign }
    }

    fn look_up(&self, small: &str, written: &str, first: bool) -> Word {
        let capital = written.starts_with(char::is_uppercase);
        if let Some(kinds) = capital.then(|| self.family.0.get(small)).flatten() {
            return Word { kinds: *kinds, ..Word::default() };
        }
        let shouted = written.len() > 1 && !written.contains(char::is_lowercase);
        if let Some(word) = self.words.get(small).filter(|word| !word.capitals || shouted) {
            return word;
        }
        // Any word has a capital where a sentence begins.
        let kinds = if first { self.kinds.first } else { self.kinds.name };
        let kinds = if capital && !shouted { self.words.bits(kinds) } else { 0 };
        Word { kinds, ..Word::default() }
    }
}
