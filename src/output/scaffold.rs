//! A new folder with files to start from, or one page; neither is ever written over a person's own file.

use super::disk;
use crate::system_error::SystemError;
use std::path::Path;

/// Makes a folder with files, by their names with `/`.
///
/// # Errors
/// `SystemError::Usage` where the folder holds something already; `SystemError::Io` when the system refuses.
pub fn new_folder(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), SystemError> {
    if folder.is_file() {
        return Err(SystemError::Usage(format!("{} is a file. Choose another name for the folder.", folder.display())));
    }
    if folder.is_dir() && !disk::names_in(folder)?.is_empty() {
        let words = format!("{} is not empty, and nothing in it may be written over. Choose another name.", folder.display());
        return Err(SystemError::Usage(words));
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            disk::make_folders(parent)?;
        }
        std::fs::write(&path, bytes).map_err(|error| SystemError::io("write", &path, error))?;
    }
    Ok(())
}

/// Adds lines to a file that only its owner may read. `is_new` says that it may not be there yet.
///
/// # Errors
/// What the system says: something is there already, or the file cannot be written.
pub fn add_private(path: &Path, is_new: bool, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create_new(is_new);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// Writes one file. A file that is there already is replaced only when it starts with `mark`, which says that it came from here.
///
/// # Errors
/// `SystemError::Usage` where another file or a folder is in the way; `SystemError::Io` when the system refuses.
pub fn page(path: &Path, mark: &str, bytes: &[u8]) -> Result<(), SystemError> {
    use std::io::Read;
    let in_the_way =
        || SystemError::Usage(format!("{} is there already, and I did not make it. Give another file with `--out`.", path.display()));
    match std::fs::symlink_metadata(path) {
        Ok(data) if !data.is_file() => return Err(in_the_way()),
        Ok(_) => {
            let mut start = Vec::new();
            let file = std::fs::File::open(path).map_err(|error| SystemError::io("read", path, error))?;
            file.take(mark.len() as u64).read_to_end(&mut start).map_err(|error| SystemError::io("read", path, error))?;
            if start != mark.as_bytes() {
                return Err(in_the_way());
            }
        }
        Err(_) => {}
    }
    std::fs::write(path, bytes).map_err(|error| SystemError::io("write", path, error))
}
