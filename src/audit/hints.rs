//! A wide net over the texts of the plan: what may be a withheld thing in a form that the search of finished pages leaves alone.
//! What it finds is a doubt that is reported to the plan's author, and never a stop.
//!
//! “Walk up Elm Row to number 12”, “flat seven A” for `7A`, “H I V” for “HIV”, “iris is coming” in a text without capitals.

use super::needles::addresses::{self, hosts, is_proper};
use super::numbered::COUNTED;
use super::ordinary::{self, AGENT, ARTICLE, Class, Group, JOINS, PERSON};
use super::stream::Stream;
use crate::content::{Secret, Why, Withheld};

/// A house number may stand so many words from its street.
const MOST_WORDS_BETWEEN: usize = 8;
/// A code or a name is compared without its spaces and signs if it has so many letters.
const JOINED: std::ops::RangeInclusive<usize> = 3..=24;
/// One name of several is compared so if it has so many letters.
const LONG_NAME: usize = 5;
/// Such a text may be written in so many pieces.
const MOST_PIECES: usize = 8;
/// A withheld sentence of so many words is known with one of them changed. In a longer one a run of its words is found anyway.
const SENTENCE: std::ops::RangeInclusive<usize> = 5..=14;
/// So many letters of a sentence must be the same.
const LETTERS_OF_SENTENCE: usize = 18;

/// What has the number of a flat on it.
const BELLS: Group = Group(|words| &words.places.bells);

/// A text as words: folded, with digits for numbers, and one letter after a number joined to it.
struct Words {
    words: Vec<Vec<u8>>,
    has_capitals: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        let has_capitals = text.chars().any(char::is_uppercase);
        let text = addresses::with_digits(text);
        let mut words: Vec<Vec<u8>> = Vec::new();
        let parts = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’' | '£'));
        for word in parts.filter(|word| !word.starts_with('£')) {
            let folded = Stream::of(word.trim_end_matches("'s").trim_end_matches("’s")).letters.split_off(1);
            match words.last_mut() {
                Some(number) if is_letter(&folded) && number.iter().all(u8::is_ascii_digit) => number.extend(folded),
                _ if folded.is_empty() => {}
                _ => words.push(folded),
            }
        }
        Words { words, has_capitals }
    }

    /// Whether a number counts something that has to do with no house: “Bus 12”, “12 minutes”, “12 May”.
    fn counts(&self, at: usize) -> bool {
        const UNITS: Group = Group(|words| &words.house_numbers.units);
        let before = at.checked_sub(1).is_some_and(|before| COUNTED.has(&self.words[before]));
        let is_time = |word: &Vec<u8>| UNITS.has(word) || ordinary::class_of(word) == Some(Class::Time);
        before || self.words.get(at + 1).is_some_and(is_time)
    }

    /// Where some words stand in a row.
    fn places<'w>(&'w self, row: &'w [Vec<u8>]) -> impl Iterator<Item = usize> + 'w {
        self.words.windows(row.len().max(1)).enumerate().filter(move |(_, words)| *words == row).map(|(at, _)| at)
    }
}

/// A word in which digits stand for letters, in letters: “T0masz”.
fn with_letters(word: &[u8]) -> Vec<u8> {
    let as_letter = |byte: &u8| match byte {
        b'0' => b'o',
        b'1' => b'i',
        b'3' => b'e',
        b'4' => b'a',
        b'5' => b's',
        other => *other,
    };
    if word.iter().any(u8::is_ascii_alphabetic) { word.iter().map(as_letter).collect() } else { word.to_vec() }
}

/// Whether a row of words starts with a sentence in which one word is left out or changed, or up to two are added. A sentence with
/// somebody else in it is another one: “Nan comes on Friday”, “Dad comes on Friday”.
fn is_nearly(sentence: &[Vec<u8>], row: &[Vec<u8>]) -> bool {
    let same = sentence.iter().zip(row).take_while(|(own, word)| own == word).count();
    let is_of_nobody = |words: &[Vec<u8>]| words.iter().all(|word| !ordinary::is_a_person(word));
    let goes_on = |(left_out, added): (usize, usize)| {
        let (Some((out, rest)), Some((new, row))) = (sentence[same..].split_at_checked(left_out), row[same..].split_at_checked(added))
        else {
            return false;
        };
        row.starts_with(rest) && is_of_nobody(out) && is_of_nobody(new)
    };
    same < sentence.len() && [(1, 0), (1, 1), (0, 1), (1, 2), (0, 2)].into_iter().any(goes_on)
}

fn is_letter(word: &[u8]) -> bool {
    matches!(word, [letter] if letter.is_ascii_lowercase())
}

/// What of one secret is looked for.
enum Form {
    /// A street, and the numbers of the house in it.
    House { street: Vec<Vec<u8>>, numbers: Vec<Vec<u8>> },
    /// A flat or a room: what it is, and its number as it is written and said.
    Unit { kind: Group, numbers: Vec<Vec<u8>> },
    /// Letters and digits, parted in another way than the secret's words are.
    Joined { letters: Vec<u8>, words: Vec<Vec<u8>> },
    /// A name that is a word too.
    Name(Vec<u8>),
    /// A word that can only be a name.
    Place(Vec<u8>),
    /// A sentence with a word that is left out, added or changed.
    Sentence(Vec<Vec<u8>>),
}

impl Form {
    fn stands_in(&self, text: &Words) -> bool {
        let words = &text.words;
        match self {
            Form::House { street, numbers } => text.places(street).any(|at| {
                let near = at.saturating_sub(MOST_WORDS_BETWEEN)..words.len().min(at + street.len() + MOST_WORDS_BETWEEN);
                near.into_iter().any(|at| numbers.contains(&words[at]) && !text.counts(at))
            }),
            Form::Unit { kind, numbers } => (0..words.len()).filter(|at| numbers.contains(&words[*at])).any(|at| {
                let mut near = words[at.saturating_sub(2)..words.len().min(at + 3)].iter();
                near.any(|word| kind.has(word) || BELLS.has(word))
            }),
            Form::Joined { letters, words: own } => (0..words.len()).any(|from| {
                let pieces = 1..=MOST_PIECES.min(words.len() - from);
                let is_it = |row: &[Vec<u8>]| {
                    let has_length = row.iter().map(Vec::len).sum::<usize>() == letters.len();
                    row != own && has_length && [row.concat(), with_letters(&row.concat())].contains(letters)
                };
                pieces.into_iter().any(|count| is_it(&words[from..from + count]))
            }),
            Form::Name(_) if text.has_capitals => false,
            Form::Name(name) => text.places(std::slice::from_ref(name)).any(|at| {
                let before = at.checked_sub(1).map(|before| &words[before][..]);
                let acts = words.get(at + 1).is_some_and(|after| AGENT.has(after) || PERSON.has(after));
                acts && before.is_none_or(|before| JOINS.has(before) || !ARTICLE.has(before) && !ordinary::is_common(before))
            }),
            Form::Place(word) => words.contains(word),
            Form::Sentence(sentence) => (0..words.len()).any(|from| is_nearly(sentence, &words[from..])),
        }
    }
}

/// What may be withheld things, each with the number of its secret.
pub(super) struct Hints(Vec<(usize, Form)>);

impl Hints {
    /// What to look for. What stands so in a text that the reader may see anyway is left out.
    pub fn new(withheld: &Withheld) -> Self {
        let mut forms = Vec::new();
        for (at, secret) in withheld.secrets.iter().enumerate() {
            secret.search(|text| forms.extend(forms_of(text, secret).into_iter().map(|form| (at, form))));
        }
        let seen: Vec<Words> = withheld.shared.iter().chain(&withheld.known).map(|text| Words::of(text)).collect();
        forms.retain(|(_, form)| !seen.iter().any(|words| form.stands_in(words)));
        Hints(forms)
    }

    /// The secrets that may stand in a text, in order.
    pub fn in_text(&self, text: &str) -> Vec<usize> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let words = Words::of(text);
        let mut found: Vec<usize> = self.0.iter().filter(|(_, form)| form.stands_in(&words)).map(|(secret, _)| *secret).collect();
        found.dedup();
        found
    }
}

fn forms_of(text: &str, secret: &Secret) -> Vec<Form> {
    const DWELLINGS: Group = Group(|words| &words.places.dwellings);
    const ROOMS: Group = Group(|words| &words.places.rooms);
    const PITCHES: Group = Group(|words| &words.places.pitches);
    const MOST_OF_A_NAME: usize = 4;
    const BEFORE_TOWN: Group = Group(|words| &words.places.before_town);
    let mut forms = Vec::new();
    let is_place = matches!(secret.why, Why::Private | Why::Place | Why::KeepSafe);
    for house in addresses::houses(text, is_place) {
        let street = Words::of(&house.street).words;
        if street.len() > 1 || is_place {
            forms.push(Form::House { street, numbers: house.numbers });
        }
    }
    let words = Words::of(text).words;
    for pair in words.windows(2).filter(|pair| is_place && pair[1].first().is_some_and(u8::is_ascii_digit)) {
        let kind = [DWELLINGS, ROOMS, PITCHES].into_iter().find(|kind| kind.has(&pair[0]));
        let numbers = std::str::from_utf8(&pair[1]).map(addresses::ways).unwrap_or_default();
        forms.extend(kind.map(|kind| Form::Unit { kind, numbers }));
    }
    let letters = Stream::of(text).letters.split_off(1);
    let is_short = words.len() <= MOST_PIECES && JOINED.contains(&letters.len()) && !text.trim().contains(' ');
    let is_sentence = SENTENCE.contains(&words.len()) && letters.len() >= LETTERS_OF_SENTENCE;
    if is_short && matches!(secret.why, Why::KeepSafe | Why::Name) {
        forms.push(Form::Joined { letters, words: words.clone() });
    }
    if secret.why == Why::Name {
        // “T*o*masz”
        let names = words.iter().filter(|word| word.len() >= LONG_NAME && ordinary::class_of(word).is_none() && !ordinary::KIN.has(word));
        forms.extend(names.map(|word| Form::Joined { letters: word.clone(), words: vec![word.clone()] }));
        forms.extend(words.iter().filter(|word| ordinary::is_listed(word) && !ordinary::is_verb(word)).cloned().map(Form::Name));
    }
    if secret.why == Why::Label && is_sentence {
        forms.push(Form::Sentence(words.clone()));
    }
    // “Oakfield” for “Oakfield Primary”, “Bede” for “St Bede's”.
    if secret.why == Why::KeepSafe && (2..=MOST_OF_A_NAME).contains(&words.len()) {
        let mut written = text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
        let first = match written.clone().next() {
            Some("St" | "Saint") => written.nth(1),
            _ => written.find(|word| is_proper(word)),
        };
        forms.extend(first.and_then(|word| Words::of(word).words.pop()).map(Form::Place));
    }
    // Where no street is written, the town tells where somebody lives: “Uncle Femi's flat in Brackenthwaite”.
    if is_place && hosts(text).is_some() && addresses::houses(text, true).is_empty() {
        let written: Vec<&str> = text.split_inclusive([' ', ',', '\n']).collect();
        let names_end = |word: &&str| word.ends_with([',', '\n']) || BEFORE_TOWN.has(&Stream::of(word).letters[1..]);
        let towns = written.iter().skip(written.iter().position(names_end).map_or(written.len(), |at| at + 1));
        let towns = towns.map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).filter(|word| is_proper(word));
        forms.extend(towns.map(|word| Form::Place(Stream::of(word).letters.split_off(1))));
    }
    forms
}
