//! Removes what the program keeps for itself: held-back copies first, since they hold care text. What another project made in the
//! same folder stays, and so does all that no list names.
//!
//! The records of what we wrote stay while a booklet stands that one of them lists. Without them the next build could not
//! tell its own files from a person's. They hold names and hashes, and no care text.

use super::disk;
use super::{Copies, Output, OutputHome, held_back, home, index, record, record_store};
use crate::system_error::SystemError;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What `clean` removed, and what it left.
#[derive(Default)]
pub struct Cleaned {
    /// `PLAN/READER` of held-back copies that were removed, in order.
    pub held_back: BTreeSet<String>,
    /// Whether a stopped build had left something behind, which was repaired or removed.
    pub left_behind: bool,
    /// `PLAN/READER` of booklets that were removed, in order.
    pub booklets: BTreeSet<String>,
    /// Whether the worker's index was removed.
    pub index: bool,
    /// Whether the records of what we wrote were removed.
    pub list: bool,
    /// Whether these records stay, since what they list still stands.
    pub list_stays: bool,
    /// What is in the program's own folder and may be a person's, so that it was left.
    pub not_ours: Vec<PathBuf>,
    /// `PLAN/READER` of what another project made, and which stays.
    pub others: BTreeSet<String>,
    /// Output folders of the project in which booklets still lie after all was to be removed.
    pub still: Vec<PathBuf>,
    /// Records that were damaged, or that another program wrote: they were not used.
    pub refused: Vec<SystemError>,
}

/// Removes what the program keeps in an output folder; with `all`, also the booklets and the index that it made.
/// `owns` says by what a booklet was made from whether it is one of this project's. Files that no list names stay.
///
/// # Errors
/// `SystemError::Usage` when there is no such folder, or when a link stands in the place of a folder of ours. `SystemError::Busy` when a build
/// is at work there. `SystemError::Io` when something cannot be removed.
pub fn clean(home: impl Into<OutputHome>, all: bool, owns: &dyn Fn(&str) -> bool) -> Result<Cleaned, SystemError> {
    let home = home.into();
    let (out, own) = (home.out.clone(), home.own.clone());
    if !disk::is_there(&out)? && !home.is_apart() {
        return Err(SystemError::Usage(format!(
            "There is no folder {}, so nothing was removed. Name the project folder, or the folder of the booklets with `--out`.",
            out.display()
        )));
    }
    if !disk::is_there(&own)? {
        return Ok(Cleaned::default());
    }
    home.make()?;
    let lock = home::lock(&out, &own)?;
    let mut cleaned = Cleaned { left_behind: was_stopped(&home)?, ..Cleaned::default() };
    let mut before = Cleaned::default();
    held_back::remove(&own, owns, &mut before)?;
    cleaned.held_back = before.held_back;
    let output = Output::with_lock(home, lock)?;
    // What is damaged is found by reading it.
    output.plans().iter().try_for_each(|plan| output.records.readers_of(plan).map(drop))?;
    if all {
        cleaned.others = output.remove_all(owns)?;
        cleaned.index = cleaned.others.is_empty() && output.remove_index()?;
        cleaned.booklets.clone_from(&output.summary().removed);
    }
    // A build that was stopped while it held a copy back has put it there only now.
    held_back::remove(&own, owns, &mut cleaned)?;
    cleaned.list_stays = output.something_stands()?;
    output.finish_clean(&mut cleaned)?;
    Ok(cleaned)
}

/// Removes what is held back of booklets that were made to be handed over, whose records lie in the project. The records stay.
pub fn clean_apart(project: &Path, owns: &dyn Fn(&str) -> bool) -> Result<Cleaned, SystemError> {
    let mut cleaned = Cleaned::default();
    let records = home::records(project);
    for key in disk::folders_in(&records)? {
        let own = records.join(key);
        let _lock = home::lock(&own, &own)?;
        held_back::remove(&own, owns, &mut cleaned)?;
    }
    Ok(cleaned)
}

impl Output {
    /// Removes the booklets of this project, and names those of others.
    fn remove_all(&self, owns: &dyn Fn(&str) -> bool) -> Result<BTreeSet<String>, SystemError> {
        let mut others = BTreeSet::new();
        for plan in self.plans() {
            for reader in self.readers_of(&plan) {
                if self.key_of(&plan, &reader).is_some_and(|key| owns(&key)) {
                    self.remove_reader(&plan, &reader)?;
                } else {
                    others.insert(format!("{plan}/{reader}"));
                }
            }
        }
        Ok(others)
    }

    /// Whether a file that a record names is there.
    fn something_stands(&self) -> Result<bool, SystemError> {
        for page in self.index_pages() {
            if disk::is_there(&page)? {
                return Ok(true);
            }
        }
        for plan in self.plans() {
            for reader in self.readers_of(&plan) {
                let place = self.out.join(&plan).join(&reader);
                for file in self.known(&plan, &reader)?.iter().flat_map(|known| &known.record.files) {
                    if disk::is_there(&place.join(&file.name))? {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// Ends the run, and removes the records, the lock and the program's own folder where nothing needs them any more.
    fn finish_clean(self, cleaned: &mut Cleaned) -> Result<(), SystemError> {
        self.save()?;
        cleaned.refused = self.summary().refused.iter().chain(&self.records.refused()).map(|path| record::refused(path)).collect();
        for name in disk::names_in(&self.staging())? {
            let path = self.staging().join(&name);
            if name.to_string_lossy().ends_with(".old") {
                cleaned.not_ours.push(path);
            } else {
                disk::remove_tree(&path)?;
            }
        }
        self.home.leave();
        self.records.remove_earlier_forms()?;
        let plans = self.own.join(record_store::FOLDER);
        if !cleaned.list_stays {
            cleaned.list = disk::is_folder(&plans)?;
            self.records.remove_all()?;
            [index::FILE, home::PLACE].iter().try_for_each(|name| disk::remove_file(&self.own.join(name)))?;
        }
        let ours = [home::LOCK, record_store::FOLDER, record_store::RUNNING, index::FILE, home::PLACE, held_back::FOLDER, "staging"];
        for name in disk::names_in(&self.own)? {
            let path = self.own.join(&name);
            let is_refused = name.to_string_lossy().starts_with(record::REFUSED);
            if is_refused && !disk::is_folder(&path)? {
                disk::remove_file(&path)?;
            } else if !ours.iter().any(|own| name == **own) {
                cleaned.not_ours.push(path);
            }
        }
        cleaned.not_ours.extend(self.records.other_names()?);
        if !cleaned.list_stays && cfg!(unix) && cleaned.not_ours.is_empty() && cleaned.others.is_empty() {
            // It goes while we hold it: a run that waits for it then makes a new one.
            disk::remove_file(&self.own.join(home::LOCK))?;
            self.home.remove_own();
        }
        Ok(())
    }
}

/// Whether a build did not come to its end.
fn was_stopped(home: &OutputHome) -> Result<bool, SystemError> {
    let is_running = disk::is_there(&home.own.join(record_store::RUNNING))?;
    Ok(is_running || !disk::names_in(&home.staging())?.is_empty())
}
