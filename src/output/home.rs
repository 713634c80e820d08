//! Where an output folder is, where its records lie, and who holds it: one run at a time.
//!
//! Records usually lie in the output folder, in `.ourplan/`. The records of a folder that is handed over as a whole lie in the project,
//! in `.ourplan/outputs/KEY/`. KEY is a hash of where the folder is. The file `place` beside the records names the folder, so that a later build
//! can tell whether it was deleted. It counts only where it has the record's hash.

use super::disk::{self, FileKind, Moment};
use super::record_store::{self, Records};
use super::{Output, index, unlisted};
use crate::system_error::SystemError;
use crate::workspace::whole_path;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Component, Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The program's own folder, in an output folder or in a project.
pub(super) const OWN: &str = ".ourplan";

/// The records of output folders, in the program's own folder of a project.
const APART: &str = "outputs";

/// An output folder and its record.
#[derive(Clone)]
pub struct OutputHome {
    pub(super) out: PathBuf,
    pub(super) own: PathBuf,
}

impl From<&Path> for OutputHome {
    /// An output folder whose record lies in it.
    fn from(out: &Path) -> OutputHome {
        OutputHome { out: out.to_path_buf(), own: out.join(OWN) }
    }
}

impl From<&PathBuf> for OutputHome {
    fn from(out: &PathBuf) -> OutputHome {
        OutputHome::from(out.as_path())
    }
}

impl OutputHome {
    /// An output folder that a project was asked to use. Its record lies where it lay before, and beside a worker's index; else, where the
    /// folder is to hold booklets to hand over and nothing else, in the project.
    #[must_use]
    pub fn of(out: &Path, project: &Path, is_handed_over: bool) -> OutputHome {
        let (beside, apart) = (OutputHome::from(out), records(project).join(name_of(&place_in(out, project))));
        let is_there = |path: PathBuf| disk::is_there(&path).unwrap_or(true);
        let has_records = is_there(beside.own.join(record_store::FOLDER)) || is_there(beside.own.join(index::FILE));
        let lies_beside = has_records || beside.has_index() || whole_path(out) == whole_path(&project.join("booklets"));
        if !lies_beside && (is_handed_over || is_there(apart.clone())) { OutputHome { own: apart, ..beside } } else { beside }
    }

    /// The other output folders of a project that are known and there: its usual one, and those whose records lie in it.
    pub fn others(&self, project: &Path) -> Result<Vec<OutputHome>, SystemError> {
        let usual = OutputHome::from(&project.join("booklets"));
        // Where its records were deleted, it is known by its pages.
        let is_there = disk::is_folder(&usual.own)? || !unlisted::standing(&usual).is_empty();
        let mut homes = Vec::from_iter(is_there.then_some(usual));
        let records = records(project);
        for key in disk::folders_in(&records)? {
            let own = records.join(&key);
            homes.extend(place_of(&own, &key, project)?.filter(|out| out.is_dir()).map(|out| OutputHome::apart(&out, own)));
        }
        let here = self.place();
        homes.retain(|home| home.place() != here);
        Ok(homes)
    }

    /// Whether a worker's index of ours stands in it, whatever the records say.
    #[must_use]
    pub fn has_index(&self) -> bool {
        unlisted::is_page_at(&self.out.join("index.html"))
    }

    /// The output folder.
    #[must_use]
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// An output folder whose record lies elsewhere.
    pub(super) fn apart(out: &Path, own: PathBuf) -> OutputHome {
        OutputHome { out: out.to_path_buf(), own }
    }

    /// Where the output folder is, whole.
    pub(super) fn place(&self) -> PathBuf {
        whole_path(&self.out)
    }

    /// Whether the record lies outside the output folder.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        self.own != self.out.join(OWN)
    }

    /// The folder in which booklets are made before they stand, on the same disk as these.
    pub(super) fn staging(&self) -> PathBuf {
        match self.own.file_name().filter(|_| self.is_apart()) {
            Some(key) => self.out.join(OWN).join(key),
            None => self.own.join("staging"),
        }
    }

    /// Makes the folders that a run needs. None of them may be a link.
    pub(super) fn make(&self) -> Result<(), SystemError> {
        disk::make_folders(&self.out)?;
        let above: Vec<&Path> = self.own.ancestors().skip(1).take(if self.is_apart() { 2 } else { 0 }).collect();
        for folder in above.into_iter().rev().chain([self.own.as_path()]) {
            disk::make_folder(folder)?;
        }
        if self.is_apart() && !matches!(disk::look(&self.out.join(OWN))?, FileKind::Folder | FileKind::Nothing) {
            return Err(disk::in_the_way(&self.out.join(OWN)));
        }
        Ok(())
    }

    /// Removes the folders that only a run needs.
    pub(super) fn leave(&self) {
        disk::remove_if_empty(&self.staging());
        if self.is_apart() {
            disk::remove_if_empty(&self.out.join(OWN));
        }
    }

    /// Removes the program's own folder, where nothing is left in it.
    pub(super) fn remove_own(&self) {
        let folders = self.own.ancestors().take(if self.is_apart() { 3 } else { 1 });
        folders.take_while(|folder| disk::remove_if_empty(folder)).for_each(drop);
    }
}

/// The records of a project that lie apart from their booklets.
pub(super) fn records(project: &Path) -> PathBuf {
    project.join(OWN).join(APART)
}

/// Where an output folder is: from the project on, if it lies in it, so that both can be moved.
pub(super) fn place_in(out: &Path, project: &Path) -> PathBuf {
    let (out, project) = (whole_path(out), whole_path(project));
    out.strip_prefix(&project).map(Path::to_path_buf).unwrap_or(out)
}

/// A name for the record of an output folder. It holds no path.
fn name_of(place: &Path) -> String {
    blake3::hash(place.to_string_lossy().as_bytes()).to_hex()[..32].to_owned()
}

/// How long to wait for another run.
const PATIENCE: Duration = Duration::from_secs(2);

/// The lock's file, in `.ourplan/`.
pub(super) const LOCK: &str = "lock";

/// Takes the lock of an output folder, where no link or file stands in the way of a folder of ours.
pub(super) fn lock(out: &Path, own: &Path) -> Result<File, SystemError> {
    for folder in [own.to_path_buf(), own.join("staging"), own.join("held-back"), own.join(record_store::FOLDER)] {
        if !matches!(disk::look(&folder)?, FileKind::Folder | FileKind::Nothing) {
            return Err(disk::in_the_way(&folder));
        }
    }
    let path = own.join(LOCK);
    if matches!(disk::look(&path)?, FileKind::Folder | FileKind::Other) {
        return Err(disk::in_the_way_of_a_file(&path));
    }
    let open =
        || OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(|error| SystemError::io("write", &path, error));
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
            Err(TryLockError::WouldBlock) => return Err(SystemError::Busy(out.to_path_buf())),
            Err(TryLockError::Error(error)) => return Err(SystemError::io("lock", &path, error)),
        }
    }
}

/// Where the output folder is.
pub(super) const PLACE: &str = "place";

/// The longest place that is read, in bytes.
const LONGEST: u64 = 64 << 10;

/// Notes where an output folder is, beside a record that lies apart from it.
pub(super) fn note_place(home: &OutputHome) -> Result<(), SystemError> {
    let path = home.own.join(PLACE);
    let place = home.own.ancestors().nth(3).map(|project| place_in(&home.out, project));
    match place.as_deref().and_then(Path::to_str).filter(|_| home.is_apart()) {
        Some(place) if !disk::is_there(&path)? => disk::write_new(&path, place.as_bytes()),
        _ => Ok(()),
    }
}

/// Removes the records of a project whose output folders were deleted. A folder whose disk is away is not deleted; copies that were held
/// back go by `clean` alone; and what is not ours stays.
pub fn forget_deleted(project: &Path) -> Result<(), SystemError> {
    let records = records(project);
    if !matches!(records.parent().map(disk::look).transpose()?, Some(FileKind::Folder)) {
        return Ok(());
    }
    for key in disk::folders_in(&records)? {
        let own = records.join(&key);
        let Some(out) = deleted(&own, &key, project)? else { continue };
        // It may be about to be made again.
        let Ok(_lock) = lock(&out, &own) else { continue };
        let names = disk::names_in(&own)?;
        let is_ours = |name: &std::ffi::OsString| match disk::look(&own.join(name)) {
            Ok(FileKind::File(_)) => [PLACE, index::FILE, record_store::RUNNING, LOCK].iter().any(|known| name == *known),
            Ok(FileKind::Folder) => name == record_store::FOLDER,
            _ => false,
        };
        let plans = Records::open(&own)?;
        if names.iter().all(is_ours) && plans.other_names()?.is_empty() {
            plans.remove_all()?;
            names.iter().filter(|name| *name != record_store::FOLDER).try_for_each(|name| disk::remove_file(&own.join(name)))?;
            OutputHome::apart(&out, own).remove_own();
        }
    }
    Ok(())
}

/// Where the output folder of a record is, as the record says.
pub(super) fn place_of(own: &Path, key: &str, project: &Path) -> Result<Option<PathBuf>, SystemError> {
    let path = own.join(PLACE);
    let place = match disk::look(&path)? {
        FileKind::File(data) if data.length < LONGEST => String::from_utf8(disk::read(&path)?).ok(),
        _ => None,
    };
    let is_right = |place: &PathBuf| {
        name_of(place) == key && (place.is_absolute() || place.components().all(|part| matches!(part, Component::Normal(_))))
    };
    Ok(place.map(PathBuf::from).filter(is_right).map(|place| project.join(place)))
}

/// The output folder of a record, if it was deleted.
fn deleted(own: &Path, key: &str, project: &Path) -> Result<Option<PathBuf>, SystemError> {
    let is_deleted = |out: &PathBuf| !disk::is_there(out).unwrap_or(true) && out.parent().is_some_and(Path::is_dir);
    Ok(place_of(own, key, project)?.filter(is_deleted))
}

/// The records of an output folder as a run left them: when one of them was last written or removed, and the record of the index.
#[derive(PartialEq, Eq, Default)]
pub struct RecordStamp {
    plans: Option<Moment>,
    index: Option<(Moment, u64)>,
}

impl RecordStamp {
    /// The records as they are now.
    pub(super) fn of(home: &OutputHome) -> RecordStamp {
        let index = match disk::look(&home.own.join(index::FILE)) {
            Ok(FileKind::File(data)) => Some((data.touched, data.length)),
            _ => None,
        };
        RecordStamp { plans: disk::folder_touched(&home.own.join(record_store::FOLDER)), index }
    }

    /// Whether the records in the output folder are those that were left.
    #[must_use]
    pub fn is_as_left(&self, home: &OutputHome) -> bool {
        *self == RecordStamp::of(home)
    }
}

impl Output {
    /// Whether the worker's list and our own folder are there.
    #[must_use]
    pub fn stands(home: &OutputHome) -> bool {
        let has_index = || matches!(disk::look(&home.out.join("index.html")), Ok(FileKind::File(_)));
        matches!(disk::look(&home.own), Ok(FileKind::Folder)) && (home.is_apart() || has_index())
    }
}
