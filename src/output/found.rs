//! Booklets that stand in the output folder and that the record does not know, since it was deleted, damaged or refused. They are taken
//! into the record, so that they are searched and marked like every older copy. None of them is removed: one that has to give way is
//! held back.

use super::disk::{self, Found};
use super::folder;
use super::record::{self, BookletRecord, FileRecord, hash};
use super::{Home, Output, pieces};
use crate::fault::Fault;
use crate::formats::{is_page, made_here};
use std::collections::BTreeMap;
use std::path::Path;

/// The first word of what such a booklet is said to be made from.
pub const FOUND: &str = "found";

/// The largest file that is looked into, in bytes.
const LARGEST: u64 = 64 << 20;

/// How many files a reader's folder may have to be looked through, and how deep they may lie.
const MOST: usize = 4000;
const DEEPEST: usize = 6;

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
    ///
    /// # Errors
    /// `Fault::Io` when a folder cannot be read or the record cannot be written.
    pub fn take_up(&self, plan: &str, key: &str) -> Result<bool, Fault> {
        let known = self.records.readers_of(plan)?;
        let place = self.out.join(plan);
        let mut has_others = false;
        if !matches!(disk::look(&place)?, Found::Folder) {
            return Ok(false);
        }
        for name in disk::names_in(&place)? {
            if let Some(reader) = known.iter().find(|known| name == known.as_str()) {
                has_others = has_others || self.may_have_strays(plan, reader)?;
                continue;
            }
            // Where the record is whole, somebody has put it there.
            let may_be_ours = known.is_empty() && matches!(disk::look(&place.join(&name))?, Found::Folder);
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

    /// Whether all that the record says to stand of a plan has a page of ours in it. A record that somebody forged names other folders.
    #[must_use]
    pub fn has_own_pages(&self, plan: &str) -> bool {
        self.readers_of(plan).iter().all(|reader| {
            let place = self.out.join(plan).join(reader);
            matches!(disk::look(&place), Ok(Found::Nothing)) || has_page(&place).unwrap_or(false)
        })
    }

    /// The names of folders in the output folder that may be those of plans and of which there is no record, in order.
    ///
    /// # Errors
    /// `Fault::Io` when the folder cannot be read.
    pub fn unknown_plans(&self) -> Result<Vec<String>, Fault> {
        let mut names = folder::folders_in(&self.out)?;
        names.retain(|name| record::is_booklet(name, name) && !self.records.has(name));
        Ok(names)
    }
}

/// The booklets that stand in an output folder that cannot be opened, by their plans: what the heads of their pages tell. Nothing is
/// written, and no link is followed but the output folder itself.
#[must_use]
pub fn standing(home: &Home) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    let out = home.out.canonicalize().unwrap_or_else(|_| home.out.clone());
    for plan in folder::folders_in(&out).unwrap_or_default() {
        let place = out.join(&plan);
        let mut readers = folder::folders_in(&place).unwrap_or_default();
        // What cannot be looked at may be a booklet.
        readers.retain(|reader| record::is_booklet(&plan, reader) && has_page(&place.join(reader)).unwrap_or(true));
        if !readers.is_empty() {
            found.insert(plan, readers);
        }
    }
    found
}

/// Whether a page of ours lies in a folder. Of a person's own folder not much is read to tell that.
fn has_page(folder: &Path) -> Result<bool, Fault> {
    for name in disk::names_in(folder)?.iter().filter(|name| name.to_str().is_some_and(|name| name.ends_with(".html"))) {
        let path = folder.join(name);
        if matches!(disk::look(&path)?, Found::File(_)) && is_page(&pieces::beginning(&path)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files below a folder, by their names with `/`. Links are not followed.
fn files_of(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let mut files = BTreeMap::new();
    let mut open = vec![(String::new(), 0)];
    while let Some((below, depth)) = open.pop() {
        for name in disk::names_in(&folder.join(&below))? {
            let Some(name) = name.to_str() else { continue };
            let name = if below.is_empty() { name.to_owned() } else { format!("{below}/{name}") };
            let path = folder.join(&name);
            match disk::look(&path)? {
                Found::Folder if depth < DEEPEST => open.push((name, depth + 1)),
                Found::File(data) if data.length <= LARGEST && files.len() < MOST && record::is_file(&name) => {
                    files.insert(name, disk::read(&path)?);
                }
                _ => {}
            }
        }
    }
    Ok(files)
}
