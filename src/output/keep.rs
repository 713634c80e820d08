//! What becomes of older booklets: which stay, which go, which are held back.

use super::disk::{self, Found};
use super::publish::in_real_folders;
use super::record::BookletRecord;
use super::swap::Swap;
use super::{Output, found, held as held_of};
use crate::fault::Fault;
use crate::formats::Artifact;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

impl Output {
    /// The readers for whom a plan's booklets stand, in order. None where the record cannot be read.
    pub fn readers_of(&self, plan: &str) -> Vec<String> {
        self.records.readers_of(plan).unwrap_or_default()
    }

    /// What a reader's booklet was made from, as given to `publish`. `None` if there is none or the record cannot be read.
    pub fn key_of(&self, plan: &str, reader: &str) -> Option<String> {
        self.known(plan, reader).ok().flatten().map(|known| known.record.key.clone())
    }

    /// Changes what a booklet is said to be made from. Its files stay as they are.
    ///
    /// # Errors
    /// `Fault::Io` when it cannot be noted.
    pub fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), Fault> {
        let Some(old) = self.known(plan, reader)?.filter(|old| old.record.key != key) else { return Ok(()) };
        let new = BookletRecord { key: key.to_owned(), files: old.record.files.clone() };
        let is_seen = self.records.is_seen(plan, reader)?;
        self.note(plan, reader, Some(new), is_seen)
    }

    /// The folder of a plan's booklets.
    #[must_use]
    pub fn place_of(&self, plan: &str) -> PathBuf {
        self.out.join(plan)
    }

    /// The plans that have booklets here, in order.
    pub fn plans(&self) -> Vec<String> {
        self.records.plans()
    }

    /// The plans that have booklets here and the same name as a plan, but for capital letters.
    pub fn plans_like(&self, plan: &str) -> Vec<String> {
        self.records.plans_like(plan)
    }

    /// Removes one reader's booklet, and says whether there was one. Files that are not ours stay.
    ///
    /// # Errors
    /// `Fault::Io` when it cannot be removed; `Fault::Usage` when a link stands in its place.
    pub fn remove_reader(&self, plan: &str, reader: &str) -> Result<bool, Fault> {
        self.take_away(plan, reader, false)
    }

    /// Removes the booklets of all who are no longer readers of a plan that was built, and names them.
    ///
    /// # Errors
    /// As `remove_reader`.
    pub fn keep_readers(&self, plan: &str, readers: &BTreeSet<String>) -> Result<Vec<String>, Fault> {
        let mut gone = self.records.readers_of(plan)?;
        gone.retain(|reader| !readers.contains(reader));
        for reader in &gone {
            self.remove_reader(plan, reader)?;
        }
        Ok(gone)
    }

    /// Removes the booklets of all plans but these, and names the plans that went. Only for a run that
    /// looked at the whole project.
    ///
    /// # Errors
    /// As `remove_reader`.
    pub fn keep_plans(&self, plans: &BTreeSet<String>) -> Result<Vec<String>, Fault> {
        let mut gone = self.plans();
        gone.retain(|plan| !plans.contains(plan));
        for plan in &gone {
            self.keep_readers(plan, &BTreeSet::new())?;
        }
        Ok(gone)
    }

    /// Moves an older booklet out of reach, to `.ourplan/held-back/PLAN/READER`, since it holds something
    /// that is withheld today. Files that are not ours stay where they are, and so does what was held back before.
    ///
    /// # Errors
    /// As `remove_reader`.
    pub fn hold_back(&self, plan: &str, reader: &str) -> Result<(), Fault> {
        self.take_away(plan, reader, true).map(drop)
    }

    /// The files of a reader's booklet as they stand now, also where somebody has changed them: what
    /// would be handed over. A file that is gone, or lies behind a link, is left out. To be audited again, where a plan no
    /// longer builds.
    ///
    /// # Errors
    /// `Fault::Io` when a file cannot be read; `Fault::Usage` when a link stands in the folder's place.
    pub fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, Fault> {
        let Some(known) = self.known(plan, reader)? else { return Ok(Vec::new()) };
        let place = self.place(plan, reader)?;
        let mut files = Vec::with_capacity(known.record.files.len());
        for file in &known.record.files {
            let path = place.path.join(&file.name);
            if place.there && in_real_folders(&place.path, &file.name)? && matches!(disk::look(&path)?, Found::File(_)) {
                files.push(Artifact { name: file.name.clone(), bytes: disk::read(&path)?, format: file.format });
            }
        }
        Ok(files)
    }

    /// Notes what stands for a reader, where no file is moved.
    pub(super) fn note(&self, plan: &str, reader: &str, booklet: Option<BookletRecord>, is_seen: bool) -> Result<(), Fault> {
        held_of(&self.index).forget_key();
        self.records.note(plan, reader, booklet.map(Arc::new), is_seen)
    }

    /// Removes a booklet, or holds it back: what a person must see first, and what the record did not know, is never removed at once.
    fn take_away(&self, plan: &str, reader: &str, held: bool) -> Result<bool, Fault> {
        let Some(known) = self.known(plan, reader)? else { return Ok(false) };
        let held = held || found::is_found(&known.record.key);
        let place = self.place(plan, reader)?;
        if place.there {
            let held = if held { Some(self.note_held(plan, reader, &known.record)?) } else { None };
            let stage = self.stage()?;
            let ours = known.record.hashes();
            self.swap(&stage, Swap { plan, reader, place: &place.path, there: true, booklet: None, ours, held })?;
        } else {
            self.note(plan, reader, None, false)?;
        }
        disk::remove_if_empty(&self.out.join(plan));
        let mut summary = self.summary();
        let went = if held { &mut summary.held_back } else { &mut summary.removed };
        went.insert(format!("{plan}/{reader}"));
        Ok(true)
    }
}
