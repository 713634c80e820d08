//! Where booklets go, and where the record of them lies: beside them, or apart in the project, so that the folder of the booklets holds
//! only what may be handed over.

use super::disk::{self, Found};
use super::{folder, found, index, records, strays, tidy};
use crate::fault::Fault;
use crate::workspace::whole_path;
use std::path::{Path, PathBuf};

/// The program's own folder, in an output folder or in a project.
pub(super) const OWN: &str = ".ourplan";

/// The records of output folders, in the program's own folder of a project.
const APART: &str = "outputs";

/// An output folder and its record.
#[derive(Clone)]
pub struct Home {
    pub(super) out: PathBuf,
    pub(super) own: PathBuf,
}

impl From<&Path> for Home {
    /// An output folder whose record lies in it.
    fn from(out: &Path) -> Home {
        Home { out: out.to_path_buf(), own: out.join(OWN) }
    }
}

impl From<&PathBuf> for Home {
    fn from(out: &PathBuf) -> Home {
        Home::from(out.as_path())
    }
}

impl Home {
    /// An output folder that a project was asked to use. Its record lies where it lay before, and beside a worker's index; else, where the
    /// folder is to hold booklets to hand over and nothing else, in the project.
    #[must_use]
    pub fn of(out: &Path, project: &Path, is_handed_over: bool) -> Home {
        let (beside, apart) = (Home::from(out), records(project).join(key(&place_in(out, project))));
        let is_there = |path: PathBuf| !matches!(disk::look(&path), Ok(Found::Nothing));
        let has_records = is_there(beside.own.join(records::FOLDER)) || is_there(beside.own.join(index::FILE));
        let lies_beside = has_records || beside.has_index() || whole_path(out) == whole_path(&project.join("booklets"));
        if !lies_beside && (is_handed_over || is_there(apart.clone())) { Home { own: apart, ..beside } } else { beside }
    }

    /// The other output folders of a project that are known and there: its usual one, and those whose records lie in it.
    ///
    /// # Errors
    /// `Fault::Io` when a record cannot be looked at.
    pub fn others(&self, project: &Path) -> Result<Vec<Home>, Fault> {
        let usual = Home::from(&project.join("booklets"));
        // Where its records were deleted, it is known by its pages.
        let is_there = matches!(disk::look(&usual.own)?, Found::Folder) || !found::standing(&usual).is_empty();
        let mut homes = Vec::from_iter(is_there.then_some(usual));
        let records = records(project);
        for key in folder::folders_in(&records)? {
            let own = records.join(&key);
            homes.extend(tidy::place_of(&own, &key, project)?.filter(|out| out.is_dir()).map(|out| Home::apart(&out, own)));
        }
        let here = self.place();
        homes.retain(|home| home.place() != here);
        Ok(homes)
    }

    /// Whether a worker's index of ours stands in it, whatever the records say.
    #[must_use]
    pub fn has_index(&self) -> bool {
        strays::is_page_at(&self.out.join("index.html"))
    }

    /// The output folder.
    #[must_use]
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// An output folder whose record lies elsewhere.
    pub(super) fn apart(out: &Path, own: PathBuf) -> Home {
        Home { out: out.to_path_buf(), own }
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
    pub(super) fn make(&self) -> Result<(), Fault> {
        disk::make_folders(&self.out)?;
        let above: Vec<&Path> = self.own.ancestors().skip(1).take(if self.is_apart() { 2 } else { 0 }).collect();
        for folder in above.into_iter().rev().chain([self.own.as_path()]) {
            disk::make_folder(folder)?;
        }
        if self.is_apart() && !matches!(disk::look(&self.out.join(OWN))?, Found::Folder | Found::Nothing) {
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
pub(super) fn key(place: &Path) -> String {
    blake3::hash(place.to_string_lossy().as_bytes()).to_hex()[..32].to_owned()
}
