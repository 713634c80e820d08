//! Findings with places become findings that stand alone.

use super::hide::Hidden;
use super::{Excerpt, Finding, Place, explain, one_line};
use crate::check::{Allowed, By};
use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use std::sync::Arc;

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
        concern: explain::concern(diagnostic.code),
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
