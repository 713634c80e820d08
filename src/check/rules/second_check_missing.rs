//! `second-check-missing`: the project asks for a second check of readers and labels, and none is written.

use super::{Concern, Look, Rule};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "second-check-missing",
    severity: Severity::Error,
    concern: Concern::Leaks,
    what: "The project asks for a second check of readers and labels, and none is written.",
    why: "A second pair of eyes finds the address that should not have been there.",
    example: "draft: false",
    better: "checked_by: {who: Ngozi Eze, on: 2026-01-13}",
    source: None,
    look,
};

fn look(look: &Look<'_>, found: &mut Vec<Diagnostic>) {
    if look.desk.settings.demand_second_check.on() && look.plan.checked_by.is_none() {
        found.push(
            RULE.at(look.file, look.top(), "A second person has not looked at this plan yet.")
                .help("Ask somebody to look at who may see what. Then write `checked_by: {who: NAME, on: DAY}`."),
        );
    }
}
