//! What sort of text stands where: by a file's name and first bytes, by an element's or attribute's name.

use super::pictures::is_picture;
use memchr::memchr;
use std::ops::Range;

/// How a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// HTML, XHTML or SVG.
    Markup,
    /// A comment, which may hold markup too.
    Comment,
    /// A style or a script.
    Code,
    /// Anything else that is text.
    Plain,
    /// A calendar, whose long lines are folded.
    Calendar,
}

/// Why a file that should be text is refused.
pub(super) const NOT_UTF_8: &str = "it is not text in UTF-8";
/// Why any other file is refused.
const NO_TEXT: &str = "it is a kind of file that I cannot look into";

/// How an artifact is read; `None` if its bytes must be opened: a picture or a font.
///
/// # Errors
/// Why it cannot be looked into.
pub(super) fn kind_of(name: &str, bytes: &[u8]) -> Result<Option<Kind>, &'static str> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match ending.as_str() {
        _ if bytes.starts_with(b"%PDF") || memchr(0, bytes).is_some() && !is_picture(bytes) => Err(NO_TEXT),
        "html" | "htm" | "xhtml" | "svg" | "xml" | "opf" | "ncx" => Ok(Some(Kind::Markup)),
        "css" | "js" | "mjs" | "json" | "webmanifest" => Ok(Some(Kind::Code)),
        "txt" | "md" | "csv" => Ok(Some(Kind::Plain)),
        "ics" => Ok(Some(Kind::Calendar)),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "ico" | "woff" | "woff2" | "ttf" | "otf" if is_picture(bytes) => Ok(None),
        _ if std::str::from_utf8(bytes).is_err() => Err(NO_TEXT),
        _ => Ok(Some(Kind::Markup)),
    }
}

/// The name of an element, at the start of a text.
pub(super) fn name(text: &str) -> &str {
    let end = text.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(text.len());
    &text[..end]
}

/// Whether an element stands inside a line, so that a word may go on through its edge.
pub(super) fn is_inline(name: &str) -> bool {
    let mut room = [0; 8];
    let Some(small) = room.get_mut(..name.len()) else { return false };
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    matches!(
        &*small,
        b"a" | b"abbr"
            | b"acronym"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"big"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"font"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"mark"
            | b"q"
            | b"rb"
            | b"rt"
            | b"ruby"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"textpath"
            | b"time"
            | b"tref"
            | b"tspan"
            | b"tt"
            | b"u"
            | b"var"
            | b"wbr"
            | b"img"
            | b"svg"
            | b"script"
            | b"style"
            | b"template"
            | b"slot"
            | b"output"
    ) || name.contains('-')
}

/// Whether an attribute holds the page's machinery, in which small words are not names.
pub(super) fn is_structural(name: &str) -> bool {
    const NAMES: &str = "media sizes style type rel role http-equiv charset lang xml:lang dir d points transform viewbox fill stroke \
                         preserveaspectratio xmlns version content-security-policy stroke-linecap inputmode integrity";
    is_one_of(NAMES, name) || name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

/// Whether an attribute holds what people read or hear.
pub(super) fn is_heard(name: &str) -> bool {
    const NAMES: &str = "alt title label placeholder value abbr aria-label aria-description aria-valuetext aria-roledescription";
    is_one_of(NAMES, name)
}

/// Whether a name is one of a list, whatever its capitals.
fn is_one_of(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(name))
}

/// An attribute: where its name and its value stand, and where the next may start.
pub(super) struct Attribute {
    pub name: Range<usize>,
    pub value: Range<usize>,
    pub end: usize,
}

/// The next attribute of a start tag; nothing at the tag's end.
pub(super) fn attribute(tag: &str, from: usize) -> Option<Attribute> {
    let bytes = tag.as_bytes();
    let skip =
        |from: usize, pass: fn(&u8) -> bool| bytes[from..].iter().position(|byte| !pass(byte)).map_or(bytes.len(), |length| from + length);
    let space: fn(&u8) -> bool = u8::is_ascii_whitespace;
    let start = skip(from, |byte| byte.is_ascii_whitespace() || *byte == b'/');
    if matches!(bytes.get(start), None | Some(b'>')) {
        return None;
    }
    // A sign of equality at the very start is part of the name, as browsers have it.
    let name_end = skip(start + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'>'));
    let name = start..ceil(tag, name_end);
    let sign = skip(name.end, space);
    if bytes.get(sign) != Some(&b'=') {
        return Some(Attribute { value: name.end..name.end, end: name.end, name });
    }
    let value = skip(sign + 1, space);
    if let Some(quote @ (b'"' | b'\'')) = bytes.get(value) {
        let end = memchr::memchr(*quote, &bytes[value + 1..]).map_or(bytes.len(), |length| value + 1 + length);
        return Some(Attribute { name, value: value + 1..end, end: (end + 1).min(bytes.len()) });
    }
    let end = skip(value, |byte| !byte.is_ascii_whitespace() && *byte != b'>');
    Some(Attribute { name, value: value..end, end })
}

/// The next place at which a text may be cut.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// How long the text of a script or a style is, up to its end tag.
pub(super) fn raw_length(text: &str, name: &str) -> usize {
    let ends = |at: &usize| text.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    text.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(text.len())
}
