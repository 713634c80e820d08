//! The texts of the plan as a reader reads them, and where in the plan something withheld stands again.

use super::Echo;
use super::decode::{without_backslash, without_percent};
use super::hints::Hints;
use super::meant::{Found, Meant};
use super::needles::shown;
use super::numbers::Numbers;
use super::search::Search;
use super::stream::Stream;
use crate::content::Withheld;
use crate::source::Span;
use std::ops::Range;

/// The longest typed tag that people read over.
const LONGEST_TAG: usize = 300;
/// The longest text in which the words themselves are looked up; of a longer one the start is named.
const LONGEST_TEXT: usize = 8_000;
/// How many finds are looked up to the word; of more, the texts are named.
const MOST_LOOKED_UP: usize = 60;
/// How many places of one text are named.
const MOST_PLACES: usize = 20;

/// Where withheld things stand again.
pub(super) fn echoes(search: &Search, withheld: &Withheld, source: &str) -> Vec<Echo> {
    let mut all = Vec::new();
    let (mut stream, mut numbers) = (Stream::default(), Numbers::new());
    let mut found = Found::new(search.secrets().len());
    let hints = Hints::new(withheld);
    let mut looked_up = 0;
    for text in &withheld.texts {
        read(&text.text, &mut stream);
        search.meant_in(&stream, &mut numbers, false, &mut found);
        let drained = found.drain();
        for secret in hints.in_text(&text.text) {
            let (span, why) = search.secrets()[secret];
            if span != text.span && !drained.iter().any(|(known, _)| *known == secret) {
                let echo = Echo { secret: span, why, place: text.span, is_doubtful: true, is_namesake: false, only_here: false };
                all.push((secret, echo));
            }
        }
        for (secret, meant) in drained {
            let (span, why) = search.secrets()[secret];
            // A text is no copy of itself, and where somebody else's name is written, it is theirs.
            let is_namesake = search.is_doubted(secret);
            if span == text.span || is_namesake && meant == Meant::Perhaps && withheld.shared.contains(&text.text) {
                continue;
            }
            looked_up += 1;
            let mut places = if looked_up > MOST_LOOKED_UP { Vec::new() } else { places(search, secret, text.span, source) };
            // Each by itself may be the word and not the name.
            places.retain(|(_, meant)| *meant > Meant::No);
            if places.iter().all(|(_, one)| *one < meant) {
                places = vec![(text.span, meant)];
            }
            for (place, meant) in places {
                let is_doubtful = meant == Meant::Perhaps;
                all.push((secret, Echo { secret: span, why, place, is_doubtful, is_namesake, only_here: search.is_own(secret) }));
            }
        }
    }
    all.sort_by_key(|(secret, echo)| (*secret, echo.place));
    all.into_iter().map(|(_, echo)| echo).collect()
}

/// Reads a text more than once: as it is, with typed tags taken as nothing, where they may part words or not, and without escapes.
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
    // As a page reads the address of a link, and a sign after a backslash.
    for decoded in [without_percent(&text), without_backslash(&text)].into_iter().flatten() {
        stream.gap(false);
        lines(&decoded, stream);
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

/// The places of the words themselves within a text, as it stands in the plan, each with what is meant there. There are none
/// where they are not found so, as in a text with signs of YAML in it.
fn places(search: &Search, secret: usize, span: Span, source: &str) -> Vec<(Span, Meant)> {
    let Some(written) = source.get(span.range()).filter(|written| written.len() <= LONGEST_TEXT) else { return Vec::new() };
    let mut numbers = Numbers::new();
    let mut stream = Stream::default();
    let mut stands = |range: Range<usize>| {
        read(&written[range], &mut stream);
        search.stands_in(secret, &stream, &mut numbers)
    };
    let starts: Vec<usize> = word_starts(written).collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut end = written.len();
    while found.len() < MOST_PLACES && stands(0..end) {
        // From the last word at which the rest still holds it, to the first at which it is whole.
        let before = starts.partition_point(|at| *at < end);
        let from = starts[..before].partition_point(|at| stands(*at..end));
        let Some(from) = from.checked_sub(1).and_then(|from| starts.get(from)).copied() else { break };
        let ends: Vec<usize> = starts.iter().copied().filter(|at| (from + 1..end).contains(at)).chain([end]).collect();
        let to = ends[ends.partition_point(|to| !stands(from..*to)).min(ends.len() - 1)];
        found.push(from..from + written[from..to].trim_end_matches(|letter: char| !letter.is_alphanumeric()).len());
        end = from;
    }
    found.reverse();
    let mut meant = Found::new(search.secrets().len());
    let around = |at: usize| {
        let from = at.checked_sub(1).map_or(0, |before| found[before].end);
        let to = found.get(at + 1).map_or(written.len(), |after| after.start);
        read(&written[from..to], &mut stream);
        search.meant_in(&stream, &mut numbers, false, &mut meant);
        meant.drain().into_iter().find(|(one, _)| *one == secret).map_or(Meant::No, |(_, meant)| meant)
    };
    let judged: Vec<Meant> = (0..found.len()).map(around).collect();
    let placed = |place: &Range<usize>| Span::new(span.start as usize + place.start, span.start as usize + place.end);
    found.iter().map(placed).zip(judged).collect()
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
