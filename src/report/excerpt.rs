//! The lines of a file that a finding draws, cut out with all that is private as `[hidden]`.

use super::hide::line_around;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use std::ops::Range;

/// Lines to draw. It has no `Debug`: its lines are a plan's text.
#[derive(Clone)]
pub struct Excerpt(pub(super) Vec<Line>);

/// One line as it may be shown.
#[derive(Clone)]
pub(super) struct Line {
    /// Its number in the file.
    pub number: usize,
    /// The column of its first mark in the file.
    pub column: usize,
    /// Its text, with `[hidden]` for what is private.
    pub text: String,
    /// What is marked in the text.
    pub marks: Vec<Mark>,
}

/// A marked stretch of a line.
#[derive(Clone)]
pub(super) struct Mark {
    /// Bytes of the shown text.
    pub range: Range<usize>,
    /// A few words beside it.
    pub words: Option<String>,
    /// Whether it is the place of the finding itself.
    pub main: bool,
}

/// What stands for a private stretch.
pub(super) const HIDDEN: &str = "[hidden]";

impl Excerpt {
    /// The lines of a finding. `hidden` holds the file's private stretches in order.
    pub(super) fn of(diagnostic: &Diagnostic, hidden: &[Range<usize>]) -> Self {
        let file = &diagnostic.file;
        let related = diagnostic.related.iter().map(|(span, words)| (*span, Some(words.clone()), false));
        let mut lines: Vec<Line> = Vec::new();
        for (span, words, main) in std::iter::once((diagnostic.span, None, true)).chain(related) {
            let (number, column) = file.line_and_column(span.start as usize);
            let (text, range) = shown(file.text(), span, hidden);
            let mark = Mark { range, words, main };
            match lines.iter_mut().find(|line| line.number == number && line.text == text) {
                Some(line) => line.marks.push(mark),
                None => lines.push(Line { number, column, text, marks: vec![mark] }),
            }
        }
        Excerpt(lines)
    }
}

/// A line as it may be shown, and where in it a stretch of the file now stands.
fn shown(text: &str, span: Span, hidden: &[Range<usize>]) -> (String, Range<usize>) {
    let mut line = line_around(text, span.start as usize);
    let inside = |at: u32| text.floor_char_boundary((at as usize).clamp(line.start, line.end));
    let mark = inside(span.start)..inside(span.end);
    let mut stretches: Vec<Range<usize>> = hidden
        .iter()
        .filter(|range| range.start < line.end && range.end > line.start)
        .map(|range| range.start.max(line.start)..range.end.min(line.end))
        .collect();
    let hidden_until = stretches.last().map(|last| last.end);
    match note(text, &line, hidden_until) {
        // A note that nothing points at is left out.
        Some(note) if mark.end <= note.start => {
            let words = line.start + text[line.start..note.start].trim_end().len();
            line.end = words.max(mark.end).max(hidden_until.unwrap_or_default());
        }
        Some(note) if hidden_until.is_some() => stretches.push(note),
        _ => {}
    }
    let mut out = String::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = line.start;
    for stretch in stretches {
        out.push_str(text.get(at..stretch.start).unwrap_or_default());
        let from = out.len();
        out.push_str(HIDDEN);
        at = stretch.end;
        pieces.push(Piece { written: stretch, shown: from..out.len() });
    }
    out.push_str(text.get(at..line.end).unwrap_or_default());
    let start = moved(mark.start, &line, pieces.iter().rev().find(|piece| piece.written.start <= mark.start), |piece| piece.shown.start);
    let end = moved(mark.end, &line, pieces.iter().rev().find(|piece| piece.written.start < mark.end), |piece| piece.shown.end);
    (out, start..end.max(start))
}

/// A private stretch of a line, and where `[hidden]` stands for it.
struct Piece {
    written: Range<usize>,
    shown: Range<usize>,
}

/// Where a place of the file stands in the shown line. A place inside what is hidden moves to its edge.
fn moved(at: usize, line: &Range<usize>, piece: Option<&Piece>, edge: fn(&Piece) -> usize) -> usize {
    match piece {
        None => at - line.start,
        Some(piece) if at > piece.written.end => piece.shown.end + (at - piece.written.end),
        Some(piece) if at == piece.written.end => piece.shown.end,
        Some(piece) => edge(piece),
    }
}

/// The stretch of a note (`# …`) at the end of a line: it may say what a label hides.
fn note(text: &str, line: &Range<usize>, hidden_until: Option<usize>) -> Option<Range<usize>> {
    let from = hidden_until.unwrap_or(line.start);
    let rest = text.get(from..line.end)?;
    let sign = rest.char_indices().find(|(at, letter)| *letter == '#' && rest[..*at].chars().next_back().is_none_or(char::is_whitespace));
    sign.map(|(at, _)| from + at..line.end)
}
