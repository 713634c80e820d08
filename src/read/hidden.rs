//! Which places of a file may not be shown, even to the worker's terminal: labelled, default-private
//! and `keep_safe` values. Worked out on the raw tree, so that it holds for broken plans too.

use crate::source::yaml::{Kind, Node, parse};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// Keys whose values are private by themselves.
const PRIVATE: [&str; 6] = ["address", "phone", "email", "full_name", "keep_safe", "born"];

/// The spans of all values that may not be shown. `None` where the file cannot be read as YAML, so that
/// nobody knows: then no line of it may be shown.
pub fn hidden_spans(file: &Arc<SourceFile>) -> Option<Vec<Span>> {
    let (node, findings) = parse(file);
    let broken = findings.iter().any(|finding| finding.code == "yaml-syntax");
    let node = node.filter(|_| !broken)?;
    let mut spans = Vec::new();
    hide(&node, &mut spans);
    Some(spans)
}

fn hide(node: &Node, spans: &mut Vec<Span>) {
    match &node.kind {
        Kind::Map(pairs) => {
            if pairs.iter().any(|pair| pair.key == "only_for" || pair.key == "not_for") {
                spans.extend(pairs.iter().filter(|pair| pair.key != "only_for" && pair.key != "not_for").map(|pair| pair.value.span));
                return;
            }
            for pair in pairs {
                if PRIVATE.contains(&pair.key.as_str()) {
                    spans.push(pair.value.span);
                } else {
                    hide(&pair.value, spans);
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| hide(item, spans)),
        Kind::Text(_) | Kind::Empty => {}
    }
}
