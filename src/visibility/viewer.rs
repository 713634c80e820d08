//! Who looks at a plan: a person of it, a group, or a stranger.

use crate::content::{Entry, Group, Labels, Private};
use crate::plan::{Person, Plan, Sees};
use crate::seeded::{Leak, leak};

/// A person, a group or a stranger who looks at a plan.
pub struct Viewer {
    /// The key of a person, where the viewer is one.
    person: Option<String>,
    /// The people who look, all of whom must be allowed what the viewer sees.
    pub members: Vec<Member>,
    /// Whether they see nothing but what names them.
    pub shared_only: bool,
    /// Whether every label keeps them out, and every default.
    stranger: bool,
}

/// One person who looks.
pub struct Member {
    /// Their key.
    pub key: String,
    /// Their groups.
    pub groups: Vec<Group>,
    /// Whether they are the child.
    pub is_child: bool,
    /// Whether the child lives with them.
    pub lives_with_child: bool,
}

impl Member {
    /// Whether they work for the council or a service.
    #[must_use]
    pub fn is_worker(&self) -> bool {
        self.groups.contains(&Group::Workers)
    }
}

impl Viewer {
    /// A person or group of a plan, by key. It has no members where the plan knows nobody of that key.
    #[must_use]
    pub fn of(plan: &Plan, key: &str) -> Self {
        let people: Vec<(&str, &Person)> = people_of(plan).collect();
        let lives_with = plan.home.as_ref().map(|home| &home.inside().with);
        let is_person = people.iter().any(|(known, _)| *known == key);
        let group = if is_person { None } else { Group::named(key) };
        let meant = |known: &str, person: &Person| group.map_or(known == key, |group| person.is_in(group));
        let meant: Vec<_> = people.into_iter().filter(|(known, person)| meant(known, person)).collect();
        let member = |(key, person): &(&str, &Person)| Member {
            key: (*key).to_owned(),
            groups: Group::ALL.iter().map(|(_, group)| *group).filter(|group| person.is_in(*group)).collect(),
            is_child: person.is_me(),
            lives_with_child: lives_with.is_some_and(|with| with.iter().any(|home| home.key() == *key)),
        };
        Viewer {
            person: is_person.then(|| key.to_owned()),
            members: meant.iter().map(member).collect(),
            shared_only: meant.iter().any(|(_, person)| person.sees.is_some_and(|sees| sees.value == Sees::SharedOnly)),
            stranger: false,
        }
    }

    /// A viewer whom every label and every default keeps out: what they may not see is kept from at least one reader.
    #[must_use]
    pub fn stranger() -> Self {
        Viewer { person: None, members: Vec::new(), shared_only: false, stranger: true }
    }

    /// Whether the viewer is one person, of this key.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        self.person.as_deref() == Some(key)
    }

    /// Whether the labels let every member see something.
    #[must_use]
    pub fn allows(&self, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
        if self.stranger {
            return !labels.restrict() && private.is_none();
        }
        if leak(Leak::AnyMember) {
            return self.members.iter().any(|member| member.allows(labels, private, owner));
        }
        !self.members.is_empty() && self.members.iter().all(|member| member.allows(labels, private, owner))
    }

    /// Whether `only_for` names every member.
    pub(super) fn is_named_by(&self, labels: &Labels) -> bool {
        let named = |member: &Member| labels.only_for.iter().flatten().any(|key| key.value == member.key);
        !self.members.is_empty() && self.members.iter().all(named)
    }
}

impl Member {
    fn allows(&self, labels: &Labels, private: Option<Private>, owner: &str) -> bool {
        let is = |key: &str| key == self.key || self.groups.iter().any(|group| group.name() == key);
        let wanted = match (&labels.only_for, private) {
            (Some(only), _) => leak(Leak::OnlyForIgnored) || only.iter().any(|key| is(&key.value)),
            (None, None) => true,
            (None, Some(Private::ChildAndWorkers)) => leak(Leak::PrivateForAll) || self.is_child || self.is_worker(),
            (None, Some(_)) if leak(Leak::HouseholdForAll) => true,
            (None, Some(_)) if leak(Leak::HouseholdForFamily) => self.groups.len() > 1,
            (None, Some(_)) => self.is_child || self.is_worker() || self.lives_with_child || self.key == owner,
        };
        let named = |key: &str| if leak(Leak::GroupsForgotten) { key == self.key } else { is(key) };
        wanted && (leak(Leak::NotForIgnored) || !labels.not_for.iter().any(|key| named(&key.value)))
    }
}

/// The people of a plan with their keys.
pub(crate) fn people_of(plan: &Plan) -> impl Iterator<Item = (&str, &Person)> {
    let people = plan.people.iter().flat_map(|people| people.inside().iter());
    people.map(|(key, person): (_, &Entry<Person>)| (key.value.as_str(), person.inside()))
}
