//! Findings shown to people: drawn with the line, as plain sentences, or as JSON for programs.
//!
//! `resolve` turns findings with places into findings that stand alone, and lets go of the files. At that
//! moment it cuts out the lines to draw, with all that is private as `[hidden]`. Nothing else of a file
//! is kept.

mod drawn;
mod excerpt;
pub mod explain;
mod page;
mod summary;
mod theme;
mod wrap;

pub use excerpt::Excerpt;
pub use explain::pictures;
pub use theme::{theme, theme_json};
pub use wrap::laid;

use crate::check::{Allowed, By, Category};
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use crate::system_error::SystemError;
use excerpt::Hidden;
use serde::Serialize;
use std::io;
use std::sync::Arc;

/// A finding that stands alone: it holds no file.
#[derive(Clone)]
pub struct Finding {
    /// The code in words.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// How many findings of its kind it stands for: 1, but where a run only counts them.
    pub times: usize,
    /// What it is about.
    pub category: Category,
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
    /// The lines to draw. `None` if nobody knows what in the file is private.
    pub picture: Option<Excerpt>,
    /// Where the `allow` stands that silenced it.
    pub allowed: Option<Place>,
}

/// A place in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file's name as shown to people.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1 in characters.
    pub column: usize,
}

/// How findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Report {
    /// What matters most with the line of the file and the place marked; the rest with a line each.
    #[default]
    Drawn,
    /// One line for each finding.
    Plain,
    /// An array for programs.
    Json,
}

/// What a run has to tell.
#[derive(Clone, Copy, Default)]
pub struct Told<'a> {
    /// What was found.
    pub findings: &'a [Finding],
    /// What was found and an `allow` silenced.
    pub allowed: &'a [Finding],
    /// The names of plans about which nothing is said.
    pub quiet: &'a [String],
}

/// In what manner it is told.
#[derive(Clone, Copy)]
pub struct Manner {
    /// The style.
    pub style: Report,
    /// Whether a drawn report has colours.
    pub colour: bool,
    /// How wide the other side is, in characters. `None` if it is no terminal.
    pub width: Option<usize>,
    /// Whether everything is drawn in full.
    pub all: bool,
    /// Whether what `allow` silenced is listed.
    pub show_allowed: bool,
}

impl Manner {
    /// A style off a terminal.
    #[must_use]
    pub fn of(style: Report) -> Self {
        Manner { style, colour: false, width: None, all: false, show_allowed: false }
    }

    /// How wide a line may be.
    fn columns(&self) -> usize {
        self.width.unwrap_or(80).clamp(30, 200)
    }
}

/// Writes what a run has to tell.
///
/// # Errors
/// When `out` cannot be written to.
pub fn tell(told: &Told<'_>, manner: &Manner, out: &mut dyn io::Write) -> io::Result<()> {
    match manner.style {
        Report::Drawn => page::write(told, manner, out),
        Report::Plain => {
            write_plain(told.findings, out)?;
            writeln!(out, "{}", summary::sentence(told))?;
            write!(out, "{}", summary::allowed(told, manner))
        }
        Report::Json => write_json(told.findings, out),
    }
}

/// The findings that matter most, with a line each.
#[must_use]
pub fn leads(findings: &[Finding], width: usize) -> String {
    let leads = page::leading(findings);
    let short = |kind: &page::FindingKind<'_>| {
        let first = kind.first()?;
        let more = kind.times() - 1;
        let more = if more == 0 { String::new() } else { format!(", and {more} more of this kind") };
        let words = format!("{}:{}: {} [{}]{more}", first.file, first.line, first.message, first.code);
        Some(wrap::lines(&words, "  ", "    ", width))
    };
    leads.iter().filter_map(short).collect()
}

/// Writes findings alone. `colour` counts for `Drawn` only.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(findings: &[Finding], style: Report, out: &mut dyn io::Write, colour: bool) -> io::Result<()> {
    tell(&Told { findings, ..Told::default() }, &Manner { colour, ..Manner::of(style) }, out)
}

/// Writes `file:line:column: severity: message Help: … [code]`.
fn write_plain(findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    for finding in findings {
        let Finding { code, file, line, column, message, .. } = finding;
        let help = finding.help.as_ref().map(|help| format!(" Help: {help}")).unwrap_or_default();
        writeln!(out, "{file}:{line}:{column}: {}: {message}{help} [{code}]", finding.severity.word())?;
    }
    Ok(())
}

/// One finding, with its keys in the order that `docs` promises.
#[derive(Serialize)]
struct JsonRow<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// Writes the array and a line's end.
fn write_json(findings: &[Finding], out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &json_rows(findings))?;
    writeln!(out)
}

/// The rows of the array.
fn json_rows(findings: &[Finding]) -> Vec<impl Serialize + '_> {
    findings.iter().map(json_row).collect()
}

fn json_row(finding: &Finding) -> JsonRow<'_> {
    JsonRow {
        code: finding.code,
        severity: finding.severity.word(),
        file: &finding.file,
        line: finding.line,
        column: finding.column,
        message: &finding.message,
        help: finding.help.as_deref(),
    }
}

/// Writes why the program could not go on.
///
/// # Errors
/// When `out` cannot be written to.
pub fn fault(fault: &SystemError, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", one_line(&fault.to_string()))
}

/// Findings without their files: in the order of the files as they came, in each file errors first,
/// then by place.
#[must_use]
pub fn resolve(diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    resolve_where(diagnostics, |_| true)
}

/// The same where only some are drawn. A file of which none is drawn is not read again for what is private in it.
#[must_use]
pub fn resolve_where(diagnostics: Vec<Diagnostic>, is_drawn: impl Fn(&Diagnostic) -> bool) -> Vec<Finding> {
    let hidden = Hidden::of(&diagnostics, &is_drawn);
    let mut found: Vec<(usize, Finding)> = diagnostics
        .into_iter()
        .map(|diagnostic| {
            let (order, masks) = hidden.of_file(&diagnostic.file);
            let picture = masks.filter(|_| is_drawn(&diagnostic)).map(|masks| Excerpt::of(&diagnostic, masks));
            (order, Finding { picture, ..alone(diagnostic) })
        })
        .collect();
    found.sort_by_key(|(order, finding)| (*order, finding.severity, finding.line, finding.column));
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// Findings that an `allow` silenced, by place. No line of a file is kept of them.
#[must_use]
pub fn resolve_allowed(allowed: Vec<Allowed>, settings: Option<&Arc<SourceFile>>) -> Vec<Finding> {
    let place_of = |one: &Allowed| match one.by {
        By::Plan(span) => Some(place(&one.finding.file, span)),
        By::Settings(span) => settings.map(|file| place(file, span)),
    };
    let mut found: Vec<Finding> = allowed.into_iter().map(|one| Finding { allowed: place_of(&one), ..alone(one.finding) }).collect();
    found.sort_by_key(|finding| (finding.line, finding.column));
    found
}

fn alone(diagnostic: Diagnostic) -> Finding {
    let Place { file, line, column } = place(&diagnostic.file, diagnostic.span);
    Finding {
        code: diagnostic.code,
        severity: diagnostic.severity,
        times: 1,
        category: explain::category(diagnostic.code),
        file,
        line,
        column,
        message: diagnostic.message,
        help: diagnostic.help,
        picture: None,
        allowed: None,
    }
}

fn place(file: &SourceFile, span: Span) -> Place {
    let (line, column) = file.line_and_column(span.start as usize);
    Place { file: one_line(file.name()), line, column }
}

/// A name as it may stand in a line: nothing in it can start a new line or steer a terminal.
fn one_line(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
