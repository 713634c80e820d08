//! Phrases of several words, found in a row of words in any of their forms.

use super::quick::QuickMap;
use std::borrow::Cow;

/// A phrase: words with a space between; `keep|keeps|kept` is one word in several forms, `*` is any one word.
#[derive(Clone)]
pub struct Phrase {
    words: Vec<Vec<String>>,
}

impl Phrase {
    /// A phrase as it is written in a list, in small letters.
    #[must_use]
    pub fn new(written: &str) -> Self {
        Phrase { words: written.split_whitespace().map(|word| word.split('|').map(str::to_owned).collect()).collect() }
    }

    /// How many words of a row the phrase covers from a place on; `None` if it does not stand there.
    fn at(&self, row: &[String]) -> Option<usize> {
        let fits = |(forms, word): (&Vec<String>, &String)| forms.iter().any(|form| (form == "*" && !word.is_empty()) || form == word);
        (self.words.len() <= row.len() && self.words.iter().zip(row).all(fits)).then_some(self.words.len())
    }
}

/// Many phrases, quick to find. It is made once for a list.
pub struct PhraseIndex {
    phrases: Vec<Phrase>,
    /// The numbers of the phrases that begin with a word.
    by_first: QuickMap<String, Vec<usize>>,
}

impl PhraseIndex {
    /// An index of phrases, each known by its place in the list.
    pub fn new(phrases: impl IntoIterator<Item = Phrase>) -> Self {
        let phrases: Vec<Phrase> = phrases.into_iter().collect();
        let mut by_first: QuickMap<String, Vec<usize>> = QuickMap::default();
        for (number, phrase) in phrases.iter().enumerate() {
            for form in phrase.words.first().into_iter().flatten() {
                by_first.entry(form.clone()).or_default().push(number);
            }
        }
        PhraseIndex { phrases, by_first }
    }

    /// An index of phrases as they are written in a list.
    pub fn of(written: impl IntoIterator<Item = &'static str>) -> Self {
        PhraseIndex::new(written.into_iter().map(Phrase::new))
    }

    /// Whether one of the phrases stands in a row of words.
    #[must_use]
    pub fn stands_in(&self, row: &[String]) -> bool {
        let begins = |at: usize| {
            self.by_first.get(row[at].as_str()).into_iter().flatten().any(|number| self.phrases[*number].at(&row[at..]).is_some())
        };
        (0..row.len()).any(begins)
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
                .filter_map(|number| Some((self.phrases[*number].at(&row[at..])?, *number)))
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
    plainly(word).into_owned()
}

/// The same, as it stands where it stands so already.
pub(super) fn plainly(word: &str) -> Cow<'_, str> {
    let as_it_is = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(as_it_is) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase().replace('\u{2019}', "'")) }
}

/// A word in small letters, without `'s`.
#[must_use]
pub fn bare_word(word: &str) -> String {
    let small = plainly(word);
    small.strip_suffix("'s").or_else(|| small.strip_suffix('\'')).unwrap_or(&small).to_owned()
}
