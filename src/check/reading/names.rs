//! Words that are never hard in one plan: names, words that the booklet explains, the child's own words.

use super::TextRead;
use crate::check::RuleContext;
use crate::language::Locale;
use crate::language::reading::{bare_word, words};
use std::collections::{BTreeSet, HashSet};

/// The names of a plan, and the words that its booklets explain.
pub(super) struct Names {
    /// In small letters.
    known: HashSet<String>,
    /// Those that the booklets explain in every plan of the language.
    explained: Option<&'static BTreeSet<String>>,
}

impl Names {
    pub(super) fn of(context: &RuleContext<'_>, locale: Option<&'static Locale>, texts: &[TextRead<'_>]) -> Self {
        let mut names = Names { known: HashSet::new(), explained: locale.map(|locale| locale.explained_words()) };
        let child = context.plan.child.as_ref().map(crate::content::Entry::inside);
        for (key, person) in context.people() {
            names.add(&key.value);
            names.add(person.inside().name.as_ref().map_or("", |name| name.as_str()));
        }
        if let Some(child) = child {
            names.add(child.called());
            for (term, own) in child.say.iter().flat_map(|say| say.inside().0.iter()) {
                names.add(&term.value);
                names.add(own.as_str());
            }
        }
        for (term, _) in context.plan.explain.iter().flat_map(|explain| explain.inside().0.iter()) {
            names.add(&term.value);
        }
        names.add_written_as_names(texts);
        names
    }

    fn add(&mut self, text: &str) {
        self.known.extend(words(text).into_iter().map(|word| bare_word(&text[word])));
    }

    /// A word with a capital inside a sentence is a name, also where it stands first.
    fn add_written_as_names(&mut self, texts: &[TextRead<'_>]) {
        for (unit, sentence) in texts.iter().flat_map(TextRead::sentences) {
            let capital = |word: &&str| word.starts_with(char::is_uppercase);
            let inside = (1..sentence.words.len()).map(|at| unit.word(sentence, at));
            self.known.extend(inside.filter(capital).map(bare_word));
        }
    }

    /// Whether a word is a name or explained. `first` says whether it begins a sentence.
    pub(super) fn covers(&self, word: &str, first: bool) -> bool {
        // "Sam's house": who owns something has a name, also where it begins a sentence.
        let owner = word.ends_with("'s") || word.ends_with("\u{2019}s");
        let named = (!first || owner) && word.starts_with(char::is_uppercase);
        let acronym = word.len() > 1 && word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        named || acronym || word.contains(['@', '.']) || {
            let bare = bare_word(word);
            self.known.contains(&bare) || self.explained.is_some_and(|words| words.contains(&bare))
        }
    }
}
