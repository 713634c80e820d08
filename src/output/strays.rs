//! Files among the booklets that the record does not list: a copy under another name, a letter, a folder that was moved. They go along
//! when a reader's folder is handed over. They are read, and never moved or removed.

use super::disk::{self, Found};
use super::record::BookletRecord;
use super::{MANY, Output, pieces};
use crate::fault::Fault;
use crate::formats::{is_index_page, is_page};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The largest file that is looked into, in bytes.
const LARGEST: u64 = 64 << 20;

/// How many files of one folder are looked at, and how deep they may lie.
const MOST: usize = 4000;
const DEEPEST: usize = 6;

/// Files that a desktop puts into every folder that somebody opens.
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
            Ok(Found::File(data)) if data.length <= LARGEST => disk::read(&self.path).ok(),
            _ => None,
        }
    }
}

impl Output {
    /// The files among the booklets of a plan that the record does not list, in order.
    ///
    /// # Errors
    /// `Fault::Io` when a folder cannot be read.
    pub fn strays(&self, plan: &str) -> Result<Vec<Stray>, Fault> {
        let mut found = Vec::new();
        let place = self.out.join(plan);
        if !matches!(disk::look(&place)?, Found::Folder) {
            return Ok(found);
        }
        for name in disk::names_in(&place)? {
            let path = place.join(&name);
            let reader = name.to_string_lossy().into_owned();
            let shown = format!("{plan}/{reader}");
            if matches!(disk::look(&path)?, Found::Folder) {
                let known = self.known(plan, &reader)?;
                let below = below(&path, known.as_ref().map(|known| &*known.record), true)?;
                let stray = |(name, path)| Stray { reader: Some(reader.clone()), name: format!("{shown}/{name}"), path };
                found.extend(below.into_iter().map(stray));
            } else {
                found.push(Stray { reader: None, name: shown, path });
            }
        }
        Ok(found)
    }

    /// Whether something may have come into a reader's folder since the record was saved. What lay there then was seen by the run that saved it.
    pub(super) fn may_have_strays(&self, plan: &str, reader: &str) -> Result<bool, Fault> {
        let folder = self.out.join(plan).join(reader);
        let saved = self.records.saved(plan)?;
        if saved.is_some_and(|saved| disk::folder_touched(&folder).is_some_and(|touched| touched < saved)) {
            return Ok(false);
        }
        let Some(known) = self.known(plan, reader)? else { return Ok(true) };
        let has_some = below(&folder, Some(&known.record), false).map_or(true, |found| !found.is_empty());
        if has_some {
            // This run looks at them, and a newer record says so.
            self.records.note_read_again(plan, None, MANY + 1);
        }
        Ok(has_some)
    }

    /// The pages of ours that lie in the output folder outside the folders of all plans that the record knows, in order.
    ///
    /// # Errors
    /// `Fault::Io` when a folder cannot be read.
    pub fn pages_of_no_plan(&self) -> Result<Vec<String>, Fault> {
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
                Found::Folder => below(&path, None, true)?.into_iter().map(|(name, path)| (format!("{shown}/{name}"), path)).collect(),
                _ => vec![(shown, path)],
            };
            found.extend(files.into_iter().filter(|(_, path)| is_page_at(path)).map(|(name, _)| name));
        }
        Ok(found)
    }
}

/// Whether a file is a page of ours, whatever its name. Of a person's own file only the beginning is read.
pub(super) fn is_page_at(path: &Path) -> bool {
    matches!(disk::look(path), Ok(Found::File(_))) && pieces::beginning(path).is_ok_and(|start| is_page(&start))
}

/// The files below a folder that the record does not list, by their names from there. A link is not followed, and counts as a file.
/// If there are too many, the folder itself comes last. Without `all`, one is enough.
fn below(folder: &Path, booklet: Option<&BookletRecord>, all: bool) -> Result<Vec<(String, PathBuf)>, Fault> {
    let listed: BTreeSet<_> = booklet.into_iter().flat_map(|booklet| &booklet.files).map(|file| file.name.as_str()).collect();
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_path_buf(), 0)];
    while let Some((below, place, depth)) = open.pop() {
        for name in disk::names_in(&place)? {
            let path = place.join(&name);
            let is_of_a_desktop = OF_DESKTOPS.iter().any(|own| name.eq_ignore_ascii_case(own)) || name.to_string_lossy().starts_with("._");
            let name = format!("{below}{}", name.to_string_lossy());
            if listed.contains(name.as_str()) || is_of_a_desktop {
                continue;
            }
            let is_folder = matches!(disk::look(&path)?, Found::Folder);
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
