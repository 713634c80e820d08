//! The lines of a file that a finding draws, cut out with all that is private as `[hidden]`.
//!
//! `read::hidden_spans` knows what is labelled, private by default or kept safe. Here comes what it cannot know: the value of a key that
//! nobody understood, or that was written twice, may be anything.

use crate::diagnostics::Diagnostic;
use crate::read::{HiddenSpans, hidden_spans};
use crate::source::{SourceFile, Span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// Lines to draw. It has no `Debug`: its lines are a plan's text.
#[derive(Clone)]
pub struct Excerpt(pub(super) Vec<ExcerptLine>);

/// One line as it may be shown.
#[derive(Clone)]
pub(super) struct ExcerptLine {
    /// Its number in the file.
    pub number: usize,
    /// The column of its first mark in the file.
    pub column: usize,
    /// Its text, with `[hidden]` for what is private.
    pub text: String,
    /// What is marked in the text.
    pub marks: Vec<ExcerptMark>,
}

/// A marked stretch of a line.
#[derive(Clone)]
pub(super) struct ExcerptMark {
    /// Bytes of the shown text.
    pub range: Range<usize>,
    /// A few words beside it.
    pub words: Option<String>,
    /// Whether it is the place of the finding itself.
    pub main: bool,
}

/// What stands for a private stretch.
const HIDDEN: &str = "[hidden]";

impl Excerpt {
    /// The lines of a finding. `hidden` holds the file's private stretches in order.
    pub(super) fn of(diagnostic: &Diagnostic, hidden: &[Range<usize>]) -> Self {
        let file = &diagnostic.file;
        let beside = beside_the_mark(diagnostic);
        let hidden = &joined(hidden.iter().cloned().chain(beside).collect());
        let related = diagnostic.related.iter().map(|(span, words)| (*span, Some(words.clone()), false));
        let mut lines: Vec<ExcerptLine> = Vec::new();
        for (span, words, main) in std::iter::once((diagnostic.span, None, true)).chain(related) {
            let (number, column) = file.line_and_column(span.start as usize);
            let (text, range) = shown(file.text(), span, hidden);
            let mark = ExcerptMark { range, words, main };
            match lines.iter_mut().find(|line| line.number == number && line.text == text) {
                Some(line) => line.marks.push(mark),
                None => lines.push(ExcerptLine { number, column, text, marks: vec![mark] }),
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
    let mut pieces: Vec<HiddenPiece> = Vec::new();
    let mut at = line.start;
    for stretch in stretches {
        out.push_str(text.get(at..stretch.start).unwrap_or_default());
        let from = out.len();
        out.push_str(HIDDEN);
        at = stretch.end;
        pieces.push(HiddenPiece { written: stretch, shown: from..out.len() });
    }
    out.push_str(text.get(at..line.end).unwrap_or_default());
    let start = moved(mark.start, &line, pieces.iter().rev().find(|piece| piece.written.start <= mark.start), |piece| piece.shown.start);
    let end = moved(mark.end, &line, pieces.iter().rev().find(|piece| piece.written.start < mark.end), |piece| piece.shown.end);
    (out, start..end.max(start))
}

/// A private stretch of a line, and where `[hidden]` stands for it.
struct HiddenPiece {
    written: Range<usize>,
    shown: Range<usize>,
}

/// Where a place of the file stands in the shown line. A place inside what is hidden moves to its edge.
fn moved(at: usize, line: &Range<usize>, piece: Option<&HiddenPiece>, edge: fn(&HiddenPiece) -> usize) -> usize {
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

/// The private stretches of every file that has findings, by the file's place among them.
pub(super) struct Hidden {
    order: HashMap<*const SourceFile, usize>,
    stretches: Vec<Option<Vec<Range<usize>>>>,
}

/// Findings about a key whose value was not read.
const VALUE_NOT_READ: [&str; 3] = ["unknown-key", "duplicate-key", "key-not-plain"];

/// Findings about a sign before a value, so that the value itself was not read.
const SIGN_BEFORE_VALUE: [&str; 2] = ["alias-not-allowed", "tag-not-allowed"];

/// How the help for a key begins that was meant to be a label.
const LABELS: [&str; 2] = ["Did you mean `only_for`", "Did you mean `not_for`"];

impl Hidden {
    /// Reads each file of which a finding is drawn once more, for its private stretches.
    pub(super) fn of(diagnostics: &[Diagnostic], is_drawn: impl Fn(&Diagnostic) -> bool) -> Self {
        let mut hidden = Hidden { order: HashMap::new(), stretches: Vec::new() };
        let drawn: HashSet<_> = diagnostics.iter().filter(|one| is_drawn(one)).map(|one| Arc::as_ptr(&one.file)).collect();
        for diagnostic in diagnostics {
            let file = Arc::as_ptr(&diagnostic.file);
            let index = *hidden.order.entry(file).or_insert(hidden.stretches.len());
            if index == hidden.stretches.len() && !drawn.contains(&file) {
                hidden.stretches.push(None);
            } else if index == hidden.stretches.len() {
                let spans = hidden_spans(&diagnostic.file);
                let text = diagnostic.file.text();
                let everywhere = |hidden: HiddenSpans| {
                    let parts = hidden.parts.iter().flat_map(|span| telling(text, span.range(), &[',', '"', '\n']));
                    let whole = hidden.whole.iter().flat_map(|span| telling(text, span.range(), &['"', '\n']));
                    let again = written_again(text, parts.chain(whole).collect());
                    hidden.values.iter().map(|span| span.range()).chain(again).collect()
                };
                hidden.stretches.push(spans.map(everywhere));
            }
            if let Some(stretches) = &mut hidden.stretches[index] {
                stretches.extend(not_read(diagnostic));
                stretches.extend(withheld(diagnostic));
            }
        }
        for stretches in &mut hidden.stretches {
            *stretches = stretches.take().map(joined);
        }
        hidden
    }

    /// The file's place among the files, and its private stretches in order. None where nobody knows them.
    pub(super) fn of_file(&self, file: &Arc<SourceFile>) -> (usize, Option<&[Range<usize>]>) {
        let index = self.order.get(&Arc::as_ptr(file)).copied().unwrap_or(self.stretches.len());
        (index, self.stretches.get(index).and_then(Option::as_deref))
    }
}

/// How many letters of an address or number are told apart from ordinary words.
const SHORTEST: usize = 5;

/// The parts of a private value that tell something, in small letters.
fn telling(text: &str, private: Range<usize>, between: &[char]) -> Vec<String> {
    let value = text.get(private).unwrap_or_default();
    let parts = value.split(between).map(str::trim).filter(|part| part.len() >= SHORTEST);
    parts.flat_map(pieces).map(str::to_ascii_lowercase).collect()
}

/// How many bytes of a part are looked for at once. A row of one letter over many pages begins anew at each of its letters.
const LONGEST: usize = 500;

/// A part in pieces of about one length, so that none of them is short.
fn pieces(part: &str) -> Vec<&str> {
    let size = part.len().div_ceil(part.len().div_ceil(LONGEST));
    let (mut pieces, mut rest) = (Vec::new(), part);
    while !rest.is_empty() {
        let end = (size..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces
}

/// Where parts of private values stand, in whatever capitals: a drawn line must not tell them where they were typed again either.
fn written_again(text: &str, mut parts: Vec<String>) -> Vec<Range<usize>> {
    parts.sort_unstable();
    parts.dedup();
    // A part that begins like what is at a place is in this order the last before it, or one that this last begins with.
    let mut shorter: Vec<Option<usize>> = Vec::with_capacity(parts.len());
    for at in 0..parts.len() {
        let mut before = at.checked_sub(1);
        while let Some(other) = before.filter(|other| !parts[at].starts_with(&parts[*other])) {
            before = shorter[other];
        }
        shorter.push(before);
    }
    let lowered = text.to_ascii_lowercase();
    // At most places no part begins.
    let mut firsts = [false; 256];
    parts.iter().filter_map(|part| part.bytes().next()).for_each(|byte| firsts[usize::from(byte)] = true);
    let begins = lowered.char_indices().filter(|(at, _)| firsts[usize::from(lowered.as_bytes()[*at])]);
    let at_place = |(start, _): (usize, char)| {
        let rest = &lowered[start..];
        let mut last = parts.partition_point(|part| part.as_str() <= rest).checked_sub(1);
        while let Some(part) = last.filter(|part| !rest.starts_with(&parts[*part])) {
            last = shorter[part];
        }
        last.map(|part| start..start + parts[part].len())
    };
    begins.filter_map(at_place).collect()
}

/// What a finding of the audit points at: something withheld, and where its words stand again. A booklet that could not be
/// searched has nothing to hide, and no help.
fn withheld(diagnostic: &Diagnostic) -> Vec<Range<usize>> {
    if !matches!(diagnostic.code, "withheld-text-found" | "name-or-word") || diagnostic.help.is_none() {
        return Vec::new();
    }
    std::iter::once(&diagnostic.span).chain(diagnostic.related.iter().map(|(span, _)| span)).map(|span| span.range()).collect()
}

/// What stands beside the mark on a line of the settings: nobody looks through them for what a plan withholds, so a finding draws its own
/// place and no more.
fn beside_the_mark(diagnostic: &Diagnostic) -> Vec<Range<usize>> {
    if diagnostic.file.name().rsplit('/').next() != Some("ourplan.yaml") {
        return Vec::new();
    }
    let text = diagnostic.file.text();
    let mark = diagnostic.span.range();
    let line = line_around(text, mark.start);
    let before = text.get(line.start..mark.start).unwrap_or_default();
    let after = text.get(mark.end..line.end).unwrap_or_default();
    let indent = before.len() - before.trim_start_matches([' ', '-', '\t']).len();
    // The key of a value that is marked, or the value of a key.
    let is_key = |part: &str| match part.trim_end_matches(['"', '\'']).trim_end().strip_suffix(':') {
        Some(key) => !key.contains([':', ',']),
        None => !part.contains('{'),
    };
    let is_end = |part: &str| part.trim_matches(|sign: char| sign.is_whitespace() || "\"'}],:{[".contains(sign)).is_empty();
    let mut ranges = Vec::new();
    if !is_key(before) {
        ranges.push(line.start + indent..mark.start);
    }
    if !is_end(after) && before.contains(['{', '[']) {
        ranges.push(mark.end..line.end);
    }
    ranges
}

/// The stretches beside a key whose value was not read.
fn not_read(diagnostic: &Diagnostic) -> Vec<Range<usize>> {
    if SIGN_BEFORE_VALUE.contains(&diagnostic.code) {
        let line = line_around(diagnostic.file.text(), diagnostic.span.range().start);
        let indent = line.len() - diagnostic.file.text()[line.clone()].trim_start_matches([' ', '-', '\t']).len();
        return std::iter::once(line.start + indent..line.end).collect();
    }
    if !VALUE_NOT_READ.contains(&diagnostic.code) {
        return Vec::new();
    }
    let text = diagnostic.file.text();
    let key = diagnostic.span.range();
    let line = line_around(text, key.start);
    let rest = text.get(key.end..line.end).unwrap_or_default();
    let value = rest.trim_start_matches([':', ' ', '\t', '"', '\'']).len();
    let mut ranges: Vec<Range<usize>> = std::iter::once(line.end - value..line.end).collect();
    if diagnostic.code == "unknown-key" && (!rest.trim_start().starts_with(':') || !diagnostic.message.starts_with('`')) {
        // No key: words of the text before it, after a comma; or a key below a label, of which nobody knows what it says.
        ranges.push(key.clone());
    }
    if diagnostic.code == "key-not-plain" {
        // A whole value became a key, with the label in it that hides its words.
        ranges.push(key.start..key.end.max(line.end));
    }
    // Where a label was meant, its neighbours were meant to be hidden.
    if diagnostic.help.as_ref().is_some_and(|help| LABELS.iter().any(|label| help.starts_with(label))) {
        let before = text.get(line.start..key.start).unwrap_or_default();
        let indent = before.len() - before.trim_start_matches([' ', '-', '\t']).len();
        ranges.push(line.start + indent..key.start);
    }
    ranges
}

/// Stretches in order, none touching another, none empty.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| range.start < range.end);
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The line that a byte stands in, without its end.
fn line_around(text: &str, mut at: usize) -> Range<usize> {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let end = start + text[start..end].trim_end_matches('\r').len();
    start..end
}
