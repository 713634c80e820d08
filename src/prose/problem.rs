//! Markdown that is shown as the text it is: what and where, so that `check` can tell the author.

use super::sanitizer;
use std::ops::Range;

/// Something in a text that has no meaning here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Problem {
    /// A raw HTML tag or comment.
    Html,
    /// A picture.
    Image,
    /// A heading.
    Heading,
    /// Code in a line or as a block, also lines that are four spaces in.
    Code,
    /// A table.
    Table,
    /// A quotation block.
    Quote,
    /// A line across the page.
    Rule,
    /// A footnote.
    Footnote,
    /// Italics: the words are shown, not slanted.
    Emphasis,
    /// A link to somewhere that is not `https:`, `http:`, `mailto:`, `tel:` or `word:`.
    Link,
    /// A list more than three deep.
    Nesting,
}

/// What in a text is shown as the text it is, and where (bytes of the text), in the order of the text.
#[must_use]
pub fn problems(markdown: &str) -> Vec<(Range<usize>, Problem)> {
    if super::one_sentence(markdown).is_some() {
        return Vec::new();
    }
    let mut found = sanitizer::problems(markdown);
    found.extend(tables(markdown).map(|range| (range, Problem::Table)));
    found.extend(footnotes(markdown).map(|range| (range, Problem::Footnote)));
    found.sort_by_key(|(range, problem)| (range.start, range.end, *problem));
    found
}

/// The lines that part a table's head from its body.
pub(super) fn tables(markdown: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let lines = markdown.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end()))
    });
    lines.filter(|(_, line)| parts_table(line.trim())).map(|(start, line)| start + line.len() - line.trim_start().len()..start + line.len())
}

fn parts_table(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t'))
}

fn footnotes(markdown: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    markdown.match_indices("[^").filter_map(|(start, _)| {
        let label = &markdown[start + 2..];
        let length = label.bytes().take(40).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'-')?;
        (length > 0 && label[length..].starts_with(']')).then_some(start..start + 2 + length + 1)
    })
}
