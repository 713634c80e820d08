//! What is open where the parser stumbled: quotation marks and brackets.
//!
//! The parser reports a forgotten quotation mark where it gave up; a person needs the place where the
//! mark was opened. This walk goes over the few bytes between the last thing that was understood and
//! the place of the complaint. `syntax` asks it.

use crate::source::Span;

/// The span of the character at a place.
pub(super) fn character(text: &str, at: usize) -> Span {
    let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at, at + length)
}

/// A walk over text that the parser did not come to understand.
pub(super) struct Trace<'a> {
    pub(super) text: &'a str,
    from: usize,
    brackets: Vec<usize>,
}

/// What is open at a place.
#[derive(Default)]
pub(super) struct Opened {
    /// The innermost bracket.
    pub(super) bracket: Option<usize>,
    /// The last quotation mark that opens a text before the place.
    pub(super) quote: Option<usize>,
    /// Whether that text goes on at the place.
    pub(super) inside: bool,
}

impl<'a> Trace<'a> {
    /// A walk from the end of what was understood, with the brackets that were open there.
    pub(super) fn new(text: &'a str, from: usize, brackets: Vec<usize>) -> Self {
        Trace { text, from, brackets }
    }

    /// What is open at `at`.
    pub(super) fn opened(&self, at: usize) -> Opened {
        let bytes = self.text.as_bytes();
        let mut brackets = self.brackets.clone();
        let mut quote = None;
        let mut quoted_to = 0;
        let mut here = self.from;
        while here < at.min(bytes.len()) {
            match bytes[here] {
                b' ' | b'\t' | b'\r' | b'\n' | b':' | b',' | b'-' | b'?' => here += 1,
                b'#' => here = self.line_end(here),
                b'[' | b'{' => {
                    brackets.push(here);
                    here += 1;
                }
                b']' | b'}' => {
                    brackets.pop();
                    here += 1;
                }
                mark @ (b'"' | b'\'') => {
                    quote = Some(here);
                    quoted_to = quote_end(bytes, here, mark);
                    here = quoted_to;
                }
                _ => here = self.plain_end(here, !brackets.is_empty()),
            }
        }
        Opened { bracket: brackets.last().copied(), quote, inside: quoted_to > at }
    }

    /// The start of the line in which `at` stands.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\r', '\n']).map_or(0, |found| found + 1)
    }

    /// The end of the line in which `at` stands, without its line break.
    pub(super) fn line_end(&self, at: usize) -> usize {
        at + self.text[at..].find(['\r', '\n']).unwrap_or(self.text.len() - at)
    }

    /// The line in which `at` stands: its first byte that is not a space, and its text from there.
    pub(super) fn line(&self, at: usize) -> (usize, &'a str) {
        let (start, end) = (self.line_start(at), self.line_end(at));
        let line = &self.text[start..end];
        let words = line.trim_start_matches([' ', '\t']);
        (start + line.len() - words.len(), words.trim_end())
    }

    /// The last line before the one of `at` that is neither empty nor a comment.
    pub(super) fn line_before(&self, at: usize) -> Option<(usize, &'a str)> {
        let mut start = self.line_start(at);
        while start > 0 {
            let (first, words) = self.line(start - 1);
            if !words.is_empty() && !words.starts_with('#') {
                return Some((first, words));
            }
            start = self.line_start(start - 1);
        }
        None
    }

    /// The spaces before the words of a line.
    pub(super) fn indent(&self, first: usize) -> usize {
        first - self.line_start(first)
    }

    /// The end of an unquoted text in its line.
    fn plain_end(&self, from: usize, flow: bool) -> usize {
        let end = self.line_end(from);
        let bytes = &self.text.as_bytes()[..end];
        let stops = |at: &usize| match bytes[*at] {
            b':' => matches!(bytes.get(*at + 1), None | Some(b' ' | b'\t')),
            b'#' => matches!(bytes[*at - 1], b' ' | b'\t'),
            b',' | b'[' | b']' | b'{' | b'}' => flow,
            _ => false,
        };
        (from + 1..end).find(stops).unwrap_or(end)
    }
}

fn quote_end(bytes: &[u8], open: usize, mark: u8) -> usize {
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 2,
            b'\'' if mark == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            found if found == mark => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
