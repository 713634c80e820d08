//! Whether a name that is an ordinary word too is meant as the name: surely, perhaps, or not.
//!
//! Its capital, its place in the sentence and the words beside it decide. If they leave a doubt, the booklet is made and the
//! plan's author is told. A name that is not also an English word is never in doubt.

use super::ordinary::{
    ACTS, AGENT, ARTICLE, AS_A_WORD, ASKING, ASKS, BEFORE_PLACE, BEFORE_TIME, BETWEEN, BIG, CUE, Class, INSTITUTION, JOINS, KIN,
    KIN_AS_WORDS, LAST_NAMES, LATER, NAMES_FIRST, OBJECT, PARENTS, PERSON, ROADS, SAINTS, SHORT_FORMS, SUBJECTS, SURE_CUE, TALKS,
    TITLE_OF_ANOTHER, TOLD, asks, class_of, is_common, is_listed, is_small_word,
};
use super::stream::{CAPITAL, COMMA, START, Stream};

/// How sure it is that the withheld thing is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Meant {
    /// Something else is.
    No,
    /// It may be.
    Perhaps,
    /// It is.
    Surely,
}

use Meant::{No, Perhaps, Surely};

/// What was found of many secrets, each by its number.
pub(super) struct Found {
    pub meant: Vec<Meant>,
    /// Those of which something was found.
    some: Vec<usize>,
}

impl Found {
    /// Nothing of so many.
    pub fn new(secrets: usize) -> Self {
        Found { meant: vec![No; secrets], some: Vec::new() }
    }

    /// Whether no more need be looked for.
    pub fn is_sure(&self, secret: usize) -> bool {
        self.meant[secret] == Surely
    }

    /// Takes in a find.
    pub fn take(&mut self, secret: usize, meant: Meant) {
        if meant > self.meant[secret] {
            if self.meant[secret] == No {
                self.some.push(secret);
            }
            self.meant[secret] = meant;
        }
    }

    /// Gives what was found, in order, and begins anew. It takes the time of what was found.
    pub fn drain(&mut self) -> Vec<(usize, Meant)> {
        self.some.sort_unstable();
        self.some.drain(..).map(|secret| (secret, std::mem::replace(&mut self.meant[secret], No))).collect()
    }
}

/// A word beside a name.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside<'a> {
    pub letters: &'a [u8],
    /// Whether it has a capital that tells something: not that of “I”.
    capital: bool,
    /// Whether a sentence starts with it.
    starts: bool,
    /// Whether a comma stands before it.
    comma: bool,
}

impl Beside<'_> {
    /// Whether it has a capital within a sentence, and no comma before it.
    fn goes_on(&self) -> bool {
        self.capital && !self.starts && !self.comma
    }
}

/// The longest word that is looked at.
const LONGEST: usize = 16;

pub(super) fn word_from(stream: &Stream, start: usize) -> Beside<'_> {
    let most = stream.letters.len().min(start + LONGEST);
    let end = (start..most).find(|at| *at > start && stream.breaks_at(*at)).unwrap_or(most);
    let letters = stream.letters.get(start..end).unwrap_or_default();
    let marks = stream.marks.get(start).copied().unwrap_or(START);
    Beside {
        letters,
        capital: marks & CAPITAL != 0 && letters != b"i",
        starts: marks & START != 0 || letters.first().is_none_or(|first| *first == super::stream::GAP),
        comma: marks & COMMA != 0,
    }
}

/// The word that ends at a place.
pub(super) fn word_before(stream: &Stream, end: usize) -> &[u8] {
    let start = (end.saturating_sub(LONGEST)..end).rev().find(|at| stream.breaks_at(*at)).unwrap_or(end);
    &stream.letters[start..end]
}

/// How sure it is that a person or a place is meant by a name that is not also a word: no if a street's name follows from it
/// (“Victoria Road”), perhaps if a school's or a farm's does.
pub(super) fn before_a_place(stream: &Stream, end: usize) -> Meant {
    let after = word_from(stream, end);
    match () {
        () if after.goes_on() && ROADS.has(after.letters) => No,
        () if after.goes_on() && INSTITUTION.has(after.letters) && !LAST_NAMES.has(after.letters) => Perhaps,
        () => Surely,
    }
}

/// How sure it is that a name stands for its person and not in the name of something else: no for “St George's Church”, perhaps for
/// “Big Ben”, “Bob the Builder”, “Charlie and the Chocolate Factory”, “Bruce Lee”, “Charlotte's Web”, “a Mercedes”, “ELSA support”.
pub(super) fn in_a_title(stream: &Stream, start: usize, end: usize) -> Meant {
    let starts = stream.marks[start] & START != 0;
    let before = if starts { Beside::default() } else { word_from(stream, start - word_before(stream, start).len()) };
    let mut words = words_from(stream, end);
    let mut next = || words.next().unwrap_or_default();
    let mut after = next();
    let is_owner = after.letters == b"s" && !after.starts;
    if is_owner {
        after = next();
    }
    if SAINTS.has(before.letters) {
        return if INSTITUTION.has(after.letters) && !after.starts { No } else { Perhaps };
    }
    let second = next();
    let is_book = is_of_a_title(stream, end);
    let is_before_capital = after.goes_on() && !is_family(after.letters) && !is_time(after.letters) && !is_small(after.letters);
    let is_of_another = is_owner && is_before_capital || is_book || matches!(before.letters, b"a" | b"an" | b"the");
    let is_big = before.capital && BIG.has(before.letters);
    if KIN.has(before.letters) && !is_big || PERSON.has(if is_before_capital { second.letters } else { after.letters }) && !is_owner {
        return Surely;
    }
    let is_somebody = [SURE_CUE, JOINS, PERSON, ASKS].iter().any(|group| group.has(before.letters));
    let is_after_capital = before.goes_on() && !is_time(before.letters) && (is_big || !is_family(before.letters));
    // “max 2 hours”, “max. one hour”
    let is_word = |word: &str| super::ordinary::words().numbers.small(word).is_some();
    let is_counted = Round::is_number(after.letters) || std::str::from_utf8(after.letters).is_ok_and(is_word);
    let counts = stream.marks[start] & CAPITAL == 0 && is_counted && !after.capital;
    // At the start of a sentence a word that looks like a thing may be a verb, but for “Victoria sponge is …”.
    let is_before_thing = !is_owner && (counts || (!starts || AGENT.has(second.letters)) && is_thing(after, second, false));
    let is_title = is_after_capital || TITLE_OF_ANOTHER.has(before.letters) || is_before_capital || is_before_thing;
    if is_of_another || is_title && !is_somebody { Perhaps } else { Surely }
}

/// Whether a title follows from a name: “Bob the Builder”, “Charlie and the Chocolate Factory”.
fn is_of_a_title(stream: &Stream, end: usize) -> bool {
    let mut words = words_from(stream, end);
    let mut is_next = |what: fn(&Beside<'_>) -> bool| words.next().is_some_and(|word| what(&word));
    let is_the = |word: &Beside<'_>| word.letters == b"the";
    let is_named = |word: &Beside<'_>| word.goes_on() && !is_time(word.letters);
    match word_from(stream, end).letters {
        b"and" => {
            is_next(|_| true)
                && is_next(is_the)
                && is_next(is_named)
                && is_next(|word| word.starts || word.goes_on() && !is_time(word.letters))
        }
        _ => is_next(is_the) && is_next(is_named),
    }
}

/// Whether the name of a thing follows: “Rose Cottage pie”, after a number with an s too: “4471 steps”.
pub(super) fn before_a_thing(stream: &Stream, end: usize, is_number: bool) -> bool {
    let mut words = words_from(stream, end);
    let mut next = || words.next().unwrap_or_default();
    is_thing(next(), next(), is_number)
}

/// The words from a place on.
fn words_from(stream: &Stream, mut from: usize) -> impl Iterator<Item = Beside<'_>> {
    std::iter::from_fn(move || {
        let word = word_from(stream, from);
        from += word.letters.len();
        Some(word)
    })
}

/// Whether a word is the name of a thing, and no verb, nor one of the small words that go on after a name. After a number it may end
/// with an s.
fn is_thing(word: Beside<'_>, second: Beside<'_>, is_counted: bool) -> bool {
    let letters = word.letters;
    let ends = |ending: &[u8], but: &[u8]| letters.ends_with(ending) && !letters.ends_with(but);
    let is_verb = !is_counted && ends(b"s", b"ss") || ends(b"ing", b"thing") || ends(b"ed", b"eed") || ends(b"ly", b"lly");
    let is_lower = !word.capital && !word.starts && !word.comma && letters.first().is_some_and(u8::is_ascii_alphabetic);
    // “threw a plate”, “opens it”
    is_lower && !is_small(letters) && !is_verb && (second.starts || !OBJECT.has(second.letters))
}

/// Whether a word goes on after a name, and is no part of a longer one.
fn is_small(word: &[u8]) -> bool {
    let groups = [AGENT, PERSON, BETWEEN, JOINS, AS_A_WORD, BEFORE_PLACE, BEFORE_TIME, LATER];
    is_small_word(word) || groups.iter().any(|group| group.has(word))
}

/// Whether a word stands for somebody of the family: “Uncle”, “Mum”.
fn is_family(word: &[u8]) -> bool {
    KIN.has(word) || PARENTS.has(word)
}

/// Whether a word is a time: “Friday”, “Fridays”.
fn is_time(word: &[u8]) -> bool {
    class_of(word.strip_suffix(b"s").unwrap_or(word)) == Some(Class::Time)
}

/// Whether an ordinary word that is a name too is meant as the name, where it stands in a text.
pub(super) fn as_name(stream: &Stream, start: usize, end: usize) -> Meant {
    let name = &stream.letters[start..end];
    let class = class_of(name).unwrap_or(Class::Thing);
    let here = word_from(stream, start);
    let mut after = word_from(stream, end);
    let is_owner = after.letters == b"s" && !after.starts;
    if is_owner {
        after = word_from(stream, end + 1);
    }
    if after.starts {
        after = Beside { starts: true, ..Beside::default() };
    }
    let starts = here.starts;
    let before_letters = if starts { &[][..] } else { word_before(stream, start) };
    let before = if before_letters.is_empty() { Beside::default() } else { word_from(stream, start - before_letters.len()) };
    let is_shouted = end - start > 1 && stream.marks[start + 1] & CAPITAL != 0;
    let round = Round { name, class, before, after, is_owner, stream, start, end };
    match () {
        () if !here.capital || is_shouted => round.small(),
        () if starts => round.first(),
        () => round.inside(),
    }
}

/// A name and its neighbours.
struct Round<'a> {
    name: &'a [u8],
    class: Class,
    before: Beside<'a>,
    after: Beside<'a>,
    /// Whether “’s” stands after it.
    is_owner: bool,
    stream: &'a Stream,
    start: usize,
    end: usize,
}

impl Round<'_> {
    fn before(&self) -> &[u8] {
        self.before.letters
    }

    fn after(&self) -> &[u8] {
        self.after.letters
    }

    /// The word before the one before.
    fn before_that(&self) -> &[u8] {
        if self.before.letters.is_empty() || self.before.starts { &[] } else { word_before(self.stream, self.start - self.before().len()) }
    }

    fn is_number(word: &[u8]) -> bool {
        word.first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether a time stands there: beside a number or another time, or after a word that goes before times.
    fn is_time(&self) -> bool {
        let beside = |word: &[u8]| Self::is_number(word) || class_of(word) == Some(Class::Time);
        let joined = self.before() == b"and" || self.before() == b"or";
        let is_after_time = if joined { beside(self.before_that()) } else { beside(self.before()) };
        is_after_time || beside(self.after()) || !joined && BEFORE_TIME.has(self.before())
    }

    /// With a capital, inside a sentence.
    fn inside(&self) -> Meant {
        if KIN.has(self.before()) {
            return Surely;
        }
        if INSTITUTION.has(self.after()) && !self.is_owner {
            let is_place = self.after.capital && (!LAST_NAMES.has(self.after()) || BEFORE_PLACE.has(self.before()));
            return if is_place || self.class == Class::Time { No } else { Perhaps };
        }
        if SAINTS.has(self.before()) {
            return No;
        }
        let does = PERSON.has(self.after());
        let is_part_of_a_title = self.after.capital && !self.after.comma && class_of(self.after()) != Some(Class::Time)
            || self.before.capital && !self.before.starts && !self.here_after_comma()
            // “PE Kit”, “X-Ray”.
            || self.is_after_letters()
            || is_of_a_title(self.stream, self.end)
            // “Forest of Dean”.
            || self.before() == b"of" && self.is_capital_before_that()
            // “Sports Day”, for somebody called Day.
            || self.before.starts && self.before.capital && is_common(self.name) && !is_listed(self.name) && !is_family(self.before())
            // “New Year’s Eve”.
            || self.before() == b"s" && TITLE_OF_ANOTHER.has(self.before_that());
        match self.class {
            Class::Time if matches!(self.before(), b"to" | b"with") && TALKS.has(self.before_that()) => Perhaps,
            Class::Time if self.is_time() => No,
            Class::Time if does || SURE_CUE.has(self.before()) => Surely,
            Class::Time if CUE.has(self.before()) || AGENT.has(self.after()) || self.before() == b"and" || self.is_kin_after() => Perhaps,
            Class::Time => No,
            _ if does => Surely,
            _ if is_part_of_a_title || TITLE_OF_ANOTHER.has(self.before()) || self.after() == b"of" || ARTICLE.has(self.before()) => {
                Perhaps
            }
            Class::Place if !CUE.has(self.before()) && (!AGENT.has(self.after()) || BEFORE_PLACE.has(self.before())) => Perhaps,
            Class::Mass if self.is_subject() => Perhaps,
            _ => Surely,
        }
    }

    fn is_capital_before_that(&self) -> bool {
        let start = self.start - self.before().len() - self.before_that().len();
        !self.before_that().is_empty() && self.stream.marks[start] & CAPITAL != 0
    }

    /// Whether a word for somebody stands right after it: “Sunday is your brother”.
    fn is_kin_after(&self) -> bool {
        words_from(self.stream, self.end).take(4).any(|word| !word.starts && KIN.has(word.letters))
    }

    /// Whether the word before is nothing but capitals.
    fn is_after_letters(&self) -> bool {
        let is_capital = self.start.checked_sub(1).is_some_and(|last| self.stream.marks[last] & CAPITAL != 0);
        is_capital && self.before() != b"i" && !self.here_after_comma()
    }

    fn here_after_comma(&self) -> bool {
        self.stream.marks[self.start] & COMMA != 0
    }

    /// Whether it may be a subject of a school: “You like Art and Maths”.
    fn is_subject(&self) -> bool {
        SUBJECTS.has(self.name) && !KIN.has(self.before()) && !SURE_CUE.has(self.before())
    }

    /// With the capital of a sentence.
    fn first(&self) -> Meant {
        let word = self.after();
        if PERSON.has(word) && !self.is_owner {
            return Surely;
        }
        if self.class == Class::Time {
            let acts = ACTS.has(word);
            let and_i = word == b"and" && word_from(self.stream, self.end + word.len()).letters == b"i";
            let is_somebody = acts || and_i || AGENT.has(word) && (self.is_kin_after() || NAMES_FIRST.has(self.name));
            return if is_somebody && !self.is_owner { Perhaps } else { No };
        }
        if self.is_owner || word.is_empty() || self.after.comma || SHORT_FORMS.has(word) {
            return Perhaps;
        }
        if AGENT.has(word) {
            return if self.class == Class::Verb { Surely } else { Perhaps };
        }
        let is_place = INSTITUTION.has(word) && !(self.after.capital && LAST_NAMES.has(word));
        if self.asks() || AS_A_WORD.has(word) || Self::is_number(word) || is_place {
            return No;
        }
        if PARENTS.has(word) {
            return if ASKING.has(self.name) { No } else { Perhaps };
        }
        if self.after.capital {
            return if self.class == Class::Verb && class_of(word) == Some(Class::Time) { No } else { Perhaps };
        }
        let does = word.len() > 3 && !word.ends_with(b"ss") && (word.ends_with(b"s") || word.ends_with(b"ed"));
        if BETWEEN.has(word) || does { Perhaps } else { No }
    }

    /// “Will Rory have to move?”: after one name or two stands a verb.
    fn asks(&self) -> bool {
        words_from(self.stream, self.end).take(4).any(|word| asks(self.name, word.letters))
    }

    /// Without a capital, or in capitals throughout.
    fn small(&self) -> Meant {
        let is_after_somebody = match self.class {
            Class::Verb => CUE.has(self.before()),
            Class::Thing | Class::Place => CUE.has(self.before()) && !self.after().ends_with(b"s"),
            Class::Mass | Class::Time => TOLD.has(self.before()),
        };
        // “Nan drew the curtains” is what she did.
        let does = self.class == Class::Verb && AS_A_WORD.has(self.after());
        let is_kin = !does && KIN.has(self.before()) && !KIN_AS_WORDS.has(self.before());
        let owns = self.is_owner && matches!(self.class, Class::Verb | Class::Mass) && !ARTICLE.has(self.before());
        let acts = PERSON.has(self.after()) && !self.is_owner && !ARTICLE.has(self.before());
        // After a verb stands no other: “rob came round”.
        let is_first = self.before().is_empty() || JOINS.has(self.before());
        let acts = acts || self.class == Class::Verb && is_first && AGENT.has(self.after());
        if is_kin || is_after_somebody || owns || acts { Perhaps } else { No }
    }
}
