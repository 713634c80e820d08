//! Where an address in a page leads, read as browsers read it.

use super::{PRINTED, is_one_of};
use std::borrow::Cow;

/// How an address that a reader follows may begin.
const FOLLOWED: [&str; 5] = ["http", "https", "mailto", "sms", "tel"];

/// Whether an address that a browser fetches by itself is a picture written out, a place in the page, or a file beside it.
pub(super) fn may_be_loaded(address: &str) -> bool {
    let address = seen_by_a_browser(address);
    let is_picture = address.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("data:image/"));
    is_picture || address.starts_with('#') || !address.contains([':', '/', '\\', '&'])
}

/// Whether an address that a reader follows leads to a page, a mailbox or a telephone.
pub(super) fn may_be_followed(address: &str) -> bool {
    let address = seen_by_a_browser(address);
    let scheme = address.split(['/', '?', '#', char::from(PRINTED)]).next().unwrap_or_default();
    match scheme.split_once(':') {
        Some((scheme, _)) => is_one_of(&FOLLOWED, scheme),
        // A name that no browser shows as it stands could be any letter.
        None => !scheme.contains('&'),
    }
}

/// An address without what browsers pass over.
fn seen_by_a_browser(address: &str) -> Cow<'_, str> {
    let passed_over = |letter: char| letter.is_ascii_whitespace() || (letter.is_ascii_control() && letter != char::from(PRINTED));
    if address.contains(passed_over) { Cow::Owned(address.replace(passed_over, "")) } else { Cow::Borrowed(address) }
}

/// A value without its entities: numbers, and the few names that the program writes. Others stay as they are.
pub(super) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let length = after.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#').unwrap_or(after.len());
        let name = &after[..length];
        let letter = match name.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16).ok().and_then(char::from_u32),
                None => number.parse().ok().and_then(char::from_u32),
            },
            None => [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')]
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, letter)| *letter),
        };
        match letter {
            Some(letter) => {
                text.push(letter);
                rest = after[length..].strip_prefix(';').unwrap_or(&after[length..]);
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}
