//! What the watcher knows of the files: how each was when a build last took it. What differs from that has changed.

use crate::workspace::{FileMeta, FileStamp, FolderUse, ReadSet, is_folder, is_watched_name, watched_files};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files and folders of what is watched.
pub(super) struct Snapshot {
    seen: ReadSet,
    looks: Arc<BTreeMap<PathBuf, FileStamp>>,
    /// The names of the plans.
    names: BTreeSet<String>,
    /// Whether there may be folders that nobody follows yet.
    has_new: bool,
    roots: Vec<PathBuf>,
    /// Folders that booklets go to. Nothing in them is ever read.
    left_out: Vec<PathBuf>,
}

/// What a path is to the watcher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PathPart {
    /// A file that a build reads, looked for, or may read.
    File,
    /// A folder with such files, or one above it.
    Folder,
    /// Nothing that counts.
    None,
}

impl Snapshot {
    pub fn new(roots: Vec<PathBuf>, left_out: Vec<PathBuf>) -> Self {
        Snapshot { seen: ReadSet::default(), looks: Arc::default(), names: BTreeSet::new(), has_new: true, roots, left_out }
    }

    /// The files as a build is to find them.
    pub fn looks(&self) -> Arc<BTreeMap<PathBuf, FileStamp>> {
        Arc::clone(&self.looks)
    }

    /// Whether all that was given on the command line is there.
    pub fn roots_are_there(&self) -> bool {
        self.roots.iter().all(|root| is_folder(root) || FileMeta::of(root).is_some())
    }

    /// What a path is.
    pub fn part(&self, path: &Path) -> PathPart {
        if self.left_out.iter().any(|out| path.starts_with(out)) {
            return PathPart::None;
        }
        let holds = path.parent().and_then(|folder| self.seen.folders.get(folder));
        if self.seen.files.contains_key(path) || self.looks.contains_key(path) {
            return PathPart::File;
        }
        match holds {
            Some(FolderUse::Plans | FolderUse::Theme) if is_folder(path) => return PathPart::Folder,
            Some(holds) if is_watched_name(*holds, path) => return PathPart::File,
            _ => {}
        }
        let is_above = |below: &PathBuf| below.starts_with(path);
        let after = |map: Option<&PathBuf>| map.is_some_and(is_above);
        // The maps are in order, so what lies below a path comes right after it.
        let file = after(self.seen.files.range(path.to_path_buf()..).next().map(|(file, _)| file));
        let folder = after(self.seen.folders.range(path.to_path_buf()..).next().map(|(folder, _)| folder));
        if file || folder || self.roots.iter().any(is_above) { PathPart::Folder } else { PathPart::None }
    }

    /// How a file is now, if that is not as it was known. A file that was only touched is known anew.
    pub fn changed(&mut self, path: &Path) -> Option<FileStamp> {
        self.compare(path, FileMeta::of(path))
    }

    /// All files that are not as they were known.
    pub fn all_changed(&mut self) -> BTreeMap<PathBuf, FileStamp> {
        let now = watched_files(&self.seen, &self.left_out);
        let mut changed = BTreeMap::new();
        for (path, stamp) in now {
            if let Some(look) = self.compare(&path, stamp) {
                changed.insert(path, look);
            }
        }
        changed
    }

    fn compare(&mut self, path: &Path, stamp: Option<FileMeta>) -> Option<FileStamp> {
        match (self.looks.get(path), stamp) {
            (Some(FileStamp::Gone), None) => return None,
            (Some(FileStamp::File(known, _)), Some(stamp)) if *known == stamp && !stamp.is_fresh() => return None,
            _ => {}
        }
        let now = FileStamp::of(path);
        let known = self.looks.get(path).copied().unwrap_or(FileStamp::Gone);
        if now.is_same_content(&known) {
            Arc::make_mut(&mut self.looks).insert(path.to_path_buf(), now);
            return None;
        }
        Some(now)
    }

    /// How a file was when a build last took it.
    pub fn before(&self, path: &Path) -> FileStamp {
        self.looks.get(path).copied().unwrap_or(FileStamp::Gone)
    }

    /// Whether a file is as it was known.
    pub fn is_as_known(&self, path: &Path, look: &FileStamp) -> bool {
        look.is_same_content(self.looks.get(path).unwrap_or(&FileStamp::Gone))
    }

    /// The names of the plans that some changed files are; `None` if something else has changed, or a plan came or went.
    pub fn plans(&self, changed: &BTreeMap<PathBuf, FileStamp>) -> Option<BTreeSet<String>> {
        let name = |(path, look): (&PathBuf, &FileStamp)| {
            // One that was being written when a build wanted it is there too.
            let was_there = matches!(self.looks.get(path), Some(FileStamp::File(..) | FileStamp::Closed));
            self.seen.plans.get(path).filter(|_| was_there && matches!(look, FileStamp::File(..))).cloned()
        };
        changed.iter().map(name).collect()
    }

    /// The names of all plans.
    pub fn names(&self) -> &BTreeSet<String> {
        &self.names
    }

    /// Whether a file lies in the folder of a theme.
    pub fn is_of_a_theme(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| self.seen.folders.get(folder) == Some(&FolderUse::Theme))
    }

    /// Whether there is a plan of this name.
    pub fn has_plan(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Takes in what a build read. `whole` says that it looked at the whole project and came to its end.
    pub fn take(&mut self, settled: BTreeMap<PathBuf, FileStamp>, seen: ReadSet, whole: bool) {
        let looks = Arc::make_mut(&mut self.looks);
        looks.extend(settled);
        looks.extend(seen.files.iter().map(|(path, look)| (path.clone(), *look)));
        let saw_no_folder = seen.listed.is_empty() && seen.plans.is_empty();
        self.has_new |= whole || !seen.folders.is_empty() || seen.files.keys().any(|file| !self.seen.files.contains_key(file));
        if whole {
            self.seen = seen
        } else {
            self.seen.add(seen)
        }
        if saw_no_folder && !whole {
            return;
        }
        self.names = self.seen.plans.values().cloned().collect();
        // What stood in a folder when it was looked through, and was not read, is known as it is now.
        for path in &self.seen.listed {
            if !looks.contains_key(path) {
                looks.insert(path.clone(), FileStamp::of(path));
            }
        }
    }

    /// A file that was being written while a build wanted it is not known any more.
    pub fn forget(&mut self, path: &Path) {
        Arc::make_mut(&mut self.looks).insert(path.to_path_buf(), FileStamp::Closed);
    }

    /// Whether there may be folders in which a change would show and that were not asked for yet.
    pub fn has_new_folders(&self) -> bool {
        self.has_new
    }

    /// The folders in which a change would show: those that were looked through, those of the files, and those above.
    pub fn folders(&mut self) -> BTreeSet<PathBuf> {
        self.has_new = false;
        let mut folders: BTreeSet<&Path> = BTreeSet::new();
        for folder in self.seen.folders.keys().chain(&self.roots) {
            folders.extend([Some(folder.as_path()), folder.parent()].into_iter().flatten());
        }
        folders.extend(self.seen.files.keys().filter_map(|file| file.parent()));
        folders.retain(|folder| !self.left_out.iter().any(|out| folder.starts_with(out)) && is_folder(folder));
        folders.into_iter().map(Path::to_path_buf).collect()
    }
}
