//! What is made first where all plans are to be made anew.
//!
//! A theme that has changed makes every booklet look otherwise, and none say anything else. So where booklets are only shown, those that
//! somebody looks at are made first, then those of plans that were saved last, then the others, a few at a time. What is saved
//! meanwhile comes in between.

use super::rounds::Watch;
use crate::workspace::Look;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// So many plans are made between two looks at what has happened.
const AT_A_TIME: usize = 16;
/// So many saved plans are remembered.
const SAVED: usize = 32;

impl Watch<'_> {
    /// Whether some changes are of the theme alone, so that its booklets can follow one after the other.
    pub(super) fn is_look_alone(&self, changed: &BTreeMap<PathBuf, Look>) -> bool {
        !self.options.write && self.known.names().len() > AT_A_TIME && changed.keys().all(|path| self.known.is_of_a_theme(path))
    }

    /// Begins to make all plans anew. Gives the first of them.
    pub(super) fn begin_looks(&mut self) -> Option<BTreeSet<String>> {
        self.rest = self.of_asked(self.known.names().clone());
        self.next_looks()
    }

    /// The plans to make next, of those whose look is an older one.
    pub(super) fn next_looks(&mut self) -> Option<BTreeSet<String>> {
        let first: BTreeSet<String> = self.audience.looked_at().into_iter().filter(|plan| self.rest.contains(plan)).collect();
        let saved = || self.saved.iter().filter(|plan| self.rest.contains(*plan)).cloned().collect::<BTreeSet<_>>();
        let next = [first, saved()].into_iter().find(|plans| !plans.is_empty());
        next.or_else(|| (!self.rest.is_empty()).then(|| self.rest.iter().take(AT_A_TIME).cloned().collect()))
    }

    /// Remembers that plans were saved, the last ones first.
    pub(super) fn note_saved(&mut self, plans: &BTreeSet<String>) {
        self.saved.retain(|known| !plans.contains(known));
        plans.iter().for_each(|plan| self.saved.push_front(plan.clone()));
        self.saved.truncate(SAVED);
    }

    /// The plans that come first in a round over all.
    pub(super) fn first(&self) -> Vec<String> {
        let mut first = self.audience.looked_at();
        first.extend(self.saved.iter().filter(|plan| !first.contains(plan)).cloned().collect::<Vec<_>>());
        first
    }
}
