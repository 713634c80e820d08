//! Reading a file with a limit; what a file was while it was read; and joining a name that somebody wrote to a folder.
//!
//! Two stamps that agree are a file that has settled.

use super::names;
use crate::picture::LARGEST_FILE;
use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The largest file that is looked into, in bytes: a picture of the largest size, and one byte.
const MOST: u64 = LARGEST_FILE as u64 + 1;
/// A file that was written more lately than this may change again without its times showing it: some disks count in steps of
/// two seconds.
const FRESH: Duration = Duration::from_secs(3);

/// The hash of a file's content.
pub type FileHash = [u8; 32];

/// What a folder says of a file, without opening it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileMeta {
    length: u64,
    modified: Option<SystemTime>,
    changed: (i64, i64),
    number: u64,
}

/// A file as it was at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileStamp {
    /// There is no file of this name.
    Gone,
    /// It is there and cannot be read now.
    Closed,
    /// What it is, and the hash of what is in it.
    File(FileMeta, FileHash),
}

impl FileStamp {
    /// Reads a file whole to see what it is now.
    #[must_use]
    pub fn of(path: &Path) -> FileStamp {
        match read_with_stamp(path, MOST) {
            Ok((_, stamp)) => stamp,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory) => {
                FileStamp::Gone
            }
            Err(_) => FileStamp::Closed,
        }
    }

    /// Whether both have the same content. Times may differ: a file that was touched is as it was.
    #[must_use]
    pub fn is_same_content(&self, other: &FileStamp) -> bool {
        match (self, other) {
            (FileStamp::File(_, one), FileStamp::File(_, two)) => one == two,
            (one, two) => one == two,
        }
    }

    /// Whether a file is new, or shorter than it was: it may be the first half of what is being written.
    #[must_use]
    pub fn may_be_half_of(&self, before: &FileStamp) -> bool {
        match (self, before) {
            (FileStamp::File(now, _), FileStamp::File(before, _)) => now.length < before.length,
            (FileStamp::File(..), _) => true,
            _ => false,
        }
    }

    /// Whether it is a file without anything in it, as between emptying and writing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, FileStamp::File(meta, _) if meta.length == 0)
    }
}

impl FileMeta {
    /// What a folder says of a file; `None` if no file is there.
    #[must_use]
    pub fn of(path: &Path) -> Option<FileMeta> {
        let data = std::fs::metadata(path).ok()?;
        data.is_file().then(|| FileMeta::new(&data))
    }

    fn new(data: &Metadata) -> FileMeta {
        let (changed, number) = inner(data);
        FileMeta { length: data.len(), modified: data.modified().ok(), changed, number }
    }

    /// Whether it was written so lately, or by so wrong a clock, that its content may change while this stays the same.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.is_younger_than(FRESH)
    }

    /// Whether it was written less than this long ago. A time in the future counts only if it is near.
    #[must_use]
    pub fn is_younger_than(&self, age: Duration) -> bool {
        let Some(modified) = self.modified else { return true };
        match SystemTime::now().duration_since(modified) {
            Ok(passed) => passed < age,
            Err(ahead) => ahead.duration() < age,
        }
    }
}

/// The bytes of a file up to a limit, and what it was while they were read. A file that changed meanwhile is an error of the
/// kind `ErrorKind::ResourceBusy`.
pub(super) fn read_with_stamp(path: &Path, most: u64) -> io::Result<(Vec<u8>, FileStamp)> {
    let (bytes, before) = read_up_to(path, most)?;
    let before = FileMeta::new(&before);
    let after = FileMeta::new(&std::fs::metadata(path)?);
    let whole = after.length == bytes.len() as u64 || bytes.len() as u64 == most;
    if before != after || !whole {
        return Err(busy());
    }
    let hash = *blake3::hash(&bytes).as_bytes();
    Ok((bytes, FileStamp::File(after, hash)))
}

/// The error for a file that is being written at this moment.
pub(super) fn busy() -> io::Error {
    io::Error::from(ErrorKind::ResourceBusy)
}

#[cfg(unix)]
fn inner(data: &Metadata) -> ((i64, i64), u64) {
    use std::os::unix::fs::MetadataExt;
    ((data.ctime(), data.ctime_nsec()), data.ino())
}

#[cfg(not(unix))]
fn inner(_: &Metadata) -> ((i64, i64), u64) {
    ((0, 0), 0)
}

/// Why a written path was refused.
pub(super) enum Refused {
    /// The name cannot be used on every computer, or tries to leave the folder.
    Name(names::Trouble),
    /// Nothing is there.
    NotThere,
    /// It leads out of the project folder by a link.
    Outside,
    /// The system refused.
    Io(io::Error),
}

/// The bytes of a file up to a limit, and what its folder said of it before. Devices, pipes and folders are refused and not opened.
pub(super) fn read_up_to(path: &Path, most: u64) -> io::Result<(Vec<u8>, Metadata)> {
    let data = std::fs::metadata(path)?;
    if data.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !data.is_file() {
        return Err(not_a_file());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(data.len().min(most)).unwrap_or(0) + 1);
    open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok((bytes, data))
}

/// Opens a file. A pipe that came in its place since somebody looked is refused and not waited for.
fn open(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_a_file()) }
}

fn not_a_file() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "it is not a file")
}

/// Whether a path that somebody wrote stays below a folder, by its words alone: no `..`, no drive, no
/// stream, no backslash, no device, nothing hidden in it.
pub(super) fn stays_below(written: &str) -> Result<(), names::Trouble> {
    if written.starts_with('/') {
        return Err("it starts with /. Write where the file lies from the project folder on");
    }
    for part in written.split('/') {
        if part == ".." {
            return Err("it has .. in it. Pictures and themes lie inside the project folder");
        }
        names::usable(part)?;
    }
    Ok(())
}

/// The file that a written path means, below a folder. Links are followed as long as they stay inside `root`.
pub(super) fn safe_join(root: &Path, written: &str) -> Result<PathBuf, Refused> {
    stays_below(written).map_err(Refused::Name)?;
    let place = |error: io::Error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Refused::NotThere,
        _ => Refused::Io(error),
    };
    let root = root.canonicalize().map_err(place)?;
    let mut path = root.clone();
    path.extend(written.split('/'));
    let real = path.canonicalize().map_err(place)?;
    if real.starts_with(&root) { Ok(real) } else { Err(Refused::Outside) }
}
