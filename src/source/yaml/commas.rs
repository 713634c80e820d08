//! A comma in a text between braces: `{join: You can come, write or draw., on: …}`.
//!
//! To YAML, `write or draw.` is a key with nothing after it. No plan has a use for such a key, and a
//! worker who knows no YAML means the comma as a comma. So a word without a colon goes on with the text
//! before it. `tree` asks before it takes a word between braces for a key.

use super::{Kind, Node, Pair, Scalar, Style, names, place};
use crate::source::SourceFile;

/// Joins a word that no colon follows to the unquoted text before it. Says whether it did.
pub(super) fn goes_on(file: &SourceFile, pairs: &mut [Pair], word: &Node) -> bool {
    let Kind::Text(Scalar { text: written, style: Style::Plain }) = &word.kind else { return false };
    let rest = file.text()[word.span.range().end..].trim_start();
    if rest.starts_with(':') || names::without_space(written).is_some() {
        return false;
    }
    let Some(Pair { value: before, .. }) = pairs.last_mut() else { return false };
    let Kind::Text(scalar @ Scalar { style: Style::Plain, .. }) = &mut before.kind else { return false };
    let joint = before.span.range().end..word.span.range().end;
    // A note between the two would become part of the text.
    if file.text()[joint.start..word.span.range().start].contains('#') {
        return false;
    }
    place::walk(file.text(), joint, &mut |character, _| {
        scalar.text.push(character);
        true
    });
    before.span.end = word.span.end;
    true
}
