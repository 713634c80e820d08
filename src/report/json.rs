//! Findings as a JSON array. It holds places and codes, never a line of a plan.

use super::Finding;
use serde::Serialize;
use std::io;

/// One finding, with its keys in the order that `docs` promises.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes the array and a line's end.
pub(super) fn write(findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &rows(findings))?;
    writeln!(out)
}

/// The rows of the array.
pub(super) fn rows(findings: &[Finding]) -> Vec<impl Serialize + '_> {
    findings.iter().map(row).collect()
}

fn row(finding: &Finding) -> Row<'_> {
    Row {
        code: finding.code,
        severity: finding.severity.word(),
        file: &finding.file,
        line: finding.line,
        column: finding.column,
        message: &finding.message,
        help: finding.help.as_deref(),
    }
}
