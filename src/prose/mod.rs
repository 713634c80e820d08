//! Markdown, sanitized: long texts of a plan become paragraphs, lists, bold words and links.
//!
//! Between the plan, whose texts people write, and the booklet, whose pages show them. Paragraphs,
//! bullet and numbered lists (three deep), bold, line breaks and links to `https:`, `http:`, `mailto:`,
//! `tel:` and our own `word:ANCHOR` have their meaning. All other Markdown is shown as the text it is:
//! nothing a person wrote is lost, and nothing they wrote can act.

mod html;
mod problem;
mod sanitizer;
mod spoken;
mod words;

#[cfg(test)]
mod tests;

pub use problem::{Problem, problems};
pub use spoken::{Spoken, spoken};
pub use words::{LinkTerm, link_words};

use std::borrow::Cow;

/// A text as HTML blocks, good as HTML and as XHTML.
///
/// `words_href` turns the anchor of a `word:ANCHOR` link into an address; such links have the class
/// `word`. A text without words gives an empty string.
#[must_use]
pub fn to_html(markdown: &str, words_href: &dyn Fn(&str) -> String) -> String {
    match one_sentence(markdown) {
        Some("") => String::new(),
        Some(sentence) => format!("<p>{}</p>", html::escaped(sentence)),
        None => html::blocks(&sanitizer::pieces(markdown), words_href),
    }
}

/// A text as HTML for inside a paragraph or a cell: blocks are parted by `<br/>`, list items keep a
/// bullet or their number.
#[must_use]
pub fn to_inline_html(markdown: &str, words_href: &dyn Fn(&str) -> String) -> String {
    match one_sentence(markdown) {
        Some(sentence) => html::escaped(sentence).into_owned(),
        None => html::inline(&sanitizer::pieces(markdown), words_href),
    }
}

/// The words alone: blocks, list items and hard line breaks are parted by `\n`.
#[must_use]
pub fn to_plain(markdown: &str) -> String {
    match one_sentence(markdown) {
        Some(sentence) => sentence.to_owned(),
        None => html::plain(&sanitizer::pieces(markdown)),
    }
}

/// The text itself if nothing in it can be Markdown: most texts are one plain sentence.
fn one_sentence(markdown: &str) -> Option<&str> {
    let text = markdown.trim();
    let signs = |byte: u8| matches!(byte, b'\n' | b'\r' | b'\0' | b'*' | b'_' | b'[' | b'<' | b'&' | b'\\' | b'`');
    let starts = text.starts_with(['-', '+', '#', '>', '~', '=']) || text.starts_with(|first: char| first.is_ascii_digit());
    (!starts && !text.bytes().any(signs)).then_some(text)
}

/// A stretch of the source as one line: line breaks and the indentation after them become one space.
fn one_line(source: &str) -> Cow<'_, str> {
    if source.contains(['\n', '\r']) {
        Cow::Owned(source.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(source)
    }
}
