//! Which files a watched run may read now: those that it read, those that it looked for, and new ones in its folders.
//!
//! Only names and stamps are looked at here. What differs is then looked into.

use super::eye::{Holds, Seen};
use super::find::{is_passed_over_name, stem};
use super::leftovers::{may_be_settings, near_plan};
use super::look::Stamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every file that counts, with its stamp; `None` if a file that was read or looked for is not there.
#[must_use]
pub fn census(seen: &Seen, left_out: &[PathBuf]) -> BTreeMap<PathBuf, Option<Stamp>> {
    let mut all: BTreeMap<PathBuf, Option<Stamp>> = seen.files.keys().map(|file| (file.clone(), Stamp::of(file))).collect();
    for (folder, holds) in &seen.folders {
        add(folder, *holds, left_out, 0, seen, &mut all);
    }
    all
}

/// Whether a change of this name in this folder can matter: the name of a file that a build would read or tell of.
#[must_use]
pub fn counts(folder: Holds, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    match folder {
        Holds::Plans => !is_passed_over_name(&name) && (stem(&name).is_some() || near_plan(&name).is_some()),
        Holds::Project => may_be_settings(&name) || (!is_passed_over_name(&name) && stem(&name).is_some()),
        Holds::Theme => !name.starts_with('.'),
        Holds::Names => false,
    }
}

fn add(folder: &Path, holds: Holds, left_out: &[PathBuf], depth: usize, seen: &Seen, all: &mut BTreeMap<PathBuf, Option<Stamp>>) {
    /// Folders in folders that nobody has looked through yet, at most.
    const DEEPEST: usize = 16;
    if holds == Holds::Names || depth > DEEPEST || left_out.iter().any(|out| out == folder) {
        return;
    }
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && holds == Holds::Project {
            // Plans and themes are told of by themselves.
        } else if kind.is_dir() {
            let name = entry.file_name();
            if !seen.folders.contains_key(&path) && !is_passed_over_name(&name.to_string_lossy()) {
                add(&path, holds, left_out, depth + 1, seen, all);
            }
        } else if counts(holds, &path) && !all.contains_key(&path) {
            let stamp = Stamp::of(&path);
            all.insert(path, stamp);
        }
    }
}
