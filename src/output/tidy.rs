//! Records of output folders that are gone. They lie in the project, so that nobody would ever see them.
//!
//! The name of a record is a hash of where its folder is. Beside the record stands that place itself, so that the next build can look. What
//! stands there counts only where it has the record's hash.

use super::disk::{self, Found};
use super::home::{self, Home};
use super::records::{self, Records};
use super::{folder, index, lock};
use crate::fault::Fault;
use std::path::{Component, Path, PathBuf};

/// Where the output folder is.
pub(super) const FILE: &str = "place";

/// The longest place that is read, in bytes.
const LONGEST: u64 = 64 << 10;

/// Notes where an output folder is, beside a record that lies apart from it.
pub(super) fn note_place(home: &Home) -> Result<(), Fault> {
    let path = home.own.join(FILE);
    let place = home.own.ancestors().nth(3).map(|project| home::place_in(&home.out, project));
    match place.as_deref().and_then(Path::to_str).filter(|_| home.is_apart()) {
        Some(place) if matches!(disk::look(&path)?, Found::Nothing) => disk::write_new(&path, place.as_bytes()),
        _ => Ok(()),
    }
}

/// Removes the records of a project whose output folders were deleted. A folder whose disk is away is not deleted; copies that were held
/// back go by `clean` alone; and what is not ours stays.
///
/// # Errors
/// `Fault::Io` when a record cannot be looked at or removed.
pub fn forget_deleted(project: &Path) -> Result<(), Fault> {
    let records = home::records(project);
    if !matches!(records.parent().map(disk::look).transpose()?, Some(Found::Folder)) {
        return Ok(());
    }
    for key in folder::folders_in(&records)? {
        let own = records.join(&key);
        let Some(out) = deleted(&own, &key, project)? else { continue };
        // Somebody may be about to make it again.
        let Ok(_lock) = lock::take(&out, &own) else { continue };
        let names = disk::names_in(&own)?;
        let is_ours = |name: &std::ffi::OsString| match disk::look(&own.join(name)) {
            Ok(Found::File(_)) => [FILE, index::FILE, records::RUNNING, lock::FILE].iter().any(|known| name == *known),
            Ok(Found::Folder) => name == records::FOLDER,
            _ => false,
        };
        let plans = Records::open(&own)?;
        if names.iter().all(is_ours) && plans.other_names()?.is_empty() {
            plans.remove_all()?;
            names.iter().filter(|name| *name != records::FOLDER).try_for_each(|name| disk::remove_file(&own.join(name)))?;
            Home::apart(&out, own).remove_own();
        }
    }
    Ok(())
}

/// Where the output folder of a record is, as the record says.
pub(super) fn place_of(own: &Path, key: &str, project: &Path) -> Result<Option<PathBuf>, Fault> {
    let path = own.join(FILE);
    let place = match disk::look(&path)? {
        Found::File(data) if data.length < LONGEST => String::from_utf8(disk::read(&path)?).ok(),
        _ => None,
    };
    let is_right = |place: &PathBuf| {
        home::key(place) == key && (place.is_absolute() || place.components().all(|part| matches!(part, Component::Normal(_))))
    };
    Ok(place.map(PathBuf::from).filter(is_right).map(|place| project.join(place)))
}

/// The output folder of a record, if it was deleted.
fn deleted(own: &Path, key: &str, project: &Path) -> Result<Option<PathBuf>, Fault> {
    let is_deleted = |out: &PathBuf| matches!(disk::look(out), Ok(Found::Nothing)) && out.parent().is_some_and(Path::is_dir);
    Ok(place_of(own, key, project)?.filter(is_deleted))
}
