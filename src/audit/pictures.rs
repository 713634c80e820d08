//! What stands in a picture beside its points: comments, Exif, XMP, texts. The points themselves are not read.

use super::bytes::BROKEN;

/// Whether bytes are a picture or a font of a kind that we know, by how they start.
pub(super) fn is_picture(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 8] = [PNG, JPEG, b"GIF87a", b"GIF89a", b"wOFF", b"wOF2", b"OTTO", b"true\0"];
    const MORE_STARTS: [&[u8]; 2] = [b"\0\x01\0\0", b"\0\0\x01\0"];
    let is_avif = bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..11) == Some(b"avi");
    is_webp(bytes) || is_avif || STARTS.iter().chain(&MORE_STARTS).any(|start| bytes.starts_with(start))
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// The parts of a picture that are not its points. Where its shape is broken, all of the rest.
///
/// # Errors
/// A text that is packed: our pictures have none.
pub(super) fn beside_the_points(bytes: &[u8]) -> Result<Vec<&[u8]>, &'static str> {
    match bytes {
        _ if bytes.starts_with(PNG) => png(bytes),
        _ if bytes.starts_with(JPEG) => Ok(jpeg(bytes)),
        _ if is_webp(bytes) => Ok(webp(bytes)),
        _ => Ok(vec![bytes]),
    }
}

fn png(bytes: &[u8]) -> Result<Vec<&[u8]>, &'static str> {
    let mut parts = Vec::new();
    let mut at = PNG.len();
    while let Some(length) = bytes.get(at..at + 4).and_then(|four| four.first_chunk()).map(|four| u32::from_be_bytes(*four) as usize) {
        let Some(data) = bytes.get(at + 8..(at + 8).saturating_add(length)) else { break };
        match &bytes[at + 4..at + 8] {
            b"IDAT" | b"IHDR" | b"PLTE" | b"fdAT" | b"IEND" => {}
            b"zTXt" | b"iCCP" | b"iTXt" => return Err(BROKEN),
            _ => parts.push(data),
        }
        at += 12 + length;
    }
    parts.push(bytes.get(at..).unwrap_or_default());
    Ok(parts)
}

fn jpeg(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut at = 2;
    while let Some([0xff, marker]) = bytes.get(at..at + 2) {
        if *marker == 0xd9 {
            at += 2;
            break;
        }
        let Some(length) = bytes.get(at + 2..at + 4).map(|two| usize::from(two[0]) << 8 | usize::from(two[1])) else { break };
        let Some(data) = bytes.get(at + 4..(at + 2 + length).max(at + 4)) else { break };
        // Tables and frames say how the points are packed.
        if !matches!(marker, 0xc0..=0xcf | 0xda | 0xdb | 0xdd) {
            parts.push(data);
        }
        at += 2 + length.max(2);
        if *marker == 0xda {
            let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
            at += bytes[at..].windows(2).position(is_marker).unwrap_or(bytes.len() - at);
        }
    }
    parts.push(bytes.get(at..).unwrap_or_default());
    parts
}

fn webp(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut at = 12;
    while let Some(length) = bytes.get(at + 4..at + 8).and_then(|four| four.first_chunk()).map(|four| u32::from_le_bytes(*four) as usize) {
        let Some(data) = bytes.get(at + 8..(at + 8).saturating_add(length)) else { break };
        if !matches!(&bytes[at..at + 4], b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF") {
            parts.push(data);
        }
        at += 8 + length + length % 2;
    }
    parts.push(bytes.get(at..).unwrap_or_default());
    parts
}
