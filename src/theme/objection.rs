//! What a theme's style sheet or template may not hold, and where it stands.

use std::ops::Range;

/// Something that a booklet must not have.
#[derive(Debug)]
pub(super) struct Objection {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to write instead.
    pub help: &'static str,
}

impl Objection {
    pub fn new(at: Range<usize>, message: impl Into<String>, help: &'static str) -> Self {
        Objection { at, message: message.into(), help }
    }
}
