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
    let rows: Vec<Row<'_>> = findings
        .iter()
        .map(|finding| Row {
            code: finding.code,
            severity: finding.severity.word(),
            file: &finding.file,
            line: finding.line,
            column: finding.column,
            message: &finding.message,
            help: finding.help.as_deref(),
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows)?;
    writeln!(out)
}
