//! The words of a text as a search for names needs them: capitals, and what is between them.

use crate::language::names::{NameList, plain as small};
use std::collections::HashSet;
use std::ops::Range;

/// A word of a text, with what must be known of it.
pub(super) struct Token {
    /// Where it stands.
    pub range: Range<usize>,
    /// In small letters, without accents and `'s`.
    pub word: String,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether a sentence, a line or an item begins with it.
    pub first: bool,
    /// Whether something is its own: "Kofi's".
    pub owner: bool,
    /// Whether nothing but a space, or a dot after a title, stands between it and the word before.
    pub joined: bool,
    /// The same with a comma: "my brother, Kai".
    pub after_comma: bool,
    /// Whether it is part of what everybody knows: a book, a shop.
    pub famous: bool,
}

/// The words of a text.
pub(super) struct Row<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words in order.
    pub tokens: Vec<Token>,
}

impl<'a> Row<'a> {
    /// The words of a text.
    pub fn of(text: &'a str, list: &NameList) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        // No name begins with a small letter.
        if !text.contains(char::is_uppercase) {
            return Row { text, tokens };
        }
        let mut end = 0;
        for range in words_of(text) {
            let written = &text[range.clone()];
            let between = &text[end..range.start];
            let before = between.trim_end_matches(|sign: char| "\"'“‘(*_[".contains(sign) || sign == ' ');
            let is_short = tokens.last().is_some_and(|last| list.short_titles.contains(&last.word));
            let first = tokens.is_empty()
                || between.contains(['\n', '\r', '•', '–', '—'])
                || (before.ends_with(['.', '!', '?', ':', '…', '-']) && !(is_short && before == "."));
            let joined = matches!(between, " " | "\u{a0}" | "-") || (is_short && between == ". ");
            end = range.end;
            tokens.push(Token {
                word: small(written),
                capital: written.starts_with(char::is_uppercase),
                owner: written.ends_with("'s") || written.ends_with("\u{2019}s") || text[range.end..].starts_with(['\'', '\u{2019}']),
                first,
                joined: joined && !tokens.is_empty(),
                after_comma: between == ", ",
                famous: false,
                range,
            });
        }
        let mut row = Row { text, tokens };
        row.mark_famous(list);
        row
    }

    fn mark_famous(&mut self, list: &NameList) {
        for start in 0..self.tokens.len() {
            if !self.tokens[start].capital {
                continue;
            }
            for name in list.famous.get(&self.tokens[start].word).into_iter().flatten() {
                let Some(place) = self.tokens.get_mut(start..start + name.len()) else { continue };
                let is_it = place.iter().zip(name).all(|(token, word)| token.word == *word);
                place.iter_mut().filter(|_| is_it).for_each(|token| token.famous = true);
            }
        }
    }

    /// A word by its number; `None` if there is none.
    pub fn word(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.tokens.get(at)).map_or("", |token| &token.word)
    }

    /// Names that a text gives to somebody: "a judge called Mrs Grey", "my dog Biscuit", "Pocket the cat"; and, where it is about a
    /// person of the plan, with whom they live.
    pub fn add_introduced(&self, list: &NameList, about: bool, known: &mut HashSet<String>) {
        for (at, token) in self.tokens.iter().enumerate().filter(|(_, token)| token.capital) {
            let mut start = at;
            while start > 0 && self.tokens[start].joined && self.tokens[start - 1].capital && !self.tokens[start].first {
                start -= 1;
            }
            let back = |steps: usize| self.word(start.checked_sub(steps));
            // "He likes to be called Zak" names the child, and not somebody new.
            let of_the_child = list.of_the_child.always.contains(back(2))
                || (list.of_the_child.after_somebody.contains(back(2)) && list.of_the_child.somebody.contains(back(3)));
            let named = list.called.contains(back(1)) && !of_the_child;
            let animal = list.animals.contains(back(1));
            let next = self.word(Some(at + 1));
            let the_animal = list.owners.contains(next) && list.animals.contains(self.word(Some(at + 2)));
            let lives = about && list.lives_with.contains(back(1)) && list.lives.contains(back(2));
            if named || animal || the_animal || lives {
                known.insert(token.word.clone());
            }
        }
    }
}

/// The words of a text: letters and digits, with a hyphen or an apostrophe inside.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut start = None;
    while let Some((at, sign)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inside =
            start.is_some() && matches!(sign, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}') && next.is_some_and(char::is_alphanumeric);
        let is_accent = ('\u{300}'..='\u{36f}').contains(&sign);
        if sign.is_alphanumeric() || inside || (is_accent && start.is_some()) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            found.push(start..at);
        }
    }
    found.extend(start.map(|start| start..text.len()));
    found
}
