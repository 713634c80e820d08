//! A new folder with files to start from. It is never written over something.

use super::disk;
use crate::fault::Fault;
use std::path::Path;

/// Makes a folder with files, by their names with `/`.
///
/// # Errors
/// `Fault::Usage` where the folder holds something already; `Fault::Io` where the machine refuses.
pub fn new_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Fault> {
    if folder.is_file() {
        return Err(Fault::Usage(format!("{} is a file. Choose another name for the folder.", folder.display())));
    }
    if folder.is_dir() && !disk::names_in(folder)?.is_empty() {
        let words = format!("{} is not empty, and nothing in it may be written over. Choose another name.", folder.display());
        return Err(Fault::Usage(words));
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            disk::make_folders(parent)?;
        }
        std::fs::write(&path, bytes).map_err(|error| Fault::io("write", &path, error))?;
    }
    Ok(())
}
