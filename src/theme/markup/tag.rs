//! A tag and its attributes, a comment and its end, as HTML has them.

use memchr::memmem;
use std::ops::Range;

/// Where a comment ends that began before this place.
pub(super) fn end_of_comment(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    if let Some(end) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
        return from + end.len();
    }
    // Only as far as the first end, so that many comments cost no more than their letters.
    let after = |at: usize| ["-->", "--!>"].iter().find(|end| rest[at..].starts_with(**end)).map(|end| from + at + end.len());
    memmem::find_iter(rest.as_bytes(), "--").find_map(after).unwrap_or(text.len())
}

/// A tag that is read.
pub(super) struct Tag<'a> {
    pub text: &'a str,
    /// What is not read yet begins here.
    pub at: usize,
    pub name: Range<usize>,
}

impl Tag<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The rest up to the first such byte.
    pub fn until(&mut self, is_end: impl Fn(u8) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        self.at += rest.iter().position(|byte| is_end(*byte)).unwrap_or(rest.len());
        start..self.at
    }

    /// The next attribute, its name and its value; nothing at the end of the tag.
    pub fn attribute(&mut self) -> Option<(Range<usize>, Range<usize>)> {
        self.until(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if self.byte()? == b'>' {
            self.at += 1;
            return None;
        }
        let start = self.at;
        // A name may begin with `=`.
        self.at += usize::from(self.byte() == Some(b'='));
        self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        let name = start..self.at;
        self.until(|byte| !byte.is_ascii_whitespace());
        if self.byte() != Some(b'=') {
            return Some((name.clone(), name.end..name.end));
        }
        self.at += 1;
        self.until(|byte| !byte.is_ascii_whitespace());
        match self.byte() {
            Some(mark @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.until(|byte| byte == mark);
                self.at = (self.at + 1).min(self.text.len());
                Some((name, value))
            }
            _ => Some((name, self.until(|byte| byte.is_ascii_whitespace() || byte == b'>'))),
        }
    }
}
