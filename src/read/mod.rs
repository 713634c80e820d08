//! Text → plan: all shape errors of a file in one run, each with its place and what to write instead.
//!
//! The shapes come from the types of `plan`; this room opens the file, picks the kind and reads the whole.

mod hidden;

pub use hidden::hidden_spans;

use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use crate::plan::settings::Settings;
use crate::plan::{Plan, kinds};
use crate::shape::{Field, Intake, Record};
use crate::source::yaml::{self, Kind, Node};
use crate::source::{SourceFile, Span};
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
    let (node, mut findings) = yaml::parse(file);
    let Some(node) = node else { return (None, findings) };
    let Kind::Map(pairs) = &node.kind else {
        findings.push(not_a_mapping(file, &node));
        return (None, findings);
    };
    let mut intake = Intake::new(file);
    let plan = <Entry<Plan> as Field>::read(&node, &mut intake);
    if let Some(kind) = plan.inside().plan.get() {
        let rules = kinds::rules(kind);
        let top = Span::new(node.span.start as usize, node.span.start as usize + 1);
        let place = pairs.iter().find(|pair| pair.key == "plan").map_or(top, |pair| pair.value.span);
        for (key, why) in rules.must_have {
            if !pairs.iter().any(|pair| pair.key == *key && !pair.value.is_empty()) {
                let message = format!("`{key}:` is missing. A plan of this kind must have it: {why}.");
                intake.error("missing-key", place, message, format!("Write `{key}:` on a line of its own."));
            }
        }
        for pair in pairs.iter().filter(|pair| rules.not_here.contains(&pair.key.as_str())) {
            let message = format!("`{}:` does not belong in a plan of this kind.", pair.key);
            intake.error("key-of-another-kind", pair.key_span, message, "Take it out, or look at `plan:` in the first lines.");
        }
        if pairs.iter().any(|pair| pair.key == "format" && !pair.value.is_empty())
            && plan.inside().format.is_some_and(|format| format.0.value != 1)
        {
            intake.error("unknown-format", place, "This program reads format 1 only.", "Write `format: 1`, or get a newer ourplan.");
        }
    }
    findings.append(&mut intake.findings);
    (Some(Draft { plan, file: Arc::clone(file) }), findings)
}

/// Reads a settings file. An empty one means the defaults.
pub fn settings(file: &Arc<SourceFile>) -> (Entry<Settings>, Vec<Diagnostic>) {
    let (node, mut findings) = yaml::parse(file);
    let Some(node) = node else {
        findings.retain(|finding| finding.code != "empty-file");
        return (defaults(), findings);
    };
    if !matches!(node.kind, Kind::Map(_)) {
        findings.push(not_a_mapping(file, &node));
        return (defaults(), findings);
    }
    let mut intake = Intake::new(file);
    let settings = <Entry<Settings> as Field>::read(&node, &mut intake);
    findings.append(&mut intake.findings);
    (settings, findings)
}

/// The settings of a project that has no settings file.
pub fn defaults() -> Entry<Settings> {
    Entry::new(crate::content::Labels::default(), Span::default(), Settings::hole())
}

fn not_a_mapping(file: &Arc<SourceFile>, node: &Node) -> Diagnostic {
    let first = Span::new(node.span.start as usize, node.span.start as usize + 1);
    Diagnostic::error("wrong-kind", file, first, "This file does not begin with a key.")
        .help("Begin each line with a key and a colon: `plan: care-plan`. `ourplan init` makes a plan to start from.")
}
