//! E-mail addresses in a written text.

use super::{Found, Way};
use std::fmt::Write;

/// The e-mail addresses of a text, in order.
pub(super) fn find(written: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, _) in written.match_indices('@') {
        let name = written[..at].chars().rev().take_while(|sign| is_of_name(*sign)).map(char::len_utf8).sum::<usize>();
        let place = written[at + 1..].chars().take_while(|sign| is_of_place(*sign)).map(char::len_utf8).sum::<usize>();
        let name = written[at - name..at].trim_start_matches(['.', '\'', '-']);
        let place = written[at + 1..at + 1 + place].trim_end_matches(['.', '-']);
        let end = at + 1 + place.len();
        let start = at - name.len();
        // "a@b@c.example" is a slip: nobody knows which was meant.
        let is_alone = !written[end..].starts_with('@') && !written[..start].ends_with('@');
        if is_alone && is_name(name) && is_place(place) {
            found.push(Found { start, end, way: Way::Mail, dialled: encoded(&written[start..end]) });
        }
    }
    found
}

fn is_of_name(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '_' | '-' | '+' | '\'' | '&' | '%' | '=' | '~' | '#' | '$' | '!' | '^')
}

fn is_of_place(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '.' | '-')
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.ends_with('.') && !name.contains("..")
}

fn is_place(place: &str) -> bool {
    let mut labels = place.split('.');
    let last = labels.next_back().unwrap_or_default();
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let is_last = last.chars().count() >= 2 && last.chars().all(|letter| letter.is_alphabetic()) || last.starts_with("xn--");
    is_last && place.contains('.') && labels.all(is_label)
}

/// An address as a link may hold it: the signs that mean something else there are written as numbers.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.chars() {
        match sign {
            '%' | '&' | '#' | '=' | '^' => {
                let _ = write!(out, "%{:02X}", u32::from(sign));
            }
            _ => out.push(sign),
        }
    }
    out
}
