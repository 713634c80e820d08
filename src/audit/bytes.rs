//! What bytes are: a text, a picture, something packed. Each is opened, or refused.

use super::packed::{self, BROKEN};
use super::pictures;
use super::zip;

/// What was found in bytes.
pub(super) enum Opened {
    /// A text.
    Text(String),
    /// Bytes among which texts may stand.
    Loose(Vec<u8>),
    /// Bytes to be opened in their turn.
    Bytes(Vec<u8>),
    /// A file of a container.
    File(String, Vec<u8>),
}

/// Whether bytes are of a kind that `open` takes apart, whatever their name says.
pub(super) fn is_container(bytes: &[u8]) -> bool {
    packed::is_gzip(bytes) || zip::is_zip(bytes) || bytes.starts_with(b"%PDF")
}

/// Opens bytes that somebody declared to be a file.
///
/// # Errors
/// Why they cannot be looked into.
pub(super) fn open(bytes: Vec<u8>, limit: usize) -> Result<Vec<Opened>, &'static str> {
    if packed::is_gzip(&bytes) {
        let (contents, head) = packed::gzip(&bytes, limit)?;
        return Ok(vec![Opened::Bytes(contents), Opened::Loose(head)]);
    }
    if zip::is_zip(&bytes) {
        let parts = zip::parts(&bytes, limit)?;
        return Ok(parts.into_iter().flat_map(|part| [Opened::File(part.name, part.bytes), Opened::Loose(part.beside)]).collect());
    }
    if bytes.starts_with(b"%PDF") {
        return Err(BROKEN);
    }
    if pictures::is_picture(&bytes) {
        return Ok(pictures::beside_the_points(&bytes, limit)?.into_iter().filter(|part| !part.is_empty()).map(Opened::Loose).collect());
    }
    if packed::is_zlib(&bytes) {
        return Ok(vec![Opened::Bytes(packed::zlib(&bytes, limit)?)]);
    }
    if let Some(text) = utf_16(&bytes) {
        return Ok(vec![Opened::Text(text)]);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(vec![Opened::Text(text)]),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    // Deflate has no mark of its own. Where it gives a text, that is what it was.
    let unpacked = packed::deflate(&bytes, limit).map_err(|why| if why == packed::TOO_MUCH { why } else { BROKEN })?;
    String::from_utf8(unpacked).map(|text| vec![Opened::Text(text)]).map_err(|_| BROKEN)
}

/// Opens bytes that may only look like a file or a text; nothing where they are none.
///
/// # Errors
/// They unpack to more than the limit.
pub(super) fn guess(bytes: Vec<u8>, limit: usize) -> Result<Vec<Opened>, &'static str> {
    if packed::is_gzip(&bytes) || packed::is_zlib(&bytes) || zip::is_zip(&bytes) {
        return match open(bytes, limit) {
            Err(why) if why == BROKEN => Ok(Vec::new()),
            other => other,
        };
    }
    if let Some(text) = utf_16(&bytes) {
        return Ok(vec![Opened::Text(text)]);
    }
    let (text, odd) = loose(&bytes);
    Ok(if odd * 6 <= bytes.len() { vec![Opened::Text(text)] } else { Vec::new() })
}

/// Bytes as a text, whatever they are, and how many of them are no text. What is not UTF-8 is taken for Latin 1.
pub(super) fn loose(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut odd = 0;
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            let is_text = !letter.is_control() || letter.is_ascii_whitespace();
            odd += usize::from(!is_text);
            text.push(if is_text { letter } else { '\n' });
        }
        odd += chunk.invalid().len();
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
    }
    (text, odd)
}

/// A text in UTF-16: it says so at its start, or every other byte is 0.
pub(super) fn utf_16(bytes: &[u8]) -> Option<String> {
    let pairs = bytes.len() / 2;
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let is_big = match bytes {
        [0xff, 0xfe, ..] => false,
        [0xfe, 0xff, ..] => true,
        _ if pairs < 4 || !bytes.contains(&0) => return None,
        _ if zeros(1) * 4 >= pairs * 3 && zeros(0) * 8 <= pairs => false,
        _ if zeros(0) * 4 >= pairs * 3 && zeros(1) * 8 <= pairs => true,
        _ => return None,
    };
    let units = bytes
        .chunks_exact(2)
        .map(|pair| if is_big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) });
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
}
