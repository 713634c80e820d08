//! One run at a time: the lock on an output folder.
//!
//! The machine holds the lock for an open file and frees it when the program ends, however it ends.

use super::disk;
use crate::fault::Fault;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long to wait for another run.
const PATIENCE: Duration = Duration::from_secs(2);

/// Takes the lock of an output folder.
pub(super) fn take(out: &Path, own: &Path) -> Result<File, Fault> {
    let path = own.join("lock");
    if matches!(disk::look(&path)?, disk::Found::Folder | disk::Found::Other) {
        return Err(disk::in_the_way(&path));
    }
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(|error| Fault::io("write", &path, error))?;
    let until = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(Duration::from_millis(25)),
            Err(TryLockError::WouldBlock) => return Err(Fault::Busy(out.to_path_buf())),
            Err(TryLockError::Error(error)) => return Err(Fault::io("lock", &path, error)),
        }
    }
}
