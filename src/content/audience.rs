//! Who may see something: the labels `only_for` and `not_for`, and the groups they may name.

use crate::source::{At, Span};

/// The labels that any mapping of a plan may carry. They hold keys of people and groups, no care text.
#[derive(Default, Clone, Debug)]
pub struct Labels {
    /// The only people and groups who may see it. `None` if the label was not written.
    pub only_for: Option<Vec<At<String>>>,
    /// People and groups who may not see it.
    pub not_for: Vec<At<String>>,
    /// Codes of findings that are not wanted here.
    pub allow: Vec<At<String>>,
    /// Where the labels stand, for messages.
    pub span: Span,
}

impl Labels {
    /// Whether anybody is kept from it.
    pub fn restrict(&self) -> bool {
        self.only_for.is_some() || !self.not_for.is_empty()
    }

    /// Every key of a person or group that the labels name.
    pub fn named(&self) -> impl Iterator<Item = &At<String>> {
        self.only_for.iter().flatten().chain(&self.not_for)
    }
}

/// Who sees a value by default, where no `only_for` of its own says otherwise. Declared on the key, in `plan`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Private {
    /// The child and workers.
    ChildAndWorkers,
    /// The child, the people whom the child lives with, workers, and the person whose it is.
    Household,
    /// The same, but for a worker's, which everybody sees.
    HouseholdUnlessWorker,
}

impl Private {
    /// Who sees it, in words for the reference page.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Private::ChildAndWorkers => "the child and workers see it",
            Private::Household => "the child, the people whom the child lives with, workers and the person whose it is see it",
            Private::HouseholdUnlessWorker => {
                "the child, the people whom the child lives with, workers and the person whose it is see it; a worker's is for everybody"
            }
        }
    }
}

/// A group of people, by their part in the child's life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Family, brothers and sisters, carers.
    Family,
    /// The people who look after the child day to day.
    Carers,
    /// Social workers, reviewing officers and other workers.
    Workers,
    /// All people of the plan, the child too.
    Everyone,
}

impl Group {
    /// All groups with their names in a plan.
    pub const ALL: [(&'static str, Group); 4] =
        [("family", Group::Family), ("carers", Group::Carers), ("workers", Group::Workers), ("everyone", Group::Everyone)];

    /// The group of a name.
    pub fn named(name: &str) -> Option<Group> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, group)| *group)
    }

    /// The name in a plan.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, group)| *group == self).map_or("", |(name, _)| name)
    }
}
