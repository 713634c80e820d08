//! The eye of a run that is watched: it notes all that the run reads, and refuses what is not settled.
//!
//! The watcher knows then exactly what the booklets came from: the files, those that were looked for and not there, and
//! the folders in which new ones may appear.

use super::look::{Look, busy, look, read_with_look};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a file must have been left alone to be read at once, where nobody has settled it before.
const LATELY: Duration = Duration::from_secs(1);
/// The time between two looks at such a file.
const BETWEEN: Duration = Duration::from_millis(8);
/// How long a changed file must have been left alone before older booklets suffer from what it says.
const REST: Duration = Duration::from_millis(250);
/// How often it is looked at before the run goes on without it.
const LOOKS: usize = 40;

/// What a folder holds that a run may read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Plans, and folders with more of them.
    Plans,
    /// The files of a theme, and its folders.
    Theme,
    /// The settings, and what may be meant as settings or as a plan.
    Project,
    /// Nothing by itself: it is watched for what may be made in it under a name that was looked for.
    Names,
}

/// All that a run read or looked for.
#[derive(Clone, Default)]
pub struct Seen {
    /// Files, with what they were when they were read. `Look::Gone` where there was none.
    pub files: BTreeMap<PathBuf, Look>,
    /// Folders that were looked through, and those that files were looked for in.
    pub folders: BTreeMap<PathBuf, Holds>,
    /// Plan files, by the name of the plan.
    pub plans: BTreeMap<PathBuf, String>,
    /// All files that stood where plans may stand, whether or not they were read.
    pub listed: BTreeSet<PathBuf>,
}

impl Seen {
    /// Takes in what another run read.
    pub fn add(&mut self, other: Seen) {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
        self.plans.extend(other.plans);
        self.listed.extend(other.listed);
    }
}

/// Reads for one run.
pub struct Eye {
    began: Instant,
    known: Arc<BTreeMap<PathBuf, Look>>,
    settled: BTreeMap<PathBuf, Look>,
    seen: Mutex<Seen>,
    moving: Mutex<BTreeSet<PathBuf>>,
}

impl Eye {
    /// An eye that knows how files were before, and how some that have changed since have settled. It reads them so, or not at all.
    #[must_use]
    pub fn new(known: Arc<BTreeMap<PathBuf, Look>>, settled: BTreeMap<PathBuf, Look>) -> Self {
        Eye { began: Instant::now(), known, settled, seen: Mutex::default(), moving: Mutex::default() }
    }

    /// Waits until a file that has changed was left alone for 250 ms since this run began, and says whether it stayed as it was: some
    /// programs save in pieces and close the file after each, and the half of a plan looks like one with mistakes. A file that is as in
    /// the last run is not waited for; one that changed meanwhile is among those that move.
    pub fn rests(&self, path: &Path) -> bool {
        let Some(settled) = self.settled.get(path) else { return true };
        sleep((self.began + REST).saturating_duration_since(Instant::now()));
        let rests = look(path).is_same_content(settled);
        if !rests {
            held(&self.moving).insert(path.to_path_buf());
        }
        rests
    }

    /// What the run read. It is handed over once.
    pub fn take_seen(&self) -> Seen {
        std::mem::take(&mut *held(&self.seen))
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
            Ok((bytes, look)) => {
                let look = self.settled(path).filter(|_| bytes.len() as u64 == most).copied().unwrap_or(look);
                held(&self.seen).files.insert(path.to_path_buf(), look);
                if let Some(target) = path.is_symlink().then(|| path.canonicalize().ok()).flatten() {
                    self.also(&target, path);
                }
                Ok(bytes)
            }
            Err(error) => {
                match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory => self.missed(path),
                    ErrorKind::ResourceBusy => drop(held(&self.moving).insert(path.to_path_buf())),
                    _ => drop(held(&self.seen).files.insert(path.to_path_buf(), look(path))),
                }
                Err(error)
            }
        }
    }

    /// Notes a file that was looked for and is not there.
    pub(super) fn missed(&self, path: &Path) {
        if self.settled(path).is_some_and(|settled| *settled != Look::Gone) {
            held(&self.moving).insert(path.to_path_buf());
        }
        held(&self.seen).files.insert(path.to_path_buf(), Look::Gone);
    }

    /// Notes another name of a file that was read: of a link, its own name and where it leads are watched, since either may change.
    pub(super) fn also(&self, name: &Path, read: &Path) {
        let files = &mut held(&self.seen).files;
        if let Some(look) = files.get(read).copied() {
            files.insert(name.to_path_buf(), look);
        }
    }

    pub(super) fn folder(&self, path: &Path, holds: Holds) {
        held(&self.seen).folders.insert(path.to_path_buf(), holds);
    }

    /// Notes a file that is not read and of which the run tells: a change of it is heard like one of a file that was read.
    pub(super) fn told(&self, path: &Path) {
        held(&self.seen).files.insert(path.to_path_buf(), look(path));
    }

    pub(super) fn listed(&self, path: &Path) {
        held(&self.seen).listed.insert(path.to_path_buf());
    }

    pub(super) fn plan(&self, path: &Path, name: &str) {
        held(&self.seen).plans.insert(path.to_path_buf(), name.to_owned());
    }

    fn settled(&self, path: &Path) -> Option<&Look> {
        self.settled.get(path).or_else(|| self.known.get(path))
    }

    fn as_settled(&self, path: &Path, most: u64, settled: &Look) -> io::Result<(Vec<u8>, Look)> {
        let (bytes, look) = read_with_look(path, most)?;
        // Of a file that is too large only the beginning is read, whatever it was before.
        if look.is_same_content(settled) || bytes.len() as u64 == most { Ok((bytes, look)) } else { Err(busy()) }
    }

    /// A file that nobody has looked at before. What was written lately is read when two looks agree.
    fn settle(&self, path: &Path, most: u64) -> io::Result<(Vec<u8>, Look)> {
        let mut last: Option<Look> = None;
        for _ in 0..LOOKS {
            match read_with_look(path, most) {
                Ok((bytes, look)) => {
                    let lately = matches!(&look, Look::File(stamp, _) if stamp.is_younger_than(LATELY));
                    if !lately || last == Some(look) {
                        return Ok((bytes, look));
                    }
                    last = Some(look);
                }
                Err(error) if error.kind() == ErrorKind::ResourceBusy => last = None,
                Err(error) => return Err(error),
            }
            sleep(BETWEEN);
        }
        Err(busy())
    }
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An eye over a file that has changed, and the file.
    fn over_a_file(folder: &Path) -> (Eye, PathBuf) {
        let path = folder.join("plan.yaml");
        std::fs::write(&path, "whole").expect("written");
        let settled = BTreeMap::from([(path.clone(), look(&path))]);
        (Eye::new(Arc::default(), settled), path)
    }

    #[test]
    fn what_stays_as_it_was_is_waited_for_and_may_come_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let (eye, path) = over_a_file(folder.path());
        let began = Instant::now();
        assert!(eye.rests(&folder.path().join("another.yaml")), "nobody has to wait");
        assert!(eye.rests(&path) && began.elapsed() >= REST - Duration::from_millis(50));
    }

    #[test]
    fn what_changes_meanwhile_moves() {
        let folder = tempfile::tempdir().expect("a folder");
        let (eye, path) = over_a_file(folder.path());
        std::fs::write(&path, "another").expect("written");
        assert!(!eye.rests(&path) && eye.moving().contains(&path));
    }
}
