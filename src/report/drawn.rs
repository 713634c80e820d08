//! Findings drawn for a terminal: the line, the mark below it, what to write instead.

use super::excerpt::{Excerpt, Line};
use super::{Finding, one_line};
use crate::diagnostics::Severity;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;
use std::io;

/// How many findings of one code in one file are drawn; the others are counted.
const DRAWN: usize = 5;

/// Draws the findings, with an empty line after each.
pub(super) fn write(findings: &[Finding], out: &mut dyn io::Write, colour: bool) -> io::Result<()> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut all_alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        *all_alike.entry((&finding.file, finding.code)).or_default() += 1;
    }
    let mut drawn: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for finding in findings {
        let alike = (finding.file.as_str(), finding.code);
        let count = drawn.entry(alike).or_default();
        *count += 1;
        if *count <= DRAWN {
            writeln!(out, "{}\n", drawing(finding, &renderer))?;
        }
        let more = all_alike.get(&alike).map_or(0, |all| all.saturating_sub(DRAWN));
        if *count == DRAWN && more > 0 {
            writeln!(out, "… and {more} more like this: `{}` in {}.\n", finding.code, finding.file)?;
        }
    }
    Ok(())
}

fn drawing(finding: &Finding, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO.with_name(Some("hint")),
    };
    let mut group: Group<'_> = Group::with_title(level.primary_title(finding.message.as_str()).id(finding.code));
    let lines = finding.picture.iter().flat_map(|Excerpt(lines)| lines);
    for line in lines.clone() {
        group = group.element(snippet(&finding.file, line));
    }
    if finding.picture.is_none() {
        group = group.element(Origin::path(finding.file.as_str()).line(finding.line).char_column(finding.column));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    // What is hidden before a mark moves it; the place must still be that of the file.
    let drawn = renderer.render(&[group]);
    lines.fold(drawn, |drawn, line| with_true_column(&drawn, &finding.file, line))
}

fn snippet<'a>(path: &'a str, line: &'a Line) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let marks = line.marks.iter().map(|mark| {
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.range.clone()).label(mark.words.as_deref())
    });
    Snippet::source(line.text.as_str()).line_start(line.number).path(path).annotations(marks)
}

fn with_true_column(drawn: &str, file: &str, line: &Line) -> String {
    let first = line.marks.iter().find(|mark| mark.main).or(line.marks.first()).map_or(0, |mark| mark.range.start);
    let column = line.text.get(..first).unwrap_or_default().chars().count() + 1;
    let place = |column: usize| one_line(&format!("{file}:{}:{column}", line.number));
    let (shown, meant) = (place(column), place(line.column));
    match drawn.find(&shown) {
        // `:1` must not be taken for the start of `:12`.
        Some(at) if !drawn[at + shown.len()..].starts_with(|next: char| next.is_ascii_digit()) => drawn.replacen(&shown, &meant, 1),
        _ => drawn.to_owned(),
    }
}
