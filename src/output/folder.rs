//! Folders: a reader's, whose files are looked at and which is opened once, so that the machine does not walk the whole path for each of
//! them; and what else is asked of a folder.

use super::disk::{self, Data, Found};
use crate::fault::Fault;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A folder to look into.
pub(super) struct Folder {
    path: PathBuf,
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    open: Option<rustix::fd::OwnedFd>,
    /// Folders in it, and whether each is one, or not there.
    inner: Vec<(String, bool)>,
}

impl Folder {
    /// A folder that is there and no link.
    pub fn open(path: &Path) -> Self {
        Folder {
            path: path.to_path_buf(),
            #[cfg(any(target_os = "linux", target_vendor = "apple"))]
            open: opened(path),
            inner: Vec::new(),
        }
    }

    /// Looks at a file without following a link, whether it is its own or that of a folder above it.
    pub fn look(&mut self, name: &str) -> Result<Found, Fault> {
        for (at, _) in name.match_indices('/') {
            if !self.is_real(&name[..at])? {
                return Ok(Found::Other);
            }
        }
        self.look_at(name)
    }

    /// Whether something in it is a folder, or not there.
    fn is_real(&mut self, name: &str) -> Result<bool, Fault> {
        if let Some((_, real)) = self.inner.iter().find(|(known, _)| known == name) {
            return Ok(*real);
        }
        let real = matches!(self.look_at(name)?, Found::Folder | Found::Nothing);
        self.inner.push((name.to_owned(), real));
        Ok(real)
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn look_at(&self, name: &str) -> Result<Found, Fault> {
        use rustix::fs::{AtFlags, FileType, statat};
        use rustix::io::Errno;
        let Some(open) = &self.open else { return disk::look(&self.path.join(name)) };
        match statat(open, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => Found::File(Data::of_stat(&stat)),
                FileType::Directory => Found::Folder,
                _ => Found::Other,
            }),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(Found::Nothing),
            Err(error) => Err(Fault::io("look at", &self.path.join(name), error.into())),
        }
    }

    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    fn look_at(&self, name: &str) -> Result<Found, Fault> {
        disk::look(&self.path.join(name))
    }
}

/// Where it cannot be opened, its files are looked at by their whole paths.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn opened(path: &Path) -> Option<rustix::fd::OwnedFd> {
    use rustix::fs::{Mode, OFlags, open};
    #[cfg(target_os = "linux")]
    let how = OFlags::PATH;
    #[cfg(not(target_os = "linux"))]
    let how = OFlags::RDONLY;
    open(path, how | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC, Mode::empty()).ok()
}

/// Removes the folders of some files of ours, where nothing else lies in them and none of them is a link.
pub(super) fn remove_empty_folders<'a>(place: &Path, files: impl Iterator<Item = &'a String>) {
    let folders: BTreeSet<&Path> = files.flat_map(|name| Path::new(name).ancestors().skip(1)).collect();
    for folder in folders.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        let mut above = folder.ancestors().filter(|above| !above.as_os_str().is_empty());
        if above.all(|above| matches!(disk::look(&place.join(above)), Ok(Found::Folder))) {
            disk::remove_if_empty(&place.join(folder));
        }
    }
}

/// The names of the folders in a folder, sorted; none where it is no folder.
pub(super) fn folders_in(folder: &Path) -> Result<Vec<String>, Fault> {
    let mut names = Vec::new();
    if let Found::Folder = disk::look(folder)? {
        for name in disk::names_in(folder)? {
            if let (Found::Folder, Some(name)) = (disk::look(&folder.join(&name))?, name.to_str()) {
                names.push(name.to_owned());
            }
        }
    }
    Ok(names)
}

/// A name for a file that nothing has yet: its own, or `kept-1-NAME` and so on.
pub(super) fn free_name(path: &Path) -> Result<PathBuf, Fault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let others = (1..u32::MAX).map(|count| path.with_file_name(format!("kept-{count}-{name}")));
    for path in std::iter::once(path.to_path_buf()).chain(others) {
        if let Found::Nothing = disk::look(&path)? {
            return Ok(path);
        }
    }
    Ok(path.to_path_buf())
}

/// Moves a file, also to another disk.
pub(super) fn move_file(from: &Path, to: &Path) -> Result<(), Fault> {
    match disk::rename(from, to) {
        Err(Fault::Io { source, .. }) if source.kind() == std::io::ErrorKind::CrossesDevices => {
            disk::copy(from, to)?;
            disk::remove_file(from)
        }
        done => done,
    }
}
