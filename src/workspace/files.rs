//! Reading a file with a limit, and joining a name that somebody wrote to a folder.

use super::names;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Why a written path was refused.
pub(super) enum Refused {
    /// The name cannot be used on every computer, or tries to leave the folder.
    Name(names::Trouble),
    /// Nothing is there.
    NotThere,
    /// It leads out of the project folder by a link.
    Outside,
    /// The machine refused.
    Io(io::Error),
}

/// The bytes of a file, at most so many. Devices, pipes and folders are refused and not opened.
pub(super) fn read_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let data = std::fs::metadata(path)?;
    if data.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    if !data.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(data.len().min(most)).unwrap_or(0) + 1);
    open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file. A pipe that came in its place since somebody looked is refused and not waited for.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file")) }
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
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Refused::NotThere,
        _ => Refused::Io(error),
    };
    let root = root.canonicalize().map_err(place)?;
    let mut path = root.clone();
    path.extend(written.split('/'));
    let real = path.canonicalize().map_err(place)?;
    if real.starts_with(&root) { Ok(real) } else { Err(Refused::Outside) }
}
