//! Words between quotation marks: what somebody said, as they said it.

use std::ops::Range;

/// Where words stand between double quotation marks, or between single curly ones that no apostrophe could be. A mark that
/// nothing closes opens nothing; one word alone is a word that somebody holds at arm's length, and nobody's speech.
#[must_use]
pub fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.bytes().any(may_open) {
        return found;
    }
    let mut open: Option<(char, usize)> = None;
    let mut before = ' ';
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map_or(' ', |(_, next)| *next);
        match open {
            Some((mark, start)) if closes(mark, sign, next) => {
                if text[start..at].trim().contains(char::is_whitespace) {
                    found.push(start..at);
                }
                open = None;
            }
            None if opens(sign, before, next) => open = Some((sign, at + sign.len_utf8())),
            // A new paragraph ends what was never closed.
            Some(_) if sign == '\n' && next == '\n' => open = None,
            _ => {}
        }
        before = sign;
    }
    found
}

/// Whether a byte may belong to a sign that opens a quotation: one of ASCII, or the first of `\u{ab}` and of the curly ones.
fn may_open(byte: u8) -> bool {
    matches!(byte, b'"' | 0xc2 | 0xe2)
}

fn opens(sign: char, before: char, next: char) -> bool {
    match sign {
        '\u{201c}' | '\u{ab}' => true,
        '"' | '\u{2018}' => !before.is_alphanumeric() && !next.is_whitespace(),
        _ => false,
    }
}

fn closes(mark: char, sign: char, next: char) -> bool {
    match mark {
        '\u{201c}' => sign == '\u{201d}',
        '\u{ab}' => sign == '\u{bb}',
        '\u{2018}' => sign == '\u{2019}' && !next.is_alphanumeric(),
        _ => sign == '"',
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    fn said(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn what_somebody_said_is_found() {
        assert_eq!(said("Marcus said \u{201c}I want to stay\u{201d} and \"go away\"."), ["I want to stay", "go away"]);
        assert_eq!(said("She says \u{2018}it\u{2019}s my room\u{2019} a lot."), ["it\u{2019}s my room"]);
        assert_eq!(said("He is 5' 6\" tall. Mum's bag."), [""; 0]);
        assert_eq!(said("An open \u{201c}one\n\nand then none\u{201d}"), [""; 0]);
        assert_eq!(said("Your \"placement\" is here."), [""; 0]);
        assert_eq!(said(""), [""; 0]);
    }
}
