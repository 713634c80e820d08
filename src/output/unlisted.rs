//! What lies among the booklets and is in no record.
//!
//! Booklets whose record was lost, damaged or refused are taken into a new one, so that they are searched and marked like every older copy.
//! None of them is removed: one that has to give way is held back. All other files (a copy under another name, a letter, a folder that was
//! moved) belong to a person. They go along when a folder is handed over, so they are read, and never moved or removed.

use super::disk::{self, FileKind};
use super::record::{self, BookletRecord, FileRecord, hash};
use super::{Copies, MANY, Output, OutputHome};
use crate::formats::{is_index_page, is_page, made_here};
use crate::system_error::SystemError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The largest file that is looked into, in bytes.
const LARGEST: u64 = 64 << 20;

/// How many files of one folder are looked at, and how deep they may lie.
const MOST: usize = 4000;
const DEEPEST: usize = 6;

/// Files that a desktop puts into every folder that is opened.
const OF_DESKTOPS: [&str; 6] = [".DS_Store", "Thumbs.db", "desktop.ini", ".directory", "ehthumbs.db", ".localized"];

/// A file that the record does not list.
pub struct Stray {
    /// The reader in whose folder it lies. `None` if it lies beside the readers' folders.
    pub reader: Option<String>,
    /// Its name below the output folder, with `/`.
    pub name: String,
    path: PathBuf,
}

impl Stray {
    /// Its bytes, or `None` if it cannot be looked into: it is a link, it is too large, or too many files lie there.
    #[must_use]
    pub fn read(&self) -> Option<Vec<u8>> {
        match disk::look(&self.path) {
            Ok(FileKind::File(data)) if data.length <= LARGEST => disk::read(&self.path).ok(),
            _ => None,
        }
    }
}

impl Output {
    /// The files among the booklets of a plan that the record does not list, in order.
    pub fn strays(&self, plan: &str) -> Result<Vec<Stray>, SystemError> {
        let mut found = Vec::new();
        let place = self.out.join(plan);
        if !disk::is_folder(&place)? {
            return Ok(found);
        }
        for name in disk::names_in(&place)? {
            let path = place.join(&name);
            let reader = name.to_string_lossy().into_owned();
            let shown = format!("{plan}/{reader}");
            if disk::is_folder(&path)? {
                let known = self.known(plan, &reader)?;
                let below = below(&path, &listed(known.as_ref().map(|known| &*known.record)), true)?;
                let stray = |(name, path)| Stray { reader: Some(reader.clone()), name: format!("{shown}/{name}"), path };
                found.extend(below.into_iter().map(stray));
            } else {
                found.push(Stray { reader: None, name: shown, path });
            }
        }
        Ok(found)
    }

    /// Whether something may have come into a reader's folder since the record was saved. What lay there then was seen by the run that saved it.
    pub(super) fn may_have_strays(&self, plan: &str, reader: &str) -> Result<bool, SystemError> {
        let folder = self.out.join(plan).join(reader);
        let saved = self.records.saved(plan)?;
        if saved.is_some_and(|saved| disk::folder_touched(&folder).is_some_and(|touched| touched < saved)) {
            return Ok(false);
        }
        let Some(known) = self.known(plan, reader)? else { return Ok(true) };
        let has_some = below(&folder, &listed(Some(&known.record)), false).map_or(true, |found| !found.is_empty());
        if has_some {
            // This run looks at them, and a newer record says so.
            self.records.note_read_again(plan, None, MANY + 1);
        }
        Ok(has_some)
    }

    /// All files in the output folder that no record lists, in order: what else is handed over with the folder.
    pub fn unlisted(&self) -> Result<Vec<String>, SystemError> {
        let mut of_booklets = BTreeSet::new();
        for plan in self.plans() {
            for reader in self.readers_of(&plan) {
                let known = self.known(&plan, &reader)?;
                of_booklets.extend(listed(known.as_ref().map(|known| &*known.record)).iter().map(|name| format!("{plan}/{reader}/{name}")));
            }
        }
        let own = format!("{}/", super::home::OWN);
        let found = below(&self.out, &of_booklets, true)?.into_iter().map(|(name, _)| name);
        Ok(found.filter(|name| !name.starts_with(&own)).collect())
    }

    /// The pages of ours that lie in the output folder outside the folders of all plans that the record knows, in order.
    pub fn pages_of_no_plan(&self) -> Result<Vec<String>, SystemError> {
        let mut found = Vec::new();
        let known: BTreeSet<String> = self.plans().into_iter().collect();
        let index = self.index_pages();
        let is_of_index =
            |name: &str, path: &PathBuf| name == "index.html" || if index.is_empty() { is_index_page(name) } else { index.contains(path) };
        for name in disk::names_in(&self.out)? {
            let (path, shown) = (self.out.join(&name), name.to_string_lossy().into_owned());
            if known.contains(&shown) || name == super::home::OWN || is_of_index(&shown, &path) {
                continue;
            }
            let files = match disk::look(&path)? {
                FileKind::Folder => {
                    below(&path, &BTreeSet::new(), true)?.into_iter().map(|(name, path)| (format!("{shown}/{name}"), path)).collect()
                }
                _ => vec![(shown, path)],
            };
            found.extend(files.into_iter().filter(|(_, path)| is_page_at(path)).map(|(name, _)| name));
        }
        Ok(found)
    }
}

/// Whether a file is a page of ours, whatever its name. Of a person's own file only the beginning is read.
pub(super) fn is_page_at(path: &Path) -> bool {
    matches!(disk::look(path), Ok(FileKind::File(_))) && disk::beginning(path).is_ok_and(|start| is_page(&start))
}

/// The names of a booklet's files.
fn listed(booklet: Option<&BookletRecord>) -> BTreeSet<String> {
    booklet.into_iter().flat_map(|booklet| &booklet.files).map(|file| file.name.clone()).collect()
}

/// The files below a folder that are not listed, by their names from there. A link is not followed, and counts as a file.
/// If there are too many, the folder itself comes last. Without `all`, one is enough.
fn below(folder: &Path, listed: &BTreeSet<String>, all: bool) -> Result<Vec<(String, PathBuf)>, SystemError> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_path_buf(), 0)];
    while let Some((below, place, depth)) = open.pop() {
        for name in disk::names_in(&place)? {
            let path = place.join(&name);
            let is_of_a_desktop = OF_DESKTOPS.iter().any(|own| name.eq_ignore_ascii_case(own)) || name.to_string_lossy().starts_with("._");
            let name = format!("{below}{}", name.to_string_lossy());
            if listed.contains(&name) || is_of_a_desktop {
                continue;
            }
            let is_folder = disk::is_folder(&path)?;
            if is_folder && depth < DEEPEST {
                open.push((format!("{name}/"), path, depth + 1));
            } else if found.len() < MOST {
                found.push((name, path));
            } else {
                found.push((below, place));
                return Ok(found);
            }
            if !all && !found.is_empty() {
                return Ok(found);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The first word of what such a booklet is said to be made from.
pub const FOUND: &str = "found";

/// Whether a booklet was found, by what it is said to be made from.
pub(super) fn is_found(key: &str) -> bool {
    key.split(' ').next() == Some(FOUND)
}

impl Output {
    /// Whether a record was refused in this run, so that booklets may stand that nobody knows.
    #[must_use]
    pub fn has_refused(&self) -> bool {
        !self.records.refused().is_empty()
    }

    /// Where a plan has no record, takes its booklets into a new one, as made from `found KEY`. Says whether anything else lies in
    /// the plan's folder, or may have come there since the record was saved.
    pub fn take_up(&self, plan: &str, key: &str) -> Result<bool, SystemError> {
        let known = self.records.readers_of(plan)?;
        let place = self.out.join(plan);
        let mut has_others = false;
        if !disk::is_folder(&place)? {
            return Ok(false);
        }
        for name in disk::names_in(&place)? {
            if let Some(reader) = known.iter().find(|known| name == known.as_str()) {
                has_others = has_others || self.may_have_strays(plan, reader)?;
                continue;
            }
            // If the record is whole, a person has put it there.
            let may_be_ours = known.is_empty() && disk::is_folder(&place.join(&name))?;
            let reader = name.to_str().filter(|name| may_be_ours && record::is_booklet(plan, name));
            let Some(reader) = reader.filter(|reader| has_page(&place.join(reader)).unwrap_or(true)) else {
                has_others = true;
                continue;
            };
            let files = files_of(&place.join(reader))?;
            let ours = made_here(&files, &format!("{plan}-{reader}.html"));
            let file = |(name, format): (&&str, &&'static str)| {
                let bytes = files.get(*name)?;
                let length = u32::try_from(bytes.len()).ok()?;
                Some(FileRecord { name: (*name).to_owned(), format, length, hash: hash(bytes) })
            };
            match ours.iter().map(file).collect::<Option<Vec<_>>>().filter(|ours| !ours.is_empty()) {
                Some(listed) => {
                    has_others = has_others || listed.len() < files.len();
                    self.note(plan, reader, Some(BookletRecord { key: format!("{FOUND} {key}"), files: listed }), false)?;
                }
                None => has_others = true,
            }
        }
        Ok(has_others)
    }

    /// Whether each folder that the record names for a plan is gone or has a page of ours in it. A forged record names other folders.
    #[must_use]
    pub fn has_own_pages(&self, plan: &str) -> bool {
        self.readers_of(plan).iter().all(|reader| {
            let place = self.out.join(plan).join(reader);
            !disk::is_there(&place).unwrap_or(true) || has_page(&place).unwrap_or(false)
        })
    }

    /// The names of folders in the output folder that may be those of plans and of which there is no record, in order.
    pub fn unknown_plans(&self) -> Result<Vec<String>, SystemError> {
        let mut names = disk::folders_in(&self.out)?;
        names.retain(|name| record::is_booklet(name, name) && !self.records.has(name));
        Ok(names)
    }
}

/// The booklets that stand in an output folder that cannot be opened, by their plans: what the heads of their pages tell. Nothing is
/// written, and no link is followed but the output folder itself.
#[must_use]
pub fn standing(home: &OutputHome) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let out = home.out.canonicalize().unwrap_or_else(|_| home.out.clone());
    for plan in disk::folders_in(&out).unwrap_or_default() {
        let place = out.join(&plan);
        let mut readers = disk::folders_in(&place).unwrap_or_default();
        // What cannot be looked at may be a booklet.
        readers.retain(|reader| record::is_booklet(&plan, reader) && has_page(&place.join(reader)).unwrap_or(true));
        if !readers.is_empty() {
            found.insert(plan, readers);
        }
    }
    found
}

/// Whether a page of ours lies in a folder. Of a person's own folder not much is read to tell that.
fn has_page(folder: &Path) -> Result<bool, SystemError> {
    for name in disk::names_in(folder)?.iter().filter(|name| name.to_str().is_some_and(|name| name.ends_with(".html"))) {
        let path = folder.join(name);
        if matches!(disk::look(&path)?, FileKind::File(_)) && is_page(&disk::beginning(&path)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files below a folder that can be ours, by their names with `/`.
fn files_of(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, SystemError> {
    let mut files = BTreeMap::new();
    for (name, path) in below(folder, &BTreeSet::new(), true)? {
        let is_small = matches!(disk::look(&path)?, FileKind::File(data) if data.length <= LARGEST);
        if is_small && record::is_file(&name) && !name.contains(char::REPLACEMENT_CHARACTER) {
            files.insert(name, disk::read(&path)?);
        }
    }
    Ok(files)
}
