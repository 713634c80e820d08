//! One run at a time: the lock on an output folder.
//!
//! The machine holds the lock for an open file and frees it when the program ends, however it ends.

use super::disk::{self, Found};
use super::records;
use crate::fault::Fault;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long to wait for another run.
const PATIENCE: Duration = Duration::from_secs(2);

/// The lock's file, in `.ourplan/`.
pub(super) const FILE: &str = "lock";

/// Takes the lock of an output folder, where no link or file stands in the way of a folder of ours.
pub(super) fn take(out: &Path, own: &Path) -> Result<File, Fault> {
    for folder in [own.to_path_buf(), own.join("staging"), own.join("held-back"), own.join(records::FOLDER)] {
        if !matches!(disk::look(&folder)?, Found::Folder | Found::Nothing) {
            return Err(disk::in_the_way(&folder));
        }
    }
    let path = own.join(FILE);
    if matches!(disk::look(&path)?, Found::Folder | Found::Other) {
        return Err(disk::in_the_way_of_a_file(&path));
    }
    let open = || OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(|error| Fault::io("write", &path, error));
    let mut file = open()?;
    let until = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            // `clean` may have removed the file while we waited. Then another run would lock a new one.
            Ok(()) if !disk::is_at(&file, &path) => {
                disk::make_folder(own)?;
                file = open()?;
            }
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < until => sleep(Duration::from_millis(25)),
            Err(TryLockError::WouldBlock) => return Err(Fault::Busy(out.to_path_buf())),
            Err(TryLockError::Error(error)) => return Err(Fault::io("lock", &path, error)),
        }
    }
}
