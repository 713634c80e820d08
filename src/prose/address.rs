//! Where a link may lead: decided on the address after Markdown has decoded it.

use std::borrow::Cow;

/// Where a link leads.
pub(super) enum Target {
    /// To a web page, a mailbox or a telephone.
    Outside(String),
    /// To the explanation of a word, by its anchor.
    Word(String),
}

/// Where a link leads, or nothing if it may not lead there.
///
/// Browsers pass over tabs, line breaks and leading spaces in an address, so none may be in it; what is left
/// must start with one of five schemes.
pub(super) fn target(address: &str) -> Option<Target> {
    if address.contains(|character: char| unseen(character) || character.is_whitespace()) {
        return None;
    }
    if let Some(anchor) = address.strip_prefix("word:") {
        let known = !anchor.is_empty() && anchor.chars().all(|character| character.is_alphanumeric() || matches!(character, '-' | '_'));
        return known.then(|| Target::Word(anchor.to_owned()));
    }
    let rest = |scheme: &str| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    };
    let place = rest("https://").or_else(|| rest("http://"));
    let page = place.is_some_and(|place| place.starts_with(char::is_alphanumeric) || place.starts_with('['));
    let mailbox = rest("mailto:").is_some_and(|mailbox| mailbox.contains('@') && !mailbox.starts_with('/'));
    let dialled =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.' | '(' | ')' | '*' | '#' | ';' | '=');
    let telephone = rest("tel:").is_some_and(|number| number.contains(|digit: char| digit.is_ascii_digit()) && number.chars().all(dialled));
    (page || mailbox || telephone).then(|| Target::Outside(address.to_owned()))
}

/// An address with the signs encoded that an address may not hold as they are.
pub(super) fn encoded(address: &str) -> Cow<'_, str> {
    let refused = |character: char| matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    if !address.contains(refused) {
        return Cow::Borrowed(address);
    }
    let mut encoded = String::with_capacity(address.len() + 8);
    for character in address.chars() {
        if refused(character) {
            let code = format!("%{:02X}", u32::from(character));
            encoded.push_str(&code);
        } else {
            encoded.push(character);
        }
    }
    Cow::Owned(encoded)
}

/// Whether a character shows nothing and can hide or reorder words.
///
/// `source::decode` takes such characters out of every file; `&#8238;` would bring them back.
pub(super) fn unseen(character: char) -> bool {
    crate::source::is_hidden(character) || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}
