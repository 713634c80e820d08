//! A look at one file: its size, its times, its content's hash. Two looks that agree are a settled file.

use crate::picture::LARGEST_FILE;
use std::fs::Metadata;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The largest file that is looked into, in bytes: a picture of the largest size, and one byte.
const MOST: u64 = LARGEST_FILE as u64 + 1;
/// A file that was written more lately than this may change again without its times showing it: some disks count in steps of
/// two seconds.
const FRESH: Duration = Duration::from_secs(3);

/// The hash of a file's content.
pub type Hash = [u8; 32];

/// What a folder says of a file, without opening it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    changed: (i64, i64),
    number: u64,
}

/// A file as it was when somebody looked at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Look {
    /// There is no file of this name.
    Gone,
    /// It is there and cannot be read now.
    Closed,
    /// What it is.
    File(Stamp, Hash),
}

impl Look {
    /// Whether two looks saw the same content. Times may differ: a file that was touched is as it was.
    #[must_use]
    pub fn is_same_content(&self, other: &Look) -> bool {
        match (self, other) {
            (Look::File(_, one), Look::File(_, two)) => one == two,
            (one, two) => one == two,
        }
    }

    /// Whether a file is new, or shorter than it was: it may be the first half of what somebody is writing.
    #[must_use]
    pub fn may_be_half_of(&self, before: &Look) -> bool {
        match (self, before) {
            (Look::File(now, _), Look::File(before, _)) => now.length < before.length,
            (Look::File(..), _) => true,
            _ => false,
        }
    }

    /// Whether it is a file without anything in it, as between emptying and writing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Look::File(stamp, _) if stamp.length == 0)
    }
}

impl Stamp {
    /// What a folder says of a file; `None` if no file is there.
    #[must_use]
    pub fn of(path: &Path) -> Option<Stamp> {
        let data = std::fs::metadata(path).ok()?;
        data.is_file().then(|| Stamp::new(&data))
    }

    fn new(data: &Metadata) -> Stamp {
        let (changed, number) = inner(data);
        Stamp { length: data.len(), modified: data.modified().ok(), changed, number }
    }

    /// Whether it was written so lately, or by so wrong a clock, that the same stamp may stand for other content.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.is_younger_than(FRESH)
    }

    /// Whether it was written more lately than so long ago. A time that lies ahead counts as lately only if it is near.
    #[must_use]
    pub fn is_younger_than(&self, age: Duration) -> bool {
        let Some(modified) = self.modified else { return true };
        match SystemTime::now().duration_since(modified) {
            Ok(passed) => passed < age,
            Err(ahead) => ahead.duration() < age,
        }
    }
}

/// Looks at a file and reads it whole.
#[must_use]
pub fn look(path: &Path) -> Look {
    match read_with_look(path, MOST) {
        Ok((_, look)) => look,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory) => Look::Gone,
        Err(_) => Look::Closed,
    }
}

/// The bytes of a file, at most so many, and what it was while they were read. A file that changed meanwhile is an error of the
/// kind `ErrorKind::ResourceBusy`.
pub(super) fn read_with_look(path: &Path, most: u64) -> io::Result<(Vec<u8>, Look)> {
    let data = std::fs::metadata(path)?;
    if data.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory));
    }
    if !data.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"));
    }
    let before = Stamp::new(&data);
    let mut bytes = Vec::with_capacity(usize::try_from(data.len().min(most)).unwrap_or(0) + 1);
    let file = super::files::open(path)?;
    file.take(most).read_to_end(&mut bytes)?;
    let after = Stamp::new(&std::fs::metadata(path)?);
    let whole = after.length == bytes.len() as u64 || bytes.len() as u64 == most;
    if before != after || !whole {
        return Err(busy());
    }
    let hash = *blake3::hash(&bytes).as_bytes();
    Ok((bytes, Look::File(after, hash)))
}

/// The error for a file that somebody is writing at this moment.
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
