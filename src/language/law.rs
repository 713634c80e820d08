//! The grounds of the sentences about the law, from `law.yaml`: which source each rests on, and how old that text is.

use serde::Deserialize;

/// What a language says of the law.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The sources.
    pub sources: Vec<LawSource>,
    /// The sentences of booklets.
    pub sentences: Vec<LawSentence>,
    /// The words that booklets explain.
    pub words: Vec<LawWords>,
}

/// A text that sentences rest on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSource {
    /// How sentences name it.
    pub key: String,
    /// "Children Act 1989, section 20".
    pub name: String,
    /// Where it was read.
    pub url: String,
    /// The age of the text that was read: "as made in 2010".
    pub as_of: String,
}

/// Sentences with the same grounds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSentence {
    /// The keys of their phrases.
    pub phrases: Vec<String>,
    /// The keys of what they rest on.
    pub sources: Vec<String>,
    /// Why they are worded so.
    pub note: String,
}

/// Explained words with the same grounds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawWords {
    /// The words.
    pub terms: Vec<String>,
    /// The keys of what the explanations rest on; none for a plain description that nothing was looked up for.
    pub sources: Vec<String>,
}

impl Law {
    /// Reads `law.yaml`.
    pub(super) fn read(source: &str) -> Result<Law, String> {
        super::lists::read("law.yaml", source)
    }

    /// A source by its key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&LawSource> {
        self.sources.iter().find(|source| source.key == key)
    }
}
