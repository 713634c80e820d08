//! Markdown, tamed: long texts of a plan become paragraphs, lists, bold words and links.
//!
//! FIRST VERSION: the interface is final, the inside shows everything as plain text.

use std::ops::Range;

/// What stands in a text and is shown as the text it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Problem {
    /// A raw HTML tag or comment.
    Html,
    /// A picture.
    Image,
    /// A heading.
    Heading,
    /// Code, in a line or as a block.
    Code,
    /// A table.
    Table,
    /// A quotation block.
    Quote,
    /// A line across the page.
    Rule,
    /// A footnote.
    Footnote,
    /// Italics or words struck through.
    Emphasis,
    /// A link to somewhere that is not `https:`, `http:`, `mailto:`, `tel:` or `word:`.
    Link,
    /// Lists more than three deep.
    Nesting,
}

/// A word with an explanation.
pub struct Term<'a> {
    /// The word as it is listed.
    pub word: &'a str,
    /// The anchor of its explanation: letters, digits and hyphens.
    pub anchor: &'a str,
    /// Other forms in which it appears in a text ("reviews", "reviewed").
    pub forms: &'a [&'a str],
}

/// A text as HTML blocks. `words_href` turns the anchor of a `word:ANCHOR` link into an address.
#[must_use]
pub fn to_html(markdown: &str, words_href: &dyn Fn(&str) -> String) -> String {
    format!("<p>{}</p>", to_inline_html(markdown, words_href))
}

/// A text as HTML for inside a paragraph: blocks are parted by `<br/>`.
#[must_use]
pub fn to_inline_html(markdown: &str, _words_href: &dyn Fn(&str) -> String) -> String {
    markdown.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The words alone, blocks parted by line breaks.
#[must_use]
pub fn to_plain(markdown: &str) -> String {
    markdown.trim().to_owned()
}

/// What in a text is not one of the few signs that are used, and where (bytes of the text).
#[must_use]
pub fn problems(_markdown: &str) -> Vec<(Range<usize>, Problem)> {
    Vec::new()
}

/// The text with a link `[found](word:anchor)` at the first place of each term.
///
/// `already(i)` says whether term `i` was linked on this page before, and remembers it.
#[must_use]
pub fn link_words(markdown: &str, _terms: &[Term<'_>], _already: &mut dyn FnMut(usize) -> bool) -> String {
    markdown.to_owned()
}
