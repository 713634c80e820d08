//! Base64 and hexadecimal digits, declared as such or standing bare in a text.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Reads base64 as browsers do: with or without its ending.
const KIND: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// A bare row of so many letters may be base64 of something: a postcode has seven letters.
pub(super) const SHORTEST: usize = 10;
/// A bare row of so many digits may be hexadecimal.
const SHORTEST_HEX: usize = 14;

/// Fewer letters of base64 hold nothing packed.
const SHORTEST_PACKED: usize = 16;
/// How many places of one row are tried as the start of something packed.
const MOST_PACKED: usize = 8;

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

/// Gives what bare rows of letters and digits in a text may stand for: packed bytes, or words.
pub(super) fn bare(text: &str, mut give: impl FnMut(Vec<u8>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + SHORTEST <= bytes.len() {
        // A row of this length has a letter at each such step.
        let probe = at + SHORTEST - 1;
        if !is_run(bytes[probe]) {
            at = probe + 1;
            continue;
        }
        let start = (at..probe).rev().find(|back| !is_run(bytes[*back])).map_or(at, |back| back + 1);
        let end = end_of_run(bytes, probe);
        if end - start >= SHORTEST {
            run(&bytes[start..end], &mut give);
        }
        at = end.max(probe + 1);
    }
}

/// Where a row ends; lines of mail end after 64 or 76 letters, and the row goes on.
fn end_of_run(bytes: &[u8], from: usize) -> usize {
    const LINE: usize = 56;
    let mut line = from;
    loop {
        let end = bytes[line..].iter().position(|byte| !is_run(*byte)).map_or(bytes.len(), |length| line + length);
        let next = end + bytes[end..].iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
        let breaks = bytes[end..next].contains(&b'\n');
        if !breaks || end - line < LINE || !bytes.get(next).copied().is_some_and(is_run) {
            return end;
        }
        line = next;
    }
}

fn is_run(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

fn run(run: &[u8], give: &mut impl FnMut(Vec<u8>)) {
    let is_hex = run.len() >= SHORTEST_HEX && run.iter().all(u8::is_ascii_hexdigit);
    if is_hex {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default();
        for from in 0..2 {
            give(run[from..].chunks_exact(2).map(|pair| digit(pair[0]) * 16 + digit(pair[1])).collect());
        }
    }
    // A word has no capital inside, and base64 of a text has many.
    if !run[1..].iter().any(u8::is_ascii_uppercase) {
        return;
    }
    let sextets: Vec<u8> = run.iter().filter_map(|byte| sextet(*byte)).collect();
    for from in 0..4 {
        let Some(row) = sextets.get(from..).filter(|row| row.len() >= 4) else { continue };
        if is_mostly_ascii(row) {
            give(row.chunks(4).flat_map(bytes_of).collect());
        }
    }
    // What is packed must be read from its first letter, and a path may stand before it.
    let packed = (0..sextets.len().saturating_sub(SHORTEST_PACKED)).filter(|from| is_packed(&sextets[*from..]));
    for from in packed.take(MOST_PACKED) {
        give(sextets[from..].chunks(4).flat_map(bytes_of).collect());
    }
}

fn sextet(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

/// Whether it starts like gzip, zlib, a ZIP container or UTF-16.
fn is_packed(row: &[u8]) -> bool {
    let start: Vec<u8> = row.chunks(4).take(1).flat_map(bytes_of).collect();
    matches!(start[..], [0x1f, 0x8b, ..] | [0x78, 1 | 0x5e | 0x9c | 0xda, ..] | [b'P', b'K', ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
}

/// Whether most of the bytes would have no high bit, as bytes of a text.
fn is_mostly_ascii(row: &[u8]) -> bool {
    let groups = row.chunks_exact(4);
    let all = groups.len();
    let ascii = groups.filter(|four| four[0] < 32 && four[1] & 8 == 0 && four[2] & 2 == 0).count();
    ascii * 5 >= all * 3
}

/// The bytes of four letters of base64, or of fewer at the end.
fn bytes_of(four: &[u8]) -> impl Iterator<Item = u8> + use<> {
    let bits = four.iter().fold(0_u32, |bits, sextet| bits << 6 | u32::from(*sextet)) << (6 * (4 - four.len()));
    let [_, bytes @ ..] = bits.to_be_bytes();
    bytes.into_iter().take(four.len() * 3 / 4)
}
