//! Files that are read and written piece by piece, so that none of them stands in memory as a whole.

use super::disk::step;
use crate::fault::Fault;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Opens a file to read it piece by piece.
pub(super) fn open(path: &Path) -> Result<File, Fault> {
    File::open(path).map_err(|error| Fault::io("read", path, error))
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

/// Why a file could not be written piece by piece: the writing itself failed, or the making of what was to be written.
pub(super) enum WriteTrouble {
    Io(io::Error),
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
