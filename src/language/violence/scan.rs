//! A text cut into sentences and words, each word looked up once.

use super::Family;
use super::words::{UNKNOWN, Word, Words};

/// One word of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Token {
    /// Its number, or [`UNKNOWN`].
    pub number: u16,
    /// Its kinds.
    pub kinds: u64,
    /// Whether a comma, a bracket or a dash stands before it.
    pub after_sign: bool,
}

/// The sentences of a text. A sentence may run on over the end of a line; a paragraph and an item of a list end it.
pub(super) fn sentences(text: &str, words: &Words, family: &Family) -> Vec<Vec<Token>> {
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
            let Word { number, kinds, .. } = look_up(&text[start..at], words, family);
            row.push(Token { number, kinds, after_sign });
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

/// What is known of a written word. Where only "Mum" is known, "Mum's" is an owner.
fn look_up(written: &str, words: &Words, family: &Family) -> Word {
    let small = written.to_lowercase().replace('’', "'");
    let capital = written.starts_with(char::is_uppercase);
    if words.get(&small).is_none() && small.ends_with("'s") {
        return Word { number: UNKNOWN, kinds: words.named("owner"), capitals: false };
    }
    if let Some(kinds) = capital.then(|| family.0.get(&small)).flatten() {
        return Word { kinds: *kinds, ..Word::default() };
    }
    let shouted = written.len() > 1 && !written.contains(char::is_lowercase);
    if let Some(word) = words.get(&small).filter(|word| !word.capitals || shouted) {
        return word;
    }
    let is_name = capital && !shouted;
    Word { kinds: if is_name { words.named("name") } else { 0 }, ..Word::default() }
}
