//! Phrases of several words, found in a row of words in any of their forms.

use std::collections::HashMap;

/// A phrase: words with a space between; `keep|keeps|kept` is one word in several forms, `*` is any one word.
pub struct Phrase {
    words: Vec<Vec<String>>,
}

impl Phrase {
    /// A phrase as it is written in a list, in small letters.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Phrase { words: written.split_whitespace().map(|word| word.split('|').map(str::to_owned).collect()).collect() }
    }

    /// How many words of a row the phrase covers from a place on; nothing where it does not stand there.
    fn at(&self, row: &[String]) -> Option<usize> {
        let fits = |(forms, word): (&Vec<String>, &String)| forms.iter().any(|form| (form == "*" && !word.is_empty()) || form == word);
        (self.words.len() <= row.len() && self.words.iter().zip(row).all(fits)).then_some(self.words.len())
    }
}

/// Many phrases, quick to find.
pub struct PhraseIndex<'a> {
    by_first: HashMap<&'a str, Vec<(usize, &'a Phrase)>>,
}

impl<'a> PhraseIndex<'a> {
    /// An index of phrases, each known by its place in the list.
    pub fn new(phrases: impl IntoIterator<Item = &'a Phrase>) -> Self {
        let mut by_first: HashMap<&str, Vec<(usize, &Phrase)>> = HashMap::new();
        for (number, phrase) in phrases.into_iter().enumerate() {
            for form in phrase.words.first().into_iter().flatten() {
                by_first.entry(form).or_default().push((number, phrase));
            }
        }
        PhraseIndex { by_first }
    }

    /// Each phrase in a row of words: its number, its first word and the word after its last. Of phrases that begin
    /// at one word the longest is found; phrases do not overlap.
    #[must_use]
    pub fn find(&self, row: &[String]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < row.len() {
            let here = self.by_first.get(row[at].as_str()).into_iter().flatten();
            let best = here
                .filter_map(|(number, phrase)| Some((phrase.at(&row[at..])?, *number)))
                .max_by_key(|(length, number)| (*length, usize::MAX - number));
            match best {
                Some((length, number)) => {
                    found.push((number, at, at + length));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A word as phrases compare it: in small letters, with a straight apostrophe.
#[must_use]
pub fn plain_word(word: &str) -> String {
    word.to_lowercase().replace('\u{2019}', "'")
}
