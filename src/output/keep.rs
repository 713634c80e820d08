//! What becomes of older booklets: which stay, which go, which are held back; and the worker's index.

use super::disk::{self, Found};
use super::entry::Entry;
use super::journal::Move;
use super::line::{Line, hex, unhex};
use super::pieces::{self, Hashed, WriteTrouble};
use super::publish::{in_real_folders, ours};
use super::swap::Swap;
use super::{Hash, Output, found};
use crate::fault::Fault;
use crate::formats::{Artifact, is_page};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

impl Output {
    /// The readers for whom a plan's booklets stand, in order.
    pub fn readers_of(&self, plan: &str) -> Vec<String> {
        self.state().readers_of(plan).map(str::to_owned).collect()
    }

    /// What a reader's booklet was made from, as `publish` was told. `None` if there is none, or the list cannot be read.
    pub fn key_of(&self, plan: &str, reader: &str) -> Option<String> {
        self.entry(plan, reader).ok().flatten().map(|entry| entry.key.clone())
    }

    /// Changes what a booklet is said to be made from. Its files stay as they are.
    ///
    /// # Errors
    /// `Fault::Io` when it cannot be noted.
    pub fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), Fault> {
        let Some(old) = self.entry(plan, reader)?.filter(|old| old.key != key) else { return Ok(()) };
        let entry = Entry::new(plan, reader, key, Arc::clone(&old.shape), old.facts.clone()).map(|new| Arc::new(new.unsure(old.unsure)));
        let seen = self.state().is_seen(plan, reader);
        self.note(plan, reader, entry.as_ref(), seen)
    }

    /// The folder of a plan's booklets.
    #[must_use]
    pub fn place_of(&self, plan: &str) -> PathBuf {
        self.out.join(plan)
    }

    /// The plans that have booklets here, in order.
    pub fn plans(&self) -> Vec<String> {
        self.state().names().map(str::to_owned).collect()
    }

    /// The plans that have booklets here and the same name as a plan, but for capital letters.
    pub fn plans_like(&self, plan: &str) -> Vec<String> {
        self.state().names_like(plan)
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
        let mut gone = self.readers_of(plan);
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
        let Some(entry) = self.entry(plan, reader)? else { return Ok(Vec::new()) };
        let place = self.place(plan, reader)?;
        let mut files = Vec::with_capacity(entry.facts.len());
        for file in entry.files() {
            let path = place.path.join(file.name.as_ref());
            if place.there && in_real_folders(&place.path, &file.name)? && matches!(disk::look(&path)?, Found::File(_)) {
                files.push(Artifact { name: file.name.into_owned(), bytes: disk::read(&path)?, format: file.format });
            }
        }
        Ok(files)
    }

    /// Writes the worker's index, `index.html` in the output folder, where its bytes are new. It is made piece by piece.
    ///
    /// # Errors
    /// `Fault::Usage` when an `index.html` that we did not write stands there; `Fault::Io` when it
    /// cannot be written; the fault of whoever makes it.
    pub fn write_index(&self, make: impl FnOnce(&mut dyn Write) -> Result<(), WriteTrouble>) -> Result<(), Fault> {
        let path = self.out.join("index.html");
        let standing = match disk::look(&path)? {
            Found::Nothing => None,
            Found::File(_) => Some(pieces::hash(&path)?),
            _ => return Err(Fault::NotOurs(vec![path.clone()])),
        };
        let stage = self.stage()?;
        let staged = stage.path.join("index.html");
        let done = pieces::write_new(&staged, |out| {
            let mut out = Hashed::new(out);
            make(&mut out)?;
            Ok(out.facts())
        });
        let known = self.state().index;
        // Where the record was lost, an index of ours is known by its head. It is kept, since somebody may have written in it.
        let was_found = known.is_none() && standing.is_some() && is_page(&pieces::beginning(&path)?);
        let new = match (done, standing) {
            (Ok(new), Some(standing)) if new.1 != standing && known.is_none_or(|(_, hash)| hash != standing) && !was_found => {
                Err(Fault::NotOurs(vec![path.clone()]))
            }
            (Ok(new), Some(standing)) if new.1 == standing && known == Some(new) => Ok(None),
            (done, _) => done.map(Some),
        };
        let Ok(Some(new)) = new else {
            disk::remove_tree(&stage.path)?;
            return new.map(drop);
        };
        if was_found && standing.is_some_and(|standing| standing != new.1) {
            self.keep_found_index(&path)?;
        }
        self.journal().note(&Move { index: Some((new.0, hex(&new.1))), ..Move::default() })?;
        disk::rename(&staged, &path)?;
        let mut state = self.state();
        (state.index, state.index_key) = (Some(new), None);
        drop(state);
        disk::remove_if_empty(&stage.path);
        Ok(())
    }

    /// Remembers what the worker's index was made from, where that says all about it. A booklet that changes later ends that.
    pub fn note_index_key(&self, key: Option<String>) {
        self.state().index_key = key;
    }

    /// Whether the worker's index was made from the same, no booklet has changed since, and it stands as we wrote it.
    pub fn is_index_current(&self, key: &str) -> bool {
        let (known, index) = {
            let state = self.state();
            (state.index_key.as_deref() == Some(key), state.index)
        };
        let (Some((length, known_hash)), true) = (index, known) else { return false };
        let path = self.out.join("index.html");
        match disk::look(&path) {
            Ok(Found::File(data)) if data.length == u64::from(length) => {
                self.saved.is_some_and(|saved| data.touched < saved) || pieces::hash(&path).is_ok_and(|hash| hash == known_hash)
            }
            _ => false,
        }
    }

    /// Takes a stopped run's index into the manifest, if it got as far as its place.
    pub(super) fn mend_index(&self, (length, digits): &(u32, String)) -> Result<(), Fault> {
        let path = self.out.join("index.html");
        let Some(expected) = unhex(digits) else { return Ok(()) };
        if matches!(disk::look(&path)?, Found::File(_)) && pieces::hash(&path)? == expected {
            let index: (u32, Hash) = (*length, expected);
            let mut state = self.state();
            (state.index, state.index_key) = (Some(index), None);
        }
        Ok(())
    }

    /// Notes what stands for a reader, where no file is moved.
    pub(super) fn note(&self, plan: &str, reader: &str, entry: Option<&Arc<Entry>>, seen: bool) -> Result<(), Fault> {
        let booklet = entry.map(|entry| Line::new(plan, reader, entry));
        let at = self.journal().note(&Move { plan: plan.to_owned(), reader: reader.to_owned(), booklet, ..Move::default() })?;
        self.state().set(plan, reader, entry.map(|entry| (Arc::clone(&entry.shape), at)), seen, entry.is_some_and(|entry| entry.unsure));
        Ok(())
    }

    /// Removes a booklet, or holds it back: what a person must see first, and what the record did not know, is never removed at once.
    fn take_away(&self, plan: &str, reader: &str, held: bool) -> Result<bool, Fault> {
        let Some(entry) = self.entry(plan, reader)? else { return Ok(false) };
        let held = held || found::is_found(&entry.key);
        let place = self.place(plan, reader)?;
        if place.there {
            // What is held back may hold a secret, so it goes also where somebody has changed it.
            let ours = if held {
                let real = |name: &str| in_real_folders(&place.path, name).unwrap_or(false);
                entry.files().filter(|file| real(&file.name)).map(|file| file.name.into_owned()).collect()
            } else {
                ours(Some(&entry), &self.standings(&place, Some(&entry))).into_iter().collect()
            };
            let held = if held { Some(self.note_held(plan, reader, &entry)?) } else { None };
            let stage = self.stage()?;
            self.swap(&stage, Swap { plan, reader, place: &place.path, there: true, entry: None, ours, held })?;
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
