//! Which findings matter most: errors, then what is worth most to a child, then how grave, then how often.
//!
//! The order of concerns is that of `Concern`. A hint never stands before a warning. A booklet that may put somebody in danger
//! comes before all other warnings.

use super::Finding;
use crate::check::Concern;
use crate::diagnostics::Severity;
use std::cmp::Reverse;

/// How many findings lead a report.
const LEADING: usize = 3;

/// The one warning that stands before all others: a booklet may put somebody in danger.
const DANGER: &str = "violence-without-label";

/// Findings of one code and severity, in the order of the files.
pub(super) struct Kind<'a> {
    /// All of them; the first is shown for all.
    pub findings: Vec<&'a Finding>,
}

impl<'a> Kind<'a> {
    /// The finding that stands for all.
    pub(super) fn first(&self) -> Option<&'a Finding> {
        self.findings.first().copied()
    }

    /// How many there are.
    pub(super) fn times(&self) -> usize {
        self.findings.iter().map(|finding| finding.times).sum()
    }
}

/// The kinds of findings that lead, the most worth first.
pub(super) fn leading(findings: &[Finding]) -> Vec<Kind<'_>> {
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for finding in findings {
        let alike =
            |kind: &&mut Kind<'_>| kind.first().is_some_and(|first| (first.code, first.severity) == (finding.code, finding.severity));
        match kinds.iter_mut().find(alike) {
            Some(kind) => kind.findings.push(finding),
            None => kinds.push(Kind { findings: vec![finding] }),
        }
    }
    kinds.sort_by_key(|kind| {
        let first = kind.first().map(|first| (first.severity, first.concern));
        let grave = first.map(|(severity, _)| match severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        });
        let is_danger = kind.first().is_some_and(|first| first.code == DANGER);
        (grave, !is_danger, first.map(|(_, concern)| concern), Reverse(kind.times()))
    });
    let has_worse = kinds.iter().any(|kind| kind.first().is_some_and(|first| first.severity != Severity::Hint));
    kinds.retain(|kind| !has_worse || kind.first().is_some_and(|first| first.severity != Severity::Hint));
    let mut kinds = spread(kinds);
    kinds.truncate(LEADING);
    kinds
}

/// Of several kinds with one concern the first stands before the others, and those after the first of all other concerns: three
/// findings that lead say three things. Errors stay in front.
fn spread(kinds: Vec<Kind<'_>>) -> Vec<Kind<'_>> {
    let mut seen: Vec<Option<Concern>> = Vec::new();
    let (mut spread, again): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|kind| {
        let first = kind.first();
        let concern = first.map(|first| first.concern);
        let is_new = !seen.contains(&concern);
        seen.push(concern);
        is_new || first.is_some_and(|first| first.severity == Severity::Error)
    });
    spread.extend(again);
    spread
}

/// Whether two findings say the same about one file, so that one sentence does for both.
pub(super) fn is_same(one: &Finding, other: &Finding) -> bool {
    (one.code, one.severity, &one.file, &one.message) == (other.code, other.severity, &other.file, &other.message)
}
