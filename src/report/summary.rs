//! The last lines of a report: how much there is to do, what is silenced, and which plans nobody needs to touch.

use super::{Finding, Manner, Told, wrap};
use crate::diagnostics::Severity;
use std::collections::BTreeSet;

/// "2 errors and 1 warning in 1 plan.", or that there is nothing to say.
pub(super) fn sentence(told: &Told<'_>) -> String {
    if told.findings.is_empty() { quiet(told) } else { counts(told.findings) }
}

/// How many findings there are, and in how many files.
pub(super) fn counts(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| counted(count(severity), severity.word()))
        .collect();
    let files: BTreeSet<&str> = findings.iter().map(|finding| finding.file.as_str()).collect();
    let all_plans = files.iter().all(|file| is_plan(file));
    format!("{} in {}.", listed(&counts), counted(files.len(), if all_plans { "plan" } else { "file" }))
}

/// Whether a file is a plan, and not the settings or a file of a theme.
fn is_plan(file: &str) -> bool {
    let mut folders: Vec<&str> = file.split('/').collect();
    let name = folders.pop();
    name != Some("ourplan.yaml") && name != Some("theme.yaml") && !folders.contains(&"themes")
}

/// Plans about which nothing is said. No program can say that a text is easy; somebody must read it.
pub(super) fn quiet(told: &Told<'_>) -> String {
    let other = if told.findings.is_empty() { "" } else { "other " };
    match told.quiet {
        [] => "Nothing to say. Read it aloud to somebody once before it goes out.".to_owned(),
        [plan] => format!("{plan}: nothing to say. Read it aloud to somebody once before it goes out."),
        plans => format!("{} {other}plans: nothing to say. Read each aloud to somebody once before it goes out.", plans.len()),
    }
}

/// How many findings are silenced, and the list of them where it is asked for. Empty if none is.
pub(super) fn allowed(told: &Told<'_>, manner: &Manner) -> String {
    let all = told.allowed.len();
    if all == 0 {
        return String::new();
    }
    let are = if all == 1 { "finding is" } else { "findings are" };
    if !(manner.show_allowed || manner.all) {
        return wrap::lines(&format!("{all} {are} silenced by `allow`. `--show-allowed` lists them."), "", "", manner.columns());
    }
    let mut out = format!("{all} {are} silenced by `allow`:\n");
    for Finding { code, file, line, column, allowed, .. } in told.allowed {
        let by = allowed.as_ref().map(|by| {
            if by.file == *file { format!(" (`allow` in line {})", by.line) } else { format!(" (`allow` in {}:{})", by.file, by.line) }
        });
        let words = format!("{file}:{line}:{column} {code}{}", by.unwrap_or_default());
        out.push_str(&wrap::lines(&words, "  ", "    ", manner.columns()));
    }
    out
}

/// "1 error", "2 errors".
pub(super) fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// "a", "a and b", "a, b and c".
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
