//! Packed bytes: gzip, zlib and bare deflate, each unpacked up to a limit.

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit};

/// Why packed bytes are refused.
pub(super) const BROKEN: &str = "it has something packed inside it that I cannot look into";
/// Why too many bytes are refused.
pub(super) const TOO_MUCH: &str = "it unpacks to more than I can look through";

/// Whether bytes start as gzip does.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Whether bytes start as zlib does.
pub(super) fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..])
}

/// What is in a gzip file: its contents, and its name and comment.
///
/// # Errors
/// It is broken, or more than the limit.
pub(super) fn gzip(bytes: &[u8], limit: usize) -> Result<(Vec<u8>, Vec<u8>), &'static str> {
    const CHECK: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let [0x1f, 0x8b, 8, flags, ..] = *bytes else { return Err(BROKEN) };
    let mut at = 10;
    if flags & EXTRA != 0 {
        at += 2 + usize::from(number(bytes, at).ok_or(BROKEN)?);
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            at += 1 + bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0)).ok_or(BROKEN)?;
        }
    }
    let head = bytes.get(10..at).ok_or(BROKEN)?.to_vec();
    if flags & CHECK != 0 {
        at += 2;
    }
    // After the packed bytes stand eight of check and size, which tell nothing.
    let end = bytes.len().checked_sub(8).filter(|end| *end >= at).ok_or(BROKEN)?;
    let contents = deflate(&bytes[at..end], limit)?;
    Ok((contents, head))
}

/// What is in a zlib stream.
///
/// # Errors
/// It is broken, or more than the limit.
pub(super) fn zlib(bytes: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    decompress_to_vec_zlib_with_limit(bytes, limit).map_err(|trouble| why(trouble.status))
}

/// What is in a bare deflate stream.
///
/// # Errors
/// It is broken, or more than the limit.
pub(super) fn deflate(bytes: &[u8], limit: usize) -> Result<Vec<u8>, &'static str> {
    decompress_to_vec_with_limit(bytes, limit).map_err(|trouble| why(trouble.status))
}

fn why(status: TINFLStatus) -> &'static str {
    if status == TINFLStatus::HasMoreOutput { TOO_MUCH } else { BROKEN }
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}
