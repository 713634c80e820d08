//! Words of a text in a row, and whether some of our own phrases stand in them.

/// The words of a text in small letters, without signs.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let small = text.to_lowercase().replace('’', "'");
    small.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a phrase stands at the start.
#[must_use]
pub fn opens<W: AsRef<str>>(words: &[W], phrase: &str) -> bool {
    let mut written = words.iter().map(AsRef::as_ref);
    phrase.split(' ').all(|word| written.next() == Some(word))
}
