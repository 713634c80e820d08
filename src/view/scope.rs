//! What one reader sees of the plan, and at one place of it: the only thing in this module that opens an entry, and it asks `visibility` first.

use super::readers::Reader;
use super::{DayShown, Due, PersonPart, PictureShown, Style, Who, WordsShown, WrittenTo};
use crate::check::CheckedPlan;
use crate::content::Entry;
use crate::language::Locale;
use crate::plan::{Person, Picture, Plan, Text, Wordings, written_to};
use crate::seeded::{Leak, leak};
use crate::shape::{DateOrMonth, Map, PersonKey, Str, When};
use crate::source::{At, Span};
use crate::visibility::Visibility;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What stays the same for all places of one plan and one reader.
pub(super) struct ReaderContext<'p> {
    pub reader: &'p Reader,
    pub visibility: Visibility<'p>,
    pub(super) lead: &'p str,
    pub(super) people: BTreeMap<&'p str, &'p Entry<Person>>,
    pub(super) child_name: &'p str,
    pub(super) speaks_to_reader: bool,
    /// The texts that were shown to this reader, by their places.
    pub shown: RefCell<BTreeMap<Span, &'p str>>,
    /// The picture files that were shown, by their places.
    pub pictures: RefCell<BTreeMap<Span, &'p str>>,
    /// What this reader calls some people, by key: a child calls Sarah "Mum".
    pub(super) called: BTreeMap<&'p str, &'static str>,
}

impl<'p> ReaderContext<'p> {
    pub fn new(plan: &'p CheckedPlan, reader: &'p Reader) -> Self {
        let body = plan.plan();
        let speaks_to_reader = match written_to(body).unwrap_or(WrittenTo::Child) {
            WrittenTo::Child => reader.is_child || reader.style == Style::Worker,
            WrittenTo::Family => true,
        };
        let people = body.people.as_ref().map(Entry::inside);
        let language = body.language.as_ref().map_or("en", |language| language.as_str());
        let unnamed = Locale::bundled(language).map_or("", Locale::unnamed_baby);
        let mut context = ReaderContext {
            reader,
            visibility: Visibility::of(plan.root(), &reader.viewer),
            lead: body.lead.as_ref().map_or("", PersonKey::key),
            people: people.into_iter().flat_map(|map| map.iter()).map(|(key, person)| (key.value.as_str(), person)).collect(),
            child_name: body.child.as_ref().map(|child| child.inside().called()).filter(|name| !name.is_empty()).unwrap_or(unnamed),
            speaks_to_reader,
            shown: RefCell::default(),
            pictures: RefCell::default(),
            called: BTreeMap::new(),
        };
        if reader.is_child {
            context.called = context.names_of_a_child(language);
        }
        context
    }

    /// What the child calls their people, in the plan's language: "my mum" is "Mum", where there is one of her among
    /// those whom the child may know of.
    fn names_of_a_child(&self, tag: &str) -> BTreeMap<&'p str, &'static str> {
        let Ok(locale) = Locale::bundled(tag) else { return BTreeMap::new() };
        let name = |key: &str, person: &Entry<Person>| {
            let is = &person.inside().is;
            let open = self.visibility.may_name(key) && self.visibility.opens(is.span());
            locale.called(is.inside().words.as_str()).filter(|_| open || leak(Leak::CalledCountsHidden))
        };
        let names: Vec<_> = self.people.iter().filter_map(|(key, person)| Some((*key, name(key, person)?))).collect();
        let alone = |name: &str| names.iter().filter(|(_, other)| *other == name).count() == 1;
        names.iter().copied().filter(|(_, name)| alone(name)).collect()
    }

    /// The whole plan as this reader sees it. Where the root itself is withheld, nothing in it opens either.
    pub fn root<'g>(&'g self, root: &'p Entry<Plan>) -> (Scope<'g, 'p>, &'p Plan) {
        (Scope { context: self, named: self.visibility.sees(root.span()) }, root.inside())
    }
}

/// One place of the plan, for one reader.
#[derive(Clone, Copy)]
pub(super) struct Scope<'g, 'p> {
    pub context: &'g ReaderContext<'p>,
    /// Whether the days, numbers and choices that are here are for this reader.
    pub(super) named: bool,
}

impl<'g, 'p> Scope<'g, 'p> {
    /// Opens an entry if the reader may see into it.
    pub fn open<T>(&self, entry: &'p Entry<T>) -> Option<(Scope<'g, 'p>, &'p T)> {
        let visibility = &self.context.visibility;
        let named = visibility.sees(entry.span());
        visibility.opens(entry.span()).then(|| (Scope { context: self.context, named }, entry.inside()))
    }

    /// Opens an entry that may be missing.
    pub fn open_maybe<T>(&self, entry: Option<&'p Entry<T>>) -> Option<(Scope<'g, 'p>, &'p T)> {
        entry.and_then(|entry| self.open(entry))
    }

    /// Whether what is here is for this reader.
    pub fn sees(&self) -> bool {
        self.named
    }

    /// Whether a single value is for this reader.
    pub fn permits(&self, value: Span) -> bool {
        self.context.visibility.permits(value)
    }

    /// A fact that is beside the texts of an entry: a day, a score, a choice.
    pub fn fact<T>(&self, value: Option<T>) -> Option<T> {
        value.filter(|_| self.named || leak(Leak::FactsAlways))
    }

    /// A text, in the wording for this reader.
    pub fn text(&self, text: &'p Text) -> Option<WordsShown<'p>> {
        let words = if leak(Leak::TextLabelIgnored) { text.inside() } else { self.open(text)?.1 };
        let (wording, key) = words.for_style(self.context.reader.style);
        let language = words.language.as_ref().map(Str::as_str);
        self.show(wording, key, words.picture.as_ref()).map(|shown| WordsShown { language, ..shown })
    }

    /// A text that may be missing.
    pub fn maybe(&self, text: Option<&'p Text>) -> Option<WordsShown<'p>> {
        text.and_then(|text| self.text(text))
    }

    /// Texts, those that this reader may see.
    pub fn texts(&self, texts: &'p [Text]) -> Vec<WordsShown<'p>> {
        texts.iter().filter_map(|text| self.text(text)).collect()
    }

    /// A text whose wordings are among the keys of its mapping.
    pub fn wordings(&self, words: &'p Wordings) -> Option<WordsShown<'p>> {
        let beside = words.beside(self.context.reader.style);
        let mut shown = match beside.and_then(|(wording, key)| self.show(wording, key, None)) {
            Some(shown) => shown,
            None => self.text(&words.words)?,
        };
        shown.picture = self.picture(words.picture.as_ref()).or(shown.picture);
        shown.language = shown.language.or(words.language.as_ref().map(Str::as_str));
        Some(shown)
    }

    /// What somebody says themselves, so that it speaks to nobody else than it says.
    pub fn own(&self, words: &'p Wordings) -> Option<WordsShown<'p>> {
        self.wordings(words).map(|words| WordsShown { to_other: false, ..words })
    }

    /// Somebody's own words, each sign and line as it was typed.
    pub fn verbatim(&self, words: &'p Wordings) -> Option<WordsShown<'p>> {
        self.own(words).map(|words| WordsShown { verbatim: true, text: words.typed, ..words })
    }

    /// Plain words that are beside the texts of an entry: a name, a rhythm.
    pub fn plain(&self, text: &'p Str) -> Option<&'p str> {
        self.show(text, "", None).map(|words| words.text)
    }

    /// Notes that a text is shown.
    pub fn shown(&self, place: Span, text: &'p str) -> &'p str {
        self.context.shown.borrow_mut().insert(place, text);
        text
    }

    fn show(&self, wording: &'p Str, key: &str, picture: Option<&'p Entry<Picture>>) -> Option<WordsShown<'p>> {
        let permitted = self.permits(wording.span) || leak(Leak::ShownThoughUnnamed) || leak(Leak::TextLabelIgnored);
        if !permitted || wording.is_blank() {
            return None;
        }
        self.shown(wording.span, wording.as_str());
        let to_other = key == "words" && !self.context.speaks_to_reader;
        let (text, typed) = (wording.as_str(), wording.typed());
        Some(WordsShown { text, typed, language: None, to_other, verbatim: false, picture: self.picture(picture) })
    }

    /// A picture: a file with its words, or the word of a built-in one.
    pub fn picture(&self, picture: Option<&'p Entry<Picture>>) -> Option<PictureShown<'p>> {
        let forgotten = leak(Leak::PictureLabelIgnored);
        let (scope, picture) = if forgotten { (*self, picture?.inside()) } else { self.open_maybe(picture)? };
        if !(scope.named || forgotten) || !self.context.reader.pictures {
            return None;
        }
        let alt = picture.alt.as_ref().filter(|alt| scope.permits(alt.span) || forgotten);
        let alt = alt.map(|alt| scope.shown(alt.span, alt.as_str()));
        match (&picture.file, &picture.word) {
            (Some(file), _) => {
                let alt = alt?;
                self.context.pictures.borrow_mut().insert(file.span, file.as_str());
                Some(PictureShown::File { file: file.as_str(), alt })
            }
            (None, Some(word)) if Picture::is_none(word.as_str()) => Some(PictureShown::Nothing),
            (None, Some(word)) => Some(PictureShown::Word { word: word.as_str(), alt }),
            (None, None) => None,
        }
    }

    /// A person's name, if this reader may read it here.
    pub fn who(&self, key: &'p PersonKey) -> Option<Who<'p>> {
        (self.permits(key.0.span) || leak(Leak::WithheldNamed)).then(|| self.name_of(key.key()))?
    }

    /// The same of a key that the plan's author chose for what is under it.
    pub fn who_at(&self, key: &'p At<String>) -> Option<Who<'p>> {
        (self.permits(key.span) || leak(Leak::WithheldNamed)).then(|| self.name_of(&key.value))?
    }

    /// A person's name, wherever it is.
    pub fn name_of(&self, key: &'p str) -> Option<Who<'p>> {
        let person = self.context.people.get(key)?;
        let body = if leak(Leak::WithheldNamed) { person.inside() } else { self.open(person)?.1 };
        let name = if body.is_me() { Some(self.context.child_name) } else { body.name.as_ref().and_then(|name| self.plain(name)) };
        let called = self.context.called.get(key).copied();
        Some(Who { key, name: called.or(name)?, is_child: body.is_me(), is_reader: self.is_reader(key) })
    }

    /// Names from a list; those who are withheld are not among them.
    pub fn whos(&self, keys: &'p [PersonKey]) -> Vec<Who<'p>> {
        let somebody = Who { key: "somebody", name: "Somebody", is_child: false, is_reader: false };
        let mut shown: Vec<_> = keys.iter().filter_map(|key| self.who(key).or(leak(Leak::WithheldCounted).then_some(somebody))).collect();
        if leak(Leak::OrderFromHidden) && shown.len() < keys.len() {
            shown.reverse();
        }
        shown
    }

    /// A person's picture.
    pub fn face(&self, key: &str) -> Option<PictureShown<'p>> {
        let (scope, person) = self.open(self.context.people.get(key)?)?;
        scope.picture(person.picture.as_ref())
    }

    /// Whether a person is the one who holds this booklet.
    pub fn is_reader(&self, key: &str) -> bool {
        self.context.reader.viewer.is(key)
    }
}

/// A day or month as it is shown.
pub(super) fn day(date: &DateOrMonth) -> DayShown {
    DayShown { date: date.day, month_only: date.month_only }
}

/// By when, as it is shown.
pub(super) fn due<'p>(scope: &Scope<'_, 'p>, when: Option<&'p When>) -> Option<Due<'p>> {
    match when? {
        When::Day(date) => scope.fact(Some(Due::By(day(date)))),
        When::Rhythm(text) => scope.plain(text).map(Due::Rhythm),
    }
}

/// The people of a plan with their keys. Keys are structure and open nothing.
pub(super) fn keys(people: &Entry<Map<Entry<Person>, 0>>) -> impl Iterator<Item = (&At<String>, &Entry<Person>)> {
    people.inside().iter()
}

/// Whether a person is the child.
pub(super) fn is_me(person: &Entry<Person>) -> bool {
    person.inside().is_me()
}

/// A person's part. It is structure and opens no text.
pub(super) fn part(person: &Entry<Person>) -> Option<PersonPart> {
    person.inside().part.map(|part| part.value)
}
