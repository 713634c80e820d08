//! ZIP containers, read strictly: what a lenient reader might find and this one not is refused.

use super::packed::{BROKEN, TOO_MUCH, deflate};

/// How many files a container may hold.
const MOST_PARTS: usize = 2000;

/// A file in a container.
pub(super) struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
    /// Comments and extra fields, as they are.
    pub beside: Vec<u8>,
}

/// Whether bytes start as a container does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08")
}

/// All files of a container.
///
/// # Errors
/// It is broken, encrypted, packed in another way, has bytes that belong to no file, or unpacks to more than the limit.
pub(super) fn parts(bytes: &[u8], mut limit: usize) -> Result<Vec<Part>, &'static str> {
    let end = end_of_list(bytes).ok_or(BROKEN)?;
    let count = short(bytes, end + 10)?;
    let (length, start) = (long(bytes, end + 12)?, long(bytes, end + 16)?);
    if count > MOST_PARTS || start.checked_add(length) != Some(end) {
        return Err(BROKEN);
    }
    let mut parts = vec![Part { name: String::new(), bytes: Vec::new(), beside: bytes[end + 22..].to_vec() }];
    let mut places = Vec::new();
    let mut at = start;
    for _ in 0..count {
        let (part, next, place) = part(bytes, at, limit)?;
        limit = limit.checked_sub(part.bytes.len()).ok_or(TOO_MUCH)?;
        parts.push(part);
        places.push(place);
        at = next;
    }
    places.sort_unstable();
    // Each byte before the list belongs to a file of the list.
    let mut reached = 0;
    for (from, to) in places {
        if from != reached {
            return Err(BROKEN);
        }
        reached = to;
    }
    if at == end && reached == start { Ok(parts) } else { Err(BROKEN) }
}

/// Where the record that ends the list stands: its comment reaches to the last byte.
fn end_of_list(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let is_end =
        |at: &usize| bytes[*at..].starts_with(b"PK\x05\x06") && short(bytes, at + 20).is_ok_and(|comment| at + 22 + comment == bytes.len());
    (last.saturating_sub(0xffff)..=last).rev().find(is_end)
}

/// One file by its line in the list, where the next line starts, and from where to where the file stands.
fn part(bytes: &[u8], at: usize, limit: usize) -> Result<(Part, usize, (usize, usize)), &'static str> {
    const ENCRYPTED: usize = 1;
    const DESCRIPTOR: usize = 8;
    if bytes.get(at..at + 4) != Some(b"PK\x01\x02") {
        return Err(BROKEN);
    }
    let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
    let (packed, unpacked) = (long(bytes, at + 20)?, long(bytes, at + 24)?);
    let (name, extra, comment) = (short(bytes, at + 28)?, short(bytes, at + 30)?, short(bytes, at + 32)?);
    let local = long(bytes, at + 42)?;
    let next = at + 46 + name + extra + comment;
    let name_bytes = bytes.get(at + 46..at + 46 + name).ok_or(BROKEN)?;
    let mut beside = bytes.get(at + 46 + name..next).ok_or(BROKEN)?.to_vec();

    let head = bytes.get(local..local.saturating_add(30)).filter(|head| head.starts_with(b"PK\x03\x04")).ok_or(BROKEN)?;
    let (local_name, local_extra) = (short(head, 26)?, short(head, 28)?);
    let data = local + 30 + local_name + local_extra;
    let is_same_name = bytes.get(local + 30..local + 30 + local_name) == Some(name_bytes);
    let is_same = is_same_name && short(head, 8)? == method && flags & ENCRYPTED == 0 && short(head, 6)? & ENCRYPTED == 0;
    let content = bytes.get(data..data.saturating_add(packed)).filter(|_| is_same).ok_or(BROKEN)?;
    beside.push(b'\n');
    beside.extend_from_slice(&bytes[data - local_extra..data]);
    let content = match method {
        0 if content.len() > limit => return Err(TOO_MUCH),
        0 => content.to_vec(),
        8 => deflate(content, limit)?,
        _ => return Err(BROKEN),
    };
    let mut end = data + packed;
    if flags & DESCRIPTOR != 0 {
        end += if bytes.get(end..end + 4) == Some(b"PK\x07\x08") { 16 } else { 12 };
    }
    if content.len() != unpacked {
        return Err(BROKEN);
    }
    Ok((Part { name: String::from_utf8_lossy(name_bytes).into_owned(), bytes: content, beside }, next, (local, end)))
}

fn short(bytes: &[u8], at: usize) -> Result<usize, &'static str> {
    let two = bytes.get(at..at + 2).and_then(|two| two.first_chunk()).ok_or(BROKEN)?;
    Ok(usize::from(u16::from_le_bytes(*two)))
}

fn long(bytes: &[u8], at: usize) -> Result<usize, &'static str> {
    let four = bytes.get(at..at + 4).and_then(|four| four.first_chunk()).ok_or(BROKEN)?;
    usize::try_from(u32::from_le_bytes(*four)).map_err(|_| BROKEN)
}
