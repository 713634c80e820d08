//! The only module that reads the disk, the clock and the environment: finds all that a build needs.
//!
//! First step of the flow. A `Workspace` is one project: its settings, its plan files and today's date.
//! Pictures and themes are read later, each by a name that somebody wrote, and never from outside the
//! project.

mod assets;
mod find;
mod languages;
mod leftovers;
pub mod names;
mod read;
mod read_tracker;
mod system;
mod unread;

#[cfg(test)]
mod tests;

pub use assets::PictureReadError;
pub use find::{folder, load, load_tracked};
pub use languages::LanguageFiles;
pub use read::{FileHash, FileMeta, FileStamp};
pub use read_tracker::{FolderUse, ReadSet, ReadTracker, is_watched_name, watched_files};
pub use system::{output_is_kept, today, why_poll};

use crate::system_error::SystemError;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest plan or settings file that is read, in bytes; the reader then says that it is too large.
const LARGEST_TEXT: u64 = 1024 * 1024 + 1;

/// One project, or some plan files of it.
pub struct Workspace {
    /// The project folder, as it was given.
    pub root: PathBuf,
    /// The settings, `ourplan.yaml`, where there are any.
    pub settings: Option<SettingsFile>,
    /// Why the settings or the path that was given could not be read, where something has their name or the project is known all the same.
    pub trouble: Option<SystemError>,
    /// Whether something has the name of the settings and cannot be read, so that it is not known what they say.
    pub settings_unread: bool,
    /// The plan files, sorted by where they lie.
    pub plans: Vec<PlanFile>,
    /// Plans of the project that were not asked for, where only some files were.
    pub others: Vec<PlanFile>,
    /// Names that a plan may have had, in small letters, by the files that are nearly plans: renaming a file must not lose booklets.
    pub perhaps: BTreeMap<String, String>,
    /// Names of plans that are links out of the project or to nothing, that are no files, or that share their name with another. They
    /// are not read, and they are not gone.
    pub linked: Vec<String>,
    /// Whether these are all plans of the project, and not a choice of files.
    pub whole: bool,
    /// Whether a folder among the plans is a link or cannot be looked into, so that it is not known which plans are gone.
    pub part_unseen: bool,
    /// Whether there is no folder of plans at all.
    pub no_folder: bool,
    /// Whether there are settings under another name and none under the right one, so that nothing may be made.
    pub misnamed_settings: bool,
    /// A sentence about the first of the files that are nearly plans.
    pub nearly_plan: Option<String>,
    /// Today, as this build takes it.
    pub today: Date,
    /// Notes what is read, where somebody watches.
    tracker: Option<Arc<ReadTracker>>,
}

/// The bytes of `ourplan.yaml`.
///
/// It has no `Debug`: a settings file may hold telephone numbers.
pub struct SettingsFile {
    /// The name as shown to people.
    pub shown: String,
    /// The file.
    pub path: PathBuf,
    /// What is in it, at most 1 MiB and one byte.
    pub bytes: Vec<u8>,
}

/// One plan file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PlanFile {
    /// Where it lies in the project, with `/`: `plans/rory.yaml`. Shown to people.
    pub shown: String,
    /// Its name without its ending, which is the name of its booklets: `rory`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
}

impl Workspace {
    /// A project in which nothing was found yet.
    fn empty(root: PathBuf, today: Date) -> Self {
        Workspace {
            root,
            settings: None,
            trouble: None,
            settings_unread: false,
            plans: Vec::new(),
            others: Vec::new(),
            perhaps: BTreeMap::new(),
            linked: Vec::new(),
            whole: false,
            part_unseen: false,
            no_folder: false,
            misnamed_settings: false,
            nearly_plan: None,
            today,
            tracker: None,
        }
    }

    /// What tells this project from others in an output folder: a hash, and no path. A project that is moved together with the
    /// output folder inside it stays the same.
    #[must_use]
    pub fn mark(&self, out: &Path) -> String {
        mark(&self.root, out)
    }

    /// The fault for a project in which no plan is, and none that could not be read.
    #[must_use]
    pub fn no_plans(&self) -> Option<SystemError> {
        let is_empty = self.plans.is_empty() && self.linked.is_empty() && self.whole && !self.part_unseen;
        let near = self.nearly_plan.as_ref().map_or_else(String::new, |words| format!(" {words}"));
        is_empty.then(|| SystemError::Usage(find::no_plans(&self.root) + &near))
    }

    /// The fault for a project whose folder of plans is missing although there are booklets.
    #[must_use]
    pub fn no_plans_folder(&self) -> SystemError {
        SystemError::Usage(format!(
            "The folder {} is not there, so no booklet was made, and the booklets stay as they are. Put the folder back, then run this \
             again. If you no longer need the booklets, `ourplan clean --all` removes them.",
            self.root.join(find::PLANS).display()
        ))
    }

    /// Whether this run has looked through all plans of the project, so that a plan that it did not find is gone.
    #[must_use]
    pub fn is_all_seen(&self) -> bool {
        self.whole && !self.part_unseen && !self.no_folder
    }

    /// The names of all plans that were found.
    #[must_use]
    pub fn names(&self) -> HashSet<&str> {
        self.plans.iter().chain(&self.others).map(|file| file.name.as_str()).collect()
    }

    /// Whether somebody watches what is read.
    #[must_use]
    pub fn is_watched(&self) -> bool {
        self.tracker.is_some()
    }

    /// Whether a plan that has changed was left alone for 250 ms, so that older booklets may suffer from what it says. Waits for that.
    #[must_use]
    pub fn is_at_rest(&self, plan: &PlanFile) -> bool {
        self.tracker.as_ref().is_none_or(|tracker| tracker.settles(&plan.path))
    }

    /// Whether a plan was being written while a watcher wanted to read it. It is read again when it is at rest.
    #[must_use]
    pub fn is_moving(&self, plan: &PlanFile) -> bool {
        self.tracker.as_ref().is_some_and(|tracker| tracker.moving().contains(&plan.path))
    }

    /// Reads from now on with another tracker, or with none.
    pub fn track_with(&mut self, tracker: Option<Arc<ReadTracker>>) {
        self.tracker = tracker;
    }

    /// Why the booklets of this project cannot go to a folder, or `None` if they can.
    #[must_use]
    pub fn refuses(&self, out: &Path) -> Option<String> {
        let (place, root) = (real(out), real(&self.root));
        let in_sources = |folder: &Path| {
            let is_named = |names: &[&str]| folder.file_name().is_some_and(|name| names.iter().any(|known| name == *known));
            let is_in_a_project = || folder.parent().is_some_and(|above| above == root || unread::has_sources(above));
            is_named(&[".ourplan"]) || (is_named(&[find::SETTINGS, find::PLANS, "pictures", "themes"]) && is_in_a_project())
        };
        // All plans of a whole project lie in its own folder of plans.
        let holds_plans = || !self.whole && self.plans.iter().any(|plan| real(&plan.path).starts_with(&place));
        let why = if root.starts_with(&place) || holds_plans() {
            "the plans are in it"
        } else if unread::has_sources(&place) {
            "it is a project folder"
        } else if place.ancestors().any(in_sources) {
            "that folder is for plans, pictures or themes, or for what ourplan keeps for itself"
        } else if place.ancestors().skip(1).any(|above| unread::is_there(&above.join(".ourplan").join("plans"))) {
            "it lies in a folder of booklets, and would be handed over with them"
        } else {
            return None;
        };
        Some(format!(
            "Booklets cannot go into {}: {why}. Choose another folder with --out, or leave out --out to use {}.",
            out.display(),
            self.root.join("booklets").display()
        ))
    }

    /// The bytes of a plan file, at most 1 MiB and one byte: `source::decode` refuses what is larger.
    ///
    /// # Errors
    /// `SystemError::Io` when it cannot be read.
    pub fn read_plan(&self, plan: &PlanFile) -> Result<Vec<u8>, SystemError> {
        self.read(&plan.path, LARGEST_TEXT).map_err(|error| SystemError::io("read", &plan.path, error))
    }

    /// The bytes of a file up to a limit.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        read(path, most, self.tracker.as_deref())
    }
}

/// What tells the project in a folder from others in an output folder.
#[must_use]
pub fn mark(root: &Path, out: &Path) -> String {
    let (root, out) = (real(root), real(out));
    let place = match out.strip_prefix(&root) {
        Ok(below) => format!("inside {}", below.display()),
        Err(_) => format!("outside {}", root.display()),
    };
    blake3::hash(place.as_bytes()).to_hex()[..32].to_owned()
}

/// Whether a folder is there.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The whole path of a folder or file, so that what the system reports it can be known again by its name.
#[must_use]
pub fn whole_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    // On Windows the real path would begin with `\\?\`, which people do not know.
    if cfg!(windows) { whole } else { real(&whole) }
}

/// Where the booklets of a project are by default. The project of a plan file is one of the folders above it.
#[must_use]
pub fn booklets_of(path: &Path) -> Vec<PathBuf> {
    let projects: Vec<&Path> = if path.is_file() { path.ancestors().skip(1).collect() } else { vec![path] };
    projects.into_iter().map(|project| project.join("booklets")).collect()
}

/// The bytes of a file up to a limit, noted where somebody watches.
fn read(path: &Path, most: u64, tracker: Option<&ReadTracker>) -> io::Result<Vec<u8>> {
    match tracker {
        Some(tracker) => tracker.read(path, most),
        None => read::read_up_to(path, most).map(|(bytes, _)| bytes),
    }
}

/// Where a path leads, also where its last parts are not there yet.
fn real(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = full.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let found = there.and_then(|(above, found)| {
        let rest = full.strip_prefix(above).ok()?;
        // Joined with nothing, a file would get a slash at its end and be no file any more.
        Some(if rest.as_os_str().is_empty() { found } else { found.join(rest) })
    });
    found.unwrap_or(full)
}
