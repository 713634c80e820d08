//! Texts inside texts: percent signs, backslashes, and `data:` addresses.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Reads base64 as browsers do: with or without its ending.
const KIND: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// A text with `%41` taken for `A`; nothing where it has no such sign, or where it would not be text.
pub(super) fn without_percent(text: &str) -> Option<String> {
    if !has_percent(text) {
        return None;
    }
    String::from_utf8(percent_bytes(text)).ok()
}

/// The bytes of a text with `%41` taken for `A`.
fn percent_bytes(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if let Some(byte) = percent_at(bytes, at) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

/// Whether a text has a `%` with two hexadecimal digits.
pub(super) fn has_percent(text: &str) -> bool {
    text.match_indices('%').any(|(at, _)| percent_at(text.as_bytes(), at).is_some())
}

fn percent_at(bytes: &[u8], at: usize) -> Option<u8> {
    if bytes[at] != b'%' {
        return None;
    }
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    u8::try_from(digit(at + 1)? * 16 + digit(at + 2)?).ok()
}

/// A piece of script, style or JSON with its escapes taken for what they stand for; nothing where it
/// has none: `\u0041`, `\u{41}`, `\x41`, and in styles `\41 `.
pub(super) fn without_backslash(text: &str) -> Option<String> {
    let mut at = text.find('\\')?;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    loop {
        out.push_str(&text[done..at]);
        let (character, length) = escape(&text[at..]);
        out.extend(character);
        done = at + length;
        match text[done..].find('\\') {
            Some(next) => at = done + next,
            None => break,
        }
    }
    out.push_str(&text[done..]);
    Some(out)
}

/// What the escape at the start of a text stands for, and its length.
fn escape(text: &str) -> (Option<char>, usize) {
    let rest = &text[1..];
    let hex = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
    let character = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    if let Some(inner) = rest.strip_prefix("u{") {
        let length = hex(inner, 6);
        if length > 0 && inner[length..].starts_with('}') {
            return (character(&inner[..length]), length + 4);
        }
    }
    for (mark, width) in [("u", 4), ("x", 2)] {
        if let Some(inner) = rest.strip_prefix(mark)
            && hex(inner, width) == width
        {
            return (character(&inner[..width]), width + 2);
        }
    }
    match hex(rest, 6) {
        0 => match rest.chars().next() {
            Some('n' | 'r' | 't' | 'b' | 'f') => (Some(' '), 2),
            Some(other) => (Some(other), 1 + other.len_utf8()),
            None => (None, 1),
        },
        length => {
            let space = usize::from(rest[length..].starts_with([' ', '\n', '\t']));
            (character(&rest[..length]), 1 + length + space)
        }
    }
}

/// A `data:` address in a text.
pub(super) struct DataAddress {
    /// Where it starts.
    pub start: usize,
    /// The first byte after it.
    pub end: usize,
    /// What is in it.
    pub content: Content,
}

/// What is in a `data:` address.
pub(super) enum Content {
    /// Text, of which a part may be markup.
    Text(String),
    /// A picture or a font.
    Picture,
    /// Bytes that are neither.
    Unreadable,
}

/// The first `data:` address in a text.
pub(super) fn data_address(text: &str) -> Option<DataAddress> {
    text.match_indices(':').filter_map(|(colon, _)| colon.checked_sub(4)).find_map(|start| data_address_at(text, start))
}

fn data_address_at(text: &str, start: usize) -> Option<DataAddress> {
    let bytes = text.as_bytes();
    if !bytes[start..start + 5].eq_ignore_ascii_case(b"data:") {
        return None;
    }
    let comma = start + bytes[start..].iter().take(200).position(|byte| matches!(byte, b',' | b'"' | b'\'' | b')' | b'<'))?;
    let head = text.get(start + 5..comma).filter(|_| bytes[comma] == b',')?;
    // In a script, `data:` may be a word of the program.
    if !head.is_empty() && !head.contains(['/', ';', '%']) {
        return None;
    }
    let head = without_percent(head).unwrap_or_else(|| head.to_owned());
    let body = comma + 1;
    let is_base64 = head.rsplit(';').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    let ends = |byte: &u8| if is_base64 { !is_base64_byte(*byte) } else { matches!(byte, b'"' | b'\'' | b')') };
    let end = bytes[body..].iter().position(ends).map_or(bytes.len(), |length| body + length);
    let raw = percent_bytes(text.get(body..end)?);
    let decoded = if is_base64 { base64(&raw) } else { Some(raw) };
    let content = match decoded {
        None => Content::Unreadable,
        Some(bytes) if is_picture(&bytes) => Content::Picture,
        Some(bytes) => String::from_utf8(bytes).map_or(Content::Unreadable, Content::Text),
    };
    Some(DataAddress { start, end, content })
}

fn is_base64_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'%' | b' ' | b'\n' | b'\r' | b'\t')
}

/// The bytes that a base64 text stands for. Spaces are passed over, and the signs of addresses taken.
pub(super) fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let sign = |byte: &u8| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        b' ' | b'\n' | b'\r' | b'\t' => None,
        other => Some(*other),
    };
    KIND.decode(text.iter().filter_map(sign).collect::<Vec<u8>>()).ok()
}

/// Whether bytes are a picture or a font of a kind that we know, by how they start.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 10] =
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"wOFF", b"wOF2", b"OTTO", b"\0\x01\0\0", b"\0\0\x01\0", b"true\0"];
    let is_riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let is_avif = bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..11) == Some(b"avi");
    is_riff || is_avif || STARTS.iter().any(|start| bytes.starts_with(start))
}
