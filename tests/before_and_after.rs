//! Plans as they are found in practice, and their mended twins: what is said line by line about the one, and nothing about the other.

use crate::practice_rules::found_on;
use crate::support;
use ourplan::diagnostics::Diagnostic;
use ourplan::report::{self, Report};

/// Codes of the rules of practice, in the order in which they stand in the list.
const OURS: [&str; 22] = [
    "vague-action",
    "action-ongoing",
    "worker-action-late",
    "one-person-carries-most",
    "nothing-owned-by-family",
    "too-many-goals",
    "too-many-actions",
    "goal-without-family-words",
    "goal-ends-early",
    "goal-measures-closing",
    "child-not-there",
    "parent-not-asked",
    "emergency-home-too-long",
    "two-moves",
    "far-without-travel",
    "help-that-waits",
    "review-late",
    "visit-late",
    "brother-or-sister-not-seen",
    "review-after-council-interval",
    "friend-not-seen",
    "lead-without-since",
];

/// What is said about each poor plan: the line and the code, in the order of the file.
const EXPECTED: &[(&str, &[&str])] = &[
    (
        "list-of-demands",
        &[
            "5 child-not-there",
            "9 one-person-carries-most",
            "10 parent-not-asked",
            "12 lead-without-since",
            "25 goal-without-family-words",
            "28 goal-measures-closing",
            "30 vague-action",
            "30 action-ongoing",
            "31 vague-action",
            "31 action-ongoing",
            "32 worker-action-late",
            "33 vague-action",
            "33 action-ongoing",
            "34 goal-without-family-words",
            "37 goal-ends-early",
            "39 vague-action",
            "39 action-ongoing",
            "40 vague-action",
            "40 action-ongoing",
            "41 vague-action",
            "42 goal-without-family-words",
            "45 goal-ends-early",
            "47 vague-action",
            "48 vague-action",
            "48 action-ongoing",
            "49 vague-action",
            "49 action-ongoing",
            "56 review-after-council-interval",
        ],
    ),
    (
        "professional-language",
        &[
            "7 child-not-there",
            "11 parent-not-asked",
            "12 parent-not-asked",
            "14 brother-or-sister-not-seen",
            "16 friend-not-seen",
            "17 lead-without-since",
            "24 two-moves",
            "27 emergency-home-too-long",
            "31 far-without-travel",
            "39 brother-or-sister-not-seen",
            "44 help-that-waits",
            "49 visit-late",
            "52 goal-without-family-words",
            "54 nothing-owned-by-family",
            "58 vague-action",
            "58 action-ongoing",
            "59 worker-action-late",
            "60 goal-without-family-words",
            "66 vague-action",
            "68 review-late",
        ],
    ),
    (
        "closing-in-six-months",
        &[
            "21 goal-without-family-words",
            "21 goal-measures-closing",
            "24 goal-ends-early",
            "27 vague-action",
            "27 worker-action-late",
            "29 vague-action",
            "29 action-ongoing",
            "30 goal-without-family-words",
            "33 goal-ends-early",
            "34 goal-measures-closing",
            "36 action-ongoing",
            "37 vague-action",
            "39 goal-without-family-words",
            "42 goal-ends-early",
            "46 vague-action",
            "47 goal-without-family-words",
            "50 goal-ends-early",
            "55 goal-without-family-words",
            "58 goal-ends-early",
            "61 too-many-actions",
            "63 too-many-goals",
            "63 goal-without-family-words",
            "63 goal-measures-closing",
            "66 goal-ends-early",
            "70 review-after-council-interval",
        ],
    ),
];

fn story(name: &str, which: &str) -> Vec<Diagnostic> {
    let path = format!("{}/docs/before-and-after/{name}/{which}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    found_on(support::today(), "cin_review_every: 6 weeks", &text)
}

#[test]
fn poor_plans_have_their_findings_line_by_line() {
    for (name, expected) in EXPECTED {
        let found = story(name, "before");
        let ours = found.iter().filter(|finding| OURS.contains(&finding.code));
        let said: Vec<String> =
            ours.map(|finding| format!("{} {}", finding.file.line_and_column(finding.span.range().start).0, finding.code)).collect();
        assert_eq!(said, *expected, "{name}");
    }
}

#[test]
fn the_pages_show_all_that_is_said_about_poor_plans() {
    for (name, _) in EXPECTED {
        let mut page = Vec::new();
        report::write(&report::resolve(story(name, "before")), Report::Plain, &mut page, false).expect("written");
        let page = String::from_utf8(page).expect("text").replace("plans/kestrel.yaml:", "before.yaml:");
        let path = format!("{}/docs/before-and-after/{name}/findings.txt", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &page).expect("written");
        }
        let stands = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(stands == page, "{name}/findings.txt is not up to date: run `UPDATE=1 cargo test --test suite before_and_after`");
    }
}

#[test]
fn mended_plans_have_no_warning() {
    for (name, _) in EXPECTED {
        let left: Vec<String> = story(name, "after").iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect();
        assert!(left.is_empty(), "{name}: {left:?}");
    }
}
