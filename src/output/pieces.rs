//! Files that are read and written piece by piece, so that none of them stands in memory as a whole.

use super::disk::step;
use super::record::{Hash, half};
use crate::fault::Fault;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// Opens a file to read it piece by piece.
pub(super) fn open(path: &Path) -> Result<File, Fault> {
    File::open(path).map_err(|error| Fault::io("read", path, error))
}

/// The first bytes of a file.
pub(super) fn beginning(path: &Path) -> Result<Vec<u8>, Fault> {
    const MOST: u64 = 8 << 10;
    let mut bytes = Vec::new();
    open(path)?.take(MOST).read_to_end(&mut bytes).map_err(|error| Fault::io("read", path, error))?;
    Ok(bytes)
}

/// Writes a file that is not there yet, piece by piece. Gives what the writer gives.
pub(super) fn write_new<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T, WriteTrouble>) -> Result<T, Fault> {
    let whole = || {
        step()?;
        let mut out = BufWriter::with_capacity(1 << 16, OpenOptions::new().write(true).create_new(true).open(path)?);
        let made = write(&mut out)?;
        out.flush()?;
        Ok(made)
    };
    whole().map_err(|trouble| match trouble {
        WriteTrouble::Io(error) => Fault::io("write", path, error),
        WriteTrouble::Other(fault) => fault,
    })
}

/// The hash of a file's bytes.
pub(super) fn hash(path: &Path) -> Result<Hash, Fault> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(open(path)?).map_err(|error| Fault::io("read", path, error))?;
    Ok(half(&hasher.finalize()))
}

/// A writer that knows length and hash of what went through it.
pub(super) struct Hashed<'a> {
    out: &'a mut dyn Write,
    hasher: blake3::Hasher,
}

impl<'a> Hashed<'a> {
    pub fn new(out: &'a mut dyn Write) -> Self {
        Hashed { out, hasher: blake3::Hasher::new() }
    }

    /// How many bytes there were, and their hash.
    pub fn facts(&self) -> (u32, Hash) {
        (u32::try_from(self.hasher.count()).unwrap_or(u32::MAX), half(&self.hasher.finalize()))
    }
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.out.write(bytes)?;
        self.hasher.update(&bytes[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Why a file could not be written piece by piece: the writing itself failed, or the making of what was to be written.
pub enum WriteTrouble {
    /// The file could not be written.
    Io(io::Error),
    /// What was to be written could not be made.
    Other(Fault),
}

impl From<io::Error> for WriteTrouble {
    fn from(error: io::Error) -> Self {
        WriteTrouble::Io(error)
    }
}

impl From<Fault> for WriteTrouble {
    fn from(fault: Fault) -> Self {
        WriteTrouble::Other(fault)
    }
}
