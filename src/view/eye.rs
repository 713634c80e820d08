//! The eye of one reader: the only thing in this room that opens an entry, and it asks the labels first.
//!
//! Three rules hold here. A label never widens one above it, since what stands above must open first.
//! Of several labels all must allow. A private value needs its default or an `only_for` of its own.

use super::readers::{Member, Reader};
use super::{Day, Due, PictureShown, Style, Who, Words, WrittenTo};
use crate::check::CheckedPlan;
use crate::content::{Entry, Labels};
use crate::plan::{Person, Picture, Plan, Text, Wordings, kinds};
use crate::shape::{DateOrMonth, Map, PersonKey, Str, When};
use crate::source::{At, Span};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What stays the same for all eyes of one reader on one plan.
pub(super) struct Gaze<'p> {
    pub reader: &'p Reader,
    pub lead: &'p str,
    people: BTreeMap<&'p str, &'p Entry<Person>>,
    child_name: &'p str,
    speaks_to_reader: bool,
    /// Places of the texts that were opened for this reader.
    pub opened: RefCell<BTreeSet<Span>>,
    /// The opened texts.
    pub texts: RefCell<Vec<&'p str>>,
    /// The names that were opened.
    pub names: RefCell<BTreeSet<&'p str>>,
    /// Places of entries that go because a person who is withheld owns, says or does them.
    pub gone: RefCell<BTreeSet<Span>>,
}

/// The reader's eye at one place of the plan.
#[derive(Clone, Copy)]
pub(super) struct Eye<'g, 'p> {
    pub gaze: &'g Gaze<'p>,
    /// Whether what stands here is for this reader: always, but for somebody who sees only what names them.
    named: bool,
}

/// Who may see a private value where no label shares it.
#[derive(Clone, Copy)]
pub(super) enum Private {
    /// The child and workers.
    ChildAndWorkers,
    /// The child, the people the child lives with, workers.
    Household,
}

impl<'p> Gaze<'p> {
    pub fn new(plan: &'p CheckedPlan, reader: &'p Reader) -> Self {
        let body = plan.plan();
        let written_to = body.written_to.map_or(kinds::rules(plan.kind()).written_to, |at| at.value);
        let speaks_to_reader = match written_to {
            WrittenTo::Child => reader.is_child || reader.style == Style::Worker,
            WrittenTo::Family => true,
        };
        let people = body.people.as_ref().map(Entry::inside);
        Gaze {
            reader,
            lead: body.lead.as_ref().map_or("", PersonKey::key),
            people: people.into_iter().flat_map(|map| map.iter()).map(|(key, person)| (key.value.as_str(), person)).collect(),
            child_name: body.child.as_ref().map_or("", |child| child.inside().name.as_str()),
            speaks_to_reader,
            opened: RefCell::default(),
            texts: RefCell::default(),
            names: RefCell::default(),
            gone: RefCell::default(),
        }
    }

    /// The eye on the whole plan.
    pub fn root<'g>(&'g self, root: &'p Entry<Plan>) -> Option<(Eye<'g, 'p>, &'p Plan)> {
        Eye { gaze: self, named: !self.reader.shared_only }.open(root)
    }

    /// Whether the labels let every member of this reader see something.
    pub fn allows(&self, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
        let members = &self.reader.members;
        !members.is_empty() && members.iter().all(|member| allows(member, labels, private, owner))
    }

    /// Whether a person may be named to this reader.
    pub fn may_name(&self, key: &str) -> bool {
        self.people.get(key).is_some_and(|person| self.allows(person.labels(), None, key))
    }

    fn names(&self, labels: &Labels) -> bool {
        let named = |member: &Member| labels.only_for.iter().flatten().any(|key| key.value == member.key);
        !self.reader.members.is_empty() && self.reader.members.iter().all(named)
    }
}

fn allows(member: &Member, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
    let is = |key: &str| key == member.key || member.groups.iter().any(|group| group.name() == key);
    let wanted = match (&labels.only_for, private) {
        (Some(only), _) => only.iter().any(|key| is(&key.value)),
        (None, None) => true,
        (None, Some(Private::ChildAndWorkers)) => member.is_child || member.is_worker,
        (None, Some(Private::Household)) => member.is_child || member.is_worker || member.lives_with_child || member.key == owner,
    };
    wanted && !labels.not_for.iter().any(|key| is(&key.value))
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
        if !self.gaze.allows(entry.labels(), private, owner) {
            return None;
        }
        let named = self.named || self.gaze.names(entry.labels());
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
        value.filter(|_| self.named)
    }

    /// A text, in the wording for this reader.
    pub fn text(&self, text: &'p Text) -> Option<Words<'p>> {
        let (eye, words) = self.open(text)?;
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
        let (eye, words) = self.look(text?, Some(private), owner)?;
        let (wording, key) = words.for_style(self.style());
        eye.show(wording, key, words.picture.as_ref())
    }

    /// A text whose wordings stand among the keys of its mapping.
    pub fn wordings(&self, words: &'p Wordings) -> Option<Words<'p>> {
        let beside = words.beside(self.style()).and_then(|(wording, key)| self.show(wording, key, None));
        let mut shown = match beside {
            Some(shown) if self.gaze.allows(words.words.labels(), None, "") => shown,
            Some(_) => return None,
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
        if !self.named || wording.is_blank() {
            return None;
        }
        self.gaze.opened.borrow_mut().insert(wording.span);
        self.gaze.texts.borrow_mut().push(wording.as_str());
        let to_other = key == "words" && !self.gaze.speaks_to_reader;
        Some(Words { text: wording.as_str(), to_other, verbatim: false, picture: self.picture(picture) })
    }

    /// A picture with a file.
    pub fn picture(&self, picture: Option<&'p Entry<Picture>>) -> Option<PictureShown<'p>> {
        let (eye, picture) = self.open_maybe(picture)?;
        let (file, alt) = (picture.file.as_ref()?, picture.alt.as_ref()?);
        if !eye.named || !self.gaze.reader.pictures {
            return None;
        }
        eye.plain(alt)?;
        Some(PictureShown { file: file.as_str(), alt: alt.as_str() })
    }

    /// A person's name, if this reader may read it.
    pub fn who(&self, key: &'p PersonKey) -> Option<Who<'p>> {
        self.who_is(key.key())
    }

    /// The same by key.
    pub fn who_is(&self, key: &'p str) -> Option<Who<'p>> {
        let person = self.gaze.people.get(key)?;
        if !self.named || !self.gaze.may_name(key) {
            return None;
        }
        let (_, body) = Eye { named: true, ..*self }.open(person)?;
        let name = if body.is_me() { Some(self.gaze.child_name) } else { body.name.as_ref().and_then(|name| self.plain(name)) };
        let called = self.gaze.reader.called.get(key).copied();
        self.gaze.names.borrow_mut().extend([called, name].into_iter().flatten());
        Some(Who { key, name: called.or(name)?, is_child: body.is_me(), is_reader: self.is_reader(key) })
    }

    /// Names from a list; those who are withheld are not among them.
    pub fn whos(&self, keys: &'p [PersonKey]) -> Vec<Who<'p>> {
        keys.iter().filter_map(|key| self.who(key)).collect()
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

    /// Whether an entry must go because its person is withheld; then all of it counts as withheld.
    pub fn gone_with<T>(&self, entry: &Entry<T>, person: Option<&PersonKey>) -> bool {
        let gone = person.is_some_and(|key| !self.gaze.may_name(key.key()));
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

/// The day the plan was made, from which the 12 months are counted.
pub(super) fn made_on(body: &Plan) -> Date {
    body.made.as_ref().map_or(Date::MIN, |made| made.inside().on.day)
}

/// A person's part. It is structure and opens no text.
pub(super) fn part(person: &Entry<Person>) -> Option<super::PersonPart> {
    person.inside().part.map(|part| part.value)
}

/// A `keep_safe` entry, which is for no reader and only feeds the audit.
pub(super) fn whole(entry: &Entry<crate::plan::KeepSafe>) -> &crate::plan::KeepSafe {
    entry.inside()
}
