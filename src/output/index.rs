//! The pages of the worker's index, `index.html`, `index-2.html` … in the output folder, and their record, `.ourplan/index.json`.

use super::disk::{self, FileKind, Moment};
use super::record::{self, FORM, Hash, LARGEST};
use super::{Output, held};
use crate::formats::{index_page, is_index_page, is_page};
use crate::system_error::SystemError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The file of the record, in `.ourplan/`.
pub(super) const FILE: &str = "index.json";

/// Pages of the index, by the names of their files.
type IndexPages = BTreeMap<String, PageRecord>;

/// What we know of the worker's index.
#[derive(Serialize, Deserialize, Default)]
struct IndexRecord {
    ourplan: u32,
    /// When this was saved, by the clock of the disk.
    saved: Option<Moment>,
    /// The pages that stand.
    #[serde(default)]
    pages: IndexPages,
    /// What it was made from, where that says all about it and no booklet has changed since.
    key: Option<String>,
    /// Those that are about to take their place. Which of them did is told by the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<IndexPages>,
}

/// Length and hash of a page.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq)]
struct PageRecord {
    length: u32,
    hash: Hash,
}

/// The record of the worker's index in a run.
#[derive(Default)]
pub(super) struct Index {
    record: IndexRecord,
    /// When the record was saved that was read.
    saved: Option<Moment>,
    /// Whether the file on the disk does not say the same.
    is_behind: bool,
}

impl Index {
    /// Reads the record. `None` if it is damaged, or is no file.
    pub fn load(out: &Path, own: &Path) -> Result<Option<Index>, SystemError> {
        let path = own.join(FILE);
        let record = match disk::look(&path)? {
            FileKind::Nothing => return Ok(Some(Index::default())),
            FileKind::File(data) if data.length <= LARGEST => serde_json::from_slice(&disk::read(&path)?).ok(),
            _ => None,
        };
        let is_ours = |record: &IndexRecord| {
            let mut names = record.pages.keys().chain(record.next.iter().flat_map(IndexPages::keys));
            record.ourplan == FORM && names.all(|name| is_index_page(name))
        };
        let Some(mut record) = record.filter(is_ours) else { return Ok(None) };
        let mut is_behind = false;
        if let Some(next) = record.next.take() {
            is_behind = true;
            record.pages.retain(|name, _| next.contains_key(name) || disk::is_there(&out.join(name)).unwrap_or(true));
            for (name, page) in next {
                if standing(&out.join(&name), &record.pages, Some(&page))? == PageState::Same {
                    record.pages.insert(name, page);
                }
            }
        }
        Ok(Some(Index { saved: record.saved, record, is_behind }))
    }

    /// A booklet changes, so that nothing says any more what the index was made from.
    pub fn forget_key(&mut self) {
        self.is_behind |= self.record.key.take().is_some();
    }

    fn save(&mut self, own: &Path) -> Result<(), SystemError> {
        self.is_behind = true;
        self.record.ourplan = FORM;
        disk::replace(&own.join(FILE), |now| {
            self.record.saved = now;
            serde_json::to_vec(&self.record)
        })?;
        self.is_behind = false;
        Ok(())
    }
}

impl Output {
    /// Whether the worker's index was written into the output folder.
    #[must_use]
    pub fn has_index(&self) -> bool {
        !held(&self.index).record.pages.is_empty()
    }

    /// Writes so many pages of the worker's index, where their bytes are new, and removes those of a longer one. `make` gives the bytes
    /// of a page, counted from 0; they are written to the disk before the next is made.
    ///
    /// # Errors
    /// `SystemError::NotOurs` when a file that we did not write has the name of a page; `SystemError::Io` when one cannot be written; or the fault of
    /// `make`. Nothing has changed then.
    pub fn write_index(&self, pages: usize, make: impl Fn(usize) -> Result<Vec<u8>, SystemError>) -> Result<(), SystemError> {
        let known = held(&self.index).record.pages.clone();
        let stage = self.stage()?;
        let (mut next, mut same) = (IndexPages::new(), IndexPages::new());
        let (mut moves, mut found, mut not_ours) = (Vec::new(), Vec::new(), Vec::new());
        for number in 0..pages {
            let (name, bytes) = (index_page(number), make(number)?);
            let page = PageRecord { length: u32::try_from(bytes.len()).unwrap_or(u32::MAX), hash: record::hash(&bytes) };
            match standing(&self.out.join(&name), &known, Some(&page))? {
                PageState::Same => drop(same.insert(name.clone(), page.clone())),
                PageState::NotOurs => not_ours.push(self.out.join(&name)),
                standing => {
                    found.extend((standing == PageState::FileKind).then(|| name.clone()));
                    disk::write_new(&stage.path.join(&name), &bytes)?;
                    moves.push(name.clone());
                }
            }
            next.insert(name, page);
        }
        if !not_ours.is_empty() {
            return Err(SystemError::NotOurs(not_ours));
        }
        let mut longer: Vec<String> = known.keys().filter(|name| !next.contains_key(*name)).cloned().collect();
        for name in (pages..).map(index_page) {
            if !known.is_empty() || standing(&self.out.join(&name), &known, None)? != PageState::FileKind {
                break;
            }
            found.push(name.clone());
            longer.push(name);
        }
        if moves.is_empty() && next == known {
            disk::remove_if_empty(&stage.path);
            return Ok(());
        }
        for name in &found {
            self.keep_found_index(name)?;
        }
        let mut index = held(&self.index);
        index.record.key = None;
        index.record.next = Some(next.clone());
        let saved = self.records.begin_running().and_then(|()| index.save(&self.own));
        index.record.next = None;
        saved?;
        index.is_behind = true;
        index.record.pages.extend(same);
        for name in moves {
            disk::rename(&stage.path.join(&name), &self.out.join(&name))?;
            index.record.pages.extend(next.get(&name).cloned().map(|page| (name, page)));
        }
        for name in longer {
            let path = self.out.join(&name);
            // An edited page is a person's own.
            if matches!(standing(&path, &known, None)?, PageState::Ours | PageState::FileKind) {
                disk::remove_file(&path)?;
            }
            index.record.pages.remove(&name);
        }
        index.record.pages = next;
        disk::remove_if_empty(&stage.path);
        Ok(())
    }

    /// Remembers what the worker's index was made from, where that says all about it. A booklet that changes later ends that.
    pub fn note_index_key(&self, key: Option<String>) {
        let mut index = held(&self.index);
        index.is_behind |= index.record.key != key;
        index.record.key = key;
    }

    /// Whether the worker's index was made from the same, no booklet has changed since, and it stands as we wrote it.
    pub fn is_index_current(&self, key: &str) -> bool {
        let index = held(&self.index);
        let stands = |(name, known): (&String, &PageRecord)| match disk::look(&self.out.join(name)) {
            Ok(FileKind::File(data)) if data.length == u64::from(known.length) => {
                index.saved.is_some_and(|saved| data.touched < saved)
                    || disk::hash_file(&self.out.join(name)).is_ok_and(|hash| hash == known.hash)
            }
            _ => false,
        };
        index.record.key.as_deref() == Some(key) && !index.record.pages.is_empty() && index.record.pages.iter().all(stands)
    }

    /// Saves the record of the index, where the file on the disk does not say the same.
    pub(super) fn save_index(&self) -> Result<(), SystemError> {
        let mut index = held(&self.index);
        if !index.is_behind {
            return Ok(());
        }
        self.records.begin_running()?;
        index.save(&self.own)
    }

    /// Removes the pages of the worker's index that are as we wrote them, and says whether there were some.
    pub(super) fn remove_index(&self) -> Result<bool, SystemError> {
        let known = held(&self.index).record.pages.clone();
        let mut removed = false;
        for name in known.keys() {
            let path = self.out.join(name);
            if standing(&path, &known, None)? == PageState::Ours {
                disk::remove_file(&path)?;
                removed = true;
            }
        }
        Ok(removed)
    }

    /// Where the pages of the worker's index stand.
    pub(super) fn index_pages(&self) -> Vec<PathBuf> {
        held(&self.index).record.pages.keys().map(|name| self.out.join(name)).collect()
    }
}

/// What is at the place of a page of the index.
#[derive(PartialEq, Eq)]
enum PageState {
    Nothing,
    /// Just the bytes that are to stand there.
    Same,
    /// A page as the record knows it.
    Ours,
    /// A page of ours, known by its head: its record was lost.
    FileKind,
    NotOurs,
}

fn standing(path: &Path, known: &IndexPages, new: Option<&PageRecord>) -> Result<PageState, SystemError> {
    match disk::look(path)? {
        FileKind::Nothing => return Ok(PageState::Nothing),
        FileKind::File(_) => {}
        _ => return Ok(PageState::NotOurs),
    }
    let hash = disk::hash_file(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(match known.get(&*name) {
        _ if new.is_some_and(|new| new.hash == hash) => PageState::Same,
        Some(known) if known.hash == hash => PageState::Ours,
        None if is_page(&disk::beginning(path)?) => PageState::FileKind,
        _ => PageState::NotOurs,
    })
}
