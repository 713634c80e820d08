//! `keep-safe-without-letters`: a text under `keep_safe` is too short to be searched for, or has no letters at all.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "keep-safe-without-letters",
    severity: Severity::Error,
    category: Category::Leaks,
    what: "A text under `keep_safe` has fewer than two letters or digits, so it cannot be searched for.",
    why: "Finished booklets are searched letter by letter. A drawing or a sign has no letters, and one letter is in every text.",
    example: r#"keep_safe: [{text: ["🦊"], from: [mum]}]"#,
    better: "keep_safe: [{text: [Fox House], from: [mum]}]",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in context.plan.keep_safe.iter().flat_map(|entry| &entry.inside().text) {
        if text.as_str().chars().filter(|letter| letter.is_alphanumeric()).nth(1).is_none() {
            let message = "This text has fewer than two letters or digits. It cannot be searched for.";
            let help = "Write it in words, as people would say it, like `Fox House`. Or take it out.";
            found.push(RULE.at(context.file, text.span, message).help(help));
        }
    }
}
