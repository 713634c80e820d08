//! How texts of a plan are written, from `texts.yaml`. That file says what each list is for.

use super::lists::WordSet;
use serde::Deserialize;

/// The lists of `texts.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct TextWords {
    pub voice: VoiceWords,
    pub place: PlaceInWords,
    pub sentences: SentenceWords,
}

/// Whose words a text is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct VoiceWords {
    pub as_child: WordSet,
    pub to_you: WordSet,
    pub my: WordSet,
    pub our: WordSet,
}

/// A place inside a sentence of the program.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct PlaceInWords {
    pub opening: WordSet,
    pub opening_of_names: WordSet,
    pub not_after_to: WordSet,
    pub groups: WordSet,
}

/// Where a sentence ends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct SentenceWords {
    pub titles: WordSet,
    pub saint: WordSet,
    pub goes_on: WordSet,
    pub before_number: WordSet,
    pub before_letter: WordSet,
    pub letter_word: WordSet,
    pub begins: WordSet,
    pub hours: WordSet,
    pub says: WordSet,
    pub my: WordSet,
}
