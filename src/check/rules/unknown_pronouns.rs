//! `unknown-pronouns`: the pronouns are not ones that the booklet can use.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-pronouns",
    severity: Severity::Error,
    category: Category::File,
    what: "The pronouns are not ones that the booklet can use.",
    why: "A child who is called by the wrong word reads a booklet about somebody else.",
    example: "child: {name: Amira, pronouns: female}",
    better: "child: {name: Amira, pronouns: xe/xem/xyr}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(pronouns) = context.plan.child.as_ref().and_then(|child| child.inside().pronouns.as_ref()) else { return };
    let written = pronouns.as_str();
    let three = || written.split('/').filter(|form| !form.trim().is_empty()).count() == 3 && written.split('/').count() == 3;
    if !pronouns.is_blank() && !["he", "she", "they"].contains(&written) && !three() {
        found.push(
            RULE.at(context.file, pronouns.span, "The booklet cannot use these pronouns.")
                .help("Write `he`, `she` or `they`, or all three forms, like `xe/xem/xyr`."),
        );
    }
}
