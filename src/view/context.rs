//! What one reader is, on one plan: what they may see of it, what they call people, what was shown to them.

use super::readers::Reader;
use super::scope::Scope;
use super::{Style, WrittenTo};
use crate::check::CheckedPlan;
use crate::content::Entry;
use crate::language::Locale;
use crate::plan::{Person, Plan, written_to};
use crate::seeded::{Leak, leak};
use crate::shape::PersonKey;
use crate::source::Span;
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

    /// The whole plan as this reader sees it.
    pub fn root<'g>(&'g self, root: &'p Entry<Plan>) -> Option<(Scope<'g, 'p>, &'p Plan)> {
        Scope { context: self, named: false }.open(root)
    }
}
