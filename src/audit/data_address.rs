//! `data:` addresses: a file inside a text.

use super::decode::{percent_bytes, without_percent};
use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// A `data:` address in a text.
pub(super) struct DataAddress {
    /// Where it starts.
    pub start: usize,
    /// The first byte after it.
    pub end: usize,
    /// What is in it; `None` if it cannot be read.
    pub content: Option<Vec<u8>>,
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
    let content = if is_base64 { from_base64(&raw) } else { Some(raw) };
    Some(DataAddress { start, end, content })
}

fn is_base64_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_' | b'%' | b' ' | b'\n' | b'\r' | b'\t')
}

/// Reads base64 as browsers do: with or without its ending.
const KIND: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// The bytes that a base64 text stands for. Spaces are passed over, and the signs of addresses taken.
fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    let sign = |byte: &u8| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        b' ' | b'\n' | b'\r' | b'\t' => None,
        other => Some(*other),
    };
    KIND.decode(text.iter().filter_map(sign).collect::<Vec<u8>>()).ok()
}
