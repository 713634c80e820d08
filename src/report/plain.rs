//! Findings as plain sentences, one line each: for screen readers, logs and programs that read lines.

use super::Finding;
use std::io;

/// Writes `file:line:column: severity: message Help: … [code]`.
pub(super) fn write(findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    for finding in findings {
        let Finding { code, file, line, column, message, .. } = finding;
        let help = finding.help.as_ref().map(|help| format!(" Help: {help}")).unwrap_or_default();
        writeln!(out, "{file}:{line}:{column}: {}: {message}{help} [{code}]", finding.severity.word())?;
    }
    Ok(())
}
