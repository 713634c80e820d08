//! A comma in a text between braces: `{join: You can come, write or draw., on: …}`.
//!
//! To YAML, `write or draw.` is a key with nothing after it. No plan has a use for such a key, and a
//! worker who knows no YAML means the comma as a comma. So a word without a colon goes on with the text
//! before it.

use super::{Kind, Node, Pair, Style};
use crate::source::{SourceFile, Span};

/// Joins a key that has neither colon nor value to the unquoted text before it. Says whether it did.
pub(super) fn goes_on(file: &SourceFile, pairs: &mut [Pair], key: Span, value: &Node) -> bool {
    let has_colon = value.span.start != key.end;
    let quoted = file.text()[key.range()].starts_with(['"', '\'']);
    if !value.is_empty() || has_colon || quoted {
        return false;
    }
    let Some(Pair { value: before, .. }) = pairs.last_mut() else { return false };
    let Kind::Text(scalar) = &mut before.kind else { return false };
    if scalar.style != Style::Plain {
        return false;
    }
    let whole = Span { start: before.span.start, end: key.end };
    scalar.text = file.text()[whole.range()].split_whitespace().collect::<Vec<_>>().join(" ");
    before.span = whole;
    true
}
