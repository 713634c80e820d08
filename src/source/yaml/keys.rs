//! The keys of a map: what may be one, that none is written twice, and what is only a comma in a text: `{join: Come, write or draw., on: …}`.
//!
//! To YAML, `write or draw.` is a key with nothing after it. No plan has a use for such a key, and a worker who knows no YAML means the
//! comma as a comma. So a word without a colon goes on with the text before it.

use super::syntax::character;
use super::{Node, NodeKind, Pair, Scalar, TextStyle, place, syntax};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// The names of one map and where each was first written.
pub(super) type MapKeys = HashMap<String, Span>;

/// How many letters of a name a message repeats.
const SHOWN: usize = 40;

/// The name that a map's value goes by, or why it cannot be one.
pub(super) fn name(file: &Arc<SourceFile>, names: &mut MapKeys, node: Node) -> Result<(String, Span), Box<Diagnostic>> {
    let NodeKind::Text(Scalar { text, style: TextStyle::Plain | TextStyle::Quoted }) = node.kind else {
        let (message, span) = match node.kind {
            NodeKind::Empty => ("A colon stands here with no name before it.", character(file.text(), node.span.range().start)),
            _ => ("The name before a colon must be one short text.", node.span),
        };
        let finding = Diagnostic::error("key-not-plain", file, span, message);
        return Err(Box::new(
            finding.help("Write a name, a colon and a space, then the value. If this is text, put it in quotation marks."),
        ));
    };
    // Marks for the direction of writing slip in when a name is pasted; nobody can see them.
    let key = text.trim_matches(['\u{200e}', '\u{200f}']).to_owned();
    if let Some(first) = names.get(&key) {
        // A key that an author chose may be anything, even what must not be told.
        let is_plain = key.len() <= SHOWN && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let shown = if is_plain { format!("The key `{key}`") } else { "This key".to_owned() };
        let finding = Diagnostic::error("duplicate-key", file, node.span, format!("{shown} is written twice."))
            .also(*first, "first written here")
            .help("Keep one of the two, or join them.");
        return Err(Box::new(finding));
    }
    names.insert(key.clone(), node.span);
    Ok((key, node.span))
}

/// A pair as it was meant: `{by:monday}` becomes `by` with its value, and a finding.
pub(super) fn pair(file: &Arc<SourceFile>, names: &mut MapKeys, pair: Pair) -> (Pair, Option<Diagnostic>) {
    let written = file.text().get(pair.key_span.range());
    let plain = pair.value.is_empty() && written == Some(pair.key.as_str());
    let meant = if plain { without_space(&pair.key) } else { None };
    let Some((colon, meant)) = meant.filter(|(colon, _)| !names.contains_key(&pair.key[..*colon])) else {
        return (pair, None);
    };
    let start = pair.key_span.range().start;
    let key_span = Span::new(start, start + colon);
    let value_span = Span::new(start + colon + 1, pair.key_span.range().end);
    let key = pair.key[..colon].to_owned();
    names.insert(key.clone(), key_span);
    let value = Node { span: value_span, kind: NodeKind::Text(meant) };
    (Pair { key, key_span, value }, Some(syntax::space_after_colon(file, start + colon)))
}

/// A name, a colon and a value with no space between them: where the colon is, and the value.
pub(super) fn without_space(written: &str) -> Option<(usize, Scalar)> {
    let colon = syntax::name_colon(written)?;
    Some((colon, value(&written[colon + 1..])?))
}

/// The text that is right after a colon, unless signs in it make it doubtful what was meant.
fn value(written: &str) -> Option<Scalar> {
    let quoted = ['"', '\''].into_iter().find_map(|mark| written.strip_prefix(mark)?.strip_suffix(mark));
    let (text, style) = quoted.map_or((written, TextStyle::Plain), |inner| (inner, TextStyle::Quoted));
    let doubtful = text.contains(['"', '\'', '\\']) || text.starts_with(['|', '>', '&', '*', '!', '%', '@', '`', '#']);
    (!doubtful).then(|| Scalar { text: text.to_owned(), style })
}

/// Joins a word that no colon follows to the unquoted text before it. Says whether it did.
pub(super) fn goes_on(file: &SourceFile, pairs: &mut [Pair], word: &Node) -> bool {
    let NodeKind::Text(Scalar { text: written, style: TextStyle::Plain }) = &word.kind else { return false };
    let rest = file.text()[word.span.range().end..].trim_start();
    if rest.starts_with(':') || without_space(written).is_some() {
        return false;
    }
    let Some(Pair { value: before, .. }) = pairs.last_mut() else { return false };
    let NodeKind::Text(scalar @ Scalar { style: TextStyle::Plain, .. }) = &mut before.kind else { return false };
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
