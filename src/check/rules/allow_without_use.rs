//! `allow-without-use`: an `allow` silences nothing.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "allow-without-use",
    severity: Severity::Hint,
    category: Category::File,
    what: "An `allow` silences nothing.",
    why: "It was right once. Left standing, it would hide the next finding without anybody knowing.",
    example: "matters_to_me: [{words: Football., allow: [action-without-date]}]",
    better: "matters_to_me: [Football.]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(_: &RuleContext<'_>, _: &mut Vec<Diagnostic>) {
    // `allow` itself asks, when all other rules have spoken.
}

/// The finding for an `allow` that silences nothing.
pub fn say(file: &Arc<SourceFile>, span: Span) -> Diagnostic {
    RULE.at(file, span, "There is nothing here that this code would silence.").help("Take the code out of `allow:`.")
}
