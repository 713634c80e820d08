//! Text → plan: all shape errors of a file in one run, each with its place and what to write instead.
//!
//! The shapes come from the types of `plan`; this room opens the file, picks the kind and reads the whole.

mod hidden;

pub use hidden::{HiddenSpans, hidden_spans};

use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use crate::plan::settings::Settings;
use crate::plan::{LegalStatus, Plan, kinds};
use crate::shape::{Decoder, Field, Record};
use crate::source::yaml::{self, Node, NodeKind};
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A plan as it was read, with holes where the shape was wrong.
pub struct Draft {
    /// The plan.
    pub plan: Entry<Plan>,
    /// Its file.
    pub file: Arc<SourceFile>,
}

/// Reads a plan file. Nothing comes back only where the file is no mapping at all.
pub fn read(file: &Arc<SourceFile>) -> (Option<Draft>, Vec<Diagnostic>) {
    let (node, findings) = yaml::parse(file);
    match node {
        Some(node) => tree(file, &node, findings),
        None => (None, findings),
    }
}

/// A plan file as somebody sees it from whom some of it is withheld: what was written at `hidden` is not there at all.
pub struct Seen {
    /// The plan without what is hidden.
    pub draft: Draft,
    /// What is wrong with its shape.
    pub findings: Vec<Diagnostic>,
    /// Where things stand in what is seen.
    pub places: Places,
}

/// Tells where in a plan something stands, by keys.
pub struct Places(Node);

impl Places {
    /// The keys on the way to a place, with numbers in lists: `goals 2, actions 1`.
    pub fn way_to(&self, place: Span) -> String {
        yaml::way_to(&self.0, place)
    }
}

/// Reads a plan file without what was written at some places.
pub fn seen(file: &Arc<SourceFile>, hidden: &BTreeSet<Span>) -> Option<Seen> {
    let (node, mut findings) = yaml::parse(file);
    let mut node = node?;
    yaml::take_out(&mut node, hidden);
    let is_hidden = |finding: &Diagnostic| hidden.iter().any(|span| span.start <= finding.span.start && finding.span.start < span.end);
    findings.retain(|finding| !is_hidden(finding));
    let (draft, findings) = tree(file, &node, findings);
    Some(Seen { draft: draft?, findings, places: Places(node) })
}

fn tree(file: &Arc<SourceFile>, node: &Node, mut findings: Vec<Diagnostic>) -> (Option<Draft>, Vec<Diagnostic>) {
    let NodeKind::Map(pairs) = &node.kind else {
        findings.push(not_a_mapping(file, node));
        return (None, findings);
    };
    let mut decoder = Decoder::new(file);
    let plan = <Entry<Plan> as Field>::read(node, &mut decoder);
    if let Some(kind) = plan.inside().plan.get() {
        let rules = kinds::rules(kind);
        let top = Span::new(node.span.start as usize, node.span.start as usize + 1);
        let place = pairs.iter().find(|pair| pair.key == "plan").map_or(top, |pair| pair.value.span);
        // Nobody consents to a court's order.
        let is_ordered = plan.inside().legal.as_ref().is_some_and(|legal| legal.inside().is(LegalStatus::SupervisionOrder));
        for (key, why) in rules.must_have.iter().filter(|(key, _)| !(is_ordered && *key == "consent")) {
            if !pairs.iter().any(|pair| pair.key == *key && !pair.value.is_empty()) {
                let message = format!("`{key}:` is missing. A plan of this kind must have it: {why}.");
                decoder.error("missing-key", place, message, format!("Write `{key}:` on a line of its own."));
            }
        }
        for pair in pairs.iter().filter(|pair| rules.not_here.contains(&pair.key.as_str())) {
            let message = format!("`{}:` does not belong in a plan of this kind.", pair.key);
            decoder.error("key-of-another-kind", pair.key_span, message, "Take it out, or look at `plan:` in the first lines.");
        }
        for pair in pairs.iter().filter(|pair| ["keep_safe", "may_know"].contains(&pair.key.as_str()) && pair.value.is_empty()) {
            let message = format!("`{}:` has nothing after it, so it does nothing.", pair.key);
            decoder.error("missing-value", pair.key_span, message, "Write a text and people below it, or take the key out.");
        }
        if let Some(child) = plan.inside().child.as_ref().filter(|child| child.inside().name.is_none() && !child.inside().is_unborn()) {
            let help = "Write `name:` and the name that the child goes by. Only for a baby who is not born yet, write `due:` instead.";
            decoder.error(
                "missing-key",
                Span::new(child.span().range().start, child.span().range().start + 1),
                "`name:` is missing here.",
                help,
            );
        }
        if pairs.iter().any(|pair| pair.key == "format" && !pair.value.is_empty())
            && plan.inside().format.is_some_and(|format| format.0.value != 1)
        {
            decoder.error("unknown-format", place, "This program reads format 1 only.", "Write `format: 1`, or get a newer ourplan.");
        }
    }
    refuse_no_formats(node, &mut decoder);
    findings.append(&mut decoder.findings);
    (Some(Draft { plan, file: Arc::clone(file) }), findings)
}

/// Reads a settings file. An empty one means the defaults.
pub fn settings(file: &Arc<SourceFile>) -> (Entry<Settings>, Vec<Diagnostic>) {
    let (node, mut findings) = yaml::parse(file);
    let Some(node) = node else {
        findings.retain(|finding| finding.code != "empty-file");
        return (defaults(), findings);
    };
    if !matches!(node.kind, NodeKind::Map(_)) {
        findings.push(not_a_mapping(file, &node));
        return (defaults(), findings);
    }
    let mut decoder = Decoder::new(file);
    let settings = <Entry<Settings> as Field>::read(&node, &mut decoder);
    refuse_no_formats(&node, &mut decoder);
    findings.append(&mut decoder.findings);
    (settings, findings)
}

/// An empty list of formats asks for a booklet without a file.
fn refuse_no_formats(node: &Node, decoder: &mut Decoder<'_>) {
    match &node.kind {
        NodeKind::Map(pairs) => {
            for pair in pairs {
                if pair.key == "formats" && matches!(&pair.value.kind, NodeKind::List(items) if items.is_empty()) {
                    let message = "This list of formats is empty, so no file would be made.";
                    decoder.error(
                        "missing-value",
                        pair.value.span,
                        message,
                        "Name a format, as in `formats: [site]`, or take the line out.",
                    );
                }
                refuse_no_formats(&pair.value, decoder);
            }
        }
        NodeKind::List(items) => items.iter().for_each(|item| refuse_no_formats(item, decoder)),
        NodeKind::Text(_) | NodeKind::Empty => {}
    }
}

/// The settings of a project that has no settings file.
pub fn defaults() -> Entry<Settings> {
    Entry::new(crate::content::Labels::default(), Span::default(), Settings::missing())
}

fn not_a_mapping(file: &Arc<SourceFile>, node: &Node) -> Diagnostic {
    let first = Span::new(node.span.start as usize, node.span.start as usize + 1);
    Diagnostic::error("wrong-kind", file, first, "This file does not begin with a key.")
        .help("Begin each line with a key and a colon: `plan: care-plan`. `ourplan init` makes a plan to start from.")
}
