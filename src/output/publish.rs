//! Whether a booklet has to be written, and what of the old one stays.

use super::disk::{self, Found};
use super::folder::Folder;
use super::record::{self, BookletRecord, FileRecord, hash};
use super::records::Listed;
use super::swap::{Stage, Swap};
use super::{Booklet, Outcome, Output, Replace, found};
use crate::fault::Fault;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a listed file is found on the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// As we wrote it.
    Ours,
    /// Not there.
    Missing,
    /// Somebody changed it, or something else has its name.
    Theirs,
}

/// A reader's folder.
pub(super) struct Place {
    pub path: PathBuf,
    /// Whether it is there.
    pub there: bool,
}

/// A file of the booklet that is to stand.
struct Wanted<'a> {
    listed: FileRecord,
    /// Its bytes; nothing for a file of another format that stays.
    bytes: Option<&'a [u8]>,
}

impl Output {
    /// Whether a reader's booklet was made from the same `key`, and stands as we wrote it.
    pub fn is_current(&self, plan: &str, reader: &str, key: &str) -> bool {
        let Ok(Some(known)) = self.known(plan, reader) else { return false };
        let stands = |place: Place| place.there && self.standing(plan, reader, &place, &known).all(|standing| standing == Standing::Ours);
        let current = known.record.key == key && self.place(plan, reader).is_ok_and(stands);
        if current {
            self.records.see(plan, reader);
        }
        current
    }

    /// Puts a booklet into its place, whole or not at all. Many threads may publish at once, each
    /// another reader's. With the same bytes as before, nothing is written and the files' times stay.
    ///
    /// # Errors
    /// `Fault::Usage` when a file that is not ours stands in the way; the message names it.
    /// `Fault::Io` when the disk is full or the folder cannot be written: the old booklet stays.
    /// `Fault::Inside` for a name that cannot be a file, or an empty booklet.
    pub fn publish(&self, booklet: Booklet<'_>) -> Result<Outcome, Fault> {
        record::check_names(&booklet)?;
        let Booklet { plan, reader, .. } = booklet;
        self.move_over(plan, reader)?;
        let place = self.place(plan, reader)?;
        let known = self.known(plan, reader)?;
        let old = known.as_ref().map(|known| &*known.record);
        let standing = self.standings(plan, reader, &place, known.as_ref());
        let wanted = self.wanted(&booklet, old, &standing)?;
        let new = BookletRecord { key: booklet.key.to_owned(), files: wanted.iter().map(|file| file.listed.clone()).collect() };
        let was_found = old.is_some_and(|old| found::is_found(&old.key));
        if let Some(old) = old
            && (old.files == new.files || (was_found && old.has_the_bytes_of(&new)))
            && standing.iter().all(|found| *found == Standing::Ours)
        {
            if old.key == new.key {
                self.records.see(plan, reader);
            } else {
                self.note(plan, reader, Some(new), true)?;
            }
            self.summary().unchanged += 1;
            return Ok(Outcome::Unchanged);
        }
        let mut ours = ours(old, &standing);
        if place.there {
            ours.extend(adopted(&place, &wanted, &ours)?);
        }
        let stage = self.stage()?;
        let same = |file: &FileRecord| old.is_some_and(|old| old.file(&file.name).is_some_and(|known| known.hash == file.hash));
        let stays = |file: &FileRecord| ours.contains(&file.name) && same(file);
        if let Err(fault) = fill(&stage, &place.path, &wanted, stays) {
            // Room on the disk is given back at once; should that fail, the next run does it.
            let _ = disk::remove_tree(&stage.path);
            return Err(fault);
        }
        let ours = ours.into_iter().collect();
        // Nobody knows who last wrote in what was found, so it is not removed.
        let held = match old {
            Some(old) if was_found && place.there => Some(self.note_held(plan, reader, old)?),
            _ => None,
        };
        self.swap(&stage, Swap { plan, reader, place: &place.path, there: place.there, booklet: Some(Arc::new(new)), ours, held })?;
        if held.is_some() {
            self.summary().held_back.insert(format!("{plan}/{reader}"));
        }
        self.summary().made += 1;
        Ok(Outcome::Made)
    }

    /// The booklet that the record of its plan lists.
    ///
    /// # Errors
    /// `Fault::Io` when the record cannot be read.
    pub(super) fn known(&self, plan: &str, reader: &str) -> Result<Option<Listed>, Fault> {
        self.records.booklet(plan, reader)
    }

    /// The folder of a reader. The plan's folder and the reader's are real folders, or not there.
    pub(super) fn place(&self, plan: &str, reader: &str) -> Result<Place, Fault> {
        let folder = self.out.join(plan);
        let there = match disk::look(&folder)? {
            Found::Nothing => false,
            Found::Folder => true,
            _ => return Err(disk::in_the_way(&folder)),
        };
        let path = folder.join(reader);
        match if there { disk::look(&path)? } else { Found::Nothing } {
            Found::Nothing => Ok(Place { path, there: false }),
            Found::Folder => Ok(Place { path, there: true }),
            _ => Err(disk::in_the_way(&path)),
        }
    }

    /// How each file of an older booklet is found.
    pub(super) fn standings(&self, plan: &str, reader: &str, place: &Place, old: Option<&Listed>) -> Vec<Standing> {
        old.into_iter().flat_map(|known| self.standing(plan, reader, place, known)).collect()
    }

    /// The same, one after the other.
    fn standing(&self, plan: &str, reader: &str, place: &Place, known: &Listed) -> impl Iterator<Item = Standing> {
        let mut folder = place.there.then(|| Folder::open(&place.path));
        known.record.files.iter().map(move |file| match &mut folder {
            None => Standing::Missing,
            Some(folder) => match folder.look(&file.name) {
                Ok(Found::Nothing) => Standing::Missing,
                Ok(Found::File(data)) if data.length == u64::from(file.length) => {
                    // A file that nobody touched since the record was saved is as it was then.
                    if known.saved.is_some_and(|saved| data.touched < saved) {
                        return Standing::Ours;
                    }
                    self.records.note_read_again(plan, Some(reader), 1);
                    let path = place.path.join(&file.name);
                    if disk::read(&path).is_ok_and(|bytes| hash(&bytes) == file.hash) { Standing::Ours } else { Standing::Theirs }
                }
                _ => Standing::Theirs,
            },
        })
    }

    /// The files that are to stand, sorted by name.
    fn wanted<'a>(&self, booklet: &Booklet<'a>, old: Option<&BookletRecord>, standing: &[Standing]) -> Result<Vec<Wanted<'a>>, Fault> {
        let mut wanted = Vec::with_capacity(booklet.artifacts.len());
        for artifact in booklet.artifacts {
            let length = u32::try_from(artifact.bytes.len()).map_err(|_| Fault::Inside("a file of a booklet is over 4 GiB".into()))?;
            let listed = FileRecord { name: artifact.name.clone(), format: artifact.format, length, hash: hash(&artifact.bytes) };
            wanted.push(Wanted { listed, bytes: Some(&artifact.bytes) });
        }
        if let (Replace::Formats(formats), Some(old)) = (booklet.replaces, old) {
            let stays = |(file, standing): &(&FileRecord, &Standing)| **standing == Standing::Ours && !formats.contains(&file.format);
            let new: BTreeSet<&str> = booklet.artifacts.iter().map(|artifact| artifact.name.as_str()).collect();
            for (file, _) in old.files.iter().zip(standing).filter(stays).filter(|(file, _)| !new.contains(file.name.as_str())) {
                wanted.push(Wanted { listed: file.clone(), bytes: None });
            }
        }
        wanted.sort_unstable_by(|a, b| a.listed.name.cmp(&b.listed.name));
        Ok(wanted)
    }

    /// Where a plan or a reader had the same name in other capital letters, its older booklet goes first.
    fn move_over(&self, plan: &str, reader: &str) -> Result<(), Fault> {
        let Some((other_plan, other_reader, in_this_run)) = self.records.twin(plan, reader)? else { return Ok(()) };
        if in_this_run {
            return Err(Fault::Usage(format!(
                "The booklets {plan}/{reader} and {other_plan}/{other_reader} differ only in capital letters, \
                 and many computers take them for one. Rename one of the two."
            )));
        }
        self.remove_reader(&other_plan, &other_reader).map(drop)
    }
}

/// Files that stand where ours are to be and are not known as ours. The same bytes are taken over;
/// other bytes are a person's own, and the booklet is not written.
fn adopted(place: &Place, wanted: &[Wanted<'_>], ours: &BTreeSet<String>) -> Result<Vec<String>, Fault> {
    let (mut adopted, mut theirs) = (Vec::new(), Vec::new());
    for file in wanted.iter().filter(|file| !ours.contains(&file.listed.name)) {
        let path = place.path.join(&file.listed.name);
        if !in_real_folders(&place.path, &file.listed.name)? {
            theirs.push(path);
            continue;
        }
        match disk::look(&path)? {
            Found::Nothing => {}
            Found::File(data) if data.length == u64::from(file.listed.length) && hash(&disk::read(&path)?) == file.listed.hash => {
                adopted.push(file.listed.name.clone());
            }
            _ => theirs.push(path),
        }
    }
    if theirs.is_empty() { Ok(adopted) } else { Err(Fault::NotOurs(theirs)) }
}

/// The names of those files of an older booklet that are as we wrote them.
pub(super) fn ours(old: Option<&BookletRecord>, standing: &[Standing]) -> BTreeSet<String> {
    let files = old.into_iter().flat_map(|booklet| &booklet.files);
    files.zip(standing).filter(|(_, found)| **found == Standing::Ours).map(|(file, _)| file.name.clone()).collect()
}

/// Writes the files into a stage. Files whose bytes stay are linked and not written again.
fn fill(stage: &Stage, place: &Path, wanted: &[Wanted<'_>], stays: impl Fn(&FileRecord) -> bool) -> Result<(), Fault> {
    let mut folders = BTreeSet::new();
    for file in wanted {
        let path = stage.path.join(&file.listed.name);
        if let Some((folder, _)) = file.listed.name.rsplit_once('/')
            && folders.insert(folder)
        {
            disk::make_folders(&stage.path.join(folder))?;
        }
        let from = place.join(&file.listed.name);
        if stays(&file.listed) && disk::link(&from, &path).is_ok() {
            continue;
        }
        match file.bytes {
            Some(bytes) => disk::write_new(&path, bytes)?,
            None => disk::copy(&from, &path)?,
        }
    }
    Ok(())
}

/// Whether the folders between a place and a file in it are folders, or not there, and no links.
pub(super) fn in_real_folders(place: &Path, name: &str) -> Result<bool, Fault> {
    for (at, _) in name.match_indices('/') {
        if !matches!(disk::look(&place.join(&name[..at]))?, Found::Folder | Found::Nothing) {
            return Ok(false);
        }
    }
    Ok(true)
}
