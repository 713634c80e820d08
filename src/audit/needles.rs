//! From what a reader may not see to what is looked for.
//!
//! Texts as they are given and sentence by sentence; in all of them also what can be told from its shape at any length:
//! telephone numbers, postcodes, house number with street, e-mail addresses, names of people.

pub(super) mod addresses;
mod codes;
mod contacts;
mod dates;
mod machinery;
mod names;
mod shapes;
mod shown;
mod variants;

use super::ordinary;
use super::search::may_run;
use super::stream::{CAPITAL, Stream};
use crate::content::{Why, Withheld};
pub(super) use names::is_particle;
pub(super) use shown::shown;

/// A text of so many letters and digits is found wherever they stand in a row.
const LONG: usize = 12;
/// A text with digits in it must be at least so long.
const SHORTEST_WITH_DIGITS: usize = 5;
/// A text that a label withholds is looked for from so many words on.
const FEWEST_WORDS: usize = 4;
/// A private text of so many bytes is found with a slip in it too.
const NEAR_PRIVATE: usize = 12;
/// The same for a text that a label withholds: shorter ones differ by one letter from harmless ones.
const NEAR_LABEL: usize = 20;
/// The same for a street that has its number beside it.
const NEAR_STREET: usize = 11;

/// A telephone number has so many digits or more.
const SHORTEST_PHONE: usize = 6;

/// What must be so round a found needle.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Rule {
    /// Whole words, with spaces just where the needle has them.
    #[default]
    Words,
    /// Words end before and after it; within it anything may stand between letters.
    Edges,
    /// Nothing, but a number does not go on before or after it.
    Anywhere,
    /// A street that has one of the needle's house numbers beside it.
    Numbered,
    /// The digits of a telephone number, without what may stand before them (0, +44).
    Phone,
}

/// Something to look for.
#[derive(Default)]
pub(super) struct Needle {
    /// Folded letters and digits in a row.
    pub letters: Vec<u8>,
    /// Before which bytes words start in it.
    pub breaks: Vec<u32>,
    /// What must be so round it.
    pub rule: Rule,
    /// Whether it starts with a capital letter, and is only found so in code.
    pub capital: bool,
    /// Whether it is the name of somebody or of a house.
    pub is_name: bool,
    /// Whether it is one word that is a name.
    pub is_one_name: bool,
    /// Whether it is a name that is an ordinary word too.
    pub ordinary: bool,
    /// Whether it is a place whose words all are ordinary ones, so that its capitals decide.
    pub common: bool,
    /// Of a street, the numbers of the house in it.
    pub numbers: Vec<Vec<u8>>,
    /// Whether it is found with a slip in it too.
    pub near: bool,
    /// Whether a long part of it is found too.
    pub runs: bool,
    /// Whether it is found joined to other words, spaced out, or with an ending too.
    pub loose: bool,
    /// Whether it is the number of a flat or a room: “Flat 3”.
    pub is_unit: bool,
    /// Whether it is ordinary words with capitals in a labelled text, which may be a name: “Park Road School”.
    pub is_row: bool,
    /// Whether it is a word of which pages are built, and is only found so where people read or hear.
    pub machinery: bool,
    /// Whether it is a last name, which is found after a title only.
    pub after_title: bool,
    /// Whether somebody put it under `keep_safe`, so that no doubt about it is passed over.
    pub kept: bool,
    /// Which secret it is part of.
    pub secret: usize,
}

impl Needle {
    /// Its words, folded.
    pub fn words(&self) -> impl Iterator<Item = &[u8]> {
        let edges = self.breaks.iter().map(|at| *at as usize).chain([self.letters.len()]);
        edges.scan(0, |from, to| Some(&self.letters[std::mem::replace(from, to)..to]))
    }

    /// Whether it is a number that may count something as well.
    pub fn is_short_number(&self) -> bool {
        self.letters.len() < SHORTEST_PHONE && self.rule == Rule::Edges && self.letters.iter().all(u8::is_ascii_digit)
    }

    /// Whether it is a telephone number, which is also looked for as it is said.
    pub fn is_number(&self) -> bool {
        self.letters.len() >= SHORTEST_PHONE
            && self.letters.iter().all(u8::is_ascii_digit)
            && matches!(self.rule, Rule::Phone | Rule::Edges)
    }
}

/// Many texts, each by itself, folded into one stream. Markdown and entities are read as what they show.
pub(super) fn fold_all(texts: &[String]) -> Stream {
    let mut stream = Stream::default();
    stream.clear();
    for text in texts {
        stream.gap(false);
        stream.text(&shown(text));
    }
    stream
}

/// The same of what a reader may know, with the numbers in it as they are looked for.
pub(super) fn fold_known(texts: &[String]) -> Stream {
    let mut stream = fold_all(texts);
    for phone in texts.iter().flat_map(|text| contacts::phones(text, true)) {
        for number in contacts::local(&phone).into_iter().chain([phone.as_str()]) {
            stream.gap(false);
            stream.text(number);
        }
    }
    stream
}

/// All needles of one reader, each once for each secret.
pub(super) fn needles(withheld: &Withheld) -> Vec<Needle> {
    let mut made =
        Made { needles: Vec::new(), secret: 0, first: 0, near_from: NEAR_PRIVATE, loose: false, kept: false, folded: Stream::default() };
    for (at, secret) in withheld.secrets.iter().enumerate() {
        made.secret = at;
        made.first = made.needles.len();
        made.near_from = if secret.why == Why::Label { NEAR_LABEL } else { NEAR_PRIVATE };
        made.loose = secret.why == Why::KeepSafe;
        made.kept = made.loose;
        secret.search(|text| made.of_secret(&shown(text), secret.why));
    }
    made.needles
}

struct Made {
    needles: Vec<Needle>,
    secret: usize,
    /// The first needle of this secret.
    first: usize,
    near_from: usize,
    /// Whether what is made is found in loose forms too.
    loose: bool,
    /// Whether what is made stands under `keep_safe`.
    kept: bool,
    /// Room to fold in.
    folded: Stream,
}

impl Made {
    fn of_secret(&mut self, text: &str, why: Why) {
        if matches!(why, Why::Private | Why::Place | Why::KeepSafe)
            && !names::is_remark(text)
            && let Some(hosts) = addresses::hosts(text)
        {
            self.hosts(&hosts);
        }
        let hosts = self.first..self.needles.len();
        match why {
            Why::Name | Why::Private | Why::Place | Why::Label if names::is_placeholder(text) => {}
            Why::Name if names::is_description(text) => {}
            Why::Name => self.name(text, true),
            Why::Private | Why::Place if names::is_remark(text) => self.label(text),
            Why::Private | Why::Place if shapes::is_name(text) && addresses::houses(text, false).is_empty() => {
                self.name(text, false);
                self.mark_ordinary(self.first);
                self.buildings(text, why);
            }
            Why::Label => self.label(text),
            Why::KeepSafe | Why::Private | Why::Place => {
                if !contacts::is_phone(text) && !addresses::is_house(text) && !addresses::is_unit_alone(text) {
                    self.text(text);
                    for other in variants::variants(text) {
                        self.text(&other);
                    }
                }
                self.sentences(text, FEWEST_WORDS);
                self.shapes(text, why);
            }
        }
        // These are people, and no place.
        self.needles[hosts].iter_mut().for_each(|needle| needle.common = false);
    }

    /// A text that a label withholds. A day is no sentence: the program prints days too.
    fn label(&mut self, text: &str) {
        if !dates::is_day(text) {
            self.sentences(text, FEWEST_WORDS);
        }
        self.shapes(text, Why::Label);
        self.names_in(text);
        self.rows_in(text);
        for code in codes::codes(text) {
            self.folded(&code, Some(Rule::Edges));
        }
    }

    /// The names of houses in an address.
    fn buildings(&mut self, text: &str, why: Why) {
        let before = self.needles.len();
        for building in addresses::buildings(text, why == Why::Place) {
            self.whole_name(&building, building.split_whitespace().count());
        }
        self.mark_ordinary(before);
        // One word by itself may be any word: its capital decides.
        let from = if why == Why::Place { self.first } else { before };
        for needle in self.needles[from..].iter_mut().filter(|needle| needle.breaks.is_empty() && needle.is_one_name) {
            needle.common = true;
        }
    }

    /// Marks the needles from one on that are nothing but ordinary words.
    fn mark_ordinary(&mut self, from: usize) {
        for needle in &mut self.needles[from..] {
            needle.common = ordinary::are_all_ordinary(needle.words());
        }
    }

    /// The sentences of so many words or more; where a sentence has fewer, the whole text too.
    fn sentences(&mut self, text: &str, fewest: usize) {
        let is_between = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’');
        let words = |text: &str| text.split(is_between).filter(|word| !word.is_empty()).take(fewest).count();
        let mut are_all_long = true;
        for sentence in text.split_inclusive(['.', '!', '?', '\n', ';', ':', '。', '؟', '।']) {
            match words(sentence) {
                0 => {}
                count if count >= fewest => self.text(sentence),
                _ => are_all_long = false,
            }
        }
        if !are_all_long && words(text) >= fewest {
            self.text(text);
        }
    }

    fn shapes(&mut self, text: &str, why: Why) {
        for phone in contacts::phones(text, why != Why::Label) {
            let rule = if phone.len() >= 9 { Rule::Phone } else { Rule::Edges };
            if let Some(local) = contacts::local(&phone) {
                self.push(local.as_bytes().to_vec(), Vec::new(), Rule::Edges);
            }
            self.push(phone.into_bytes(), Vec::new(), rule);
        }
        for letters in shapes::postcodes(text) {
            self.push(letters, Vec::new(), Rule::Edges);
        }
        contacts::emails(text).iter().for_each(|part| self.part(part));
        let before = self.needles.len();
        if why != Why::Label {
            addresses::units(text).for_each(|part| self.part(&part));
        }
        self.needles[before..].iter_mut().for_each(|needle| needle.is_unit = true);
        for house in addresses::houses(text, why != Why::Label) {
            let common = ordinary::are_all_ordinary(house.street.to_lowercase().split(' ').map(str::as_bytes));
            // “Toy Story 4” may be a film.
            if why == Why::Label && common && !addresses::has_type(&house.street) {
                continue;
            }
            let slips = addresses::slips(&house.street);
            for street in slips.iter().chain([&house.street]) {
                self.street(street, &house.numbers, common, slips.is_empty());
            }
            if addresses::is_bare(&house.street) {
                self.row(&house.street);
            }
        }
        if why != Why::Label {
            self.buildings(text, why);
        }
        // Days are digits mostly, which spaced out are any number.
        self.loose = false;
        if why == Why::KeepSafe {
            for written in dates::dates(text) {
                self.folded(&written, Some(Rule::Words));
            }
        }
    }

    /// A part of a text, also as people write it otherwise.
    fn part(&mut self, part: &str) {
        for other in variants::variants(part) {
            self.text(&other);
        }
        self.text(part);
    }

    /// A text whose length says how it is looked for.
    fn text(&mut self, text: &str) {
        self.folded(text, None);
    }

    fn folded(&mut self, text: &str, rule: Option<Rule>) {
        self.folded.clear();
        self.folded.text(text);
        let Some(letters) = self.folded.letters.get(1..).filter(|letters| !letters.is_empty()) else { return };
        let letters = letters.to_vec();
        let rule = rule.unwrap_or_else(|| {
            let length = std::str::from_utf8(&letters).map_or(0, |letters| letters.chars().count());
            match length {
                LONG.. => Rule::Anywhere,
                SHORTEST_WITH_DIGITS.. if letters.iter().any(u8::is_ascii_digit) => Rule::Edges,
                _ => Rule::Words,
            }
        });
        let before = self.needles.len();
        let breaks = (1..letters.len()).filter(|at| self.folded.breaks_surely_at(at + 1));
        let breaks = breaks.filter_map(|at| u32::try_from(at).ok()).collect();
        self.push(letters, breaks, rule);
        if let Some(needle) = self.needles.get_mut(before) {
            needle.capital = self.folded.marks[1] & CAPITAL != 0;
            let is_name_too = needle.kept && needle.capital && needle.breaks.is_empty();
            needle.ordinary = is_name_too && ordinary::is_listed(&needle.letters);
            needle.machinery = needle.breaks.is_empty() && machinery::is_word(&needle.letters);
            needle.runs = may_run(needle);
        }
    }

    /// A street that is found beside the number of a house.
    fn street(&mut self, street: &str, numbers: &[Vec<u8>], common: bool, near: bool) {
        let before = self.needles.len();
        self.folded(street, Some(Rule::Numbered));
        for needle in &mut self.needles[before..] {
            (needle.numbers, needle.common) = (numbers.to_vec(), common);
            needle.near = near && needle.letters.len() >= NEAR_STREET;
            (needle.loose, needle.machinery) = (false, false);
        }
    }

    fn push(&mut self, letters: Vec<u8>, breaks: Vec<u32>, rule: Rule) {
        let rule = if is_unspaced(&letters) && matches!(rule, Rule::Words | Rule::Edges) { Rule::Anywhere } else { rule };
        let is_known = |known: &Needle| {
            let is_same = known.letters == letters && known.rule == rule && (rule != Rule::Words || known.breaks == breaks);
            is_same && rule != Rule::Numbered
        };
        // One letter is in every text; it cannot be looked for.
        if letters.len() < 2 || self.needles[self.first..].iter().any(is_known) {
            return;
        }
        let has_letters = letters.iter().any(|byte| !byte.is_ascii_digit());
        let near = rule != Rule::Phone && rule != Rule::Words && has_letters && letters.len() >= self.near_from;
        let (loose, kept, secret) = (self.loose && has_letters, self.kept, self.secret);
        self.needles.push(Needle { letters, breaks, rule, near, loose, kept, secret, ..Needle::default() });
    }
}

/// Whether a text is in a script without spaces between words: Chinese, Japanese, Thai and their neighbours.
fn is_unspaced(letters: &[u8]) -> bool {
    // All of these take three bytes a letter or more, which start so.
    if !letters.iter().any(|byte| *byte >= 0xe0) {
        return false;
    }
    let Ok(text) = std::str::from_utf8(letters) else { return false };
    text.chars().any(|letter| matches!(u32::from(letter), 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x3ffff))
}
