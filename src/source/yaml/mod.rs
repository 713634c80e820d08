//! YAML with places: the text of a plan or of settings becomes a tree in which each value knows
//! where it was written.
//!
//! This folder is the only one that names the YAML crate. It comes after `decode` and before the
//! readers of plan and settings, which give the tree its meaning. Values stay the text that was
//! written: `no`, `0123`, `08:00` and `~` are words until a reader decides otherwise. What YAML can
//! do and a plan never needs (anchors, tags, several documents, directives) is refused with a place.

mod keys;
mod place;
mod slips;
mod syntax;
mod tree;

#[cfg(test)]
mod tests;

pub use place::place_inside;

use super::{SourceFile, Span};
use crate::diagnostics::Diagnostic;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How deep lists and maps may be inside each other.
pub const DEEPEST: usize = 32;
/// How many values (texts, lists, maps, values left out) a file may hold.
pub const MOST_VALUES: usize = 50_000;
/// How many findings about one file's shape are reported.
pub const MOST_FINDINGS: usize = 50;

/// A value and where it was written.
///
/// It has no `Debug`, nor have its parts: care text must not end in a log.
pub struct Node {
    /// What was written: with the quotation marks, with the `|` of a block, a list or a map from its
    /// first to its last value. A value left out has an empty span right after its key's colon.
    pub span: Span,
    /// What kind of value it is.
    pub kind: NodeKind,
}

impl Node {
    /// Whether the value was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.kind, NodeKind::Empty)
    }
}

/// The four kinds of value.
pub enum NodeKind {
    /// Nothing was written. (`~`, `null` and `""` are texts.)
    Empty,
    /// A text, a number, a date, a choice: all of them are text here.
    Text(Scalar),
    /// Values one after the other.
    List(Vec<Node>),
    /// Named values, in the order in which they were written, no name twice.
    Map(Vec<Pair>),
}

/// A text as decoded: without quotation marks, folded lines joined.
pub struct Scalar {
    /// The text.
    pub text: String,
    /// How it was written.
    pub style: TextStyle,
}

/// How a text was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextStyle {
    /// As it is.
    Plain,
    /// Between quotation marks, single or double.
    Quoted,
    /// Below a `|` or a `>`.
    Block,
}

/// A named value.
pub struct Pair {
    /// The name as decoded.
    pub key: String,
    /// Where the name was written, with its quotation marks.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// Reads a file as one YAML document.
///
/// The tree is there unless its text cannot be trusted: after a slip in the syntax, a file that is too
/// deep or too large, or an empty file there are only findings. A duplicate key keeps its first value;
/// an alias counts as a value left out; anchors and tags are passed over. Each of these is an error. Where marks of a merge conflict
/// are in the file, that is the only finding.
#[must_use]
pub fn parse(file: &Arc<SourceFile>) -> (Option<Node>, Vec<Diagnostic>) {
    if let Some(finding) = slips::merge_marks(file) {
        return (None, vec![finding]);
    }
    let mut findings = Findings::new();
    let read = tree::read(file, 0..file.text().len(), &mut findings);
    let root = match read {
        tree::Read::Whole(root) => Some(root),
        tree::Read::Nothing => {
            findings.push(
                Diagnostic::error("empty-file", file, Span::default(), "Nothing is written in this file yet.")
                    .help("Write the first line, for example: plan: care-plan"),
            );
            None
        }
        tree::Read::Broken => {
            tree::look_for_more(file, &mut findings);
            None
        }
        tree::Read::Stopped => None,
    };
    (root, findings.list)
}

/// Takes out every value that was written at one of these places, with its key.
pub fn take_out(node: &mut Node, places: &BTreeSet<Span>) {
    match &mut node.kind {
        NodeKind::Empty | NodeKind::Text(_) => {}
        NodeKind::List(items) => {
            items.retain(|item| !places.contains(&item.span));
            items.iter_mut().for_each(|item| take_out(item, places));
        }
        NodeKind::Map(pairs) => {
            pairs.retain(|pair| !places.contains(&pair.value.span));
            pairs.iter_mut().for_each(|pair| take_out(&mut pair.value, places));
        }
    }
}

/// The keys on the way to a place, with the number of an entry in its list: `goals 2, actions 1`.
#[must_use]
pub fn way_to(node: &Node, place: Span) -> String {
    let mut steps: Vec<String> = Vec::new();
    let mut here = node;
    loop {
        let holds = |span: Span| span.start <= place.start && place.start < span.end.max(span.start + 1);
        let next = match &here.kind {
            NodeKind::Empty | NodeKind::Text(_) => None,
            NodeKind::List(items) => items.iter().enumerate().find(|(_, item)| holds(item.span)).map(|(at, item)| {
                if let Some(last) = steps.last_mut() {
                    *last = format!("{last} {}", at + 1);
                }
                item
            }),
            NodeKind::Map(pairs) => pairs.iter().find(|pair| holds(pair.key_span) || holds(pair.value.span)).map(|pair| {
                steps.push(pair.key.clone());
                &pair.value
            }),
        };
        match next {
            Some(next) => here = next,
            None => return steps.join(", "),
        }
    }
}

/// The findings about one file, no more than a person can work through.
struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    fn new() -> Self {
        Findings { list: Vec::new() }
    }

    fn push(&mut self, finding: Diagnostic) {
        let known = self.list.iter().any(|earlier| earlier.code == finding.code && earlier.span == finding.span);
        if self.list.len() < MOST_FINDINGS && !known {
            self.list.push(finding);
        }
    }

    fn full(&self) -> bool {
        self.list.len() >= MOST_FINDINGS
    }
}
