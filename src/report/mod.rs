//! Findings shown to people: drawn with the line, as plain sentences, or as JSON for programs.
//!
//! `resolve` turns findings with places into findings that stand alone, and lets go of the files. At that
//! moment it cuts out the lines to draw, with all that is private as `[hidden]`. Nothing else of a file
//! is kept.

mod drawn;
mod excerpt;
mod fault;
mod hide;
mod json;
mod plain;
mod summary;

pub use excerpt::Excerpt;
pub use fault::fault;

use crate::diagnostics::{Diagnostic, Severity};
use hide::Hidden;
use std::io;

/// A finding that stands alone: it holds no file.
pub struct Finding {
    /// The code in words.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The file's name as shown to people.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
    /// What is so.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// The lines to draw. Nothing where nobody knows what in the file is private.
    pub picture: Option<Excerpt>,
}

/// How findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Report {
    /// With the line of the file and the place marked.
    #[default]
    Drawn,
    /// One line for each finding.
    Plain,
    /// An array for programs.
    Json,
}

/// Findings without their files: in the order of the files as they came, in each file errors first,
/// then by place.
#[must_use]
pub fn resolve(diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    let hidden = Hidden::of(&diagnostics);
    let mut found: Vec<(usize, Finding)> = diagnostics
        .into_iter()
        .map(|diagnostic| {
            let (line, column) = diagnostic.file.line_and_column(diagnostic.span.start as usize);
            let (order, masks) = hidden.of_file(&diagnostic.file);
            let finding = Finding {
                code: diagnostic.code,
                severity: diagnostic.severity,
                file: one_line(diagnostic.file.name()),
                line,
                column,
                picture: masks.map(|masks| Excerpt::of(&diagnostic, masks)),
                message: diagnostic.message,
                help: diagnostic.help,
            };
            (order, finding)
        })
        .collect();
    found.sort_by_key(|(order, finding)| (*order, finding.severity, finding.line, finding.column));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// Writes findings. `colour` counts for `Drawn` only.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(findings: &[Finding], style: Report, out: &mut dyn io::Write, colour: bool) -> io::Result<()> {
    match style {
        Report::Drawn => drawn::write(findings, out, colour)?,
        Report::Plain => plain::write(findings, out)?,
        Report::Json => return json::write(findings, out),
    }
    writeln!(out, "{}", summary::sentence(findings))
}

/// A name as it may stand in a line: nothing in it can start a new line or steer a terminal.
fn one_line(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
