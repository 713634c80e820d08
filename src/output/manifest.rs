//! The list of what we wrote: names, lengths and hashes, and not one word of a plan.
//!
//! It lies on the disk (`list.rs`). In memory stands for each booklet where its line is, so that a list of any length needs little.

use super::entry::{Shape, Shapes};
use super::sources::Spot;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Half of a BLAKE3 hash: enough to tell bytes apart.
pub(super) type Hash = [u8; 16];

/// One booklet, as far as it is held in memory.
#[derive(Clone)]
pub(super) struct Slot {
    /// The reader's name.
    pub reader: Arc<str>,
    /// Which files it has.
    pub shape: Arc<Shape>,
    /// Where its line stands.
    pub at: Spot,
    /// Whether a file's time cannot vouch for its bytes, because a run did not look at it.
    pub unsure: bool,
    /// The last run that wrote it or found it as it was.
    pub seen: u32,
}

/// All that we wrote into an output folder.
pub(super) struct Manifest {
    /// Plan → its booklets, sorted by reader.
    pub plans: BTreeMap<Box<str>, Vec<Slot>>,
    /// The worker's index: its length and hash.
    pub index: Option<(u32, Hash)>,
    /// What the worker's index was made from, where that says all about it and no booklet has changed since.
    pub index_key: Option<String>,
    /// Plans whose names have capital letters: in small letters, and as they are.
    capitals: BTreeMap<String, String>,
    /// Which files booklets have.
    pub shapes: Shapes,
    /// Names of readers, held once.
    readers: BTreeSet<Arc<str>>,
    /// The number of this run.
    pub run: u32,
}

/// The hash of a file's bytes.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    half(&blake3::hash(bytes))
}

/// As much of a hash as is kept.
pub(super) fn half(whole: &blake3::Hash) -> Hash {
    let mut half = [0; 16];
    half.copy_from_slice(&whole.as_bytes()[..16]);
    half
}

impl Default for Manifest {
    fn default() -> Self {
        let (plans, capitals, readers) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        Manifest { plans, index: None, index_key: None, capitals, shapes: Shapes::default(), readers, run: 1 }
    }
}

impl Manifest {
    /// A reader's booklet.
    pub fn slot(&self, plan: &str, reader: &str) -> Option<&Slot> {
        self.plans.get(plan)?.iter().find(|slot| &*slot.reader == reader)
    }

    /// The names of the plans, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.plans.keys().map(|plan| &**plan)
    }

    /// The readers of a plan, in order.
    pub fn readers_of(&self, plan: &str) -> impl Iterator<Item = &str> {
        self.plans.get(plan).into_iter().flatten().map(|slot| &*slot.reader)
    }

    /// Whether this run wrote a booklet or found it as it was.
    pub fn is_seen(&self, plan: &str, reader: &str) -> bool {
        self.slot(plan, reader).is_some_and(|slot| slot.seen == self.run)
    }

    /// This run found a booklet as it was.
    pub fn see(&mut self, plan: &str, reader: &str) {
        let run = self.run;
        let slots = self.plans.get_mut(plan).into_iter().flatten();
        slots.filter(|slot| &*slot.reader == reader).for_each(|slot| slot.seen = run);
    }

    /// Whether this run wrote every booklet or found it as it was.
    pub fn all_seen(&self) -> bool {
        self.plans.values().flatten().all(|slot| slot.seen == self.run)
    }

    /// Forgets what this run saw, for the next one.
    pub fn forget_seen(&mut self) {
        self.run += 1;
    }

    /// Takes a booklet into the list, or out of it: its files, where its line stands, and whether a run looked at it now.
    pub fn set(&mut self, plan: &str, reader: &str, new: Option<(Arc<Shape>, Spot)>, seen: bool, unsure: bool) {
        self.index_key = None;
        let has_capitals = plan.chars().any(char::is_uppercase);
        if let Some((shape, at)) = new {
            if has_capitals {
                self.capitals.insert(plan.to_lowercase(), plan.to_owned());
            }
            let slot = Slot { reader: self.share(reader), shape, at, unsure, seen: if seen { self.run } else { 0 } };
            if !self.plans.contains_key(plan) {
                self.plans.insert(plan.into(), Vec::with_capacity(1));
            }
            let Some(slots) = self.plans.get_mut(plan) else { return };
            match slots.binary_search_by(|slot| (*slot.reader).cmp(reader)) {
                Ok(at) => slots[at] = slot,
                Err(at) => {
                    slots.reserve_exact(1);
                    slots.insert(at, slot);
                }
            }
        } else if let Some(slots) = self.plans.get_mut(plan) {
            slots.retain(|slot| &*slot.reader != reader);
            if slots.is_empty() {
                self.plans.remove(plan);
                if has_capitals {
                    self.capitals.remove(&plan.to_lowercase());
                }
            }
        }
    }

    /// Another booklet whose plan and reader have the same names but for capital letters. Many disks
    /// take the two for one.
    pub fn twin(&self, plan: &str, reader: &str) -> Option<(String, String)> {
        let small = plan.to_lowercase();
        let plans = [Some(plan), Some(small.as_str()), self.capitals.get(&small).map(String::as_str)];
        let (plan_small, reader_small) = (small.as_str(), reader.to_lowercase());
        let slots = plans.into_iter().flatten().filter_map(|plan| self.plans.get_key_value(plan));
        let mut booklets = slots.flat_map(|(plan, slots)| slots.iter().map(move |slot| (&**plan, &*slot.reader)));
        let is_twin = |(other_plan, other_reader): &(&str, &str)| {
            (*other_plan, *other_reader) != (plan, reader)
                && other_plan.to_lowercase() == plan_small
                && other_reader.to_lowercase() == reader_small
        };
        booklets.find(is_twin).map(|(plan, reader)| (plan.to_owned(), reader.to_owned()))
    }

    /// The plans of the same name but for capital letters.
    pub fn names_like(&self, plan: &str) -> Vec<String> {
        let small = plan.to_lowercase();
        let names: BTreeSet<&str> =
            [Some(plan), Some(small.as_str()), self.capitals.get(&small).map(String::as_str)].into_iter().flatten().collect();
        names.into_iter().filter(|name| self.plans.contains_key(*name)).map(str::to_owned).collect()
    }

    /// A reader's name that is held once, however many plans have such a reader.
    fn share(&mut self, reader: &str) -> Arc<str> {
        if let Some(known) = self.readers.get(reader) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = reader.into();
        if self.readers.len() < 1000 {
            self.readers.insert(Arc::clone(&shared));
        }
        shared
    }
}
