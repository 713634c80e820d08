//! The texts of the plan as a reader reads them, and where in the plan something withheld stands again.

use super::Echo;
use super::meant::Meant;
use super::needles::shown;
use super::numbers::Numbers;
use super::search::Search;
use super::stream::Stream;
use crate::content::ShownText;
use crate::source::Span;
use std::ops::Range;

/// The longest typed tag that people read over.
const LONGEST_TAG: usize = 300;
/// The longest text in which the words themselves are looked up; of a longer one the start is named.
const LONGEST_TEXT: usize = 20_000;
/// How many places of one text are named.
const MOST_PLACES: usize = 20;

/// Where withheld things stand again.
pub(super) fn echoes(search: &Search, texts: &[ShownText], source: &str) -> Vec<Echo> {
    let mut all = Vec::new();
    let (mut stream, mut numbers) = (Stream::default(), Numbers::new());
    for text in texts {
        read(&text.text, &mut stream);
        let mut found = vec![Meant::No; search.secrets().len()];
        search.meant_in(&stream, &mut numbers, false, &mut found);
        for (secret, meant) in found.into_iter().enumerate().filter(|(_, meant)| *meant > Meant::No) {
            let (span, why) = search.secrets()[secret];
            // A text is no copy of itself.
            if span == text.span {
                continue;
            }
            for place in places(search, secret, text.span, source) {
                all.push((
                    secret,
                    Echo {
                        secret: span,
                        why,
                        place,
                        is_doubtful: meant == Meant::Perhaps,
                        is_namesake: search.is_doubted(secret),
                        only_here: search.is_own(secret),
                    },
                ));
            }
        }
    }
    all.sort_by_key(|(secret, echo)| (*secret, echo.place));
    all.into_iter().map(|(_, echo)| echo).collect()
}

/// Reads a text twice: as it is, and with typed tags taken as nothing, where they may part words or not.
fn read(text: &str, stream: &mut Stream) {
    stream.clear();
    let text = shown(text);
    lines(&text, stream);
    let mut rest = &*text;
    let mut has_tags = false;
    while let Some(tag) = tag(rest) {
        if !std::mem::replace(&mut has_tags, true) {
            stream.gap(false);
        }
        lines(&rest[..tag.start], stream);
        stream.may_end_word();
        rest = &rest[tag.end..];
    }
    if has_tags {
        lines(rest, stream);
    }
}

/// The lines of a text. An empty one ends a sentence, and so does the mark of a list.
fn lines(text: &str, stream: &mut Stream) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            let start = line.trim_start();
            if start.is_empty() || start.starts_with(['-', '*', '+', '•', '#', '>']) { stream.end_block() } else { stream.end_word() }
        }
        stream.text(line);
    }
}

/// The first thing in a text that looks like a tag or a comment.
pub(super) fn tag(text: &str) -> Option<Range<usize>> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches([' ', '\\']);
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
            return None;
        }
        let end = text.as_bytes()[at..].iter().take(LONGEST_TAG).position(|byte| *byte == b'>')?;
        Some(at..at + end + 1)
    })
}

/// The places of the words themselves within a text, as it stands in the plan; the text's own place where they are not
/// found there, as in a text with signs of YAML in it.
fn places(search: &Search, secret: usize, span: Span, source: &str) -> Vec<Span> {
    let whole = vec![span];
    let Some(written) = source.get(span.range()).filter(|written| written.len() <= LONGEST_TEXT) else { return whole };
    let mut numbers = Numbers::new();
    let mut stream = Stream::default();
    let mut stands = |range: Range<usize>| {
        read(&written[range], &mut stream);
        search.stands_in(secret, &stream, &mut numbers)
    };
    let starts: Vec<usize> = word_starts(written).collect();
    let mut found = Vec::new();
    let mut end = written.len();
    while found.len() < MOST_PLACES && stands(0..end) {
        // From the last word at which the rest still holds it, to the first at which it is whole.
        let before = starts.partition_point(|at| *at < end);
        let from = starts[..before].partition_point(|at| stands(*at..end));
        let Some(from) = from.checked_sub(1).and_then(|from| starts.get(from)).copied() else { break };
        let ends: Vec<usize> = starts.iter().copied().filter(|at| (from + 1..end).contains(at)).chain([end]).collect();
        let to = ends[ends.partition_point(|to| !stands(from..*to)).min(ends.len() - 1)];
        let words = written[from..to].trim_end_matches(|letter: char| !letter.is_alphanumeric());
        found.push(Span::new(span.start as usize + from, span.start as usize + from + words.len()));
        end = from;
    }
    found.reverse();
    if found.is_empty() { whole } else { found }
}

/// Where words start in a text.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut was_word = false;
    text.char_indices().filter_map(move |(at, letter)| {
        let starts = letter.is_alphanumeric() && !was_word;
        was_word = letter.is_alphanumeric();
        starts.then_some(at)
    })
}
