//! Finds the terms of a list in the words of a text: the longest form at each place, unless a trap says no.

use super::entry::{Term, Traps};
use super::scan::{Token, scan};
use super::vocabulary::{NONE, Vocabulary, Word};
use std::cmp::Reverse;
use std::ops::Range;

/// How far a word may stand and still be near. It keeps the work within bounds in a text without full stops.
const NEAR: usize = 40;

/// All forms of a list, by their first word.
pub(super) struct Finder {
    vocabulary: Vocabulary,
    /// All forms, those that begin with the same word together, the longest first.
    forms: Vec<Form>,
    /// For each word, where its forms stand.
    of_word: Vec<Range<usize>>,
    senses: Vec<Sense>,
}

/// One form of a term.
struct Form {
    words: Vec<Word>,
    /// Capitals that must stand in the text: the word's number in the form and the byte in the word.
    capitals: Vec<(usize, usize)>,
    term: usize,
    /// Its number among the forms of its term.
    number: usize,
    /// Its traps, where it has some.
    sense: Option<usize>,
}

/// A form in a text.
pub(super) struct Hit {
    /// The number of its term.
    pub term: usize,
    /// Its number among the forms of the term.
    pub form: usize,
    /// Where it stands.
    pub at: Range<usize>,
}

/// Neighbours that decide, as numbers of words.
struct Sense {
    not_after: Vec<Vec<Part>>,
    not_before: Vec<Vec<Part>>,
    not_near: Vec<Vec<Part>>,
    only_after: Vec<Vec<Part>>,
    only_before: Vec<Vec<Part>>,
    only_near: Vec<Vec<Part>>,
}

/// One word of a neighbour.
enum Part {
    Word(Word),
    /// A word with a capital inside a sentence.
    Name,
    /// A number of figures.
    Number,
}

impl Finder {
    /// Learns all forms.
    pub(super) fn new(terms: &[Term]) -> Result<Self, String> {
        let words = |text: &str| text.split([' ', '-']).count();
        let traps = |traps: &Traps| lists(traps).into_iter().flatten().map(|text| words(text)).sum::<usize>();
        let room: usize = terms
            .iter()
            .map(|term| {
                term.all_forms().map(words).sum::<usize>()
                    + traps(&term.traps)
                    + term.unsure.iter().map(|one| traps(&one.traps)).sum::<usize>()
            })
            .sum();
        let mut finder = Finder { vocabulary: Vocabulary::with_room(room + 1), forms: Vec::new(), of_word: Vec::new(), senses: Vec::new() };
        for (number, term) in terms.iter().enumerate() {
            let sense = finder.sense(&term.traps)?;
            let length = words(&term.term);
            let unsure = match &term.unsure {
                Some(unsure) => finder.sense(&unsure.traps)?,
                None => None,
            };
            for (place, form) in term.all_forms().enumerate() {
                let is_unsure = place > term.forms.len();
                let own = sense.filter(|_| words(form) <= length);
                finder.learn(form, (number, place), if is_unsure { unsure } else { own })?;
            }
        }
        finder.sort();
        Ok(finder)
    }

    /// The terms in a text; without traps, all that could be meant.
    pub(super) fn find(&self, text: &str, with_traps: bool) -> Vec<Hit> {
        let tokens = scan(text, &self.vocabulary);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.best(text, &tokens, at, with_traps) {
                Some(form) => {
                    let end = at + form.words.len();
                    let place = tokens[at].range().start..tokens[end - 1].range().end;
                    found.push(Hit { term: form.term, form: form.number, at: place });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest form that stands at a place and means the term.
    fn best(&self, text: &str, tokens: &[Token], at: usize, with_traps: bool) -> Option<&Form> {
        let token = &tokens[at];
        let forms = |word: Word| if word == NONE { &[][..] } else { &self.forms[self.of_word[usize::from(word)].clone()] };
        let bare = if token.base == token.word { NONE } else { token.base };
        let stands = |form: &&Form| {
            let Some(here) = tokens.get(at..at + form.words.len()) else { return false };
            let same =
                here.iter().zip(&form.words).enumerate().all(|(place, (token, word))| (place == 0 || token.joined) && token.is(*word));
            same && form.capitals.iter().all(|(word, byte)| text.as_bytes()[here[*word].range().start + byte].is_ascii_uppercase())
        };
        let means = |form: &&Form| !with_traps || self.means(form, tokens, at);
        forms(token.word).iter().chain(forms(bare)).find(|form| stands(form) && means(form))
    }

    /// Whether the neighbours let a form mean its term.
    fn means(&self, form: &Form, tokens: &[Token], at: usize) -> bool {
        let end = at + form.words.len();
        if form.words.len() == 1 && (is_in_a_name(tokens, at) || (!form.capitals.is_empty() && self.is_shouted(tokens, at))) {
            return false;
        }
        let Some(sense) = form.sense.map(|sense| &self.senses[sense]) else { return true };
        let before = |words: &Vec<Part>| is_before(tokens, at, words);
        let after = |words: &Vec<Part>| is_after(tokens, end, words);
        let sentence = sentence(tokens, at, end);
        let near = |words: &Vec<Part>| {
            let outside = |place: usize| place + words.len() <= at || place >= end;
            sentence.clone().any(|place| outside(place) && stand_at(&tokens[..sentence.end], place, words))
        };
        if sense.not_after.iter().any(before) || sense.not_before.iter().any(after) || sense.not_near.iter().any(near) {
            return false;
        }
        let free = sense.only_after.is_empty() && sense.only_before.is_empty() && sense.only_near.is_empty();
        free || sense.only_after.iter().any(before) || sense.only_before.iter().any(after) || sense.only_near.iter().any(near)
    }

    /// Whether letters stand beside other words in capitals, so that they are a word said loudly.
    fn is_shouted(&self, tokens: &[Token], at: usize) -> bool {
        let letters =
            |word: Word| word != NONE && self.forms[self.of_word[usize::from(word)].clone()].iter().any(|form| !form.capitals.is_empty());
        let loud = |token: &Token| token.all_capital && token.range().len() > 2 && !letters(token.base);
        let before = at.checked_sub(1).is_some_and(|before| tokens[at].joined && loud(&tokens[before]));
        before || tokens.get(at + 1).is_some_and(|after| after.joined && loud(after))
    }

    fn learn(&mut self, form: &str, (term, place): (usize, usize), sense: Option<usize>) -> Result<(), String> {
        let mut words = Vec::new();
        let mut capitals = Vec::new();
        for (number, word) in form.split([' ', '-']).enumerate() {
            let capital = |(byte, sign): (usize, char)| sign.is_uppercase().then_some((number, byte));
            capitals.extend(word.char_indices().filter_map(capital));
            words.push(self.word(&word.to_lowercase())?);
        }
        self.forms.push(Form { words, capitals, term, number: place, sense });
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<Word, String> {
        self.vocabulary.learn(word).ok_or_else(|| "jargon.yaml: there are more words than this can hold".to_owned())
    }

    /// The traps as numbers; `None` if there are none.
    fn sense(&mut self, traps: &Traps) -> Result<Option<usize>, String> {
        if lists(traps).iter().all(|list| list.is_empty()) {
            return Ok(None);
        }
        let mut learned = Vec::new();
        for list in lists(traps) {
            let mut phrases = Vec::new();
            for phrase in list {
                phrases.push(self.parts(phrase)?);
            }
            learned.push(phrases);
        }
        let mut next = learned.into_iter();
        let mut take = || next.next().unwrap_or_default();
        self.senses.push(Sense {
            not_after: take(),
            not_before: take(),
            not_near: take(),
            only_after: take(),
            only_before: take(),
            only_near: take(),
        });
        Ok(Some(self.senses.len() - 1))
    }

    fn parts(&mut self, phrase: &str) -> Result<Vec<Part>, String> {
        let part = |word: &str| match word {
            "<name>" => Ok(Part::Name),
            "<number>" => Ok(Part::Number),
            word => self.word(&word.to_lowercase()).map(Part::Word),
        };
        phrase.split([' ', '-']).map(part).collect()
    }

    fn sort(&mut self) {
        self.forms.sort_by_key(|form| (form.words.first().copied(), Reverse(form.words.len()), Reverse(form.capitals.len()), form.term));
        self.of_word = vec![0..0; self.vocabulary.len()];
        for (number, form) in self.forms.iter().enumerate() {
            let Some(first) = form.words.first() else { continue };
            let place = &mut self.of_word[usize::from(*first)];
            *place = if place.end == 0 { number..number + 1 } else { place.start..number + 1 };
        }
    }
}

/// The lists of traps, in one order.
fn lists(traps: &Traps) -> [&Vec<String>; 6] {
    [&traps.not_after, &traps.not_before, &traps.not_near, &traps.only_after, &traps.only_before, &traps.only_near]
}

/// Whether a word is part of a name: it and its neighbour have capitals, and no sentence begins there.
fn is_in_a_name(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.capital || token.all_capital || token.starts {
        return false;
    }
    let named = |token: &Token| token.capital && !token.starts && token.range().len() > 1 && token.base == token.word;
    let before = at.checked_sub(1).is_some_and(|before| token.joined && named(&tokens[before]));
    before || tokens.get(at + 1).is_some_and(|after| after.joined && named(after))
}

/// The words of the sentence around a stretch, as far as they are near.
fn sentence(tokens: &[Token], at: usize, end: usize) -> Range<usize> {
    let mut start = at;
    while start > at.saturating_sub(NEAR) && !tokens[start].starts {
        start -= 1;
    }
    let mut stop = end;
    while stop < tokens.len() && stop < end + NEAR && !tokens[stop].starts {
        stop += 1;
    }
    start..stop
}

/// Whether words stand right before a place, in the same breath.
fn is_before(tokens: &[Token], at: usize, words: &[Part]) -> bool {
    at >= words.len() && tokens[at].joined && stand_at(&tokens[..at], at - words.len(), words)
}

/// Whether words stand right after a place, in the same breath.
fn is_after(tokens: &[Token], end: usize, words: &[Part]) -> bool {
    tokens.get(end).is_some_and(|next| next.joined) && stand_at(tokens, end, words)
}

/// Whether words stand at a place, one joined to the other.
fn stand_at(tokens: &[Token], at: usize, words: &[Part]) -> bool {
    let Some(here) = tokens.get(at..at + words.len()) else { return false };
    here.iter().zip(words).enumerate().all(|(place, (token, word))| (place == 0 || token.joined) && is(token, word))
}

fn is(token: &Token, part: &Part) -> bool {
    match part {
        Part::Word(word) => token.is(*word),
        Part::Name => token.capital && !token.starts,
        Part::Number => token.number,
    }
}
