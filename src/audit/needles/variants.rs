//! The other ways in which people write a place: “and” for `&`, “Saint” for “St”, “Rd” for “Road”.

use crate::audit::ordinary;

/// So many ways to write one place are looked for.
const MOST: usize = 24;

/// The texts that say the same as a private one.
pub(super) fn variants(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut written: Vec<Vec<String>> = vec![words.iter().map(|word| (*word).to_owned()).collect()];
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_end_matches([',', '.', ';']);
        let is_last = at > 0 && (at + 1 == words.len() || word.ends_with(','));
        let before = written.len();
        for other in others(bare, is_last) {
            for row in 0..before.min(MOST.saturating_sub(written.len())) {
                let mut row = written[row].clone();
                row[at].clone_from(&other);
                written.push(row);
            }
        }
    }
    let mut found: Vec<String> = written.into_iter().skip(1).map(|row| row.join(" ")).chain([text.to_owned()]).collect();
    for at in 0..found.len() {
        found.extend(with_and(&found[at]));
    }
    found.retain(|other| other != text);
    found
}

/// The other ways to write a word of a place: “St” before a name for “Saint”, “Rd” for “Road” at its end, “Stn” for “Station” before it.
fn others(word: &str, is_last: bool) -> Vec<String> {
    let small = word.to_lowercase();
    let places = &ordinary::words().places;
    let pairs = if is_last { &places.streets } else { &places.within };
    let mut found: Vec<String> = Vec::new();
    for (long, short) in pairs.iter().filter(|(_, short)| !short.is_empty()) {
        if *long == small {
            found.push(short.to_owned());
        } else if *short == small {
            found.push(long.to_owned());
        }
    }
    found
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
