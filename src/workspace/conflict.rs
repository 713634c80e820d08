//! Copies of a plan that a program for shared folders makes when two people save it at one time. They are no plans.

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};

/// Whether a plan file, as shown, is such a copy. A computer's name behind the plan's counts only where the plan lies beside it.
pub(super) fn is_copy(shown: &str, is_there: impl Fn(&str) -> bool) -> bool {
    let name = shown.rsplit('/').next().unwrap_or(shown);
    if name.contains("conflicted copy") || name.contains(".sync-conflict-") {
        return true;
    }
    let Some((path, ending)) = shown.rsplit_once('.') else { return false };
    ["-DESKTOP-", "-LAPTOP-"].iter().any(|mark| {
        let Some((plan, computer)) = path.rsplit_once(mark) else { return false };
        let is_computer =
            (3..=8).contains(&computer.len()) && computer.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        is_computer && is_there(&format!("{plan}.{ending}"))
    })
}

/// Says that the copy was passed over, so that nobody's words are lost in it.
pub(super) fn finding(shown: &str) -> Diagnostic {
    let message = "A program that shares folders made this copy, since two people saved one plan at a time. It was not read.";
    let help = "Compare it with the plan. Take over what the plan lacks, then delete the copy.";
    Diagnostic::warning("conflict-copy", &SourceFile::new(shown, ""), Span::default(), message).help(help)
}

#[test]
fn copies_are_told_from_plans() {
    let there = |plan: &str| plan == "plans/rory.yaml";
    for copy in [
        "plans/rory-DESKTOP-4JD8K2L.yaml",
        "plans/rory-LAPTOP-QWERTY1.yaml",
        "plans/rory-LAPTOP-7QF2.yaml",
        "plans/rory (Grace's conflicted copy 2026-03-02).yaml",
        "plans/rory.sync-conflict-20260302-101010-ABCDEFG.yaml",
    ] {
        assert!(is_copy(copy, there), "{copy}");
    }
    for plan in ["plans/rory.yaml", "plans/rory-sam.yaml", "plans/ann-DESKTOP-4JD8K2L.yaml", "plans/rory-DESKTOP-desktop.yaml", "rory"] {
        assert!(!is_copy(plan, there), "{plan}");
    }
}
