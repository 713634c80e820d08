//! The only module that writes: finished, audited booklets into an output folder, whole or not at all.
//!
//! Last step of the flow. What lies where, under the output folder:
//!
//! | place | what |
//! |---|---|
//! | `PLAN/READER/` | one booklet, to hand over |
//! | `index.html` | the worker's list |
//! | `.ourplan/manifest.json` | what we wrote: names, lengths, hashes (`manifest.rs`, `list.rs`) |
//! | `.ourplan/lock` | held while a run is at work; the machine frees it when the run ends in any way |
//! | `.ourplan/journal` | there while a run changes something (`journal.rs`), and after it where somebody watches (`kept.rs`) |
//! | `.ourplan/staging/` | there only while a run changes something (`swap.rs`) |
//! | `.ourplan/held-back/` | older copies that hold something that is withheld today, with their lists (`held_back.rs`) |
//!
//! Other files that lie among the booklets are looked into and left (`strays.rs`).
//!
//! A folder for some readers only, with `--out`, has its `.ourplan/` in the project (`home.rs`). What is read back is believed only where
//! it can be ours (`record.rs`); booklets that no record knows are taken up (`found.rs`).
//!
//! Files that the manifest does not list are a person's own. They are never removed and never written
//! over. No link inside the output folder is followed. Files are not forced onto the disk one by one
//! (`fsync`): a killed program leaves the old or the new booklet; after a power cut a booklet may have
//! to be made again.

mod clean;
mod disk;
mod entry;
mod folder;
mod found;
mod held_back;
mod home;
mod journal;
mod keep;
mod kept;
mod line;
mod list;
mod lock;
mod manifest;
mod pieces;
mod publish;
mod record;
mod scaffold;
mod sources;
mod strays;
mod swap;
mod tidy;

#[cfg(test)]
mod tests;

pub use clean::{Cleaned, clean, clean_apart};
pub use found::{FOUND, standing};
pub use home::Home;
pub use kept::Kept;
pub use pieces::WriteTrouble;
pub use record::refused;
pub use scaffold::{add_private, new_folder, page};
pub use strays::Stray;
pub use tidy::forget_deleted;

use crate::fault::Fault;
use crate::formats::Artifact;
use disk::Moment;
use journal::{Journal, Move};
use manifest::{Hash, Manifest};
use sources::Sources;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Files that were touched since the manifest was saved are read in every run. From so many on a newer manifest ends that.
const MANY: usize = 64;

/// An output folder that this run holds: nobody else writes to it until `finish`, or until it is dropped.
pub struct Output {
    out: PathBuf,
    own: PathBuf,
    home: Home,
    lock: File,
    /// When the manifest was last saved: a file that was touched later is read again before it is trusted.
    saved: Option<Moment>,
    state: Mutex<Manifest>,
    sources: Sources,
    journal: Mutex<Journal>,
    /// Whether a stopped run was repaired. The list that was saved then vouches for no file's time; the one at the end does.
    mended: bool,
    /// Old folders that could not be cleared away.
    left_over: Mutex<Vec<Move<'static>>>,
    /// Old folders that could not be put back.
    displaced: Mutex<Vec<Move<'static>>>,
    summary: Mutex<Summary>,
    first: u64,
    next: AtomicU64,
    read_again: AtomicUsize,
}

/// A booklet to write.
#[derive(Clone, Copy)]
pub struct Booklet<'a> {
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
    /// Records that were damaged, or that somebody else wrote: they were not used.
    pub refused: Vec<PathBuf>,
}

impl Output {
    /// Opens an output folder, makes it where it is not there, and mends what a stopped run left behind.
    ///
    /// # Errors
    /// `Fault::Busy` when another run holds it for longer than two seconds. `Fault::Usage` when it is a
    /// file, or when a link stands where a folder of ours should be.
    /// `Fault::Io` when it cannot be read or written.
    pub fn open(home: impl Into<Home>) -> Result<Output, Fault> {
        let home = home.into();
        if home.out.is_file() {
            let words = format!("{} is a file. Choose a folder for the booklets.", home.out.display());
            return Err(Fault::Usage(words));
        }
        home.make()?;
        let lock = lock::take(&home.out, &home.own)?;
        Output::with_lock(home, lock)
    }

    /// Opens an output folder only where something stands that we made, or a folder with the name of one of the plans. Nothing is made
    /// where there is none.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_standing<'a>(home: impl Into<Home>, mut plans: impl Iterator<Item = &'a str>) -> Result<Option<Output>, Fault> {
        let home = home.into();
        let is_there = |path: &Path| Ok::<bool, Fault>(!matches!(disk::look(path)?, disk::Found::Nothing));
        let stands = is_there(&home.own)? || plans.any(|plan| is_there(&home.out.join(plan)).unwrap_or(true));
        if stands { Output::open(home).map(Some) } else { Ok(None) }
    }

    /// Opens another output folder of a project than that of the run. `None` if a stopped run left a journal there and its record lies in
    /// the project: a forged record could name any folder, so nothing is repaired where the command did not ask for it.
    ///
    /// # Errors
    /// As `open`.
    pub fn open_other(home: &Home) -> Result<Option<Output>, Fault> {
        let is_mended = !home.is_apart() || matches!(disk::look(&home.own.join(journal::FILE))?, disk::Found::Nothing);
        if is_mended { Output::open(home.clone()).map(Some) } else { Ok(None) }
    }

    /// The rest of `open`, for a run that has the lock.
    fn with_lock(home: Home, lock: File) -> Result<Output, Fault> {
        tidy::note_place(&home)?;
        let refused = record::refuse_what_is_no_file(&home.own)?;
        let loaded = Manifest::load(&home.own)?;
        let is_damaged = loaded.is_none();
        let (manifest, saved) = loaded.unwrap_or_default();
        let mut output = Output::over(home, lock, manifest, saved);
        output.summary().refused = refused;
        if is_damaged {
            output.put_aside(list::FILE)?;
        }
        output.recover()?;
        Ok(output)
    }

    /// A run over a folder whose list is known.
    fn over(home: Home, lock: File, manifest: Manifest, saved: Option<Moment>) -> Output {
        let own = home.own.clone();
        Output {
            out: home.out.clone(),
            home,
            lock,
            saved,
            state: Mutex::new(manifest),
            sources: Sources::new(&own),
            journal: Mutex::new(Journal::new(&own)),
            mended: false,
            left_over: Mutex::default(),
            displaced: Mutex::default(),
            summary: Mutex::default(),
            first: 1,
            next: AtomicU64::new(1),
            read_again: AtomicUsize::new(0),
            own,
        }
    }

    /// Saves the manifest, clears away what the run needed, and frees the folder for others.
    ///
    /// Without it (a run that was stopped, a fault) nothing is lost: the next `open` takes up the journal.
    ///
    /// # Errors
    /// `Fault::Io` when the manifest cannot be written, or a booklet cannot be put back whose successor
    /// failed. The booklets stand all the same, or the next run mends it.
    pub fn finish(self) -> Result<Summary, Fault> {
        self.end(true).map(|(summary, _)| summary)
    }

    /// The rest of `finish`. Without `saves`, the list stays as it is, and the journal says what has changed.
    fn end(self, saves: bool) -> Result<(Summary, Manifest), Fault> {
        for line in held(&self.displaced).iter() {
            self.put_back(line)?;
        }
        if saves && (self.journal().is_open() || self.mended || self.read_again.load(Ordering::Relaxed) > MANY) {
            self.save()?;
        }
        if self.next.load(Ordering::Relaxed) > self.first {
            for name in disk::names_in(&self.staging())? {
                if !name.to_string_lossy().ends_with(".old") {
                    disk::remove_tree(&self.staging().join(name))?;
                }
            }
        }
        self.home.leave();
        // Where the lock cannot be given back, it goes with the file.
        let _ = self.lock.unlock();
        Ok((std::mem::take(&mut *held(&self.summary)), self.state.into_inner().unwrap_or_else(PoisonError::into_inner)))
    }

    fn save(&self) -> Result<(), Fault> {
        self.state().save(&self.own, &self.sources)?;
        self.journal().end(&self.left_over())
    }

    fn state(&self) -> MutexGuard<'_, Manifest> {
        held(&self.state)
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        held(&self.journal)
    }

    fn left_over(&self) -> MutexGuard<'_, Vec<Move<'static>>> {
        held(&self.left_over)
    }

    fn summary(&self) -> MutexGuard<'_, Summary> {
        held(&self.summary)
    }

    fn staging(&self) -> PathBuf {
        self.home.staging()
    }

    /// Sets a record aside that may not be used.
    fn put_aside(&self, name: &str) -> Result<(), Fault> {
        record::set_aside(&self.own, name)?;
        self.summary().refused.push(self.own.join(name));
        Ok(())
    }

    /// Whether the record lies outside the output folder.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.home.is_apart()
    }

    /// Whether the worker's index was written into the output folder.
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.state().index.is_some()
    }

    fn note_kept(&self, plan: &str, reader: &str) {
        self.summary().not_ours.insert(format!("{plan}/{reader}"));
    }
}

/// A lock's content; a thread that panicked while it held the lock has not left it half-changed.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
