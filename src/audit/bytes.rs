//! What bytes are: a text or a picture. What is packed, or is neither, is refused: no format makes it.

use super::pictures;

/// Why something inside a file is refused.
pub(super) const BROKEN: &str = "it has something inside it that I cannot look into";
/// Why too many bytes are refused.
pub(super) const TOO_MUCH: &str = "it holds more than I can look through";

/// What was found in bytes.
pub(super) enum Opened {
    /// A text.
    Text(String),
    /// Bytes of a picture among which texts may stand.
    Loose(Vec<u8>),
}

/// Opens bytes that somebody declared to be a file.
///
/// # Errors
/// Why they cannot be looked into.
pub(super) fn open(bytes: Vec<u8>) -> Result<Vec<Opened>, &'static str> {
    if pictures::is_picture(&bytes) {
        let parts = pictures::beside_the_points(&bytes)?.into_iter().filter(|part| !part.is_empty());
        return Ok(parts.map(|part| Opened::Loose(part.to_vec())).collect());
    }
    let text = String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'));
    text.map(|text| vec![Opened::Text(text)]).ok_or(BROKEN)
}

/// Bytes as a text, whatever they are. What is not UTF-8 is taken for Latin 1, and a control sign ends a sentence.
pub(super) fn loose(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        let is_text = |letter: char| !letter.is_control() || letter.is_ascii_whitespace();
        text.extend(chunk.valid().chars().map(|letter| if is_text(letter) { letter } else { '.' }));
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
    }
    text
}
