//! Which places of a file may not be shown, even to the worker's terminal: labelled, default-private
//! and `keep_safe` values. Worked out on the raw tree, so that it holds for broken plans too.

use crate::source::yaml::{Kind, Node, parse};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// Keys whose values are private by themselves.
const PRIVATE: [&str; 7] = ["address", "phone", "email", "full_name", "keep_safe", "may_know", "born"];

/// The spans of all values that may not be shown, and those of them that are an address, a number or a text that is kept safe:
/// these may stand nowhere else either. `None` where the file cannot be read as YAML, so that nobody knows: then no line of it
/// may be shown.
pub fn hidden_spans(file: &Arc<SourceFile>) -> Option<(Vec<Span>, Vec<Span>)> {
    let (node, findings) = parse(file);
    let broken = findings.iter().any(|finding| finding.code == "yaml-syntax");
    let node = node.filter(|_| !broken)?;
    let (mut spans, mut kept) = (Vec::new(), Vec::new());
    hide(&node, &mut spans, &mut kept);
    Some((spans, kept))
}

fn hide(node: &Node, spans: &mut Vec<Span>, kept: &mut Vec<Span>) {
    match &node.kind {
        Kind::Map(pairs) => {
            if pairs.iter().any(|pair| pair.key == "only_for" || pair.key == "not_for") {
                spans.extend(pairs.iter().filter(|pair| pair.key != "only_for" && pair.key != "not_for").map(|pair| pair.value.span));
                return;
            }
            for pair in pairs {
                if PRIVATE.contains(&pair.key.as_str()) {
                    spans.push(pair.value.span);
                    kept.extend((pair.key != "born").then(|| lines(&pair.value)).into_iter().flatten());
                } else {
                    hide(&pair.value, spans, kept);
                }
            }
        }
        Kind::List(items) => items.iter().for_each(|item| hide(item, spans, kept)),
        Kind::Text(_) | Kind::Empty => {}
    }
}

/// The places of the texts in a value, without those that say who and why.
fn lines(node: &Node) -> Vec<Span> {
    match &node.kind {
        Kind::Text(_) => vec![node.span],
        Kind::List(items) => items.iter().flat_map(lines).collect(),
        Kind::Map(pairs) => {
            let told = pairs.iter().filter(|pair| pair.key == "words" || pair.key == "text");
            told.flat_map(|pair| lines(&pair.value)).collect()
        }
        Kind::Empty => Vec::new(),
    }
}
