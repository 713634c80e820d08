//! The other ways in which people write a place: “and” for `&`, “Saint” for “St”, “Rd” for “Road”.

use crate::audit::ordinary;

/// The texts that say the same as a private one.
pub(super) fn variants(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let written = [
        joined(&words, saint),
        joined(&words, street),
        joined(&words, |word, is_last| street(word, is_last).or_else(|| saint(word, is_last))),
    ];
    let mut found: Vec<String> = written.into_iter().chain([text.to_owned()]).collect();
    for at in 0..found.len() {
        found.extend(with_and(&found[at]));
    }
    found.retain(|other| other != text);
    found
}

/// The words with some of them written in another way.
fn joined(words: &[&str], other: fn(&str, bool) -> Option<String>) -> String {
    let written = words.iter().enumerate().map(|(at, word)| {
        let bare = word.trim_end_matches([',', '.', ';']);
        let is_last = at > 0 && (at + 1 == words.len() || word.ends_with(','));
        other(bare, is_last).unwrap_or_else(|| (*word).to_owned())
    });
    written.collect::<Vec<_>>().join(" ")
}

/// “St” before a name is “Saint”, and the other way round.
fn saint(word: &str, is_last: bool) -> Option<String> {
    match word.to_lowercase().as_str() {
        "st" if !is_last => Some("Saint".to_owned()),
        "saint" => Some("St".to_owned()),
        _ => None,
    }
}

/// A word that ends the name of a street, long or short.
fn street(word: &str, is_last: bool) -> Option<String> {
    let small = word.to_lowercase();
    let pair = ordinary::words()
        .places
        .streets
        .iter()
        .filter(|(_, short)| is_last && !short.is_empty())
        .find(|(long, short)| *long == small || *short == small);
    pair.map(|(long, short)| if long == small { short } else { long }.to_owned())
}

/// “and” for `&`, and nothing for “and”, as a search reads `&`.
fn with_and(text: &str) -> Option<String> {
    let is_sign = |word: &str| matches!(word, "&" | "+");
    let is_and = |word: &str| word.eq_ignore_ascii_case("and");
    if text.contains(['&', '+']) {
        let spaced = text.replace('&', " & ").replace('+', " + ");
        let words = spaced.split_whitespace().map(|word| if is_sign(word) { "and" } else { word });
        return Some(words.collect::<Vec<_>>().join(" "));
    }
    let kept: Vec<&str> = text.split_whitespace().filter(|word| !is_and(word)).collect();
    (kept.len() > 1 && kept.len() < text.split_whitespace().count()).then(|| kept.join(" "))
}
