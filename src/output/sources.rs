//! Where the lines of booklets stand on the disk, and how one is read again.
//!
//! Of each booklet the memory holds where its line stands, and not the line: so a list of any length needs little memory.

use super::entry::{Entry, Shape};
use super::journal::{self, Move};
use super::line::{Line, Short};
use super::{held, list};
use crate::fault::Fault;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The place of a booklet's line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Spot {
    pub kind: Kind,
    pub offset: u64,
    pub length: u32,
}

/// What a line looks like, and which file it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// In the list.
    Listed,
    /// In the list of an older version.
    ListedBefore,
    /// In the journal.
    Noted,
}

/// The files in which the lines stand. Each is opened when it is first needed.
pub(super) struct Sources {
    own: PathBuf,
    list: Mutex<Option<File>>,
    journal: Mutex<Option<File>>,
    /// What was read last: one booklet is asked for several times in a row.
    recent: Mutex<Vec<(Spot, Arc<Entry>)>>,
}

/// How many booklets are remembered: those of the plans that are at work.
const RECENT: usize = 64;

impl Sources {
    pub fn new(own: &Path) -> Self {
        Sources { own: own.to_path_buf(), list: Mutex::default(), journal: Mutex::default(), recent: Mutex::default() }
    }

    /// The booklet whose line stands there.
    ///
    /// # Errors
    /// `Fault::Io` when it cannot be read; `Fault::Usage` when another line stands there, or none.
    pub fn entry(&self, plan: &str, reader: &str, at: Spot, shape: &Arc<Shape>, unsure: bool) -> Result<Arc<Entry>, Fault> {
        let mut recent = held(&self.recent);
        if let Some((_, known)) = recent.iter().rev().find(|(spot, known)| *spot == at && known.unsure == unsure) {
            return Ok(Arc::clone(known));
        }
        drop(recent);
        let (file, name) = match at.kind {
            Kind::Noted => (&self.journal, journal::FILE),
            _ => (&self.list, list::FILE),
        };
        let path = self.own.join(name);
        let bytes = read(file, &path, at).map_err(|error| Fault::io("read", &path, error))?;
        let entry = parse(&bytes, at.kind, (plan, reader), shape).ok_or_else(|| list::damaged(&path))?;
        let entry = Arc::new(entry.unsure(unsure));
        recent = held(&self.recent);
        if recent.len() >= RECENT {
            recent.remove(0);
        }
        recent.push((at, Arc::clone(&entry)));
        Ok(entry)
    }

    /// Lets go of the files, before others take their places.
    pub fn close(&self) {
        *held(&self.list) = None;
        *held(&self.journal) = None;
        held(&self.recent).clear();
    }
}

fn read(file: &Mutex<Option<File>>, path: &Path, at: Spot) -> std::io::Result<Vec<u8>> {
    let mut file = held(file);
    let file = match &mut *file {
        Some(file) => file,
        none => none.insert(File::open(path)?),
    };
    let mut bytes = vec![0; at.length as usize];
    file.seek(SeekFrom::Start(at.offset))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The booklet of a line; `None` if it is not the line of this reader's.
fn parse(bytes: &[u8], kind: Kind, of: (&str, &str), shape: &Arc<Shape>) -> Option<Entry> {
    let is_theirs = |plan: &str, reader: &str| (plan, reader) == of;
    match kind {
        Kind::Listed => {
            let line: Short<'_> = serde_json::from_slice(bytes).ok()?;
            line.entry(shape).filter(|_| is_theirs(&line.plan, &line.reader))
        }
        Kind::ListedBefore => {
            let line: Line<'_> = serde_json::from_slice(bytes).ok()?;
            line.entry(shape).filter(|_| is_theirs(&line.plan, &line.reader))
        }
        Kind::Noted => {
            let line: Move<'_> = serde_json::from_slice(bytes).ok()?;
            line.booklet.as_ref().and_then(|booklet| booklet.entry(shape)).filter(|_| is_theirs(&line.plan, &line.reader))
        }
    }
}
