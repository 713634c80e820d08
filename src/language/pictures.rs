//! Which word stands for which built-in picture, from `pictures.yaml`.

use super::reading::{plain_word, words};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// Words and the pictures that stand for them, in one language.
pub struct PictureWords {
    by_first: HashMap<String, Vec<Entry>>,
    listed: Vec<(Sort, String, Vec<String>)>,
    by_itself: HashSet<String>,
    not_beside: HashSet<String>,
}

/// One word, or several in a row, and its picture.
struct Entry {
    /// The words after the first.
    more: Vec<String>,
    /// Whether the last word may have an ending.
    endings: bool,
    /// Whether it begins with a capital and is found only so.
    capital: bool,
    sort: Sort,
    picture: String,
}

/// When a word in a text gives its picture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// It names something one can see, and goes before who is there and what is done.
    Thing,
    /// It says who is there.
    Who,
    /// It says what is done, or when.
    Doing,
    /// Only an author chooses it.
    Asked,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    things: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, Vec<String>>,
    doings: BTreeMap<String, Vec<String>>,
    asked: BTreeMap<String, Vec<String>>,
    by_itself: HashSet<String>,
    not_beside: HashSet<String>,
}

/// A word of a text.
struct Seen<'t> {
    written: &'t str,
    plain: String,
    begins: bool,
}

/// What a word may be without its ending, the word itself first.
type Bases = Vec<String>;

impl PictureWords {
    /// Reads `pictures.yaml`.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        let list: List = super::lists::read("pictures.yaml", source)?;
        let (by_itself, not_beside) = (list.by_itself, list.not_beside);
        let mut table = PictureWords { by_first: HashMap::new(), listed: Vec::new(), by_itself, not_beside };
        for (sort, pictures) in
            [(Sort::Thing, list.things), (Sort::Who, list.people), (Sort::Doing, list.doings), (Sort::Asked, list.asked)]
        {
            for (picture, words) in pictures {
                words.iter().for_each(|written| table.add(written, &picture, sort));
                let first = |written: &String| written.split('|').next().unwrap_or_default().to_owned();
                table.listed.push((sort, picture, words.iter().map(first).collect()));
            }
        }
        Ok(table)
    }

    fn add(&mut self, written: &str, picture: &str, sort: Sort) {
        let endings = !written.contains('|');
        for form in written.split('|') {
            let mut words = form.split_whitespace().map(plain_word);
            let Some(first) = words.next() else { continue };
            let capital = form.starts_with(char::is_uppercase);
            let entry = Entry { more: words.collect(), endings: endings && !capital, capital, sort, picture: picture.to_owned() };
            self.by_first.entry(first).or_default().push(entry);
        }
    }

    /// The picture that an author means with a word.
    #[must_use]
    pub fn meant(&self, word: &str) -> Option<&str> {
        let seen = seen(word);
        let all = self.at(&seen, true).into_iter().filter(|(_, length)| *length == seen.len());
        all.min_by_key(|(entry, _)| entry.sort != Sort::Asked).map(|(entry, _)| entry.picture.as_str())
    }

    /// The pictures of a text, the fittest first: what one can see, who is there, what is done, each in the order of its words.
    /// A word that is somebody's name gives none, and so does a word with a capital inside a sentence.
    #[must_use]
    pub fn of(&self, text: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<&str> {
        let seen = seen(text);
        let mut found: Vec<(Sort, &str)> = Vec::new();
        let mut at = 0;
        while at < seen.len() {
            let word = &seen[at];
            let proper = is_name(word.written) || (!word.begins && word.written.starts_with(char::is_uppercase));
            let here = self.at(&seen[at..], false).into_iter().filter(|(entry, _)| entry.sort != Sort::Asked && (entry.capital || !proper));
            match here.max_by_key(|(entry, length)| (*length, entry.capital, entry.sort == Sort::Thing)) {
                Some((entry, length)) => {
                    found.push((entry.sort, &entry.picture));
                    at += length;
                }
                None => at += 1,
            }
        }
        let of = |wanted: Sort| found.iter().filter(move |(sort, _)| *sort == wanted).map(|(_, picture)| *picture);
        let mut pictures: Vec<&str> = Vec::new();
        for picture in of(Sort::Thing).chain(of(Sort::Who)).chain(of(Sort::Doing)) {
            if !pictures.contains(&picture) {
                pictures.push(picture);
            }
        }
        pictures
    }

    /// The pictures that may stand beside a text though nobody asked for one. There are none beside a text of harm, loss or fear, or one
    /// that says what is not: the picture would say the opposite.
    #[must_use]
    pub fn harmless(&self, text: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<&str> {
        let turns = |word: &Seen<'_>| word.plain.ends_with("n't") || bases(&word.plain).iter().any(|base| self.not_beside.contains(base));
        if seen(text).iter().any(turns) {
            return Vec::new();
        }
        let mut pictures = self.of(text, is_name);
        pictures.retain(|picture| self.by_itself.contains(*picture));
        pictures
    }

    /// All words that an author can choose, as they are listed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().flat_map(|(.., words)| words).map(String::as_str)
    }

    /// The pictures in groups for people to read, each with its words: a title, what the group is, and the pictures.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, &'static str, Vec<(&str, &[String])>)> {
        const GROUPS: [(Sort, &str, &str); 4] = [
            (
                Sort::Thing,
                "Things",
                "What one can see or touch, and feelings. In easier words the first of these in a line may give its picture.",
            ),
            (Sort::Who, "People", "Who is there. These come after the things."),
            (Sort::Doing, "What people do, and when", "These come after the people."),
            (
                Sort::Asked,
                "Only when asked for",
                "These mean too many things in a text, so they stand only where somebody wrote `picture:`, and beside the labels of facts.",
            ),
        ];
        GROUPS.into_iter().map(|(wanted, title, about)| {
            let of_group = self.listed.iter().filter(|(sort, ..)| *sort == wanted);
            (title, about, of_group.map(|(_, picture, words)| (picture.as_str(), words.as_slice())).collect())
        })
    }

    /// The names of all pictures that a word leads to, each as often as it has words.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.by_first.values().flatten().map(|entry| entry.picture.as_str())
    }

    /// The entries that stand at the first of these words, each with its length in words.
    fn at(&self, seen: &[Seen<'_>], any_capital: bool) -> Vec<(&Entry, usize)> {
        let Some(first) = seen.first() else { return Vec::new() };
        let capital = any_capital || first.written.starts_with(char::is_uppercase);
        let mut found = Vec::new();
        for (ending, base) in bases(&first.plain).iter().enumerate() {
            let alone = |entry: &&Entry| ending == 0 || (entry.endings && entry.more.is_empty());
            let fits = |entry: &&Entry| (capital || !entry.capital) && entry.fits(seen);
            let entries = self.by_first.get(base).into_iter().flatten();
            found.extend(entries.filter(alone).filter(fits).map(|entry| (entry, 1 + entry.more.len())));
        }
        found
    }
}

impl Entry {
    /// Whether the words after the first stand there too.
    fn fits(&self, seen: &[Seen<'_>]) -> bool {
        let Some(after) = seen.get(1..=self.more.len()) else { return false };
        let last = self.more.len().saturating_sub(1);
        self.more.iter().zip(after).enumerate().all(|(number, (wanted, word))| {
            *wanted == word.plain || (number == last && self.endings && bases(&word.plain).contains(wanted))
        })
    }
}

/// The words of a text, each with whether a sentence begins there.
fn seen(text: &str) -> Vec<Seen<'_>> {
    let ends = |sign: char| matches!(sign, '.' | '!' | '?' | ':' | '\n' | '“' | '"' | '•');
    let mut before = 0;
    let mut all = Vec::new();
    for Range { start, end } in words(text) {
        let begins = before == 0 || text[before..start].contains(ends);
        all.push(Seen { written: &text[start..end], plain: plain_word(&text[start..end]), begins });
        before = end;
    }
    all
}

/// A word, and what it may be without -s, -ed or -ing. What is left has three letters or more: "bed" is no form of "b".
fn bases(word: &str) -> Bases {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word);
    let mut all = vec![word.to_owned()];
    all.extend(word.strip_suffix("ies").map(|stem| format!("{stem}y")));
    all.extend(["s", "es"].iter().filter_map(|ending| word.strip_suffix(ending)).map(str::to_owned));
    for stem in ["ed", "ing"].iter().filter_map(|ending| word.strip_suffix(ending)) {
        all.extend([stem.to_owned(), format!("{stem}e")]);
        let mut letters = stem.chars().rev();
        if letters.next().is_some_and(|last| letters.next() == Some(last)) {
            all.extend(stem.char_indices().last().map(|(at, _)| stem[..at].to_owned()));
        }
    }
    all.retain(|base| base == word || base.chars().count() > 2);
    all
}
