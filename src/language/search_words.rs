//! Words that the search for withheld texts goes by, from `search.yaml`. That file says what each list is for.

use super::reading::QuickMap;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Single words as the search compares them: bytes of folded text.
#[derive(Default)]
pub struct ByteWords(QuickMap<Vec<u8>, ()>);

impl ByteWords {
    /// Whether a folded word is one of them.
    #[must_use]
    pub fn has(&self, word: &[u8]) -> bool {
        self.0.contains_key(word)
    }

    /// Whether one of them stands anywhere in some letters.
    #[must_use]
    pub fn stand_in(&self, letters: &[u8]) -> bool {
        self.0.keys().any(|word| letters.windows(word.len()).any(|row| row == word.as_slice()))
    }

    /// Whether some letters begin with one of them.
    #[must_use]
    pub fn begin(&self, letters: &[u8]) -> bool {
        self.0.keys().any(|word| letters.starts_with(word))
    }
}

impl<'de> Deserialize<'de> for ByteWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(ByteWords(String::deserialize(deserializer)?.split_whitespace().map(|word| (word.as_bytes().to_vec(), ())).collect()))
    }
}

/// What sort of word a name is too. It decides what may stand beside the word where no name is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameClass {
    /// A verb: `will`, `drew`, `pat`. Nobody writes “with drew”.
    Verb,
    /// A thing that stands without an article, or a quality: `hope`, `art`, `rich`.
    Mass,
    /// A thing that has an article before it: `a star`, `the bill`.
    Thing,
    /// A day, a month or a season, which has a capital as the word too.
    Time,
    /// A place or a group, which has a capital as the word too.
    Place,
}

/// Names that are ordinary words too, by their words. Of a word that stands twice, the last counts.
pub struct NamesThatAreWords(QuickMap<Vec<u8>, NameClass>);

impl NamesThatAreWords {
    /// What sort of word a folded name is.
    #[must_use]
    pub fn class(&self, name: &[u8]) -> Option<NameClass> {
        self.0.get(name).copied()
    }
}

impl<'de> Deserialize<'de> for NamesThatAreWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Lists {
            verbs: String,
            masses: String,
            things: String,
            times: String,
            places: String,
        }
        let lists = Lists::deserialize(deserializer)?;
        let all = [
            (NameClass::Verb, &lists.verbs),
            (NameClass::Mass, &lists.masses),
            (NameClass::Thing, &lists.things),
            (NameClass::Time, &lists.times),
            (NameClass::Place, &lists.places),
        ];
        let words = all.into_iter().flat_map(|(class, list)| list.split_whitespace().map(move |word| (word.as_bytes().to_vec(), class)));
        Ok(NamesThatAreWords(words.collect()))
    }
}

/// The lists of `search.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct SearchWords {
    pub names_that_are_words: NamesThatAreWords,
    pub names_before_times: ByteWords,
    pub asking_names: ByteWords,
    pub subjects: ByteWords,
    pub beside: WordsBeside,
    pub places: PlaceWords,
    pub house_numbers: HouseNumberWords,
    pub people: NameWords,
    pub days: DayWords,
    pub numbers: NumberWords,
}

/// Words beside a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct WordsBeside {
    pub kin: ByteWords,
    pub titles: ByteWords,
    pub parents: ByteWords,
    pub names_for_parents: ByteWords,
    pub somebody: ByteWords,
    pub titles_of_others: ByteWords,
    pub saints: ByteWords,
    pub big: ByteWords,
    pub kin_as_words: ByteWords,
    pub talks: ByteWords,
    pub joins: ByteWords,
    pub person: ByteWords,
    pub agent: ByteWords,
    pub acts: ByteWords,
    pub short_forms: ByteWords,
    pub asks: ByteWords,
    pub object: ByteWords,
    pub later: ByteWords,
    pub cue: ByteWords,
    pub sure_cue: ByteWords,
    pub told: ByteWords,
    pub between: ByteWords,
    pub article: ByteWords,
    pub before_time: ByteWords,
    pub as_a_word: ByteWords,
    pub asking_verbs: ByteWords,
    pub small: ByteWords,
}

/// Words of places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct PlaceWords {
    pub institutions: ByteWords,
    pub roads: ByteWords,
    pub houses: ByteWords,
    pub last_names: ByteWords,
    pub before: ByteWords,
    pub streets: Streets,
    pub within: Streets,
    pub units: ByteWords,
    pub units_that_count: ByteWords,
    pub kinds: ByteWords,
    pub before_name: ByteWords,
    pub near: ByteWords,
    pub bells: ByteWords,
    pub dwellings: ByteWords,
    pub rooms: ByteWords,
    pub pitches: ByteWords,
    pub before_town: ByteWords,
}

/// Words between a street and its house number.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct HouseNumberWords {
    pub before: ByteWords,
    pub joins: ByteWords,
    pub after: ByteWords,
    pub filler: ByteWords,
    pub said: ByteWords,
    pub times: ByteWords,
    pub counted: ByteWords,
    pub units: ByteWords,
    pub abbreviations: ByteWords,
}

/// Words in the names of people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct NameWords {
    pub roles: ByteWords,
    pub alone: ByteWords,
    pub particles: ByteWords,
    pub none: ByteWords,
    pub own: ByteWords,
    pub parts: ByteWords,
    pub titles: ByteWords,
    pub no_part: ByteWords,
    pub from: ByteWords,
    pub doctor: ByteWords,
}

/// Words of days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct DayWords {
    pub around: ByteWords,
    pub weekdays: ByteWords,
}

/// Words that end the name of a street, each with its short form, which may be empty.
pub struct Streets(Vec<(String, String)>);

impl Streets {
    /// The words with their short forms, in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(long, short)| (long.as_str(), short.as_str()))
    }
}

impl<'de> Deserialize<'de> for Streets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let streets = Vec::<String>::deserialize(deserializer)?;
        let pair = |street: String| {
            street.split_once(' ').map_or((street.clone(), String::new()), |(long, short)| (long.to_owned(), short.to_owned()))
        };
        Ok(Streets(streets.into_iter().map(pair).collect()))
    }
}

/// What a word stands for, where numbers are said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SaidNumber {
    /// These digits.
    Digits(String),
    /// So many times the next digit.
    Times(usize),
    /// Ten times so many, and perhaps some more.
    Tens(u8),
    /// Goes between digits and says nothing.
    Filler,
}

/// Numbers in words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    ones: [String; 19],
    tens: [String; 8],
    zeros: Vec<String>,
    hundred: String,
    thousand: String,
    a: String,
    and: String,
    misspelt: BTreeMap<String, String>,
    ordinals: BTreeMap<String, String>,
    times: BTreeMap<String, usize>,
    filler: String,
    /// Words between the two halves of a postcode.
    pub between_halves: Vec<String>,
    #[serde(skip)]
    said: OnceLock<QuickMap<Vec<u8>, SaidNumber>>,
    #[serde(skip)]
    spoken: OnceLock<QuickMap<String, usize>>,
}

/// House numbers in words are below this.
const MOST_SPOKEN: usize = 1000;

/// How many of the words for 0 are also said in house numbers and postcodes.
const USUAL_ZEROS: usize = 3;

impl NumberWords {
    /// What a folded word stands for in a row of digits.
    #[must_use]
    pub fn said(&self, word: &[u8]) -> Option<&SaidNumber> {
        self.said.get_or_init(|| self.all_said()).get(word)
    }

    fn all_said(&self) -> QuickMap<Vec<u8>, SaidNumber> {
        let mut all: Vec<(&str, SaidNumber)> = Vec::new();
        all.extend(self.filler.split_whitespace().map(|word| (word, SaidNumber::Filler)));
        all.extend(self.times.iter().map(|(word, times)| (word.as_str(), SaidNumber::Times(*times))));
        all.extend(self.zeros.iter().map(|word| (word.as_str(), SaidNumber::Digits("0".to_owned()))));
        all.extend(self.ones.iter().zip(1..).map(|(word, number)| (word.as_str(), SaidNumber::Digits(number.to_string()))));
        let tens = || self.tens.iter().zip(b'2'..);
        all.extend(tens().map(|(word, digit)| (word.as_str(), SaidNumber::Tens(digit))));
        let misspelt =
            |(wrong, right): (&'_ String, &String)| tens().find(|(word, _)| *word == right).map(|(_, digit)| (wrong.clone(), digit));
        let misspelt: Vec<(String, u8)> = self.misspelt.iter().filter_map(misspelt).collect();
        all.extend([
            (self.hundred.as_str(), SaidNumber::Digits("00".to_owned())),
            (self.thousand.as_str(), SaidNumber::Digits("000".to_owned())),
        ]);
        let all = all.into_iter().map(|(word, said)| (word.as_bytes().to_vec(), said));
        all.chain(misspelt.into_iter().map(|(word, digit)| (word.into_bytes(), SaidNumber::Tens(digit)))).collect()
    }

    /// The number from 1 to 19 that a word in small letters is.
    #[must_use]
    pub fn small(&self, word: &str) -> Option<u16> {
        self.ones.iter().zip(1..).find(|(known, _)| *known == word).map(|(_, number)| number)
    }

    /// The words for a digit: more than one for 0.
    #[must_use]
    pub fn zeros(&self) -> &[String] {
        &self.zeros[..self.zeros.len().min(USUAL_ZEROS)]
    }

    /// Digits one by one, with a word for 0.
    #[must_use]
    pub fn digit_by_digit(&self, digits: &str, zero: &str) -> String {
        let word = |digit: u8| match digit {
            b'1'..=b'9' => self.ones[usize::from(digit - b'1')].as_str(),
            _ => zero,
        };
        digits.bytes().map(word).collect()
    }

    /// A number under 1,000 as people say it, without spaces.
    #[must_use]
    pub fn spoken(&self, number: usize) -> Vec<String> {
        let under_100 = |number: usize| match number {
            0 => self.zeros.first().cloned().unwrap_or_default(),
            1..20 => self.ones[number - 1].clone(),
            _ if number.is_multiple_of(10) => self.tens[number / 10 - 2].clone(),
            _ => format!("{}{}", self.tens[number / 10 - 2], self.ones[number % 10 - 1]),
        };
        let mut said: Vec<String> = self.zeros().iter().map(|zero| self.digit_by_digit(&number.to_string(), zero)).collect();
        let (hundred, a, and) = (&self.hundred, &self.a, &self.and);
        match (number / 100, number % 100) {
            (0, number) => said.push(under_100(number)),
            (hundreds, 0) => said.extend([format!("{}{hundred}", under_100(hundreds)), format!("{a}{hundred}")]),
            (hundreds, rest) => {
                let (hundreds, rest) = (under_100(hundreds), under_100(rest));
                said.extend([format!("{hundreds}{hundred}{and}{rest}"), format!("{hundreds}{hundred}{rest}"), format!("{hundreds}{rest}")]);
                said.extend((number < 200).then(|| format!("{a}{hundred}{and}{rest}")));
            }
        }
        said.sort();
        said.dedup();
        said
    }

    /// The house number that some words without spaces say.
    #[must_use]
    pub fn number_of(&self, said: &str) -> Option<usize> {
        let all = || (1..MOST_SPOKEN).flat_map(|number| self.spoken(number).into_iter().map(move |said| (said, number))).collect();
        self.spoken.get_or_init(all).get(said).copied()
    }

    /// Whether a number in words may begin with a word.
    #[must_use]
    pub fn may_begin(&self, word: &str) -> bool {
        /// So many letters tell most numbers from other words.
        const START: usize = 3;
        let begins = |number: &String| {
            let start = number.get(..START).unwrap_or(number);
            word.get(..start.len()).is_some_and(|first| first.eq_ignore_ascii_case(start))
        };
        word.eq_ignore_ascii_case(&self.a) || self.ones.iter().chain(&self.tens).any(begins)
    }

    /// A number in words as it stands in a row of houses, where it has a form of its own: “twelfth”.
    #[must_use]
    pub fn own_ordinal(&self, said: &str) -> Option<String> {
        self.ordinals.iter().find_map(|(number, row)| said.strip_suffix(number.as_str()).map(|start| format!("{start}{row}")))
    }
}
