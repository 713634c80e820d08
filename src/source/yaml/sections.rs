//! After a slip in the syntax: further slips in the parts of the file that follow.
//!
//! The parser stops at its first complaint. A line at the left edge that is neither a note nor a list
//! item starts a new part of a plan, whatever was open above it, so each such part after the complaint is
//! read by itself. Its values are dropped; only what is wrong with them is kept.

use super::{Findings, tree};
use crate::source::SourceFile;
use std::sync::Arc;

/// Reads on after the last finding.
pub(super) fn look_for_more(file: &Arc<SourceFile>, findings: &mut Findings) {
    let text = file.text();
    let Some(mut from) = findings.list.last().map(|last| last.span.range().start) else { return };
    while let Some(start) = next_part(text, from) {
        if findings.full() {
            return;
        }
        let end = next_part(text, start).unwrap_or(text.len());
        let tree::Read::Stopped = tree::read(file, start..end, findings) else {
            from = start;
            continue;
        };
        return;
    }
}

/// The start of the first part that begins in a later line than `after`.
fn next_part(text: &str, after: usize) -> Option<usize> {
    let mut from = after;
    loop {
        from += text.get(from..)?.find('\n')? + 1;
        let first = text[from..].chars().next()?;
        if !matches!(first, ' ' | '\t' | '\r' | '\n' | '#' | '-' | ']' | '}' | '.') {
            return Some(from);
        }
    }
}
