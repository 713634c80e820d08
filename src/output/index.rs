//! The worker's index, `index.html` in the output folder, and its record, `.ourplan/index.json`.

use super::disk::{self, Found, Moment};
use super::pieces::{self, Hashed, WriteTrouble};
use super::record::{self, FORM, Hash, LARGEST};
use super::{Output, held};
use crate::fault::Fault;
use crate::formats::is_page;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file of the record, in `.ourplan/`.
pub(super) const FILE: &str = "index.json";

/// The name of the index itself.
const PAGE: &str = "index.html";

/// What we know of the worker's index.
#[derive(Serialize, Deserialize, Default)]
struct IndexRecord {
    ourplan: u32,
    /// When this was saved, by the clock of the disk.
    saved: Option<Moment>,
    /// The index that stands.
    page: Option<PageRecord>,
    /// What it was made from, where that says all about it and no booklet has changed since.
    key: Option<String>,
    /// The one that is about to take its place. Whether it did is told by the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<PageRecord>,
}

/// Length and hash of an index.
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
    pub fn load(out: &Path, own: &Path) -> Result<Option<Index>, Fault> {
        let path = own.join(FILE);
        let record = match disk::look(&path)? {
            Found::Nothing => return Ok(Some(Index::default())),
            Found::File(data) if data.length <= LARGEST => serde_json::from_slice(&disk::read(&path)?).ok(),
            _ => None,
        };
        let Some(mut record) = record.filter(|record: &IndexRecord| record.ourplan == FORM) else { return Ok(None) };
        let mut is_behind = false;
        if let Some(next) = record.next.take() {
            is_behind = true;
            let page = out.join(PAGE);
            if matches!(disk::look(&page)?, Found::File(_)) && pieces::hash(&page)? == next.hash {
                record.page = Some(next);
            }
        }
        Ok(Some(Index { saved: record.saved, record, is_behind }))
    }

    /// A booklet changes, so that nothing says any more what the index was made from.
    pub fn forget_key(&mut self) {
        self.is_behind |= self.record.key.take().is_some();
    }

    fn save(&mut self, own: &Path) -> Result<(), Fault> {
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
        held(&self.index).record.page.is_some()
    }

    /// Writes the worker's index, where its bytes are new. It is made piece by piece.
    ///
    /// # Errors
    /// `Fault::Usage` when an `index.html` that we did not write stands there; `Fault::Io` when it
    /// cannot be written; or the fault of `make`.
    pub fn write_index(&self, make: impl FnOnce(&mut dyn Write) -> Result<(), WriteTrouble>) -> Result<(), Fault> {
        let path = self.index_page();
        let standing = match disk::look(&path)? {
            Found::Nothing => None,
            Found::File(_) => Some(pieces::hash(&path)?),
            _ => return Err(Fault::NotOurs(vec![path.clone()])),
        };
        let stage = self.stage()?;
        let staged = stage.path.join(PAGE);
        let done = pieces::write_new(&staged, |out| {
            let mut out = Hashed::new(out);
            make(&mut out)?;
            let (length, hash) = out.facts();
            Ok(PageRecord { length, hash })
        });
        let mut index = held(&self.index);
        let known = &index.record.page;
        // Where the record was lost, an index of ours is known by its head. It is kept, since somebody may have written in it.
        let was_found = known.is_none() && standing.is_some() && is_page(&pieces::beginning(&path)?);
        let new = match (done, &standing) {
            (Ok(new), Some(standing))
                if new.hash != *standing && known.as_ref().is_none_or(|known| known.hash != *standing) && !was_found =>
            {
                Err(Fault::NotOurs(vec![path.clone()]))
            }
            (Ok(new), Some(standing)) if new.hash == *standing && known.as_ref() == Some(&new) => Ok(None),
            (done, _) => done.map(Some),
        };
        let Ok(Some(new)) = new else {
            disk::remove_tree(&stage.path)?;
            return new.map(drop);
        };
        if was_found && standing.is_some_and(|standing| standing != new.hash) {
            self.keep_found_index(&path)?;
        }
        index.record.key = None;
        index.record.next = Some(new.clone());
        let saved = self.records.begin_running().and_then(|()| index.save(&self.own));
        index.record.next = None;
        saved?;
        index.is_behind = true;
        disk::rename(&staged, &path)?;
        index.record.page = Some(new);
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
        let Some(known) = index.record.page.as_ref().filter(|_| index.record.key.as_deref() == Some(key)) else { return false };
        match disk::look(&self.index_page()) {
            Ok(Found::File(data)) if data.length == u64::from(known.length) => {
                index.saved.is_some_and(|saved| data.touched < saved)
                    || pieces::hash(&self.index_page()).is_ok_and(|hash| hash == known.hash)
            }
            _ => false,
        }
    }

    /// Saves the record of the index, where the file on the disk does not say the same.
    pub(super) fn save_index(&self) -> Result<(), Fault> {
        let mut index = held(&self.index);
        if !index.is_behind {
            return Ok(());
        }
        self.records.begin_running()?;
        index.save(&self.own)
    }

    /// Removes the worker's index where it is as we wrote it, and says whether there was one.
    pub(super) fn remove_index(&self) -> Result<bool, Fault> {
        let path = self.index_page();
        let known = held(&self.index).record.page.clone();
        let (Some(known), Found::File(_)) = (known, disk::look(&path)?) else { return Ok(false) };
        let ours = record::hash(&disk::read(&path)?) == known.hash;
        if ours {
            disk::remove_file(&path)?;
        }
        Ok(ours)
    }

    /// Where the worker's index stands.
    pub(super) fn index_page(&self) -> PathBuf {
        self.out.join(PAGE)
    }
}
