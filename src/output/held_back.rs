//! Copies that went out of reach: `.ourplan/held-back/PLAN/READER/`, the next one `READER.2`, and so on. None takes the place of another.
//!
//! Beside each lies its list, `READER.list`: what it was made from, and which files with which hashes were put there. `clean` removes
//! just these. All else in the folder is a person's own.

use super::disk::{self, FileKind};
use super::publish::{in_real_folders, is_ours};
use super::record::{self, BookletRecord};
use super::{Cleaned, Output};
use crate::system_error::SystemError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder of all of them, in `.ourplan/`.
pub(super) const FOLDER: &str = "held-back";

/// The end of the name of a copy's list.
const LIST: &str = ".list";

/// What lies in a copy's folder and is ours.
#[derive(Serialize, Deserialize)]
struct HeldList {
    /// What the booklet was made from, as `publish` was told.
    key: String,
    /// Names and hashes.
    files: Vec<(String, String)>,
}

impl Output {
    /// Notes which files of a booklet are about to be put there. Gives the number of the copy.
    pub(super) fn note_held(&self, plan: &str, reader: &str, booklet: &BookletRecord) -> Result<u32, SystemError> {
        let folder = self.own.join(FOLDER);
        disk::make_folder(&folder)?;
        disk::make_folder(&folder.join(plan))?;
        let files = booklet.files.iter().map(|file| (file.name.clone(), file.hash.clone())).collect();
        let list = HeldList { key: booklet.key.clone(), files };
        let bytes = serde_json::to_vec(&list).map_err(|error| SystemError::Inside(error.to_string()))?;
        for copy in 1..u32::MAX {
            let place = self.held_place(plan, reader, copy);
            let list = list_of(&place);
            match (disk::look(&place)?, disk::look(&list)?) {
                (FileKind::Nothing, FileKind::Nothing) => {
                    disk::write_new(&list, &bytes)?;
                    return Ok(copy);
                }
                // A run that was stopped has noted it before.
                (FileKind::Nothing, FileKind::File(_)) if disk::read(&list)? == bytes => return Ok(copy),
                _ => {}
            }
        }
        Err(SystemError::Inside("too many copies are held back".into()))
    }

    /// Puts one file there.
    pub(super) fn hold(&self, plan: &str, reader: &str, copy: u32, from: &Path, name: &str) -> Result<(), SystemError> {
        let source = from.join(name);
        if !matches!(disk::look(&source)?, FileKind::File(_)) {
            return Ok(());
        }
        let (folder, place) = (self.own.join(FOLDER), self.held_place(plan, reader, copy));
        for folder in [&folder, &folder.join(plan), &place] {
            disk::make_folder(folder)?;
        }
        if !in_real_folders(&place, name)? {
            return Err(disk::in_the_way(&place));
        }
        let target = place.join(name);
        disk::make_folders(target.parent().unwrap_or(&place))?;
        disk::move_file(&source, &disk::free_name(&target)?)
    }

    /// Keeps a page of the index that the record did not know, before another takes its place. It may have been edited.
    pub(super) fn keep_found_index(&self, name: &str) -> Result<(), SystemError> {
        let folder = self.own.join(FOLDER);
        disk::make_folder(&folder)?;
        disk::copy(&self.out.join(name), &disk::free_name(&folder.join(name))?)
    }

    /// The plans of which copies were held back and not yet removed, in order.
    pub fn held_back_plans(&self) -> Result<Vec<String>, SystemError> {
        disk::folders_in(&self.own.join(FOLDER))
    }

    /// The readers of a plan whose copies were held back and not yet removed, in order.
    pub fn held_back_of(&self, plan: &str) -> Result<Vec<String>, SystemError> {
        let names = disk::folders_in(&self.own.join(FOLDER).join(plan))?;
        let readers: BTreeSet<String> = names.iter().map(|name| reader_of(name).to_owned()).collect();
        Ok(readers.into_iter().collect())
    }

    fn held_place(&self, plan: &str, reader: &str, copy: u32) -> PathBuf {
        let name = if copy <= 1 { reader.to_owned() } else { format!("{reader}.{copy}") };
        self.own.join(FOLDER).join(plan).join(name)
    }
}

/// Removes what was held back, as far as the lists name it and `owns` knows what it was made from.
pub(super) fn remove(own: &Path, owns: &dyn Fn(&str) -> bool, cleaned: &mut Cleaned) -> Result<(), SystemError> {
    let folder = own.join(FOLDER);
    let mut kept = BTreeSet::new();
    for plan in disk::folders_in(&folder)? {
        let of_plan = folder.join(&plan);
        for name in disk::names_in(&of_plan)? {
            let Some(copy) = name.to_str().and_then(|name| name.strip_suffix(LIST)) else { continue };
            let (place, list) = (of_plan.join(copy), of_plan.join(&name));
            let Some(known) = read_list(&list)? else { continue };
            let shown = format!("{plan}/{}", reader_of(copy));
            if owns(&known.key) {
                remove_copy(&place, &known)?;
                disk::remove_file(&list)?;
                cleaned.held_back.insert(shown);
            } else {
                cleaned.others.insert(shown);
                kept.extend([place, list]);
            }
        }
        disk::remove_if_empty(&of_plan);
    }
    disk::remove_if_empty(&folder);
    name_the_rest(&folder, &kept, &mut cleaned.not_ours)
}

/// Removes the files of one copy that are as they were put there.
fn remove_copy(place: &Path, list: &HeldList) -> Result<(), SystemError> {
    if !disk::is_folder(place)? {
        return Ok(());
    }
    for (name, hash) in &list.files {
        if is_ours(place, name, hash) {
            disk::remove_file(&place.join(name))?;
        }
    }
    disk::remove_empty_folders(place, list.files.iter().map(|(name, _)| name));
    disk::remove_if_empty(place);
    Ok(())
}

/// Names all files below a folder but those of copies that stay.
fn name_the_rest(folder: &Path, kept: &BTreeSet<PathBuf>, found: &mut Vec<PathBuf>) -> Result<(), SystemError> {
    if !disk::is_folder(folder)? {
        return Ok(());
    }
    for name in disk::names_in(folder)? {
        let path = folder.join(name);
        match disk::look(&path)? {
            _ if kept.contains(&path) => {}
            FileKind::Folder => name_the_rest(&path, kept, found)?,
            _ => found.push(path),
        }
    }
    Ok(())
}

/// A list of ours. `None` if it is damaged, or names what no list of ours can name.
fn read_list(path: &Path) -> Result<Option<HeldList>, SystemError> {
    const LONGEST: u64 = 16 << 20;
    match disk::look(path)? {
        FileKind::File(data) if data.length < LONGEST => {
            let list: Option<HeldList> = serde_json::from_slice(&disk::read(path)?).ok();
            Ok(list.filter(|list| list.files.iter().all(|(name, _)| record::is_file(name))))
        }
        _ => Ok(None),
    }
}

fn list_of(place: &Path) -> PathBuf {
    let mut name = place.as_os_str().to_owned();
    name.push(LIST);
    name.into()
}

/// The reader of a copy's folder.
fn reader_of(copy: &str) -> &str {
    match copy.rsplit_once('.') {
        Some((reader, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => reader,
        _ => copy,
    }
}
