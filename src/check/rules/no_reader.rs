//! `no-reader`: `booklets` names no reader.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "no-reader",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "`booklets` names no reader.",
    why: "A plan that nobody reads helps nobody.",
    example: "booklets: {}",
    better: "booklets:
  amira: {style: child}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(booklets) = context.plan.booklets.as_ref().filter(|booklets| booklets.inside().0.is_empty()) {
        found.push(
            RULE.at(context.file, context.head(booklets.span()), "No reader is named here.")
                .help("Name a reader, or take `booklets:` out. Then the child gets a booklet."),
        );
    }
}
