//! The few operations on files that `output` is made of. None of them follows a link.
//!
//! Each step that changes something can be refused by a test, as if the program had been killed before it.

use super::record::{Hash, half};
use crate::system_error::SystemError;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, UNIX_EPOCH};

/// What is at a path.
pub(super) enum FileKind {
    /// Nothing.
    Nothing,
    /// A file.
    File(Data),
    /// A folder.
    Folder,
    /// A link or a device. It is never ours.
    Other,
}

/// What a folder says of a file.
#[derive(Clone, Copy)]
pub(super) struct Data {
    /// Its length in bytes.
    pub length: u64,
    /// When the file, its name or its rights last changed; where the system does not tell, when its bytes did.
    pub touched: Moment,
}

impl Data {
    fn of(data: &Metadata) -> Self {
        Data { length: data.len(), touched: touched(data) }
    }

    /// The same of a file in an opened folder.
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    pub fn of_stat(stat: &rustix::fs::Stat) -> Self {
        /// A number that has another type on another machine.
        fn number<T: Default>(of: impl TryInto<T>) -> T {
            of.try_into().unwrap_or_default()
        }
        Data { length: number(stat.st_size), touched: (number(stat.st_ctime), number(stat.st_ctime_nsec)) }
    }
}

/// Looks at a path without following a link.
pub(super) fn look(path: &Path) -> Result<FileKind, SystemError> {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_file() => Ok(FileKind::File(Data::of(&data))),
        Ok(data) if data.is_dir() => Ok(FileKind::Folder),
        Ok(_) => Ok(FileKind::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(FileKind::Nothing),
        Err(error) => Err(SystemError::io("look at", path, error)),
    }
}

/// Whether anything is at a path.
pub(super) fn is_there(path: &Path) -> Result<bool, SystemError> {
    Ok(!matches!(look(path)?, FileKind::Nothing))
}

/// Whether a folder is at a path.
pub(super) fn is_folder(path: &Path) -> Result<bool, SystemError> {
    Ok(matches!(look(path)?, FileKind::Folder))
}

/// Makes one folder; it may be there already.
pub(super) fn make_folder(path: &Path) -> Result<(), SystemError> {
    stop::step().and_then(|()| fs::create_dir(path)).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists => match look(path)? {
            FileKind::Folder => Ok(()),
            _ => Err(in_the_way(path)),
        },
        _ => Err(SystemError::io("make the folder", path, error)),
    })
}

/// Makes a folder and those above it, which are known to be ours.
pub(super) fn make_folders(path: &Path) -> Result<(), SystemError> {
    stop::step().and_then(|()| fs::create_dir_all(path)).map_err(|error| SystemError::io("make the folder", path, error))
}

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SystemError> {
    create(path).and_then(|mut file| file.write_all(bytes)).map_err(|error| SystemError::io("write", path, error))
}

/// Writes a file beside the one that is there, and then in its place. What it is to hold may tell the moment, as the disk counts it.
pub(super) fn replace(path: &Path, bytes: impl FnOnce(Option<Moment>) -> serde_json::Result<Vec<u8>>) -> Result<(), SystemError> {
    let beside = path.with_extension("new");
    remove_file(&beside)?;
    let write = |mut file: File| file.write_all(&bytes(file.metadata().ok().as_ref().and_then(written))?);
    create(&beside).and_then(write).map_err(|error| SystemError::io("write", &beside, error))?;
    rename(&beside, path)
}

fn create(path: &Path) -> io::Result<File> {
    stop::step()?;
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Reads a file whole.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, SystemError> {
    fs::read(path).map_err(|error| SystemError::io("read", path, error))
}

/// Gives a file a second name, so that its bytes need not be written again. Not every disk can.
pub(super) fn link(from: &Path, to: &Path) -> io::Result<()> {
    stop::step()?;
    fs::hard_link(from, to)
}

/// Copies a file where it cannot be linked.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), SystemError> {
    stop::step().and_then(|()| fs::copy(from, to)).map(drop).map_err(|error| SystemError::io("write", to, error))
}

/// Moves a file or a folder on the same disk. Where another program holds it (a virus scanner, an open
/// window), it tries again for up to a second.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), SystemError> {
    let mut tries = 0;
    loop {
        match stop::step().and_then(|()| stop::nobody_holds_it()).and_then(|()| fs::rename(from, to)) {
            Ok(()) => return Ok(()),
            Err(error) if tries < 10 && may_pass(&error) => {
                tries += 1;
                sleep(Duration::from_millis(tries * 20));
            }
            Err(error) => return Err(SystemError::io("move", from, error)),
        }
    }
}

/// Lets two folders change places, in one moment that no kill can come between, and says whether it did. Not
/// every machine and not every disk can.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    stop::step().and_then(|()| stop::can_exchange()).is_ok() && renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_one: &Path, _other: &Path) -> bool {
    false
}

/// What a folder keeps when it is moved and no other folder has: its number on the disk. `None` if there
/// is no folder, or if the system does not tell.
#[cfg(unix)]
pub(super) fn number_of(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::symlink_metadata(folder).ok().filter(Metadata::is_dir).map(|data| data.ino())
}

#[cfg(not(unix))]
pub(super) fn number_of(_folder: &Path) -> Option<u64> {
    None
}

/// Whether an open file is still the one at a path. If the system does not tell, it is.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let both = (file.metadata(), fs::symlink_metadata(path));
    matches!(both, (Ok(one), Ok(other)) if (one.dev(), one.ino()) == (other.dev(), other.ino()))
}

#[cfg(not(unix))]
pub(super) fn is_at(_file: &File, _path: &Path) -> bool {
    true
}

/// Removes one file of ours; it may be gone already.
pub(super) fn remove_file(path: &Path) -> Result<(), SystemError> {
    match stop::step().and_then(|()| fs::remove_file(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(SystemError::io("remove", path, error)),
        _ => Ok(()),
    }
}

/// Removes a folder if it is empty, and says whether it is gone.
pub(super) fn remove_if_empty(path: &Path) -> bool {
    match stop::step().and_then(|()| fs::remove_dir(path)) {
        Ok(()) => true,
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Removes a folder that is ours with all that is in it.
pub(super) fn remove_tree(path: &Path) -> Result<(), SystemError> {
    match stop::step().and_then(|()| fs::remove_dir_all(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(SystemError::io("remove", path, error)),
        _ => Ok(()),
    }
}

/// The names in a folder, sorted; none where the folder is not there.
pub(super) fn names_in(path: &Path) -> Result<Vec<OsString>, SystemError> {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(SystemError::io("read the folder", path, error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| SystemError::io("read the folder", path, error))?;
        names.push(entry.file_name());
    }
    names.sort_unstable();
    Ok(names)
}

/// When a file was last touched in any way, as far as the system can tell: seconds and nanoseconds.
pub(super) type Moment = (i64, i64);

/// When something last came into a folder or left it, as far as the system can tell.
pub(super) fn folder_touched(path: &Path) -> Option<Moment> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_dir).map(|data| touched(&data))
}

/// When a file, its name or its rights last changed. Nobody can set this by hand.
#[cfg(unix)]
fn touched(data: &Metadata) -> Moment {
    use std::os::unix::fs::MetadataExt;
    (data.ctime(), data.ctime_nsec())
}

/// When a file's bytes last changed.
#[cfg(not(unix))]
fn touched(data: &Metadata) -> Moment {
    written(data).unwrap_or((i64::MAX, 0))
}

/// When a file's bytes last changed; `None` if the system cannot tell.
fn written(data: &Metadata) -> Option<Moment> {
    let age = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((i64::try_from(age.as_secs()).ok()?, i64::from(age.subsec_nanos())))
}

/// The fault for something that stands where a folder of ours should be.
pub(super) fn in_the_way(path: &Path) -> SystemError {
    SystemError::Usage(format!(
        "I need the folder {}, but something else has this name: a file, or a link to another place. Move it away, then run this again.",
        path.display()
    ))
}

/// The same where a file of ours should be.
pub(super) fn in_the_way_of_a_file(path: &Path) -> SystemError {
    SystemError::Usage(format!(
        "I need the file {}, but something else has this name: a folder, or a link to another place. Move it away, then run this again.",
        path.display()
    ))
}

/// Whether an error may pass by itself in a moment.
fn may_pass(error: &io::Error) -> bool {
    match error.kind() {
        ErrorKind::ResourceBusy | ErrorKind::Interrupted => true,
        ErrorKind::PermissionDenied => cfg!(windows),
        _ => cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)),
    }
}

#[cfg(test)]
use super::tests::stop;

/// In the program every step is taken; only a test says otherwise.
#[cfg(not(test))]
mod stop {
    use std::io;

    const TAKEN: io::Result<()> = Ok(());

    pub fn step() -> io::Result<()> {
        TAKEN
    }

    pub fn nobody_holds_it() -> io::Result<()> {
        TAKEN
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    pub fn can_exchange() -> io::Result<()> {
        TAKEN
    }
}

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
    pub fn look(&mut self, name: &str) -> Result<FileKind, SystemError> {
        for (at, _) in name.match_indices('/') {
            if !self.is_real(&name[..at])? {
                return Ok(FileKind::Other);
            }
        }
        self.look_at(name)
    }

    /// Whether something in it is a folder, or not there.
    fn is_real(&mut self, name: &str) -> Result<bool, SystemError> {
        if let Some((_, real)) = self.inner.iter().find(|(known, _)| known == name) {
            return Ok(*real);
        }
        let real = matches!(self.look_at(name)?, FileKind::Folder | FileKind::Nothing);
        self.inner.push((name.to_owned(), real));
        Ok(real)
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn look_at(&self, name: &str) -> Result<FileKind, SystemError> {
        use rustix::fs::{AtFlags, FileType, statat};
        use rustix::io::Errno;
        let Some(open) = &self.open else { return look(&self.path.join(name)) };
        match statat(open, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(match FileType::from_raw_mode(stat.st_mode) {
                FileType::RegularFile => FileKind::File(Data::of_stat(&stat)),
                FileType::Directory => FileKind::Folder,
                _ => FileKind::Other,
            }),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(FileKind::Nothing),
            Err(error) => Err(SystemError::io("look at", &self.path.join(name), error.into())),
        }
    }

    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    fn look_at(&self, name: &str) -> Result<FileKind, SystemError> {
        look(&self.path.join(name))
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
        if above.all(|above| matches!(look(&place.join(above)), Ok(FileKind::Folder))) {
            remove_if_empty(&place.join(folder));
        }
    }
}

/// The names of the folders in a folder, sorted; none where it is no folder.
pub(super) fn folders_in(folder: &Path) -> Result<Vec<String>, SystemError> {
    let mut names = Vec::new();
    if let FileKind::Folder = look(folder)? {
        for name in names_in(folder)? {
            if let (FileKind::Folder, Some(name)) = (look(&folder.join(&name))?, name.to_str()) {
                names.push(name.to_owned());
            }
        }
    }
    Ok(names)
}

/// A name for a file that nothing has yet: its own, or `kept-1-NAME` and so on.
pub(super) fn free_name(path: &Path) -> Result<PathBuf, SystemError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let others = (1..u32::MAX).map(|count| path.with_file_name(format!("kept-{count}-{name}")));
    for path in std::iter::once(path.to_path_buf()).chain(others) {
        if let FileKind::Nothing = look(&path)? {
            return Ok(path);
        }
    }
    Ok(path.to_path_buf())
}

/// Moves a file, also to another disk.
pub(super) fn move_file(from: &Path, to: &Path) -> Result<(), SystemError> {
    match rename(from, to) {
        Err(SystemError::Io { source, .. }) if source.kind() == std::io::ErrorKind::CrossesDevices => {
            copy(from, to)?;
            remove_file(from)
        }
        done => done,
    }
}

/// The first bytes of a file.
pub(super) fn beginning(path: &Path) -> Result<Vec<u8>, SystemError> {
    const MOST: u64 = 8 << 10;
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| SystemError::io("read", path, error))
}

/// The hash of a file's bytes, which are read piece by piece.
pub(super) fn hash_file(path: &Path) -> Result<Hash, SystemError> {
    let mut hasher = blake3::Hasher::new();
    let read = File::open(path).and_then(|file| hasher.update_reader(file).map(drop));
    read.map(|()| half(&hasher.finalize())).map_err(|error| SystemError::io("read", path, error))
}
