//! A needle that is not quite what the text says: one slip of typing, or a long part of it.

/// How a needle and a text agree round an anchor.
pub(super) struct Agreement {
    /// Where in the needle they begin to agree.
    pub from: usize,
    /// Where in the needle they cease to agree.
    pub to: usize,
}

/// How far a needle and a text agree to both sides of a place.
pub(super) fn agreement(needle: &[u8], text: &[u8], offset: usize, at: usize) -> Agreement {
    let before = needle[..offset].iter().rev().zip(text[..at].iter().rev()).take_while(|(a, b)| a == b).count();
    let after = needle[offset..].iter().zip(&text[at..]).take_while(|(a, b)| a == b).count();
    Agreement { from: offset - before, to: offset + after }
}

/// How long a text may be that is the needle but for one slip, if its start agrees up to `agreed`.
///
/// A slip is one letter too many, one too few, one other, or two that changed places. A digit never is
/// one: another house number is another house.
pub(super) fn lengths_with_slip(needle: &[u8], text: &[u8], agreed: usize) -> Vec<usize> {
    let starts = |from: usize, rest: &[u8]| text.get(from..).is_some_and(|text| text.starts_with(rest));
    slips(needle, agreed, |at| text.get(at).copied(), starts)
}

/// The same for a text whose end agrees with the needle's over `agreed` bytes.
pub(super) fn lengths_with_slip_back(needle: &[u8], text: &[u8], agreed: usize) -> Vec<usize> {
    let needle_back: Vec<u8> = needle.iter().rev().copied().collect();
    let ends = |from: usize, rest: &[u8]| {
        let Some(end) = text.len().checked_sub(from) else { return false };
        text[..end].iter().rev().take(rest.len()).eq(rest)
    };
    slips(&needle_back, agreed, |at| text.len().checked_sub(at + 1).map(|at| text[at]), ends)
}

fn slips(needle: &[u8], agreed: usize, text: impl Fn(usize) -> Option<u8>, goes_on: impl Fn(usize, &[u8]) -> bool) -> Vec<usize> {
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| !byte.is_ascii_digit() && byte != 0xff);
    let (here, next) = (needle.get(agreed).copied(), needle.get(agreed + 1).copied());
    let (there, after) = (text(agreed), text(agreed + 1));
    let rest = |from: usize| needle.get(from..).unwrap_or_default();
    let mut lengths = Vec::new();
    let are_swapped = is_letter(here) && is_letter(next) && here == after && next == there;
    if are_swapped && goes_on(agreed + 2, rest(agreed + 2)) {
        lengths.push(needle.len());
    }
    if is_letter(here) && is_letter(there) && goes_on(agreed + 1, rest(agreed + 1)) {
        lengths.push(needle.len());
    }
    if is_letter(there) && goes_on(agreed + 1, rest(agreed)) {
        lengths.push(needle.len() + 1);
    }
    if is_letter(here) && goes_on(agreed, rest(agreed + 1)) {
        lengths.push(needle.len() - 1);
    }
    lengths
}
