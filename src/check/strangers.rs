//! Names in the texts of a plan that belong to none of its people: they may be left over from the last child's plan.
//!
//! No list holds every name, and many names are words or places too. So a name that is nothing else counts wherever it stands; any
//! other counts only where the words beside it speak of a person ("Kofi's mum", "ask Ottilie", "Hope said").

use super::name_row::{Row, Token};
use super::{RuleContext, TextSeen, plain};
use crate::content::Entry;
use crate::language::Locale;
use crate::language::names::{NameList, plain as small};
use crate::language::reading::{Level, Vocabulary};
use crate::shape::Str;
use std::collections::HashSet;
use std::ops::Range;

/// A name of nobody: what tells it from others, in small letters, and where it stands.
pub(super) struct Stranger<'a> {
    /// The name, for grouping.
    pub name: String,
    /// The text.
    pub text: &'a Str,
    /// Where it stands in the text.
    pub range: Range<usize>,
}

/// Keys under which words stand that are no sentences, or names that are meant to be there.
const NOT_PROSE: [&str; 7] = ["name", "word", "checked_by", "language", "pronouns", "doctor", "dentist"];

/// Whether somebody wrote sentences in a text.
pub(super) fn is_prose(seen: &TextSeen<'_>) -> bool {
    !seen.no_prose && !seen.path.iter().any(|key| NOT_PROSE.contains(key))
}

/// The shortest form of a longer name.
const SHORTEST_FORM: usize = 3;
/// A longer word is no name.
const LONGEST_NAME: usize = 24;

/// Where the people of the past have names, who are not among the people of the plan.
const PAST: [&str; 2] = ["home", "before"];
/// Keys of health whose texts are names.
const SURGERIES: [&str; 2] = ["doctor", "dentist"];

/// Looks for names of nobody in all texts of a plan. None are found in a language without a list of names.
pub(super) fn strangers<'a>(context: &RuleContext<'a>) -> Vec<Stranger<'a>> {
    let Some(language) = plain::language(context) else { return Vec::new() };
    let (Some(list), Some(vocabulary)) = (language.names(), language.vocabulary()) else { return Vec::new() };
    let of_today = |seen: &&TextSeen<'a>| is_prose(seen) && !seen.path.starts_with(&PAST);
    let texts: Vec<(&TextSeen<'a>, Row<'a>)> =
        context.walk.texts.iter().filter(of_today).map(|seen| (seen, Row::of(seen.text.as_str(), list))).collect();
    let mut known = known(context, language, list);
    for (seen, row) in &texts {
        row.add_introduced(list, seen.path.starts_with(&["people"]) && seen.path.contains(&"about"), &mut known);
    }
    let reader = Reader { list, vocabulary, forms: forms(&known, list), known };
    let mut found = Vec::new();
    for (seen, row) in &texts {
        found.extend(reader.strangers(row).into_iter().map(|(name, range)| Stranger { name, text: seen.text, range }));
    }
    found
}

/// The words of all names that belong here, with their short and long forms.
fn known(context: &RuleContext<'_>, language: &Locale, list: &NameList) -> HashSet<String> {
    let mut known = HashSet::new();
    let mut add = |name: &str| known.extend(parts(name));
    plain::names(context).into_iter().for_each(&mut add);
    // The child's key may still be the last child's: no booklet shows it.
    context.people().iter().filter(|(_, person)| !person.inside().is_me()).for_each(|(key, _)| add(&key.value));
    context.plan.explain.iter().flat_map(|explain| explain.inside().iter()).for_each(|(term, _)| add(&term.value));
    context.plan.keep_safe.iter().flat_map(|safe| &safe.inside().text).for_each(|text| add(text.as_str()));
    context.plan.may_know.iter().flat_map(|known| &known.inside().text).for_each(|text| add(text.as_str()));
    // Who cared for the child before, a doctor and a dentist are not among the people of the plan.
    let is_surgery = |seen: &TextSeen<'_>| seen.path.first() == Some(&"health") && seen.path.iter().any(|key| SURGERIES.contains(key));
    let elsewhere = context.walk.texts.iter().filter(|seen| seen.path.starts_with(&PAST) || is_surgery(seen));
    let capitals = elsewhere.flat_map(|seen| seen.text.as_str().split_whitespace()).filter(|word| word.starts_with(char::is_uppercase));
    capitals.for_each(&mut add);
    context.plan.checked_by.iter().map(Entry::inside).for_each(|checked| add(checked.who.as_str()));
    language.contacts().iter().for_each(|contact| add(&contact.name));
    let forms: Vec<String> = known.iter().flat_map(|name| list.other_forms(name)).map(str::to_owned).collect();
    known.extend(forms);
    known
}

/// The words of a name.
fn parts(name: &str) -> Vec<String> {
    name.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '\'' | '\u{2019}')))
        .map(small)
        .filter(|part| part.chars().count() > 1)
        .collect()
}

/// What tells names from words.
struct Reader<'a> {
    list: &'a NameList,
    vocabulary: &'a Vocabulary,
    known: HashSet<String>,
    forms: HashSet<String>,
}

impl Reader<'_> {
    /// The names of nobody in a text.
    fn strangers(&self, row: &Row<'_>) -> Vec<(String, Range<usize>)> {
        let tokens = &row.tokens;
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if !tokens[at].capital {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < tokens.len() && tokens[end].capital && tokens[end].joined && !tokens[end].first && !tokens[end - 1].owner {
                end += 1;
            }
            found.extend(self.in_run(row, at..end));
            at = end;
        }
        found
    }

    /// The name in a row of words with capitals.
    fn in_run(&self, row: &Row<'_>, run: Range<usize>) -> Option<(String, Range<usize>)> {
        let tokens = &row.tokens;
        if self.is_place(row, &run) || tokens[run.clone()].iter().any(|token| token.famous) {
            return None;
        }
        for at in run.clone() {
            let token = &tokens[at];
            let last = &tokens[run.end - 1];
            let is_title = self.list.titles.contains(&token.word);
            if is_title && at + 1 < run.end {
                let next = &tokens[at + 1];
                let is_new = !self.is_known(&next.word) && !self.is_no_name(&next.word) && !self.list.people.contains(&next.word);
                return is_new.then(|| (next.word.clone(), next.range.start..last.range.end));
            }
            if self.known.contains(&token.word) {
                return None;
            }
            if is_title || token.word.chars().count() < 2 || self.list.no_names.contains(&token.word) {
                continue;
            }
            if self.is_sure(token, &row.text[token.range.clone()]) || self.speaks_of_a_person(row, at, run.end) {
                return (!self.is_known(&token.word)).then(|| (token.word.clone(), token.range.start..last.range.end));
            }
        }
        None
    }

    /// Whether a row of capitals is a place, a saint or a king.
    fn is_place(&self, row: &Row<'_>, run: &Range<usize>) -> bool {
        let tokens = &row.tokens[run.clone()];
        let later = tokens.get(1..).unwrap_or_default();
        let before = row.word(run.start.checked_sub(1));
        // "St Mary's School", "Alder's Farm": the word after the owner's.
        let after = row.tokens.get(run.end).filter(|token| token.joined && token.capital).map_or("", |token| token.word.as_str());
        let small_after = row.tokens.get(run.end).filter(|token| token.joined).map_or("", |token| token.word.as_str());
        let is_road = self.list.roads.contains(small_after) && !tokens[tokens.len() - 1].owner;
        let owned_by_sure = |token: &Token| token.owner && self.list.sure.contains(&token.word);
        later.iter().any(|token| self.list.places.contains(&token.word))
            || (self.list.places.contains(after) && !tokens.iter().any(owned_by_sure))
            || is_road
            || self.list.before_no_person.contains(before)
            || (tokens.len() > 1 && self.list.before_no_person.contains(&tokens[0].word))
            || (self.list.at.contains(before) && later.iter().any(|token| self.list.places_or_names.contains(&token.word)))
    }

    /// A name that is nothing else. In capitals alone it may be letters that stand for words.
    fn is_sure(&self, token: &Token, written: &str) -> bool {
        let letters = written.chars().filter(|sign| sign.is_alphabetic()).count();
        let in_capitals = letters > 1 && !written.trim_end_matches("'s").contains(char::is_lowercase);
        let is_listed = |word: &str| self.list.sure.contains(word);
        let both = || {
            token
                .word
                .split_once('-')
                .is_some_and(|(first, last)| is_listed(first) || (self.list.also_words.contains(first) && is_listed(last)))
        };
        (is_listed(&token.word) || both()) && !(in_capitals && letters < 5)
    }

    /// Whether what is beside a word that may be a name speaks of a person. `end` is the word after its row of capitals.
    fn speaks_of_a_person(&self, row: &Row<'_>, at: usize, end: usize) -> bool {
        let token = &row.tokens[at];
        let may_be_a_name = || {
            let written = &row.text[token.range.clone()];
            written.contains(char::is_lowercase) && !self.vocabulary.knows(&token.word, Level::Second)
        };
        self.has_a_person_beside(row, at, end) && (self.list.also_words.contains(&token.word) || may_be_a_name())
    }

    /// The words beside it alone.
    fn has_a_person_beside(&self, row: &Row<'_>, at: usize, end: usize) -> bool {
        let list = self.list;
        let (token, tokens) = (&row.tokens[at], &row.tokens);
        let listed = list.also_words.contains(&token.word);
        let before = if token.joined && !token.first { row.word(at.checked_sub(1)) } else { "" };
        let kin = if token.joined || token.after_comma { row.word(at.checked_sub(1)) } else { "" };
        let next = tokens.get(end).filter(|next| next.joined && !next.capital).map_or("", |next| next.word.as_str());
        let next = if tokens[end - 1].owner && list.belongings.contains(next) {
            return !token.first || !listed || !list.home.contains(next);
        } else {
            next
        };
        let beside = |side: Option<usize>| {
            side.and_then(|side| tokens.get(side))
                .is_some_and(|one| one.capital && (self.known.contains(&one.word) || list.sure.contains(&one.word)))
        };
        let paired = (list.joins.contains(before) && beside(at.checked_sub(2))) || (list.joins.contains(next) && beside(Some(end + 1)));
        if list.people.contains(kin) || list.towards.contains(before) || (listed && list.with.contains(before)) {
            return true;
        }
        if list.at.contains(before) || tokens[end - 1].owner {
            return false;
        }
        paired || list.doing.contains(next) || (listed && !token.first && list.doing_also_things.contains(next))
    }

    fn is_no_name(&self, word: &str) -> bool {
        self.list.no_names.contains(word) || word.strip_suffix('s').is_some_and(|one| self.list.no_names.contains(one))
    }

    /// Whether a name belongs to somebody: as it is, in its parts, or in a shorter form.
    fn is_known(&self, word: &str) -> bool {
        let is_it = |word: &str| self.known.contains(word) || self.forms.contains(word) || self.forms.contains(&bare(word, self.list));
        is_it(word) || (word.contains('-') && word.split('-').all(is_it))
    }
}

/// The shorter forms of some names: how they begin (`fin` for `finlay`), and what they are without the ending of a pet form.
fn forms(names: &HashSet<String>, list: &NameList) -> HashSet<String> {
    let mut forms = HashSet::new();
    for name in names.iter().filter(|name| name.len() <= LONGEST_NAME) {
        let begins = name.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST_FORM && at + 2 <= name.len());
        forms.extend(begins.map(|at| name[..at].to_owned()));
        forms.insert(bare(name, list));
    }
    forms
}

/// A name without the ending of a pet form: `tim` for `timmy`.
fn bare(name: &str, list: &NameList) -> String {
    let stem = list.pet_endings.iter().find_map(|ending| name.strip_suffix(ending.as_str())).filter(|stem| stem.len() >= SHORTEST_FORM);
    let Some(stem) = stem else { return name.to_owned() };
    let mut letters = stem.chars().rev();
    let doubled = letters.next().filter(|last| letters.next() == Some(*last));
    doubled.and_then(|last| stem.strip_suffix(last)).unwrap_or(stem).to_owned()
}
