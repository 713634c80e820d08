//! `reader-not-born`: a booklet is for a child who is not born yet.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::is_unborn;

/// The rule.
pub static RULE: Rule = Rule {
    code: "reader-not-born",
    severity: Severity::Error,
    concern: Concern::File,
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
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    let child = look.readers().into_iter().filter_map(|(key, written)| written.filter(|_| look.is_me(key)));
    for (key, _) in child.filter(|_| is_unborn(look.plan)) {
        found.push(
            RULE.at(look.file, key.span, "This child is not born yet, so a booklet cannot be for them.")
                .help("Write `family:` or the parents here. If the child has been born, write `born:` in place of `due:`."),
        );
    }
}
