//! The last line of a report: how much there is to do.

use super::Finding;
use crate::diagnostics::Severity;
use std::collections::BTreeSet;

/// "2 errors and 1 warning in 1 plan.", or that there is nothing.
pub(super) fn sentence(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Hint]
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| counted(count(severity), severity.word()))
        .collect();
    let files: BTreeSet<&str> = findings.iter().map(|finding| finding.file.as_str()).collect();
    let settings = files.iter().any(|file| file.rsplit('/').next() == Some("ourplan.yaml"));
    let places = counted(files.len(), if settings { "file" } else { "plan" });
    match counts.as_slice() {
        [] => "All is well. Nothing to mend.".to_owned(),
        [one] => format!("{one} in {places}."),
        [most @ .., last] => format!("{} and {last} in {places}.", most.join(", ")),
    }
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
