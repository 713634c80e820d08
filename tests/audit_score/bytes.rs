//! Files and codings made by hand for the score: base64, PNG, JPEG, WebP.
//!
//! Written apart from the audit, so that a mistake in one is not the same mistake in the other.

use std::fmt::Write;

/// Base64 with its padding.
pub fn base64(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().enumerate().fold(0_usize, |bits, (at, byte)| bits | usize::from(*byte) << (16 - 8 * at));
        for at in 0..4 {
            out.push(if at <= three.len() { char::from(letters[bits >> (18 - 6 * at) & 63]) } else { '=' });
        }
    }
    out
}

/// A PNG of one point with one more chunk.
pub fn png(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (b"IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0].to_vec()),
        (kind, data.to_vec()),
        (b"IDAT", vec![0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1]),
        (b"IEND", Vec::new()),
    ] {
        out.extend(length(&data).to_be_bytes());
        let from = out.len();
        out.extend(kind);
        out.extend(data);
        out.extend(crc(&out[from..]).to_be_bytes());
    }
    out
}

/// The start and end of a JPEG with one segment between.
pub fn jpeg(marker: u8, data: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8, 0xff, marker];
    out.extend(((data.len() + 2) as u16).to_be_bytes());
    out.extend(data);
    out.extend([0xff, 0xda, 0, 3, 1, 0x12, 0xff, 0, 0x34, 0xff, 0xd9]);
    out
}

/// A WebP with one chunk after the picture.
pub fn webp(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut body = b"WEBPVP8L\x02\0\0\0/\0".to_vec();
    body.extend(kind);
    body.extend(length(data).to_le_bytes());
    body.extend(data);
    body.extend(vec![0; data.len() % 2]);
    let mut out = b"RIFF".to_vec();
    out.extend(length(&body).to_le_bytes());
    out.extend(body);
    out
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("small files")
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// A calendar with one event whose long line is folded after 74 bytes.
pub fn calendar(summary: &str) -> String {
    let escaped = summary.replace('\n', "\\n").replace(',', "\\,").replace(';', "\\;");
    let mut out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n".to_owned();
    let mut width = 0;
    for letter in format!("SUMMARY:Meeting at {escaped}").chars() {
        if width + letter.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        width += letter.len_utf8();
        let _ = write!(out, "{letter}");
    }
    out + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}
