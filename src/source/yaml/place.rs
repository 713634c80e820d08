//! Places inside a text: from a stretch of decoded words back to the bytes of the file.

use super::scalar::{walk_block, walk_flow};
use crate::source::{SourceFile, Span};
use std::ops::Range;

/// Where a stretch of a text's decoded words was written.
///
/// `scalar` is the span of the text's node, `range` counts bytes of its decoded text. Where the
/// stretch cannot be found the whole text is the answer. The work grows with the text's length.
#[must_use]
pub fn place_inside(file: &SourceFile, scalar: Span, range: Range<usize>) -> Span {
    let text = file.text();
    let written = scalar.range();
    if text.get(written.clone()).is_none() {
        return scalar;
    }
    let mut decoded = 0;
    let mut found: Option<Range<usize>> = None;
    walk(text, written.clone(), &mut |character, place| {
        let next = decoded + character.len_utf8();
        if next > range.start && (decoded < range.end || found.is_none()) {
            let start = found.as_ref().map_or(place.start, |earlier| earlier.start);
            found = Some(start..place.end);
        }
        decoded = next;
        decoded < range.end || found.is_none()
    });
    match found {
        Some(found) if range.end > decoded => Span::new(found.start, written.end.max(found.end)),
        Some(found) if range.is_empty() => Span::new(found.start, found.start),
        Some(found) => Span::new(found.start, found.end),
        None => scalar,
    }
}

/// Gives each decoded character of a text and the bytes that it was written with.
pub(super) fn walk(text: &str, written: Range<usize>, give: &mut dyn FnMut(char, Range<usize>) -> bool) {
    if text[written.clone()].starts_with(['|', '>']) {
        walk_block(text, written, give);
    } else {
        walk_flow(text, written, give);
    }
}

/// The empty place after the colon of a key that ends at `key`, or after the key if it has none.
pub(super) fn after_colon(text: &str, key: usize) -> Span {
    let rest = text.get(key..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let at = if rest[blanks..].starts_with(':') { key + blanks + 1 } else { key };
    Span::new(at, at)
}

/// The extent of a block text: from its `|` or `>` to the end of its last line with content.
///
/// The parser tells where the lines of the block lie (`lines`); the header stands between the
/// last thing it understood (`from`) and there.
pub(super) fn block_extent(text: &str, from: usize, lines: Span) -> Span {
    let lines = lines.range();
    let start = header(text, from, lines.start).unwrap_or(lines.start);
    let content = text.get(lines.clone()).unwrap_or_default();
    let words = content.trim_end_matches([' ', '\t', '\r', '\n']).len();
    let end = if words == 0 {
        start + text[start..].find(['\r', '\n']).unwrap_or(text.len() - start)
    } else {
        let after = &content[words..];
        lines.start + words + (after.len() - after.trim_start_matches([' ', '\t']).len())
    };
    Span::new(start, end)
}

fn header(text: &str, from: usize, until: usize) -> Option<usize> {
    let mut at = from;
    while at < until {
        match text[at..until].chars().next()? {
            '|' | '>' => return Some(at),
            ' ' | '\t' | '\r' | '\n' | ':' | '-' | '?' => at += 1,
            '#' => at += text[at..until].find(['\r', '\n'])?,
            '&' | '!' | '*' => at += text[at..until].find([' ', '\t', '\r', '\n'])?,
            _ => return None,
        }
    }
    None
}
