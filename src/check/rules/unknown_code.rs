//! `unknown-code`: `allow` names a code that no finding has.

use super::{Category, RULES, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity, nearest};
use crate::shape::shown;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-code",
    severity: Severity::Warning,
    category: Category::File,
    what: "`allow` names a code that no finding has.",
    why: "An `allow` with a slip in it silences nothing, and the finding comes back.",
    example: "matters_to_me: [{words: Football., allow: [acton-without-date]}]",
    better: "matters_to_me: [Football.]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(_: &RuleContext<'_>, _: &mut Vec<Diagnostic>) {
    // `allow` itself asks, when all other rules have spoken.
}

/// The finding for a code that cannot be allowed.
pub fn say(file: &Arc<SourceFile>, span: Span, code: &str) -> Diagnostic {
    if RULES.iter().any(|rule| rule.code == code) {
        return RULE
            .at(file, span, format!("{} is an error, and an error cannot be allowed.", shown(code)))
            .help("Correct what the error says, and take the code out here.");
    }
    let codes = RULES.iter().filter(|rule| rule.severity != Severity::Error).map(|rule| rule.code);
    // `nearest` reads a hyphen as an underscore; both are the same to it.
    let help = match nearest(code, codes) {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => "Write the code as shown in the brackets after a finding.".to_owned(),
    };
    RULE.at(file, span, format!("{} is not the code of a warning or hint.", shown(code))).help(help)
}
