//! Files that are read piece by piece, so that none of them stands in memory as a whole.

use super::record::{Hash, half};
use crate::fault::Fault;
use std::fs::File;
use std::io::Read;
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

/// The hash of a file's bytes.
pub(super) fn hash(path: &Path) -> Result<Hash, Fault> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(open(path)?).map_err(|error| Fault::io("read", path, error))?;
    Ok(half(&hasher.finalize()))
}
