//! What a run is about to do, one line each, so that a run that was stopped can be repaired.
//!
//! A line is written before a booklet is moved into its place. Whether the move then happened is told
//! by the folders in `staging/`. `N` is there until the moment of the move, and gone after it. Where two folders
//! can change places, the new one waits for that as `N.old`, and the line holds its number on the disk. So:
//!
//! | found | means | what `open` does |
//! |---|---|---|
//! | `N` | stopped before the move | puts `N.old` back, if it had been taken away |
//! | `N.old` with the number of the line | stopped before the two changed places: it is the new one | names it `N` again, and goes on as above |
//! | neither | the new booklet is in its place | takes the line into the manifest, clears away `N.old` |
//!
//! The journal lives from the first change of a run until a manifest is saved; `kept.rs` puts that off. It is not forced onto
//! the disk: it holds through a killed program, not through a power cut.

use super::disk;
use super::line::Line;
use super::pieces;
use super::sources::{Kind, Spot};
use crate::fault::Fault;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// The journal's file, in `.ourplan/`.
pub(super) const FILE: &str = "journal";

/// One line.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct Move<'a> {
    /// The number of the folder in `staging/`; 0 where nothing is moved.
    pub number: u64,
    /// The plan's name.
    pub plan: String,
    /// The reader's name.
    pub reader: String,
    /// What is there afterwards; nothing for a booklet that goes.
    #[serde(borrow)]
    pub booklet: Option<Line<'a>>,
    /// Our files in the folder that was there before; they are cleared away. Others are a person's own and are kept.
    pub ours: Vec<String>,
    /// Whether our files are not removed but put into `held-back/`.
    pub held: bool,
    /// Which of the copies of this reader that are held back it becomes.
    #[serde(default, skip_serializing_if = "is_first")]
    pub copy: u32,
    /// The number on the disk of the folder that comes, where it is to change places with the old one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<u64>,
    /// Whether the manifest knows it already, and only `staging/N.old` is still to be cleared away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known: bool,
    /// The hash of the worker's index, where the line is about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<(u32, String)>,
}

fn is_first(copy: &u32) -> bool {
    *copy <= 1
}

/// The journal of this run; its file is made at the first line.
pub(super) struct Journal {
    path: PathBuf,
    file: Option<File>,
    length: u64,
}

impl Journal {
    /// The journal of an output folder, whose old lines have been dealt with.
    pub fn new(own: &Path) -> Self {
        Journal { path: own.join(FILE), file: None, length: 0 }
    }

    /// The journal of an output folder whose lines the list in memory knows.
    pub fn going_on(own: &Path, length: u64) -> Self {
        Journal { path: own.join(FILE), file: None, length }
    }

    /// Whether this run changed something, or one before it whose changes the list on the disk does not know.
    pub fn is_open(&self) -> bool {
        self.file.is_some() || self.length > 0
    }

    /// How long it is, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Writes a line, and says where it stands. When this returns, a killed program no longer loses it.
    pub fn note(&mut self, line: &Move<'_>) -> Result<Spot, Fault> {
        let mut text = serde_json::to_vec(line).map_err(|error| Fault::Inside(error.to_string()))?;
        text.push(b'\n');
        let offset = disk::step().and_then(|()| self.write(&text)).map_err(|error| Fault::io("write", &self.path, error))?;
        Ok(spot(offset, text.len() - 1))
    }

    /// Ends the journal: the manifest now says all that it said, but for what could not be cleared away.
    pub fn end(&mut self, left_over: &[Move<'static>]) -> Result<(), Fault> {
        self.file = None;
        self.length = 0;
        if left_over.is_empty() {
            return disk::remove_file(&self.path);
        }
        let mut text = Vec::new();
        for line in left_over {
            text.append(&mut serde_json::to_vec(line).map_err(|error| Fault::Inside(error.to_string()))?);
            text.push(b'\n');
        }
        let beside = self.path.with_extension("new");
        disk::remove_file(&beside)?;
        disk::write_new(&beside, &text)?;
        disk::rename(&beside, &self.path)
    }

    fn write(&mut self, text: &[u8]) -> io::Result<u64> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(open_to_append(&self.path)?),
        };
        if self.length == 0 {
            self.length = file.metadata()?.len();
        }
        if let Err(error) = file.write_all(text) {
            // Half a line must not stand before the next one.
            file.set_len(self.length)?;
            return Err(error);
        }
        self.length += text.len() as u64;
        Ok(self.length - text.len() as u64)
    }
}

/// Opens the journal to write at its end. A link, a pipe or a second name of another file is not written through.
fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    }
    let file = options.open(path)?;
    if disk::has_other_names(&file.metadata()?) {
        return Err(io::Error::from(io::ErrorKind::AlreadyExists));
    }
    Ok(file)
}

/// The lines that a stopped run left behind.
pub(super) struct Lines {
    path: PathBuf,
    file: BufReader<File>,
    offset: u64,
    bytes: Vec<u8>,
}

impl Lines {
    /// The next line, and where it stands.
    pub fn next(&mut self) -> Result<Option<(Spot, &[u8])>, Fault> {
        self.offset += self.bytes.len() as u64;
        self.bytes.clear();
        let read = self.file.read_until(b'\n', &mut self.bytes).map_err(|error| Fault::io("read", &self.path, error))?;
        let line = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        Ok((read > 0).then(|| (spot(self.offset, line.len()), line)))
    }
}

/// The lines that a stopped run left behind; `None` if there is no journal.
pub(super) fn left_behind(own: &Path) -> Result<Option<Lines>, Fault> {
    let path = own.join(FILE);
    match disk::look(&path)? {
        disk::Found::File(_) => {
            let file = BufReader::new(pieces::open(&path)?);
            Ok(Some(Lines { path, file, offset: 0, bytes: Vec::new() }))
        }
        _ => Ok(None),
    }
}

fn spot(offset: u64, length: usize) -> Spot {
    Spot { kind: Kind::Noted, offset, length: u32::try_from(length).unwrap_or(u32::MAX) }
}
