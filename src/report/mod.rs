//! Findings shown to people: drawn with the line, as plain sentences, or as JSON for programs.
//!
//! `resolve` turns findings with places into findings that stand alone, and lets go of the files. At that
//! moment it cuts out the lines to draw, with all that is private as `[hidden]`. Nothing else of a file
//! is kept.

mod compact;
mod drawn;
mod excerpt;
pub mod explain;
mod fault;
mod hide;
mod json;
mod page;
mod pictures;
mod plain;
mod rank;
mod resolve;
mod summary;
mod theme;
mod wrap;

pub use excerpt::Excerpt;
pub use fault::fault;
pub use pictures::pictures;
pub use resolve::{resolve, resolve_allowed, resolve_where};
pub use theme::{theme, theme_json};
pub use wrap::laid;

use crate::check::Concern;
use crate::diagnostics::Severity;
use std::io;

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
    pub concern: Concern,
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
            plain::write(told.findings, out)?;
            writeln!(out, "{}", summary::sentence(told))?;
            write!(out, "{}", summary::allowed(told, manner))
        }
        Report::Json => json::write(told.findings, out),
    }
}

/// The findings that matter most, with a line each.
#[must_use]
pub fn leads(findings: &[Finding], width: usize) -> String {
    let leads = rank::leading(findings);
    let short = |kind: &rank::Kind<'_>| {
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

/// A name as it may stand in a line: nothing in it can start a new line or steer a terminal.
fn one_line(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
