//! `reader-not-born`: a booklet is for a child who is not born yet.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::is_unborn;

/// The rule.
pub static RULE: Rule = Rule {
    code: "reader-not-born",
    severity: Severity::Error,
    category: Category::File,
    what: "A booklet is for a child who is not born yet.",
    why: "A booklet speaks to its reader. Before the birth, the plan is for the family.",
    example: "child: {due: 2026-05}
booklets:
  amira: {}
  family: {}",
    better: "child: {due: 2026-05}
booklets:
  family: {}",
    source: None,
    asks_beyond_a_part: false,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let child = context.readers().into_iter().filter_map(|(key, written)| written.filter(|_| context.is_me(key)));
    for (key, _) in child.filter(|_| is_unborn(context.plan)) {
        found.push(
            RULE.at(context.file, key.span, "This child is not born yet, so a booklet cannot be for them.")
                .help("Write `family:` or the parents here. If the child has been born, write `born:` in place of `due:`."),
        );
    }
}
