//! Which places of a file may not be shown, even to the worker's terminal: all that is withheld from anybody.
//!
//! `visibility` says it of what was read. What could not be read as it was meant (a misspelt key, a value of another kind) is
//! judged on the raw tree, by the same marks in `record!`, so that it holds for broken plans too.

use crate::content::Entry;
use crate::diagnostics::nearest;
use crate::plan::Plan;
use crate::shape::{Field, Shape};
use crate::source::yaml::{Node, NodeKind, parse};
use crate::source::{SourceFile, Span};
use crate::visibility::{Reason, Viewer, Visibility};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The labels that keep the rest of their mapping from somebody.
const LABELS: [&str; 2] = ["only_for", "not_for"];

/// What may not be shown of a file.
#[derive(Default)]
pub struct HiddenSpans {
    /// The places of all values that may not be shown.
    pub values: Vec<Span>,
    /// Those of them whose parts may stand nowhere else either: an address, a number, a text that is kept safe.
    pub parts: Vec<Span>,
    /// Those of them that may stand nowhere else as a whole: a text that a label withholds, the name of a withheld person.
    pub whole: Vec<Span>,
}

/// What may not be shown of a file. `None` where it cannot be read as YAML, so that nobody knows: then no line of it may be shown.
pub fn hidden_spans(file: &Arc<SourceFile>) -> Option<HiddenSpans> {
    let (node, findings) = parse(file);
    let broken = findings.iter().any(|finding| finding.code == "yaml-syntax");
    let node = node.filter(|_| !broken)?;
    let mut hidden = HiddenSpans::default();
    hide(&node, &mut hidden);
    let mut labels = BTreeSet::new();
    find_labels(&node, &mut labels);
    hidden.values.extend(lines_with_stray_labels(file.text(), &labels));
    if let (Some(draft), _) = super::tree(file, &node, Vec::new()) {
        for value in Visibility::of(&draft.plan, &Viewer::stranger()).withheld() {
            hidden.values.push(value.span);
            hidden.whole.extend((value.text.is_some() && matches!(value.reason, Reason::Label | Reason::Name)).then_some(value.span));
        }
    }
    Some(hidden)
}

/// The keys whose values are private by default or stand in no booklet.
fn private_keys() -> &'static BTreeSet<&'static str> {
    static KEYS: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut keys = BTreeSet::new();
        let mut seen = BTreeSet::new();
        gather(&<Entry<Plan> as Field>::shape(), &mut seen, &mut keys);
        keys
    })
}

fn gather(shape: &Shape, seen: &mut BTreeSet<&'static str>, keys: &mut BTreeSet<&'static str>) {
    match shape {
        Shape::List(item) => gather(item, seen, keys),
        Shape::Map { value, .. } => gather(value, seen, keys),
        Shape::Record(record) if seen.insert(record.name) => {
            for field in (record.fields)() {
                keys.extend((field.private.is_some() || field.unprinted).then_some(field.key));
                gather(&field.shape, seen, keys);
            }
        }
        _ => {}
    }
}

/// Where keys end that are labels.
fn find_labels(node: &Node, found: &mut BTreeSet<usize>) {
    match &node.kind {
        NodeKind::Map(pairs) => {
            for pair in pairs {
                found.extend(LABELS.contains(&pair.key.as_str()).then(|| pair.key_span.range().end));
                find_labels(&pair.value, found);
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| find_labels(item, found)),
        NodeKind::Text(_) | NodeKind::Empty => {}
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

fn hide(node: &Node, hidden: &mut HiddenSpans) {
    match &node.kind {
        NodeKind::Map(pairs) => {
            if pairs.iter().any(|pair| is_label(&pair.key)) {
                hidden.values.extend(pairs.iter().filter(|pair| !is_label(&pair.key)).map(|pair| pair.value.span));
            }
            for pair in pairs {
                if private_keys().contains(pair.key.as_str()) {
                    hidden.values.push(pair.value.span);
                    hidden.parts.extend(lines(&pair.value));
                } else {
                    hide(&pair.value, hidden);
                }
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| hide(item, hidden)),
        NodeKind::Text(text) if LABELS.iter().any(|label| text.text.contains(label)) => hidden.values.push(node.span),
        NodeKind::Text(_) | NodeKind::Empty => {}
    }
}

/// The places of the texts in a value, without those that say who and why.
fn lines(node: &Node) -> Vec<Span> {
    match &node.kind {
        NodeKind::Text(_) => vec![node.span],
        NodeKind::List(items) => items.iter().flat_map(lines).collect(),
        NodeKind::Map(pairs) => {
            let told = pairs.iter().filter(|pair| pair.key == "words" || pair.key == "text");
            told.flat_map(|pair| lines(&pair.value)).collect()
        }
        NodeKind::Empty => Vec::new(),
    }
}
