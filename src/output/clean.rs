//! Removes what the program keeps for itself: held-back copies first, since they hold care text.
//!
//! The list of what we wrote stays while a booklet stands that it lists. Without it the next build could not
//! tell its own files from a person's, and would refuse to write over them. It holds names and hashes, and no care text.

use super::disk::{self, Found};
use super::{Output, journal, list, lock, manifest};
use crate::fault::Fault;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What `clean` removed, and what it left.
#[derive(Default)]
pub struct Cleaned {
    /// `PLAN/READER` of held-back copies that were removed, in order.
    pub held_back: BTreeSet<String>,
    /// Whether a stopped build had left something behind, which was mended or removed.
    pub left_behind: bool,
    /// `PLAN/READER` of booklets that were removed, in order.
    pub booklets: BTreeSet<String>,
    /// Whether the worker's index was removed.
    pub index: bool,
    /// Whether the list of what we wrote was removed.
    pub list: bool,
    /// Whether that list stays, since what it lists still stands.
    pub list_stays: bool,
    /// What is in the program's own folder and may be a person's, so that it was left.
    pub not_ours: Vec<PathBuf>,
}

/// Removes what the program keeps in an output folder; with `all`, also the booklets and the index that it made.
/// Files that it did not make stay.
///
/// # Errors
/// `Fault::Usage` when there is no such folder, when a link stands in the place of a folder of ours, or when the list
/// of what we wrote is damaged; what was held back is removed even then. `Fault::Busy` when a build is at work there.
/// `Fault::Io` when something cannot be removed.
pub fn clean(out: &Path, all: bool) -> Result<Cleaned, Fault> {
    if let Found::Nothing = disk::look(out)? {
        return Err(Fault::Usage(format!(
            "There is no folder {}, so nothing was removed. Name the project folder, or the folder of the booklets with `--out`.",
            out.display()
        )));
    }
    let own = out.join(".ourplan");
    if let Found::Nothing = disk::look(&own)? {
        return Ok(Cleaned::default());
    }
    let lock = lock::take(out, &own)?;
    let mut cleaned = Cleaned { left_behind: was_stopped(&own)?, ..Cleaned::default() };
    cleaned.held_back = remove_held_back(&own)?;
    let output = Output::with_lock(out, lock)?;
    // A build that was stopped while it held a copy back has put it there only now.
    cleaned.held_back.extend(remove_held_back(&own)?);
    if all {
        output.keep_plans(&BTreeSet::new())?;
        cleaned.index = output.remove_index()?;
        cleaned.booklets.clone_from(&output.summary().removed);
    }
    cleaned.list_stays = output.something_stands()?;
    output.finish_clean(&mut cleaned)?;
    Ok(cleaned)
}

impl Output {
    /// Removes the worker's index where it is as we wrote it, and says whether there was one.
    fn remove_index(&self) -> Result<bool, Fault> {
        let path = self.out.join("index.html");
        let known = self.state().index;
        let (Some((_, known)), Found::File(_)) = (known, disk::look(&path)?) else { return Ok(false) };
        let ours = manifest::hash(&disk::read(&path)?) == known;
        if ours {
            disk::remove_file(&path)?;
        }
        Ok(ours)
    }

    /// Whether a file that the list names is there.
    fn something_stands(&self) -> Result<bool, Fault> {
        if self.state().index.is_some() && !matches!(disk::look(&self.out.join("index.html"))?, Found::Nothing) {
            return Ok(true);
        }
        for plan in self.plans() {
            for reader in self.readers_of(&plan) {
                let place = self.out.join(&plan).join(&reader);
                let Some(entry) = self.entry(&plan, &reader)? else { continue };
                for file in entry.files() {
                    if !matches!(disk::look(&place.join(file.name.as_ref()))?, Found::Nothing) {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Ends the run, and removes the list, the lock and the program's own folder where nothing needs them any more.
    fn finish_clean(self, cleaned: &mut Cleaned) -> Result<(), Fault> {
        if self.journal().is_open() {
            self.save()?;
        }
        for name in disk::names_in(&self.staging())? {
            let path = self.staging().join(&name);
            if name.to_string_lossy().ends_with(".old") {
                cleaned.not_ours.push(path);
            } else {
                disk::remove_tree(&path)?;
            }
        }
        disk::remove_if_empty(&self.staging());
        for beside in ["manifest.new", "journal.new"] {
            disk::remove_file(&self.own.join(beside))?;
        }
        self.sources.close();
        if !cleaned.list_stays {
            let list = self.own.join(list::FILE);
            cleaned.list = matches!(disk::look(&list)?, Found::File(_));
            disk::remove_file(&list)?;
        }
        let ours = [lock::FILE, list::FILE, journal::FILE, "staging"];
        let others = disk::names_in(&self.own)?.into_iter().filter(|name| !ours.iter().any(|own| *name == **own));
        cleaned.not_ours.extend(others.map(|name| self.own.join(name)));
        if !cleaned.list_stays && cfg!(unix) && cleaned.not_ours.is_empty() {
            // It goes while we hold it: whoever waits for it then makes a new one.
            disk::remove_file(&self.own.join(lock::FILE))?;
            disk::remove_if_empty(&self.own);
        }
        Ok(())
    }
}

/// Whether a build did not come to its end.
fn was_stopped(own: &Path) -> Result<bool, Fault> {
    let staged = !disk::names_in(&own.join("staging"))?.is_empty();
    let beside = ["journal", "journal.new", "manifest.new"].iter().any(|name| !matches!(disk::look(&own.join(name)), Ok(Found::Nothing)));
    Ok(staged || beside)
}

/// Removes all that was held back, and names it.
fn remove_held_back(own: &Path) -> Result<BTreeSet<String>, Fault> {
    let folder = own.join("held-back");
    let mut names = BTreeSet::new();
    for plan in disk::names_in(&folder)? {
        let path = folder.join(&plan);
        if matches!(disk::look(&path)?, Found::Folder) {
            for reader in disk::names_in(&path)? {
                names.insert(format!("{}/{}", plan.to_string_lossy(), reader.to_string_lossy()));
            }
        }
    }
    disk::remove_tree(&folder)?;
    Ok(names)
}
