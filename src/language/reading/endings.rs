//! The words that a word with an ending may come from: `biscuits` from `biscuit`, `stopped` from `stop`.

/// Calls `try_word` with each possible base until one fits. The word is in small letters, with a straight apostrophe.
pub(super) fn any_base(word: &str, try_word: &dyn Fn(&str) -> bool) -> bool {
    if try_word(word) || word.ends_with("n't") {
        return true;
    }
    let word = word.split_once('\'').map_or(word, |(base, _)| base);
    if try_word(word) {
        return true;
    }
    let british = word.replace("iz", "is");
    if british != word && any_ending(&british, try_word) {
        return true;
    }
    any_ending(word, try_word)
}

/// The same with the endings that leave a word what it is: -s, -ed, -ing.
pub(super) fn any_inflected(word: &str, try_word: &dyn Fn(&str) -> bool) -> bool {
    let word = word.split_once('\'').map_or(word, |(base, _)| base);
    let with_e = |base: &str| try_word(base) || try_word(&format!("{base}e"));
    try_word(word)
        || word.strip_suffix('s').is_some_and(try_word)
        || word.strip_suffix("ies").is_some_and(|base| try_word(&format!("{base}y")))
        || ["ed", "ing"].iter().any(|ending| word.strip_suffix(ending).is_some_and(with_e))
}

fn any_ending(word: &str, try_word: &dyn Fn(&str) -> bool) -> bool {
    let with = |base: &str, letter: &str| try_word(&format!("{base}{letter}"));
    let stem = |base: &str| base.len() > 1 && (try_word(base) || with(base, "e") || undoubled(base).is_some_and(try_word));
    try_word(word)
        || word.strip_suffix("ies").or_else(|| word.strip_suffix("ied")).is_some_and(|base| with(base, "y"))
        || word.strip_suffix("ves").is_some_and(|base| with(base, "f") || with(base, "fe"))
        || word
            .strip_suffix("ier")
            .or_else(|| word.strip_suffix("iest"))
            .or_else(|| word.strip_suffix("ily"))
            .is_some_and(|base| with(base, "y"))
        || ["s", "es"].iter().any(|ending| word.strip_suffix(ending).is_some_and(try_word))
        || ["ed", "ing", "er", "ers", "est", "y"].iter().any(|ending| word.strip_suffix(ending).is_some_and(stem))
        || ["ly", "ness", "ful", "less"].iter().any(|ending| word.strip_suffix(ending).is_some_and(|base| base.len() > 2 && try_word(base)))
}

/// A base that ends in a doubled letter, with one of them: `stopp` to `stop`.
fn undoubled(base: &str) -> Option<&str> {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    (last == before && last.is_ascii_alphabetic()).then(|| &base[..base.len() - 1])
}
