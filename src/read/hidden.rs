//! Which places of a file may not be shown, even to the worker's terminal: labelled, default-private
//! and `keep_safe` values. Worked out on the raw tree, so that it holds for broken plans too.

use crate::diagnostics::nearest;
use crate::source::yaml::{Kind, Node, parse};
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Keys whose values are private by themselves.
const PRIVATE: [&str; 7] = ["address", "phone", "email", "full_name", "keep_safe", "may_know", "born"];

/// The labels that keep the rest of their mapping from somebody.
const LABELS: [&str; 2] = ["only_for", "not_for"];

/// The spans of all values that may not be shown, and those of them that are an address, a number or a text that is kept safe:
/// these may stand nowhere else either. `None` where the file cannot be read as YAML, so that nobody knows: then no line of it
/// may be shown.
pub fn hidden_spans(file: &Arc<SourceFile>) -> Option<(Vec<Span>, Vec<Span>)> {
    let (node, findings) = parse(file);
    let broken = findings.iter().any(|finding| finding.code == "yaml-syntax");
    let node = node.filter(|_| !broken)?;
    let (mut spans, mut kept) = (Vec::new(), Vec::new());
    hide(&node, &mut spans, &mut kept);
    let mut labels = BTreeSet::new();
    find_labels(&node, &mut labels);
    spans.extend(lines_with_stray_labels(file.text(), &labels));
    Some((spans, kept))
}

/// Where keys end that are labels.
fn find_labels(node: &Node, found: &mut BTreeSet<usize>) {
    match &node.kind {
        Kind::Map(pairs) => {
            for pair in pairs {
                found.extend(LABELS.contains(&pair.key.as_str()).then(|| pair.key_span.range().end));
                find_labels(&pair.value, found);
            }
        }
        Kind::List(items) => items.iter().for_each(|item| find_labels(item, found)),
        Kind::Text(_) | Kind::Empty => {}
    }
}

/// The lines in which a label stands and is no key: a mark too many, or one too few, made it part of a text, a name or a comment, and
/// nobody knows what it was to hide.
fn lines_with_stray_labels(text: &str, labels: &BTreeSet<usize>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        // A key in quotation marks ends with its mark.
        let is_key = |end: usize| labels.contains(&end) || labels.contains(&(end + 1));
        let mut found = LABELS.iter().flat_map(|label| line.match_indices(label)).map(|(at, label)| start + at + label.len());
        if found.any(|end| !is_key(end)) {
            let indent = line.len() - line.trim_start_matches([' ', '-', '\t']).len();
            spans.push(Span::new(start + indent, start + line.trim_end().len().max(indent)));
        }
        start += line.len();
    }
    spans
}

/// Whether a key is a label, or was meant to be one.
fn is_label(key: &str) -> bool {
    LABELS.contains(&key) || nearest(key, LABELS).is_some()
}

fn hide(node: &Node, spans: &mut Vec<Span>, kept: &mut Vec<Span>) {
    match &node.kind {
        Kind::Map(pairs) => {
            if pairs.iter().any(|pair| is_label(&pair.key)) {
                spans.extend(pairs.iter().filter(|pair| !is_label(&pair.key)).map(|pair| pair.value.span));
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
        Kind::Text(text) if LABELS.iter().any(|label| text.text.contains(label)) => spans.push(node.span),
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
