//! A reader's folder whose files are looked at: opened once, so that the machine does not walk the whole path for each of them.

use super::disk::{self, Data, Found};
use crate::fault::Fault;
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
