//! Words of a few capitals in a text: letters that may stand for something.

use super::scan::{Token, scan};
use super::vocabulary::Vocabulary;
use std::ops::Range;

/// Words of 2 to 6 capitals, an `s` after them too. Words said loudly stand side by side and are left out.
pub(super) fn in_capitals(text: &str) -> Vec<Range<usize>> {
    // In most texts no two capitals stand side by side.
    if !text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
        return Vec::new();
    }
    let tokens = scan(text, &Vocabulary::with_room(1));
    let loud = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.all_capital);
    let alone = |at: usize| {
        let before = tokens[at].joined && loud(at.checked_sub(1));
        let after = tokens.get(at + 1).is_some_and(|next| next.joined) && loud(Some(at + 1));
        !before && !after
    };
    (0..tokens.len()).filter_map(|at| letters(text, &tokens[at]).filter(|_| alone(at))).collect()
}

/// The letters of a word, without what `'s` adds.
fn letters(text: &str, token: &Token) -> Option<Range<usize>> {
    let written = &text[token.range()];
    let written = written.split(['\'', '\u{2019}']).next().unwrap_or(written);
    let bare = written.strip_suffix('s').unwrap_or(written);
    let fits = (2..=6).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    let start = token.range().start;
    fits.then(|| start..start + written.len())
}
