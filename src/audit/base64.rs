//! Base64 in `data:` addresses.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Reads base64 as browsers do: with or without its ending.
const KIND: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// The bytes that a base64 text stands for. Spaces are passed over, and the signs of addresses taken.
pub(super) fn whole(text: &[u8]) -> Option<Vec<u8>> {
    let sign = |byte: &u8| match byte {
        b'-' => Some(b'+'),
        b'_' => Some(b'/'),
        b' ' | b'\n' | b'\r' | b'\t' => None,
        other => Some(*other),
    };
    KIND.decode(text.iter().filter_map(sign).collect::<Vec<u8>>()).ok()
}
