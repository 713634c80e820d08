//! What one reader is, on one plan: whom they may know of, what the labels let them see, what was opened for them.

use super::eye::Eye;
use super::readers::{Member, Reader};
use super::{Style, WrittenTo};
use crate::check::CheckedPlan;
use crate::content::{Entry, Labels};
use crate::language::Locale;
use crate::plan::{Person, Plan, kinds};
use crate::seeded::{Leak, leak};
use crate::shape::PersonKey;
use crate::source::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What stays the same for all eyes of one reader on one plan.
pub(super) struct Gaze<'p> {
    pub reader: &'p Reader,
    pub lead: &'p str,
    pub(super) people: BTreeMap<&'p str, &'p Entry<Person>>,
    pub(super) child_name: &'p str,
    pub(super) speaks_to_reader: bool,
    /// Places of the texts that were opened for this reader.
    pub opened: RefCell<BTreeSet<Span>>,
    /// The opened texts.
    pub texts: RefCell<Vec<&'p str>>,
    /// The names that were opened.
    pub names: RefCell<BTreeSet<&'p str>>,
    /// What this reader calls some people, by key: a child calls Sarah "Mum".
    pub(super) called: BTreeMap<&'p str, &'static str>,
    /// Places of the names of picture files that were opened.
    pub pictures: RefCell<BTreeSet<Span>>,
    /// Places of entries that go because a person who is withheld owns, says or does them.
    pub gone: RefCell<BTreeSet<Span>>,
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
        let mut gaze = Gaze {
            reader,
            lead: body.lead.as_ref().map_or("", PersonKey::key),
            people: people.into_iter().flat_map(|map| map.iter()).map(|(key, person)| (key.value.as_str(), person)).collect(),
            child_name: body.child.as_ref().map_or("", |child| child.inside().name.as_str()),
            speaks_to_reader,
            opened: RefCell::default(),
            texts: RefCell::default(),
            names: RefCell::default(),
            pictures: RefCell::default(),
            gone: RefCell::default(),
            called: BTreeMap::new(),
        };
        if reader.is_child {
            gaze.called = gaze.names_of_a_child(body.language.as_ref().map_or("en", |language| language.as_str()));
        }
        gaze
    }

    /// What the child calls their people, in the plan's language: "my mum" is "Mum", where there is one of her among
    /// those whom the child may know of.
    fn names_of_a_child(&self, tag: &str) -> BTreeMap<&'p str, &'static str> {
        let Ok(locale) = Locale::bundled(tag) else { return BTreeMap::new() };
        let name = |key: &str, person: &Entry<Person>| {
            let is = &person.inside().is;
            let open = self.allows(person.labels(), None, key) && self.allows(is.labels(), None, key);
            locale.called(is.inside().words.as_str()).filter(|_| open || leak(Leak::CalledCountsHidden))
        };
        let names: Vec<_> = self.people.iter().filter_map(|(key, person)| Some((*key, name(key, person)?))).collect();
        let alone = |name: &str| names.iter().filter(|(_, other)| *other == name).count() == 1;
        names.iter().copied().filter(|(_, name)| alone(name)).collect()
    }

    /// The eye on the whole plan.
    pub fn root<'g>(&'g self, root: &'p Entry<Plan>) -> Option<(Eye<'g, 'p>, &'p Plan)> {
        Eye { gaze: self, named: !self.reader.shared_only }.open(root)
    }

    /// Whether the labels let every member of this reader see something.
    pub fn allows(&self, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
        let members = &self.reader.members;
        if leak(Leak::AnyMember) {
            return members.iter().any(|member| allows(member, labels, private, owner));
        }
        !members.is_empty() && members.iter().all(|member| allows(member, labels, private, owner))
    }

    /// Whether a person may be named to this reader.
    pub fn may_name(&self, key: &str) -> bool {
        self.people.get(key).is_some_and(|person| self.allows(person.labels(), None, key))
    }

    /// Whether the labels name every member of this reader.
    pub(super) fn names(&self, labels: &Labels) -> bool {
        let named = |member: &Member| labels.only_for.iter().flatten().any(|key| key.value == member.key);
        !self.reader.members.is_empty() && self.reader.members.iter().all(named)
    }
}

fn allows(member: &Member, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
    let is = |key: &str| key == member.key || member.groups.iter().any(|group| group.name() == key);
    let wanted = match (&labels.only_for, private) {
        (Some(only), _) => leak(Leak::OnlyForIgnored) || only.iter().any(|key| is(&key.value)),
        (None, None) => true,
        (None, Some(Private::ChildAndWorkers)) => leak(Leak::PrivateForAll) || member.is_child || member.is_worker,
        (None, Some(Private::Household)) if leak(Leak::HouseholdForAll) => true,
        (None, Some(Private::Household)) if leak(Leak::HouseholdForFamily) => member.groups.len() > 1,
        (None, Some(Private::Household)) => member.is_child || member.is_worker || member.lives_with_child || member.key == owner,
    };
    let named = |key: &str| if leak(Leak::GroupsForgotten) { key == member.key } else { is(key) };
    wanted && (leak(Leak::NotForIgnored) || !labels.not_for.iter().any(|key| named(&key.value)))
}
