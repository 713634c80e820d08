//! One word, one finding: where two rules mark the same words, the one that says more about them speaks.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use std::collections::BTreeMap;

/// Rules that mark single words, each with the rules that say more about the same words.
const YIELDS: [(&str, &[&str]); 3] = [
    ("hard-word", &["jargon", "acronym-unexplained", "words-that-blame", "words-that-threaten", "idiom"]),
    ("jargon", &["words-that-blame", "words-that-threaten"]),
    ("idiom", &["words-that-blame", "words-that-threaten"]),
];

/// Takes out what another finding says better at the same words.
pub(super) fn keep_one(found: &mut Vec<Diagnostic>) {
    let mut marked: BTreeMap<&'static str, Vec<Span>> = BTreeMap::new();
    for finding in found.iter() {
        marked.entry(finding.code).or_default().push(finding.span);
    }
    for spans in marked.values_mut() {
        spans.sort_by_key(|span| span.start);
    }
    found.retain(|finding| {
        let stronger = YIELDS.iter().find(|(code, _)| *code == finding.code).map_or(&[][..], |(_, codes)| codes);
        !stronger.iter().any(|code| marked.get(code).is_some_and(|spans| meets(spans, finding.span)))
    });
}

/// Whether a span shares a word with one of these, which are in order and short.
fn meets(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.start < span.end);
    spans[..after].iter().rev().take(4).any(|other| span.start < other.end)
}
