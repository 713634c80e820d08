//! What may not be drawn: for each file its private stretches.
//!
//! `read::hidden_spans` knows what is labelled, private by default or kept safe. Here comes what it cannot
//! know: the value of a key that nobody understood, or that was written twice, may be anything.

use crate::diagnostics::Diagnostic;
use crate::read::hidden_spans;
use crate::source::{SourceFile, Span};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The private stretches of every file that has findings, by the file's place among them.
pub(super) struct Hidden {
    order: HashMap<*const SourceFile, usize>,
    stretches: Vec<Option<Vec<Range<usize>>>>,
}

/// Findings about a key whose value was not read.
const VALUE_NOT_READ: [&str; 3] = ["unknown-key", "duplicate-key", "key-not-plain"];

/// Labels: where one of them was meant, its neighbours were meant to be hidden.
const LABELS: [&str; 2] = ["Did you mean `only_for`", "Did you mean `not_for`"];

impl Hidden {
    /// Reads each file once more, for its private stretches.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut hidden = Hidden { order: HashMap::new(), stretches: Vec::new() };
        for diagnostic in diagnostics {
            let index = *hidden.order.entry(Arc::as_ptr(&diagnostic.file)).or_insert(hidden.stretches.len());
            if index == hidden.stretches.len() {
                let spans = hidden_spans(&diagnostic.file);
                let text = diagnostic.file.text();
                let everywhere = |(spans, kept): (Vec<Span>, Vec<Span>)| {
                    let again = kept.iter().flat_map(|span| written_again(text, span.range()));
                    spans.iter().map(|span| span.range()).chain(again).collect()
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

/// Where the parts of a private value stand once more, in whatever capitals: a drawn line must not tell them either.
fn written_again(text: &str, private: Range<usize>) -> Vec<Range<usize>> {
    let value = text.get(private).unwrap_or_default();
    let lowered = text.to_ascii_lowercase();
    let parts = value.split([',', '"', '\n']).map(str::trim);
    let is_telling = |part: &&str| part.len() >= SHORTEST;
    let found = |part: &str| {
        let part = part.to_ascii_lowercase();
        lowered.match_indices(&part).map(|(at, part)| at..at + part.len()).collect::<Vec<_>>()
    };
    parts.filter(is_telling).flat_map(found).collect()
}

/// What a finding of the audit points at: something withheld, and where its words stand again. A booklet that could not be
/// searched has nothing to hide, and no help.
fn withheld(diagnostic: &Diagnostic) -> Vec<Range<usize>> {
    if !matches!(diagnostic.code, "withheld-text-found" | "name-or-word") || diagnostic.help.is_none() {
        return Vec::new();
    }
    std::iter::once(&diagnostic.span).chain(diagnostic.related.iter().map(|(span, _)| span)).map(|span| span.range()).collect()
}

/// The stretches beside a key whose value was not read.
fn not_read(diagnostic: &Diagnostic) -> Vec<Range<usize>> {
    if !VALUE_NOT_READ.contains(&diagnostic.code) {
        return Vec::new();
    }
    let text = diagnostic.file.text();
    let key = diagnostic.span.range();
    let line = line_around(text, key.start);
    let rest = text.get(key.end..line.end).unwrap_or_default();
    let value = rest.trim_start_matches([':', ' ', '\t', '"', '\'']).len();
    let mut ranges: Vec<Range<usize>> = std::iter::once(line.end - value..line.end).collect();
    let is_fragment = !rest.trim_start().starts_with(':') || !diagnostic.message.starts_with('`');
    if diagnostic.code == "unknown-key" && is_fragment {
        // No key: words of the text before it, after a comma.
        ranges.push(key.clone());
    }
    if diagnostic.code == "key-not-plain" {
        // A whole value became a key, with the label in it that hides its words.
        ranges.push(key.start..key.end.max(line.end));
    }
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
pub(super) fn line_around(text: &str, mut at: usize) -> Range<usize> {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let end = start + text[start..end].trim_end_matches('\r').len();
    start..end
}
