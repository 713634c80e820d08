//! Findings drawn for a terminal: the line, the mark below it, what to write instead.

use super::excerpt::{Excerpt, ExcerptLine};
use super::{Finding, Manner, one_line, wrap};
use crate::diagnostics::Severity;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::io;

/// Draws findings as wide as the other side is.
pub(super) struct FindingRenderer {
    renderer: Renderer,
    /// How wide a terminal is. Nothing off a terminal: there, lines stay whole for whoever reads them.
    width: Option<usize>,
}

impl FindingRenderer {
    /// A pen for a manner.
    pub(super) fn new(manner: &Manner) -> Self {
        let renderer = if manner.colour { Renderer::styled() } else { Renderer::plain() };
        let width = manner.width.map(|_| manner.columns());
        FindingRenderer { renderer: if let Some(width) = width { renderer.term_width(width) } else { renderer }, width }
    }

    /// Draws a finding, with an empty line after it.
    pub(super) fn draw(&self, finding: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "{}\n", self.drawing(finding))
    }

    fn drawing(&self, finding: &Finding) -> String {
        let (level, word) = match finding.severity {
            Severity::Error => (Level::ERROR, "error"),
            Severity::Warning => (Level::WARNING, "warning"),
            Severity::Hint => (Level::INFO.with_name(Some("hint")), "hint"),
        };
        let message = self.laid(&finding.message, word.len() + finding.code.len() + "[]: ".len());
        let help = finding.help.as_ref().map(|help| self.laid(help, finding.line.to_string().len() + "   = help: ".len()));
        let mut group: Group<'_> = Group::with_title(level.primary_title(message.as_str()).id(finding.code));
        let lines = finding.picture.iter().flat_map(|Excerpt(lines)| lines);
        for line in lines.clone() {
            group = group.element(snippet(&finding.file, line));
        }
        if finding.picture.is_none() {
            group = group.element(Origin::path(finding.file.as_str()).line(finding.line).char_column(finding.column));
        }
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        // What is hidden before a mark moves it; the place must still be that of the file.
        let drawn = self.renderer.render(&[group]);
        lines.fold(drawn, |drawn, line| with_true_column(&drawn, &finding.file, line))
    }

    /// Words in lines that fit beside what is before them; as they are where that leaves too little room.
    fn laid(&self, words: &str, before: usize) -> String {
        match self.width.map(|width| width.saturating_sub(before)) {
            Some(room) if room >= NARROWEST => wrap::lines(words, "", "", room).trim_end().to_owned(),
            _ => words.to_owned(),
        }
    }
}

/// Fewer letters in a line than this are harder to read than a line that the terminal breaks.
const NARROWEST: usize = 28;

fn snippet<'a>(path: &'a str, line: &'a ExcerptLine) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let marks = line.marks.iter().map(|mark| {
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(mark.range.clone()).label(mark.words.as_deref())
    });
    Snippet::source(line.text.as_str()).line_start(line.number).path(path).annotations(marks)
}

fn with_true_column(drawn: &str, file: &str, line: &ExcerptLine) -> String {
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
