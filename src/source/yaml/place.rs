//! Places inside a text: from a stretch of decoded words back to the bytes of the file.
//!
//! The walk repeats YAML's decoding on the written text: quotation marks, escapes, folded lines, the indentation of blocks.

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
pub(super) fn walk(text: &str, written: Range<usize>, give: Give<'_>) {
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
/// The parser tells where the lines of the block lie (`lines`); the header is between the
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

/// What receives each decoded character and the bytes it was written with; `false` ends the walk.
type Give<'g> = &'g mut dyn FnMut(char, Range<usize>) -> bool;

/// Walks over a plain or quoted text that is written in `range` of `text`.
fn walk_flow(text: &str, range: Range<usize>, give: Give<'_>) {
    let mark = text[range.clone()].chars().next();
    let quoted = matches!(mark, Some('"' | '\''));
    let inner = if quoted { range.start + 1..range.end.saturating_sub(1).max(range.start + 1) } else { range };
    let (mut at, end) = (inner.start, inner.end);
    while at < end {
        let Some(character) = text[at..end].chars().next() else { return };
        let next = match character {
            ' ' | '\t' | '\r' | '\n' => white_run(text, at..end, give),
            '\'' if mark == Some('\'') => pass(give, '\'', at..(at + 2).min(end)),
            '\\' if mark == Some('"') => escape(text, at..end, give),
            _ => pass(give, character, at..at + character.len_utf8()),
        };
        let Some(next) = next else { return };
        at = next;
    }
}

fn pass(give: Give<'_>, character: char, range: Range<usize>) -> Option<usize> {
    let end = range.end;
    give(character, range).then_some(end)
}

/// Spaces inside a line stay; around line breaks they vanish, and the breaks fold.
fn white_run(text: &str, range: Range<usize>, give: Give<'_>) -> Option<usize> {
    let run = text[range.clone()].len() - text[range.clone()].trim_start_matches([' ', '\t', '\r', '\n']).len();
    let stretch = range.start..range.start + run;
    let breaks = count_breaks(&text[stretch.clone()]);
    match breaks {
        0 => {
            for (at, character) in text[stretch.clone()].char_indices() {
                let at = stretch.start + at;
                pass(give, character, at..at + 1)?;
            }
        }
        1 => {
            pass(give, ' ', stretch.clone())?;
        }
        _ => {
            for _ in 1..breaks {
                pass(give, '\n', stretch.clone())?;
            }
        }
    }
    Some(stretch.end)
}

fn count_breaks(white: &str) -> usize {
    let bytes = white.as_bytes();
    let lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (0..bytes.len()).filter(|at| bytes[*at] == b'\n' || lone(*at)).count()
}

/// A backslash and what belongs to it, between double quotation marks.
fn escape(text: &str, range: Range<usize>, give: Give<'_>) -> Option<usize> {
    let after = range.start + 1;
    let letter = text[after..range.end].chars().next()?;
    let end = after + letter.len_utf8();
    let simple = match letter {
        '\r' | '\n' => return escaped_break(text, range, give),
        'x' => return code_point(text, range, 2, give),
        'u' => return code_point(text, range, 4, give),
        'U' => return code_point(text, range, 8, give),
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    };
    pass(give, simple, range.start..end)
}

/// A backslash at a line's end joins two lines; empty lines after it stay.
fn escaped_break(text: &str, range: Range<usize>, give: Give<'_>) -> Option<usize> {
    let rest = &text[range.start + 1..range.end];
    let run = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let end = range.start + 1 + run;
    for _ in 1..count_breaks(&rest[..run]) {
        pass(give, '\n', range.start..end)?;
    }
    Some(end)
}

/// A character by its number, `\u` with a pair of surrogates too.
fn code_point(text: &str, range: Range<usize>, digits: usize, give: Give<'_>) -> Option<usize> {
    let number = |start: usize, digits: usize| u32::from_str_radix(text.get(start..start + digits)?, 16).ok();
    let mut end = range.start + 2 + digits;
    let mut code = number(range.start + 2, digits)?;
    if (0xd800..0xdc00).contains(&code) && text[..range.end].get(end..end + 2) == Some("\\u") {
        let low = number(end + 2, 4)?;
        code = 0x1_0000 + ((code - 0xd800) << 10) + low.checked_sub(0xdc00)?;
        end += 6;
    }
    pass(give, char::from_u32(code)?, range.start..end)
}

/// Walks over a block (`|` or `>`) whose header starts where `range` starts.
///
/// Blank lines at the block's end are not walked: what follows the last word is no place to point at.
fn walk_block(text: &str, range: Range<usize>, give: Give<'_>) {
    let folded = text[range.clone()].starts_with('>');
    let Some(body) = next_line(text, range.start, range.end) else { return };
    let Some(indent) = block_indent(text, range.start, body..range.end) else { return };
    let mut breaks: Vec<Range<usize>> = Vec::new();
    let (mut started, mut spaced) = (false, false);
    let mut line = body;
    while line < range.end {
        let line_end = line + text[line..range.end].find(['\r', '\n']).unwrap_or(range.end - line);
        let margin = text[line..line_end].bytes().take_while(|byte| *byte == b' ').count().min(indent);
        let content = line + margin;
        let next = next_line(text, line_end, range.end).unwrap_or(range.end);
        if content < line_end {
            let spaced_now = text[content..].starts_with([' ', '\t']);
            let folds = folded && started && !spaced && !spaced_now;
            if !give_breaks(&breaks, folds, give) {
                return;
            }
            breaks.clear();
            (started, spaced) = (true, spaced_now);
            for (at, character) in text[content..line_end].char_indices() {
                let at = content + at;
                if !give(character, at..at + character.len_utf8()) {
                    return;
                }
            }
        }
        breaks.push(line_end..next);
        line = next;
    }
}

/// Gives the line breaks between two lines with content, folded or as they are.
fn give_breaks(breaks: &[Range<usize>], folds: bool, give: Give<'_>) -> bool {
    match breaks {
        [only] if folds => give(' ', only.clone()),
        [_, rest @ ..] if folds => rest.iter().all(|one| give('\n', one.clone())),
        all => all.iter().all(|one| give('\n', one.clone())),
    }
}

/// The start of the line after the one in which `at` is.
fn next_line(text: &str, at: usize, end: usize) -> Option<usize> {
    let found = at + text[at..end].find(['\r', '\n'])?;
    Some(if text[found..end].starts_with("\r\n") { found + 2 } else { found + 1 })
}

/// How many spaces are before each line of a block.
fn block_indent(text: &str, header: usize, body: Range<usize>) -> Option<usize> {
    let said = text[header + 1..body.start].chars().take(2).find_map(|character| character.to_digit(10));
    if let Some(more) = said {
        return Some(parent_indent(text, header)? + usize::try_from(more).ok()?);
    }
    let written = text[body].split(['\r', '\n']).find(|line| line.bytes().any(|byte| byte != b' '))?;
    Some(written.len() - written.trim_start_matches(' ').len())
}

/// The column of the list or map in whose line a block's header is, where that line tells it.
fn parent_indent(text: &str, header: usize) -> Option<usize> {
    let start = text[..header].rfind(['\r', '\n']).map_or(0, |at| at + 1);
    let line = &text[start..header];
    let mut rest = line.trim_start_matches(' ');
    let mut dash = None;
    while let Some(after) = rest.strip_prefix("- ") {
        dash = Some(line.len() - rest.len());
        rest = after.trim_start_matches(' ');
    }
    if rest.is_empty() { dash } else { Some(line.len() - rest.len()) }
}
