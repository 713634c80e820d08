//! The booklets that a preview shows, in memory and nowhere else, each as its reader gets it.
//!
//! A copy stands here under the same rule as in an output folder: it never outlives its label. The run that makes new ones
//! audits the old ones, and takes them away (`pipeline::PreviewCopies`).

use crate::formats::Artifact;
use crate::pipeline::{Copies, PreviewCopies};
use crate::system_error::SystemError;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// Plans whose booklets are kept. Those of others are made again when somebody asks.
const MOST_PLANS: usize = 400;

/// One file of a booklet.
#[derive(Clone)]
struct StoredFile {
    format: &'static str,
    bytes: Arc<Vec<u8>>,
}

/// One reader's booklet.
struct Copy {
    key: String,
    files: BTreeMap<String, StoredFile>,
    digest: String,
}

#[derive(Default)]
struct PlanBooklets {
    readers: BTreeMap<String, Copy>,
    asked: u64,
}

#[derive(Default)]
struct StoreInner {
    plans: BTreeMap<String, PlanBooklets>,
    /// Files that are the same in many booklets, such as letters and style sheets, are kept once.
    shared: BTreeMap<[u8; 32], Weak<Vec<u8>>>,
    clock: u64,
}

/// All booklets of a preview.
#[derive(Default)]
pub(super) struct BookletStore(Mutex<StoreInner>);

impl BookletStore {
    /// A file of a booklet, with its format.
    pub fn file(&self, plan: &str, reader: &str, name: &str) -> Option<Arc<Vec<u8>>> {
        let mut inner = self.inner();
        inner.clock += 1;
        let clock = inner.clock;
        let plan = inner.plans.get_mut(plan)?;
        plan.asked = clock;
        plan.readers.get(reader)?.files.get(name).map(|file| Arc::clone(&file.bytes))
    }

    /// The page that a reader's booklet opens with, and what tells its content from others.
    pub fn opens(&self, plan: &str, reader: &str) -> Option<(String, String)> {
        let inner = self.inner();
        let copy = inner.plans.get(plan)?.readers.get(reader)?;
        let first = if copy.files.contains_key("index.html") { Some("index.html") } else { copy.files.keys().map(String::as_str).next() };
        Some((first?.to_owned(), copy.digest.clone()))
    }

    /// Keeps the booklets of these plans only.
    pub fn keep_plans(&self, keep: impl Fn(&str) -> bool) {
        self.inner().plans.retain(|plan, _| keep(plan));
    }

    fn inner(&self) -> MutexGuard<'_, StoreInner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StoreInner {
    fn share(&mut self, bytes: &[u8]) -> (Arc<Vec<u8>>, [u8; 32]) {
        let hash = *blake3::hash(bytes).as_bytes();
        if let Some(known) = self.shared.get(&hash).and_then(Weak::upgrade) {
            return (known, hash);
        }
        let new = Arc::new(bytes.to_vec());
        self.shared.insert(hash, Arc::downgrade(&new));
        (new, hash)
    }

    /// Lets go of what nobody has asked for the longest. A copy that is older than its plan cannot be made again, so it stays.
    fn make_room(&mut self) {
        while self.plans.len() > MOST_PLANS {
            let is_older = |plan: &PlanBooklets| plan.readers.values().any(|copy| copy.key.starts_with("older "));
            let oldest = self.plans.iter().filter(|(_, plan)| !is_older(plan)).min_by_key(|(_, plan)| plan.asked);
            let Some(name) = oldest.map(|(name, _)| name.clone()) else { break };
            self.plans.remove(&name);
        }
        if self.shared.len() > 64 * MOST_PLANS {
            self.shared.retain(|_, bytes| bytes.strong_count() > 0);
        }
    }
}

impl Copies for BookletStore {
    /// Nobody changes what is in memory.
    fn is_as_made(&self, _plan: &str, _reader: &str) -> bool {
        true
    }

    fn readers_of(&self, plan: &str) -> Vec<String> {
        self.inner().plans.get(plan).map(|plan| plan.readers.keys().cloned().collect()).unwrap_or_default()
    }

    fn key_of(&self, plan: &str, reader: &str) -> Option<String> {
        Some(self.inner().plans.get(plan)?.readers.get(reader)?.key.clone())
    }

    fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), SystemError> {
        if let Some(copy) = self.inner().plans.get_mut(plan).and_then(|plan| plan.readers.get_mut(reader)) {
            key.clone_into(&mut copy.key);
        }
        Ok(())
    }

    fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, SystemError> {
        let inner = self.inner();
        let copy = inner.plans.get(plan).and_then(|plan| plan.readers.get(reader));
        let artifact =
            |(name, file): (&String, &StoredFile)| Artifact { name: name.clone(), format: file.format, bytes: file.bytes.to_vec() };
        Ok(copy.map(|copy| copy.files.iter().map(artifact).collect()).unwrap_or_default())
    }

    fn hold_back(&self, plan: &str, reader: &str) -> Result<(), SystemError> {
        if let Some(plan) = self.inner().plans.get_mut(plan) {
            plan.readers.remove(reader);
        }
        Ok(())
    }
}

impl PreviewCopies for BookletStore {
    fn plans(&self) -> Vec<String> {
        self.inner().plans.keys().cloned().collect()
    }

    fn show(&self, plan: &str, reader: &str, key: &str, artifacts: &[Artifact]) {
        // A reader who gets pages and one file sees the pages: the words are the same.
        let has_site = artifacts.iter().any(|artifact| artifact.format == "site");
        let mut inner = self.inner();
        let mut hasher = blake3::Hasher::new();
        let mut files = BTreeMap::new();
        for artifact in artifacts.iter().filter(|artifact| !has_site || artifact.format == "site") {
            let (bytes, hash) = inner.share(&artifact.bytes);
            hasher.update(artifact.name.as_bytes()).update(&hash);
            files.insert(artifact.name.clone(), StoredFile { format: artifact.format, bytes });
        }
        let digest = hasher.finalize().to_hex()[..32].to_owned();
        inner.clock += 1;
        let clock = inner.clock;
        let plan = inner.plans.entry(plan.to_owned()).or_default();
        plan.asked = plan.asked.max(clock);
        plan.readers.insert(reader.to_owned(), Copy { key: key.to_owned(), files, digest });
        inner.make_room();
    }

    fn keep_readers(&self, plan: &str, readers: &[&str]) {
        if let Some(plan) = self.inner().plans.get_mut(plan) {
            plan.readers.retain(|reader, _| readers.contains(&reader.as_str()));
        }
    }
}
