//! Names that are ordinary words too, and the words beside them in a sentence, as the language lists them in `search.yaml`.
//!
//! A tool that stops at every “will” is soon switched off; one that lets every Will pass is of no use. `meant` decides
//! which of the two stands in a text; here are the words that it goes by.

use crate::language::reading::Level;
use crate::language::{ByteWords, Locale, SearchWords};
use std::cell::Cell;

pub(super) use crate::language::NameClass as Class;

thread_local! {
    /// The language whose words a search goes by.
    static LANGUAGE: Cell<Option<&'static Locale>> = const { Cell::new(None) };
}

/// Does some work by the words of a language. They are asked for at single letters, deep inside the search and the making of needles; a
/// parameter through all of that would say nothing on the way.
pub(super) fn in_language<T>(locale: &'static Locale, work: impl FnOnce() -> T) -> T {
    let before = LANGUAGE.replace(Some(locale));
    let done = work();
    LANGUAGE.set(before);
    done
}

/// The language whose words count now; English outside of [`in_language`].
pub(super) fn language() -> &'static Locale {
    LANGUAGE.get().unwrap_or_else(|| {
        let english = Locale::of("en");
        LANGUAGE.set(Some(english));
        english
    })
}

/// The words of that language.
pub(super) fn words() -> &'static SearchWords {
    language().search()
}

/// What kind of ordinary word a folded name also is, if any.
pub(super) fn class_of(name: &[u8]) -> Option<Class> {
    words().names_that_are_words.class(name).or_else(|| is_common(name).then_some(Class::Thing))
}

/// Whether a folded name is a verb too.
pub(super) fn is_verb(name: &[u8]) -> bool {
    class_of(name) == Some(Class::Verb)
}

/// Whether a folded word is one of those that are names too.
pub(super) fn is_listed(word: &[u8]) -> bool {
    words().names_that_are_words.class(word).is_some()
}

/// Whether a folded word is one of the common words of the language, of which names were taken out.
pub(super) fn is_common(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else { return false };
    word.len() > 2 && language().vocabulary().is_some_and(|vocabulary| vocabulary.knows(word, Level::Second))
}

/// Whether folded words are all words of the language, so that in a row they may be no name.
pub(super) fn are_all_ordinary<'w>(mut words: impl Iterator<Item = &'w [u8]>) -> bool {
    words.all(|word| {
        word.len() < 3
            || word.first().is_some_and(u8::is_ascii_digit)
            || is_small_word(word)
            || INSTITUTION.has(word)
            || HOUSES.has(word)
            || is_listed(word)
            || is_common(word)
    })
}

/// Words, each a group that may stand before or after a name.
#[derive(Clone, Copy)]
pub(super) struct Group(pub fn(&SearchWords) -> &ByteWords);

impl Group {
    /// Whether a folded word belongs to it.
    pub(super) fn has(&self, word: &[u8]) -> bool {
        (self.0)(words()).has(word)
    }
}

/// Words that go before a name and say that it is one.
pub(super) const KIN: Group = Group(|words| &words.beside.kin);

/// Words at the start of what has a name of its own, and is nobody of the family: “Prince Harry”, “Amazing Grace”.
pub(super) const TITLE_OF_ANOTHER: Group = Group(|words| &words.beside.titles_of_others);

/// The same, of a saint.
pub(super) const SAINTS: Group = Group(|words| &words.beside.saints);

/// The same, also before a name of the family: “Big Ben”, “Little Rob”.
pub(super) const BIG: Group = Group(|words| &words.beside.big);

/// Of the words before a name, those that go before any word.
pub(super) const KIN_AS_WORDS: Group = Group(|words| &words.beside.kin_as_words);

/// Of the family, those who have no name after the word: “Mum”.
pub(super) const PARENTS: Group = Group(|words| &words.beside.parents);

/// Of what people do, what no time does.
pub(super) const ACTS: Group = Group(|words| &words.beside.acts);

/// Of the verbs that are followed by a person, those that are also written before a name without a capital.
pub(super) const TOLD: Group = Group(|words| &words.beside.told);

/// What is left of a verb after an apostrophe: “Will'll”.
pub(super) const SHORT_FORMS: Group = Group(|words| &words.beside.short_forms);

/// Times that are names more often than other times are.
pub(super) const NAMES_FIRST: Group = Group(|words| &words.names_before_times);

/// Names that also help a verb at the start of a question.
pub(super) const ASKING: Group = Group(|words| &words.asking_names);

/// Names that are subjects of a school too.
pub(super) const SUBJECTS: Group = Group(|words| &words.subjects);

/// What somebody does to whom “to” or “with” leads.
pub(super) const TALKS: Group = Group(|words| &words.beside.talks);

/// Whether a folded word stands for a third person: “he”, “them”, “Mum”.
pub(super) fn is_somebody(word: &[u8]) -> bool {
    const SOMEBODY: Group = Group(|words| &words.beside.somebody);
    SOMEBODY.has(word) || KIN.has(word)
}

/// Whether a folded word is somebody, or may be somebody's name.
pub(super) fn is_a_person(word: &[u8]) -> bool {
    const PARENTS: Group = Group(|words| &words.beside.names_for_parents);
    PARENTS.has(word) || KIN.has(word) || !are_all_ordinary([word].into_iter())
}

/// Words that join what comes after.
pub(super) const JOINS: Group = Group(|words| &words.beside.joins);

/// What only people do.
pub(super) const PERSON: Group = Group(|words| &words.beside.person);

/// What people do, and things too.
pub(super) const AGENT: Group = Group(|words| &words.beside.agent);

/// Words that stand before a name and its verb: “Can Leon come?”, “Let Leon go”.
pub(super) const ASKS: Group = Group(|words| &words.beside.asks);

/// Words that stand after a verb and before what it does something to: “broke her arm”.
pub(super) const OBJECT: Group = Group(|words| &words.beside.object);

/// Words that go on after a name and are no thing of it.
pub(super) const LATER: Group = Group(|words| &words.beside.later);

/// Verbs that are followed by a person: see, tell, meet.
pub(super) const CUE: Group = Group(|words| &words.beside.cue);

/// Of these, those after which no thing stands.
pub(super) const SURE_CUE: Group = Group(|words| &words.beside.sure_cue);

/// Words that stand between a name at the start of a sentence and what it does.
pub(super) const BETWEEN: Group = Group(|words| &words.beside.between);

/// Words that go before a thing.
pub(super) const ARTICLE: Group = Group(|words| &words.beside.article);

/// Words that go before a time.
pub(super) const BEFORE_TIME: Group = Group(|words| &words.beside.before_time);

/// What stands after the name of a street, a house or a school, besides the words for streets.
pub(super) const INSTITUTION: Group = Group(|words| &words.places.institutions);

/// Words that end the name of a street and hardly ever that of a house.
pub(super) const ROADS: Group = Group(|words| &words.places.roads);
/// Words that end the name of a house.
pub(super) const HOUSES: Group = Group(|words| &words.places.houses);

/// Of these, those that are last names as often.
pub(super) const LAST_NAMES: Group = Group(|words| &words.places.last_names);

/// Words that go before a place.
pub(super) const BEFORE_PLACE: Group = Group(|words| &words.places.before);

/// Whether the word after a capital at the start of a sentence shows that no name stands there: “Will you …”, “Hope to …”.
pub(super) const AS_A_WORD: Group = Group(|words| &words.beside.as_a_word);

/// Whether a question that starts with a name that is a verb too goes on with the verb that belongs to it.
pub(super) fn asks(name: &[u8], later: &[u8]) -> bool {
    const VERBS: Group = Group(|words| &words.beside.asking_verbs);
    words().asking_names.has(name) && VERBS.has(later)
}

/// Whether a folded word is a title that goes before a last name.
pub(super) fn is_title(word: &[u8]) -> bool {
    const TITLES: Group = Group(|words| &words.beside.titles);
    TITLES.has(word)
}

/// Whether a folded word is a small one that stands in most sentences, so that it is no half of a name.
pub(super) fn is_small_word(word: &[u8]) -> bool {
    const SMALL: Group = Group(|words| &words.beside.small);
    SMALL.has(word)
}
