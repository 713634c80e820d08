//! A mapping whose keys the author chooses: people, readers, words.

use super::{Decoder, Field, FieldShape, MOST_IN_A_NAME, MapDecoder, Record, Shape, Visitor, is_device};
use crate::source::At;

/// What to do instead of a label in settings and themes.
pub const FOR_EVERY_READER: &str = "Settings and themes are for every plan and every reader. A label belongs in a plan.";

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Keys {
    /// Keys of people, where they are introduced.
    People,
    /// Keys of people or groups.
    Readers,
    /// Words, as they are written in the plan's texts.
    Words,
    /// Keys of people who are under `people`; what is under each is theirs.
    OfPeople,
    /// Words of a council, in its settings or its theme, for all its plans.
    CouncilWords,
}

impl Keys {
    /// Whether the keys are words and no keys of people.
    #[must_use]
    pub fn are_words(self) -> bool {
        matches!(self, Keys::Words | Keys::CouncilWords)
    }

    /// Why no label may be beside the keys, and what to do instead; `None` if it may.
    #[must_use]
    pub const fn unlabelled(self) -> Option<&'static str> {
        match self {
            Keys::Readers => Some("Who gets a booklet is printed in none. To keep something from somebody, write the label at that thing."),
            Keys::CouncilWords => Some(FOR_EVERY_READER),
            Keys::People | Keys::Words | Keys::OfPeople => None,
        }
    }
}

/// A mapping in the order it was written. `KEYS` is the place in [`Keys`]: 0 for people, 1 for readers, 2 for words, 3 for what
/// is somebody's, 4 for a council's words.
pub struct Map<V, const KEYS: u8>(pub Vec<(At<String>, V)>);

impl<V, const KEYS: u8> Map<V, KEYS> {
    const KIND: Keys = match KEYS {
        0 => Keys::People,
        1 => Keys::Readers,
        3 => Keys::OfPeople,
        4 => Keys::CouncilWords,
        _ => Keys::Words,
    };

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known.value == key).map(|(_, value)| value)
    }

    /// Keys and values in the order they were written.
    pub fn iter(&self) -> impl Iterator<Item = (&At<String>, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<V: Field, const KEYS: u8> Record for Map<V, KEYS> {
    const UNLABELLED: Option<&'static str> = Self::KIND.unlabelled();

    fn fields() -> Vec<FieldShape> {
        Vec::new()
    }

    fn read_map(map: &mut MapDecoder<'_>, decoder: &mut Decoder<'_>) -> Self {
        let rest = map.take_rest();
        decoder.count(rest.len(), |at| rest[at].key_span);
        Map(rest
            .into_iter()
            .map(|pair| {
                if !Self::KIND.are_words() && !is_key(&pair.key) {
                    let help = "Use a to z in small letters without accents, numbers and hyphens, with a letter first: `zoe`, `ms-okafor`.";
                    decoder.error("not-a-key", pair.key_span, "This cannot be the key of a person or group.", help);
                } else if !Self::KIND.are_words() && is_device(&pair.key) {
                    let message = "Windows keeps this name for itself. The key also names a folder, which nobody there could open.";
                    decoder.error("not-a-key", pair.key_span, message, format!("Write another key, for example `{}-1`.", pair.key));
                }
                let key = decoder.within(&pair.key, pair.key_span, MOST_IN_A_NAME).to_owned();
                (At::new(key, pair.key_span), V::read(&pair.value, decoder))
            })
            .collect())
    }

    fn missing() -> Self {
        Map(Vec::new())
    }

    fn as_shape() -> Shape {
        Shape::Map { keys: Self::KIND, value: Box::new(V::shape()) }
    }

    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for (key, value) in &self.0 {
            visitor.key(key, Self::KIND);
            value.walk(visitor);
            visitor.key_done();
        }
    }
}

/// Whether a word may be the key of a person: it also becomes a folder's name.
fn is_key(word: &str) -> bool {
    word.len() <= 40
        && word.starts_with(|letter: char| letter.is_ascii_lowercase())
        && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-' || letter == '_')
}
