//! Notes all that a run reads while somebody watches, and refuses what is not settled.
//!
//! The watcher knows then exactly what the booklets came from: the files, those that were looked for and not there, and
//! the folders in which new ones may appear.

use super::find::{is_passed_over_name, stem};
use super::leftovers::{may_be_settings, near_plan};
use super::read::{FileMeta, FileStamp, busy, read_with_stamp};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a file must have been left alone to be read at once, where nobody has settled it before.
const LATELY: Duration = Duration::from_secs(1);
/// The time between two readings of such a file.
const BETWEEN: Duration = Duration::from_millis(8);
/// How long a changed file must have been left alone before what it says counts against older booklets.
const REST: Duration = Duration::from_millis(250);
/// How often it is read before the run goes on without it.
const READINGS: usize = 40;

/// What a folder holds that a run may read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FolderUse {
    /// Plans, and folders with more of them.
    Plans,
    /// The files of a theme, and its folders.
    Theme,
    /// The settings, and what may be meant as settings or as a plan.
    Project,
    /// Only names that were looked for, which may still come.
    Names,
}

/// All that a run read or looked for.
#[derive(Clone, Default)]
pub struct ReadSet {
    /// Files, with what they were when they were read. `FileStamp::Gone` where there was none.
    pub files: BTreeMap<PathBuf, FileStamp>,
    /// Folders that were looked through, and those that files were looked for in.
    pub folders: BTreeMap<PathBuf, FolderUse>,
    /// Plan files, by the name of the plan.
    pub plans: BTreeMap<PathBuf, String>,
    /// All files found where plans may be, whether or not they were read.
    pub listed: BTreeSet<PathBuf>,
}

impl ReadSet {
    /// Adds what another run read.
    pub fn add(&mut self, other: ReadSet) {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
        self.plans.extend(other.plans);
        self.listed.extend(other.listed);
    }
}

/// Reads for one run, and notes what it read.
pub struct ReadTracker {
    began: Instant,
    known: Arc<BTreeMap<PathBuf, FileStamp>>,
    settled: BTreeMap<PathBuf, FileStamp>,
    reads: Mutex<ReadSet>,
    moving: Mutex<BTreeSet<PathBuf>>,
}

impl ReadTracker {
    /// Knows how files were before, and how some that have changed since have settled. It reads them so, or not at all.
    #[must_use]
    pub fn new(known: Arc<BTreeMap<PathBuf, FileStamp>>, settled: BTreeMap<PathBuf, FileStamp>) -> Self {
        ReadTracker { began: Instant::now(), known, settled, reads: Mutex::default(), moving: Mutex::default() }
    }

    /// Waits until a file that has changed was left alone for 250 ms since this run began, and says whether it stayed as it was: some
    /// programs save in pieces and close the file after each, and the half of a plan looks like one with mistakes. A file that is as in
    /// the last run is not waited for; one that changed meanwhile is among those that move.
    pub fn settles(&self, path: &Path) -> bool {
        let Some(settled) = self.settled.get(path) else { return true };
        sleep((self.began + REST).saturating_duration_since(Instant::now()));
        let rests = FileStamp::of(path).is_same_content(settled);
        if !rests {
            held(&self.moving).insert(path.to_path_buf());
        }
        rests
    }

    /// What the run read. It is handed over once.
    pub fn take_reads(&self) -> ReadSet {
        std::mem::take(&mut *held(&self.reads))
    }

    /// Files that were being written while the run wanted them. What hung on them must be done again.
    pub fn moving(&self) -> BTreeSet<PathBuf> {
        held(&self.moving).clone()
    }

    pub(super) fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let answer = match self.settled(path) {
            Some(settled) => self.as_settled(path, most, settled),
            None => self.settle(path, most),
        };
        match answer {
            Ok((bytes, stamp)) => {
                let stamp = self.settled(path).filter(|_| bytes.len() as u64 == most).copied().unwrap_or(stamp);
                held(&self.reads).files.insert(path.to_path_buf(), stamp);
                if let Some(target) = path.is_symlink().then(|| path.canonicalize().ok()).flatten() {
                    self.also(&target, path);
                }
                Ok(bytes)
            }
            Err(error) => {
                match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory => self.missed(path),
                    ErrorKind::ResourceBusy => drop(held(&self.moving).insert(path.to_path_buf())),
                    _ => drop(held(&self.reads).files.insert(path.to_path_buf(), FileStamp::of(path))),
                }
                Err(error)
            }
        }
    }

    /// Notes a file that was looked for and is not there.
    pub(super) fn missed(&self, path: &Path) {
        if self.settled(path).is_some_and(|settled| *settled != FileStamp::Gone) {
            held(&self.moving).insert(path.to_path_buf());
        }
        held(&self.reads).files.insert(path.to_path_buf(), FileStamp::Gone);
    }

    /// Notes another name of a file that was read: of a link, its own name and where it leads are watched, since either may change.
    pub(super) fn also(&self, name: &Path, read: &Path) {
        let files = &mut held(&self.reads).files;
        if let Some(stamp) = files.get(read).copied() {
            files.insert(name.to_path_buf(), stamp);
        }
    }

    pub(super) fn folder(&self, path: &Path, holds: FolderUse) {
        held(&self.reads).folders.insert(path.to_path_buf(), holds);
    }

    /// Notes a file that is not read but is reported: a change of it counts like one of a file that was read.
    pub(super) fn reported(&self, path: &Path) {
        held(&self.reads).files.insert(path.to_path_buf(), FileStamp::of(path));
    }

    pub(super) fn listed(&self, path: &Path) {
        held(&self.reads).listed.insert(path.to_path_buf());
    }

    pub(super) fn plan(&self, path: &Path, name: &str) {
        held(&self.reads).plans.insert(path.to_path_buf(), name.to_owned());
    }

    fn settled(&self, path: &Path) -> Option<&FileStamp> {
        self.settled.get(path).or_else(|| self.known.get(path))
    }

    fn as_settled(&self, path: &Path, most: u64, settled: &FileStamp) -> io::Result<(Vec<u8>, FileStamp)> {
        let (bytes, stamp) = read_with_stamp(path, most)?;
        // Of a file that is too large only the beginning is read, whatever it was before.
        if stamp.is_same_content(settled) || bytes.len() as u64 == most { Ok((bytes, stamp)) } else { Err(busy()) }
    }

    /// A file that was not read before. What was written lately is taken when two readings agree.
    fn settle(&self, path: &Path, most: u64) -> io::Result<(Vec<u8>, FileStamp)> {
        let mut last: Option<FileStamp> = None;
        for _ in 0..READINGS {
            match read_with_stamp(path, most) {
                Ok((bytes, stamp)) => {
                    let lately = matches!(&stamp, FileStamp::File(meta, _) if meta.is_younger_than(LATELY));
                    if !lately || last == Some(stamp) {
                        return Ok((bytes, stamp));
                    }
                    last = Some(stamp);
                }
                Err(error) if error.kind() == ErrorKind::ResourceBusy => last = None,
                Err(error) => return Err(error),
            }
            sleep(BETWEEN);
        }
        Err(busy())
    }
}

/// The files that a watched run may read now, with what their folders say of them: those that it read, those that it looked for
/// (`None` if they are not there), and new ones in its folders. Only names and times are looked at here; what differs is then read.
#[must_use]
pub fn watched_files(reads: &ReadSet, left_out: &[PathBuf]) -> BTreeMap<PathBuf, Option<FileMeta>> {
    let mut all: BTreeMap<PathBuf, Option<FileMeta>> = reads.files.keys().map(|file| (file.clone(), FileMeta::of(file))).collect();
    for (folder, holds) in &reads.folders {
        add(folder, *holds, left_out, 0, reads, &mut all);
    }
    all
}

/// Whether a change of this name in this folder can matter: the name of a file that a build would read or report.
#[must_use]
pub fn is_watched_name(folder: FolderUse, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match folder {
        FolderUse::Plans => !is_passed_over_name(&name) && (stem(&name).is_some() || near_plan(&name).is_some()),
        FolderUse::Project => may_be_settings(&name) || (!is_passed_over_name(&name) && stem(&name).is_some()),
        FolderUse::Theme => !name.starts_with('.'),
        FolderUse::Names => false,
    }
}

fn add(
    folder: &Path,
    holds: FolderUse,
    left_out: &[PathBuf],
    depth: usize,
    reads: &ReadSet,
    all: &mut BTreeMap<PathBuf, Option<FileMeta>>,
) {
    /// How deep new folders are looked through.
    const DEEPEST: usize = 16;
    if holds == FolderUse::Names || depth > DEEPEST || left_out.iter().any(|out| out == folder) {
        return;
    }
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && holds == FolderUse::Project {
            // The folders of plans and themes are watched by themselves.
        } else if kind.is_dir() {
            let name = entry.file_name();
            if !reads.folders.contains_key(&path) && !is_passed_over_name(&name.to_string_lossy()) {
                add(&path, holds, left_out, depth + 1, reads, all);
            }
        } else if is_watched_name(holds, &path) && !all.contains_key(&path) {
            let stamp = FileMeta::of(&path);
            all.insert(path, stamp);
        }
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tracker of a file that has changed, and the file.
    fn over_a_file(folder: &Path) -> (ReadTracker, PathBuf) {
        let path = folder.join("plan.yaml");
        std::fs::write(&path, "whole").expect("written");
        let settled = BTreeMap::from([(path.clone(), FileStamp::of(&path))]);
        (ReadTracker::new(Arc::default(), settled), path)
    }

    #[test]
    fn what_stays_as_it_was_is_waited_for_and_may_come_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let (tracker, path) = over_a_file(folder.path());
        let began = Instant::now();
        assert!(tracker.settles(&folder.path().join("another.yaml")), "nobody has to wait");
        assert!(tracker.settles(&path) && began.elapsed() >= REST - Duration::from_millis(50));
    }

    #[test]
    fn what_changes_meanwhile_moves() {
        let folder = tempfile::tempdir().expect("a folder");
        let (tracker, path) = over_a_file(folder.path());
        std::fs::write(&path, "another").expect("written");
        assert!(!tracker.settles(&path) && tracker.moving().contains(&path));
    }
}
