//! Text with places: the files that people write, and where in them a value is.
//!
//! Everything that is read from a person's file carries its `Span`,
//! so that a message can point at it.

mod decode;
pub mod yaml;

pub use decode::{decode, is_blank, is_hidden, is_invisible};

use std::sync::Arc;

/// A text file as its author wrote it.
///
/// It has no `Debug`: its text may hold what a reader must not see, and must not end in a log.
pub struct SourceFile {
    name: String,
    text: String,
}

impl SourceFile {
    /// A file's name as shown to people (relative to the project, with `/`) and its text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(SourceFile { name: name.into(), text: text.into() })
    }

    /// The name as shown to people.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset, both counted from 1, columns in characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// A stretch of a file, in bytes from its start; `end` is not part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after it.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; files are at most 1 MiB, so 32 bits are enough.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The stretch as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether another span lies inside this one.
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A small structural value (a key, a date, a choice) and where it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it is.
    pub span: Span,
}

impl<T> At<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        At { value, span }
    }
}
