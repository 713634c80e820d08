//! The eye of one reader: the only thing in this room that opens an entry, and it asks the labels first.
//!
//! Three rules hold here. A label never widens one above it, since what stands above must open first.
//! Of several labels all must allow. A private value needs its default or an `only_for` of its own.

use super::gaze::{Gaze, Private};
use super::readers::Reader;
use super::{Day, Due, PictureShown, Style, Who, Words};
use crate::content::Entry;
use crate::plan::{Person, Picture, Text, Wordings};
use crate::seeded::{Leak, leak};
use crate::shape::{DateOrMonth, Map, PersonKey, Str, When};
use crate::source::At;

/// The reader's eye at one place of the plan.
#[derive(Clone, Copy)]
pub(super) struct Eye<'g, 'p> {
    pub gaze: &'g Gaze<'p>,
    /// Whether what stands here is for this reader: always, but for somebody who sees only what names them.
    pub(super) named: bool,
}

impl<'g, 'p> Eye<'g, 'p> {
    pub fn reader(&self) -> &'p Reader {
        self.gaze.reader
    }

    pub fn style(&self) -> Style {
        self.gaze.reader.style
    }

    /// Opens an entry if its labels allow.
    pub fn open<T>(&self, entry: &'p Entry<T>) -> Option<(Eye<'g, 'p>, &'p T)> {
        self.look(entry, None, "")
    }

    fn look<T>(&self, entry: &'p Entry<T>, private: Option<Private>, owner: &str) -> Option<(Eye<'g, 'p>, &'p T)> {
        if !leak(Leak::InnerLabelIgnored) && !self.gaze.allows(entry.labels(), private, owner) {
            return None;
        }
        let named = self.named || self.gaze.names(entry.labels()) || leak(Leak::AlwaysNamed);
        Some((Eye { gaze: self.gaze, named }, entry.inside()))
    }

    /// Opens an entry that may be missing.
    pub fn open_maybe<T>(&self, entry: Option<&'p Entry<T>>) -> Option<(Eye<'g, 'p>, &'p T)> {
        entry.and_then(|entry| self.open(entry))
    }

    /// The same eye at something that is the reader's own: their words, their agreement, what they do.
    pub fn own(self) -> Self {
        Eye { named: true, ..self }
    }

    /// Whether what stands here is for this reader.
    pub fn sees(&self) -> bool {
        self.named
    }

    /// A fact that stands beside the texts of an entry: a day, a score, a choice.
    pub fn fact<T>(&self, value: Option<T>) -> Option<T> {
        value.filter(|_| self.named || leak(Leak::FactsAlways))
    }

    /// A text, in the wording for this reader.
    pub fn text(&self, text: &'p Text) -> Option<Words<'p>> {
        let (eye, words) = if leak(Leak::TextLabelIgnored) { (*self, text.inside()) } else { self.open(text)? };
        let (wording, key) = words.for_style(self.style());
        eye.show(wording, key, words.picture.as_ref())
    }

    /// A text that may be missing.
    pub fn maybe(&self, text: Option<&'p Text>) -> Option<Words<'p>> {
        text.and_then(|text| self.text(text))
    }

    /// Texts, those that this reader may see.
    pub fn texts(&self, texts: &'p [Text]) -> Vec<Words<'p>> {
        texts.iter().filter_map(|text| self.text(text)).collect()
    }

    /// A private text.
    pub fn private(&self, text: Option<&'p Text>, private: Private, owner: &str) -> Option<Words<'p>> {
        let private = if leak(Leak::PrivateAsText) { None } else { Some(private) };
        let (eye, words) = self.look(text?, private, owner)?;
        let (wording, key) = words.for_style(self.style());
        eye.show(wording, key, words.picture.as_ref())
    }

    /// A text whose wordings stand among the keys of its mapping.
    pub fn wordings(&self, words: &'p Wordings) -> Option<Words<'p>> {
        // What stands beside a text is for whom the text is.
        if !self.gaze.allows(words.words.labels(), None, "") && !leak(Leak::BesideWithoutLabel) {
            return None;
        }
        let beside = words.beside(self.style()).and_then(|(wording, key)| self.show(wording, key, None));
        let mut shown = match beside {
            Some(shown) => shown,
            None => self.text(&words.words)?,
        };
        shown.picture = self.picture(words.picture.as_ref()).or(shown.picture);
        Some(shown)
    }

    /// Somebody's own words, as they were said.
    pub fn verbatim(&self, words: &'p Wordings) -> Option<Words<'p>> {
        self.wordings(words).map(|words| Words { to_other: false, verbatim: true, ..words })
    }

    /// Plain words that stand beside the texts of an entry: a name, a rhythm.
    pub fn plain(&self, text: &'p Str) -> Option<&'p str> {
        self.show(text, "", None).map(|words| words.text)
    }

    fn show(&self, wording: &'p Str, key: &str, picture: Option<&'p Entry<Picture>>) -> Option<Words<'p>> {
        if !(self.named || leak(Leak::ShownThoughUnnamed)) || wording.is_blank() {
            return None;
        }
        self.gaze.opened.borrow_mut().insert(wording.span);
        self.gaze.texts.borrow_mut().push(wording.as_str());
        let to_other = key == "words" && !self.gaze.speaks_to_reader;
        Some(Words { text: wording.as_str(), to_other, verbatim: false, picture: self.picture(picture) })
    }

    /// A picture: a file with its words, or the word of a built-in one.
    pub fn picture(&self, picture: Option<&'p Entry<Picture>>) -> Option<PictureShown<'p>> {
        let (eye, picture) = if leak(Leak::PictureLabelIgnored) { (*self, picture?.inside()) } else { self.open_maybe(picture)? };
        if !eye.named || !self.gaze.reader.pictures {
            return None;
        }
        let alt = picture.alt.as_ref().and_then(|alt| eye.plain(alt));
        match (&picture.file, &picture.word) {
            (Some(file), _) => {
                let alt = alt?;
                self.gaze.pictures.borrow_mut().insert(file.span);
                Some(PictureShown::File { file: file.as_str(), alt })
            }
            (None, Some(word)) if Picture::is_none(word.as_str()) => Some(PictureShown::Nothing),
            (None, Some(word)) => Some(PictureShown::Word { word: word.as_str(), alt }),
            (None, None) => None,
        }
    }

    /// A person's name, if this reader may read it.
    pub fn who(&self, key: &'p PersonKey) -> Option<Who<'p>> {
        self.who_is(key.key())
    }

    /// The same by key.
    pub fn who_is(&self, key: &'p str) -> Option<Who<'p>> {
        let person = self.gaze.people.get(key)?;
        if !leak(Leak::WithheldNamed) && (!self.named || !self.gaze.may_name(key)) {
            return None;
        }
        let body = if leak(Leak::WithheldNamed) { person.inside() } else { Eye { named: true, ..*self }.open(person)?.1 };
        let name = if body.is_me() { Some(self.gaze.child_name) } else { body.name.as_ref().and_then(|name| self.plain(name)) };
        let called = self.gaze.called.get(key).copied();
        self.gaze.names.borrow_mut().extend([called, name].into_iter().flatten());
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
        let (eye, person) = self.open(self.gaze.people.get(key)?)?;
        eye.picture(person.picture.as_ref())
    }

    /// Whether a person is the one who holds this booklet.
    pub fn is_reader(&self, key: &str) -> bool {
        self.gaze.reader.group.is_none() && self.gaze.reader.key == key
    }

    /// Whether an entry must go because its person is withheld; then all of it counts as withheld. Somebody whom
    /// the plan does not know (that is an error, and nothing is made) is not withheld.
    pub fn gone_with<T>(&self, entry: &Entry<T>, person: Option<&PersonKey>) -> bool {
        person.is_some_and(|key| self.gone_with_key(entry, key.key()))
    }

    /// The same by key.
    pub fn gone_with_key<T>(&self, entry: &Entry<T>, key: &str) -> bool {
        let gone = self.gaze.people.contains_key(key) && !self.gaze.may_name(key) && !leak(Leak::OwnerForgotten);
        if gone {
            self.gaze.gone.borrow_mut().insert(entry.span());
        }
        gone
    }
}

/// A day or month as it is shown.
pub(super) fn day(date: &DateOrMonth) -> Day {
    Day { date: date.day, month_only: date.month_only }
}

/// By when, as it is shown.
pub(super) fn due<'p>(eye: &Eye<'_, 'p>, when: Option<&'p When>) -> Option<Due<'p>> {
    match when? {
        When::Day(date) => eye.fact(Some(Due::By(day(date)))),
        When::Rhythm(text) => eye.plain(text).map(Due::Rhythm),
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
pub(super) fn part(person: &Entry<Person>) -> Option<super::PersonPart> {
    person.inside().part.map(|part| part.value)
}

/// A `keep_safe` or `may_know` entry, which is for no reader and only feeds the audit.
pub(super) fn whole<T>(entry: &Entry<T>) -> &T {
    entry.inside()
}
