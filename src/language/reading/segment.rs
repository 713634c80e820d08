//! Where sentences and words begin and end in one unit of text: a paragraph, a list item, a line.

use super::join;
use crate::language::Locale;
use icu_segmenter::options::{SentenceBreakInvariantOptions, WordBreakInvariantOptions};
use icu_segmenter::{SentenceSegmenter, WordSegmenter};
use std::ops::Range;

/// The sentences of a text, in bytes, without the white space around them. A line's end ends a sentence. What
/// holds no letter and no digit is no sentence.
///
/// Unicode's borders are put right by the words of the language: abbreviations, initials, times, numbers, quotations, brackets and
/// dots that mean a pause. The work grows with the text's length.
#[must_use]
pub fn sentences(text: &str, locale: &Locale) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        sentences_of_line(line, start, locale, &mut found);
        start += line.len();
    }
    found
}

fn sentences_of_line(line: &str, offset: usize, locale: &Locale, found: &mut Vec<Range<usize>>) {
    let mut open: Option<usize> = None;
    let mut last = 0;
    let mut keep = |range: Range<usize>| {
        let written = &line[range.clone()];
        if written.contains(char::is_alphanumeric) {
            let start = offset + range.start + (written.len() - written.trim_start().len());
            found.push(start..offset + range.start + written.trim_end().len());
        }
    };
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    for end in segmenter.segment_str(line).skip(1) {
        let from = open.unwrap_or(last);
        // The library's stretch may hold a border that it does not know, and its end may be none.
        let mut start = from;
        for missed in join::missed(line, last..end) {
            keep(start..missed);
            start = missed;
        }
        if end == line.len() || join::is_border(line, start..end, locale) {
            keep(start..end);
            open = None;
        } else {
            open = Some(start);
        }
        last = end;
    }
}

/// The words of a text, in bytes. A word with hyphens or an apostrophe is one word, and so are a number, a time and a
/// day written with strokes.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let segmenter = WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (end, kind) in segmenter.segment_str(text).iter_with_word_type().skip(1) {
        if kind.is_word_like() {
            match found.last_mut() {
                Some(before) if joins(text, before.end..start) => before.end = end,
                _ => found.push(start..end),
            }
        }
        start = end;
    }
    found
}

/// Whether what is between two pieces makes them one word: `well-being`, `8:30`, `24/7`, `mum@home`.
fn joins(text: &str, between: Range<usize>) -> bool {
    let digits = || {
        text[..between.start].ends_with(|sign: char| sign.is_ascii_digit())
            && text[between.end..].starts_with(|sign: char| sign.is_ascii_digit())
    };
    match &text[between.clone()] {
        "-" | "\u{2010}" | "\u{2011}" | "@" => true,
        ":" | "/" => digits(),
        _ => false,
    }
}
