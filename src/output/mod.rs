//! The only module that writes: finished, audited booklets into an output folder, whole or not at all.
//!
//! Last step of the flow. What lies where, under the output folder:
//!
//! | place | what |
//! |---|---|
//! | `PLAN/READER/` | one booklet, to hand over |
//! | `index.html`, `index-2.html` … | the worker's list, in pages |
//! | `.ourplan/plans/PLAN.json` | what we wrote for the readers of a plan: names, lengths, hashes (`record.rs`, `record_store.rs`) |
//! | `.ourplan/index.json` | the same of the worker's list (`index.rs`) |
//! | `.ourplan/lock` | held while a run is at work; the operating system frees it when the run ends in any way |
//! | `.ourplan/running` | there only while a run changes something |
//! | `.ourplan/staging/` | there only while a run changes something (`swap.rs`) |
//! | `.ourplan/held-back/` | older copies that hold something that is withheld today, with their lists (`held_back.rs`) |
//!
//! Other files that lie among the booklets are looked into and left (`unlisted.rs`).
//!
//! A folder for some readers only, with `--out`, has its `.ourplan/` in the project (`home.rs`). What is read back is believed only where
//! it can be ours (`record.rs`); booklets that no record knows are taken up (`unlisted.rs`).
//!
//! Files that no record lists are a person's own. They are never removed and never written
//! over. No link inside the output folder is followed. Files are not forced onto the disk one by one
//! (`fsync`): a killed program leaves the old or the new booklet; after a power cut a booklet may have
//! to be made again.

mod clean;
mod disk;
mod held_back;
mod home;
mod index;
mod publish;
mod record;
mod record_store;
mod scaffold;
mod swap;
mod unlisted;

#[cfg(test)]
mod tests;

pub use clean::{Cleaned, clean, clean_apart};
pub use home::{OutputHome, RecordStamp, forget_deleted};
pub use record::refused;
pub use scaffold::{add_private, new_folder, page};
pub use unlisted::{FOUND, Stray, standing};

use crate::formats::Artifact;
use crate::system_error::SystemError;
use index::Index;
use record_store::Records;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Files that were touched since their record was saved are read in every run. From so many on newer records end that.
const MANY: usize = 64;

/// An output folder that this run holds: nobody else writes to it until `finish`, or until it is dropped.
pub struct Output {
    out: PathBuf,
    own: PathBuf,
    home: OutputHome,
    lock: File,
    records: Records,
    index: Mutex<Index>,
    /// Plans and moves of old folders that could not be put back.
    displaced: Mutex<Vec<(String, u64)>>,
    summary: Mutex<Summary>,
    first: u64,
    next: AtomicU64,
}

/// A booklet to write.
#[derive(Clone, Copy)]
pub struct NewBooklet<'a> {
    /// The plan's name, which is the folder's.
    pub plan: &'a str,
    /// The reader's key, which is the folder's in it.
    pub reader: &'a str,
    /// What the booklet was made from, in any form; it must name the formats that were asked for.
    pub key: &'a str,
    /// All its files.
    pub artifacts: &'a [Artifact],
    /// What they stand in for.
    pub replaces: Replace<'a>,
}

/// Booklets that were made before and are still there: in an output folder, or in the memory of a preview. In neither may an older copy
/// outlive its label.
pub trait Copies: Sync {
    /// The readers for whom there are booklets of a plan, in order.
    fn readers_of(&self, plan: &str) -> Vec<String>;

    /// What a reader's booklet was made from, as it was told. `None` if there is none or the record cannot be read.
    fn key_of(&self, plan: &str, reader: &str) -> Option<String>;

    /// Changes what a booklet is said to be made from. Its files stay as they are.
    fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), SystemError>;

    /// Whether the files of a reader's booklet are as they were made.
    fn is_as_made(&self, plan: &str, reader: &str) -> bool;

    /// The files of a reader's booklet as they are now, even if they were changed since: what would be handed over.
    ///
    /// # Errors
    /// `SystemError` when they cannot be read.
    fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, SystemError>;

    /// Moves a booklet out of reach.
    ///
    /// # Errors
    /// `SystemError` when it cannot be moved.
    fn hold_back(&self, plan: &str, reader: &str) -> Result<(), SystemError>;
}

/// What of an older booklet a new one replaces.
#[derive(Clone, Copy)]
pub enum Replace<'a> {
    /// All that we wrote there.
    All,
    /// Our files of these formats; those of other formats stay as they are.
    Formats(&'a [&'a str]),
}

/// What `publish` did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The booklet is new, or parts of it are.
    Made,
    /// The same bytes were there already; nothing was written.
    Unchanged,
}

/// What a run did to an output folder.
#[derive(Default)]
pub struct Summary {
    /// How many booklets were written.
    pub made: usize,
    /// How many were the same as before.
    pub unchanged: usize,
    /// `PLAN/READER` of the booklets that went, in order.
    pub removed: BTreeSet<String>,
    /// `PLAN/READER` of the older copies that were moved to `.ourplan/held-back/`, in order.
    pub held_back: BTreeSet<String>,
    /// `PLAN/READER` of the folders in which files lie that are not ours, as far as this run saw, in order.
    pub not_ours: BTreeSet<String>,
    /// Records that were damaged, or that another program wrote: they were not used.
    pub refused: Vec<PathBuf>,
    /// What tells whether another program has changed the records since.
    pub left: RecordStamp,
}

impl Output {
    /// Opens an output folder, makes it where it is not there, and repairs what a stopped run left behind.
    ///
    /// # Errors
    /// `SystemError::Busy` when another run holds it for longer than two seconds. `SystemError::Usage` when it is a
    /// file, or when a link stands where a folder of ours should be.
    /// `SystemError::Io` when it cannot be read or written.
    pub fn open(home: impl Into<OutputHome>) -> Result<Output, SystemError> {
        let home = home.into();
        if home.out.is_file() {
            let words = format!("{} is a file. Choose a folder for the booklets.", home.out.display());
            return Err(SystemError::Usage(words));
        }
        home.make()?;
        let lock = home::lock(&home.out, &home.own)?;
        Output::with_lock(home, lock)
    }

    /// Opens an output folder only where something stands that we made, or a folder with the name of one of the plans. Nothing is made
    /// where there is none.
    pub fn open_standing<'a>(home: impl Into<OutputHome>, mut plans: impl Iterator<Item = &'a str>) -> Result<Option<Output>, SystemError> {
        let home = home.into();
        let stands = disk::is_there(&home.own)? || plans.any(|plan| disk::is_there(&home.out.join(plan)).unwrap_or(true));
        if stands { Output::open(home).map(Some) } else { Ok(None) }
    }

    /// Opens another output folder of a project than that of the run. `None` if a run was stopped there and its record lies in the
    /// project: a forged record could name any folder, so nothing is repaired where the command did not ask for it.
    pub fn open_other(home: &OutputHome) -> Result<Option<Output>, SystemError> {
        let is_mended = !home.is_apart() || !disk::is_there(&home.own.join(record_store::RUNNING))?;
        if is_mended { Output::open(home.clone()).map(Some) } else { Ok(None) }
    }

    /// The rest of `open`, for a run that has the lock.
    fn with_lock(home: OutputHome, lock: File) -> Result<Output, SystemError> {
        home::note_place(&home)?;
        let own = home.own.clone();
        let mut refused = Vec::new();
        let mut refuse = |name: &str| {
            refused.push(own.join(name));
            record::set_aside(&own, &own.join(name))
        };
        if matches!(disk::look(&own.join(record_store::RUNNING))?, disk::FileKind::Folder | disk::FileKind::Other) {
            refuse(record_store::RUNNING)?;
        }
        let index = Index::load(&home.out, &own)?;
        if index.is_none() {
            refuse(index::FILE)?;
        }
        let mut output = Output {
            out: home.out.clone(),
            records: Records::open(&own)?,
            index: Mutex::new(index.unwrap_or_default()),
            home,
            lock,
            displaced: Mutex::default(),
            summary: Mutex::new(Summary { refused, ..Summary::default() }),
            first: 1,
            next: AtomicU64::new(1),
            own,
        };
        output.recover()?;
        Ok(output)
    }

    /// Saves the records, clears away what the run needed, and frees the folder for others.
    ///
    /// Without it (a run that was stopped, a fault) nothing is lost: the next `open` repairs what is half done.
    ///
    /// # Errors
    /// `SystemError::Io` when a record cannot be written, or a booklet cannot be put back whose successor
    /// failed. The booklets stand all the same, or the next run repairs it.
    pub fn finish(self) -> Result<Summary, SystemError> {
        self.put_all_back()?;
        self.save()?;
        if self.next.load(Ordering::Relaxed) > self.first {
            for name in disk::names_in(&self.staging())? {
                if !name.to_string_lossy().ends_with(".old") {
                    disk::remove_tree(&self.staging().join(name))?;
                }
            }
        }
        self.home.leave();
        let mut summary = std::mem::take(&mut *self.summary());
        summary.refused.extend(self.records.refused());
        summary.left = RecordStamp::of(&self.home);
        // Where the lock cannot be given back, it goes with the file.
        let _ = self.lock.unlock();
        Ok(summary)
    }

    fn save(&self) -> Result<(), SystemError> {
        self.records.save_all()?;
        self.save_index()?;
        self.records.end_running()
    }

    /// Removes records that a stopped run has not written to their end. They lie beside those that count.
    fn remove_half_written(&self) -> Result<(), SystemError> {
        let mut beside = self.records.other_names()?;
        beside.push(self.own.join(index::FILE).with_extension("new"));
        beside.iter().filter(|path| path.extension().is_some_and(|end| end == "new")).try_for_each(|path| disk::remove_file(path))
    }

    fn summary(&self) -> MutexGuard<'_, Summary> {
        held(&self.summary)
    }

    fn staging(&self) -> PathBuf {
        self.home.staging()
    }

    /// Whether the record lies outside the output folder.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.home.is_apart()
    }

    fn note_kept(&self, plan: &str, reader: &str) {
        self.summary().not_ours.insert(format!("{plan}/{reader}"));
    }
}

/// A lock's content; a thread that panicked while it held the lock has not left it half-changed.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
