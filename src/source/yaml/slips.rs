//! Slips that are good YAML and yet not what was meant: a text that lost words or swallowed a list item.
//!
//! `tree` asks for each text.

use super::place;
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span, decode};
use std::sync::Arc;

/// What in an unquoted text was probably not meant.
pub(super) fn in_plain(file: &Arc<SourceFile>, span: Span) -> impl Iterator<Item = Diagnostic> {
    swallowed_item(file, span).into_iter().chain(cut_off(file, span))
}

/// A list item that is indented too far and so became part of the text above it.
fn swallowed_item(file: &Arc<SourceFile>, span: Span) -> Option<Diagnostic> {
    let written = file.text().get(span.range())?;
    let mut from = 0;
    while let Some(found) = written[from..].find('\n') {
        let line = &written[from + found + 1..];
        let dash = from + found + 1 + line.len() - line.trim_start_matches([' ', '\t']).len();
        if written[dash..].starts_with("- ") {
            let place = Span::new(span.range().start + dash, span.range().start + dash + 1);
            let finding =
                Diagnostic::warning("dash-in-text", file, place, "This dash is read as part of the text above, not as a list item.");
            return Some(finding.help("Put the same number of spaces before this line as before the other items."));
        }
        from += found + 1;
    }
    None
}

/// Words after ` #` that count as a note: "room #3".
fn cut_off(file: &Arc<SourceFile>, span: Span) -> Option<Diagnostic> {
    let end = span.range().end;
    let rest = file.text().get(end..)?;
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let note = rest[blanks..].strip_prefix('#')?;
    let meant = blanks > 0 && note.starts_with(|first: char| first.is_alphanumeric());
    let place = Span::new(end + blanks, end + blanks + 1);
    let finding = Diagnostic::warning("hash-in-text", file, place, "What follows this # is read as a note and is not shown.");
    meant.then(|| {
        finding.help("If it belongs to the text, put the whole text in quotation marks. If it is a note, put a space after the #.")
    })
}

/// A character that `decode` would not let in, written with a backslash between quotation marks.
pub(super) fn unseen(file: &Arc<SourceFile>, span: Span, text: &str) -> Option<Diagnostic> {
    let unseen = |character: char| decode::is_hidden(character) || decode::is_refused(character);
    if !text.contains(unseen) {
        return None;
    }
    let mut found = span;
    place::walk(file.text(), span.range(), &mut |character, range| {
        if unseen(character) {
            found = Span::new(range.start, range.end);
        }
        !unseen(character)
    });
    let finding = Diagnostic::error("control-character", file, found, "A character that nobody can see is written here with a backslash.");
    Some(finding.help("Take it out. A line break is written \\n."))
}
