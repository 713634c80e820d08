//! The booklets that a record lists: published, looked at again, removed or held back.

use super::disk::{self, FileKind, Folder};
use super::record::{self, BookletRecord, FileRecord, Hash, hash};
use super::record_store::Listed;
use super::swap::{StagingFolder, Swap};
use super::{Copies, NewBooklet, Outcome, Output, Replace, held as held_of, unlisted};
use crate::formats::Artifact;
use crate::system_error::SystemError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A reader's folder.
pub(super) struct ReaderFolder {
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
        let stands = |place: ReaderFolder| place.there && self.is_as_written(plan, reader, &place.path, &known);
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
    /// `SystemError::Usage` when a file that is not ours stands in the way; the message names it.
    /// `SystemError::Io` when the disk is full or the folder cannot be written: the old booklet stays.
    /// `SystemError::Inside` for a name that cannot be a file, or an empty booklet.
    pub fn publish(&self, booklet: NewBooklet<'_>) -> Result<Outcome, SystemError> {
        record::check_names(&booklet)?;
        let NewBooklet { plan, reader, .. } = booklet;
        self.move_over(plan, reader)?;
        let place = self.place(plan, reader)?;
        let known = self.known(plan, reader)?;
        let old = known.as_ref().map(|known| &*known.record);
        let mut ours = old.map(BookletRecord::hashes).unwrap_or_default();
        ours.retain(|name, hash| is_ours(&place.path, name, hash));
        let wanted = wanted(&booklet, old, &ours)?;
        let new = BookletRecord { key: booklet.key.to_owned(), files: wanted.iter().map(|file| file.listed.clone()).collect() };
        let was_found = old.is_some_and(|old| unlisted::is_found(&old.key));
        if let Some(old) = old
            && (old.files == new.files || (was_found && old.has_the_bytes_of(&new)))
            && ours.len() == old.files.len()
        {
            if old.key == new.key {
                self.records.see(plan, reader);
            } else {
                self.note(plan, reader, Some(new), true)?;
            }
            self.summary().unchanged += 1;
            return Ok(Outcome::Unchanged);
        }
        let adopted = if place.there { adopted(&place.path, &wanted, &ours)? } else { BTreeMap::new() };
        let stage = self.stage()?;
        let stays = |file: &FileRecord| ours.get(&file.name) == Some(&file.hash);
        if let Err(fault) = fill(&stage, &place.path, &wanted, stays) {
            // Room on the disk is given back at once; should that fail, the next run does it.
            let _ = disk::remove_tree(&stage.path);
            return Err(fault);
        }
        ours.extend(adopted);
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
    pub(super) fn known(&self, plan: &str, reader: &str) -> Result<Option<Listed>, SystemError> {
        self.records.booklet(plan, reader)
    }

    /// The folder of a reader. The plan's folder and the reader's are real folders, or not there.
    pub(super) fn place(&self, plan: &str, reader: &str) -> Result<ReaderFolder, SystemError> {
        let folder = self.out.join(plan);
        let there = match disk::look(&folder)? {
            FileKind::Nothing => false,
            FileKind::Folder => true,
            _ => return Err(disk::in_the_way(&folder)),
        };
        let path = folder.join(reader);
        match if there { disk::look(&path)? } else { FileKind::Nothing } {
            FileKind::Nothing => Ok(ReaderFolder { path, there: false }),
            FileKind::Folder => Ok(ReaderFolder { path, there: true }),
            _ => Err(disk::in_the_way(&path)),
        }
    }

    /// Whether the files of a booklet are as we wrote them. One that nobody touched since the record was saved is not read for that; before
    /// it is removed or replaced, it is.
    fn is_as_written(&self, plan: &str, reader: &str, place: &Path, known: &Listed) -> bool {
        let mut folder = Folder::open(place);
        known.record.files.iter().all(|file| match folder.look(&file.name) {
            Ok(FileKind::File(data)) if data.length == u64::from(file.length) => {
                known.saved.is_some_and(|saved| data.touched < saved) || {
                    self.records.note_read_again(plan, Some(reader), 1);
                    is_ours(place, &file.name, &file.hash)
                }
            }
            _ => false,
        })
    }

    /// Where a plan or a reader had the same name in other capital letters, its older booklet goes first.
    fn move_over(&self, plan: &str, reader: &str) -> Result<(), SystemError> {
        let Some((other_plan, other_reader, in_this_run)) = self.records.twin(plan, reader)? else { return Ok(()) };
        if in_this_run {
            return Err(SystemError::Usage(format!(
                "The booklets {plan}/{reader} and {other_plan}/{other_reader} differ only in capital letters, \
                 and many computers take them for one. Rename one of the two."
            )));
        }
        self.remove_reader(&other_plan, &other_reader).map(drop)
    }
}

/// The files that are to stand, sorted by name.
fn wanted<'a>(
    booklet: &NewBooklet<'a>,
    old: Option<&BookletRecord>,
    ours: &BTreeMap<String, Hash>,
) -> Result<Vec<Wanted<'a>>, SystemError> {
    let mut wanted = Vec::with_capacity(booklet.artifacts.len());
    for artifact in booklet.artifacts {
        let length = u32::try_from(artifact.bytes.len()).map_err(|_| SystemError::Inside("a file of a booklet is over 4 GiB".into()))?;
        let listed = FileRecord { name: artifact.name.clone(), format: artifact.format, length, hash: hash(&artifact.bytes) };
        wanted.push(Wanted { listed, bytes: Some(&artifact.bytes) });
    }
    if let (Replace::Formats(formats), Some(old)) = (booklet.replaces, old) {
        let new: BTreeSet<&str> = booklet.artifacts.iter().map(|artifact| artifact.name.as_str()).collect();
        let stays =
            |file: &&FileRecord| ours.contains_key(&file.name) && !formats.contains(&file.format) && !new.contains(file.name.as_str());
        wanted.extend(old.files.iter().filter(stays).map(|file| Wanted { listed: file.clone(), bytes: None }));
    }
    wanted.sort_unstable_by(|a, b| a.listed.name.cmp(&b.listed.name));
    Ok(wanted)
}

/// Files that stand where ours are to be and are not known as ours, with their hashes. The same bytes are taken over;
/// other bytes are a person's own, and the booklet is not written.
fn adopted(place: &Path, wanted: &[Wanted<'_>], ours: &BTreeMap<String, Hash>) -> Result<BTreeMap<String, Hash>, SystemError> {
    let (mut adopted, mut theirs) = (BTreeMap::new(), Vec::new());
    for FileRecord { name, hash, .. } in wanted.iter().map(|file| &file.listed).filter(|file| !ours.contains_key(&file.name)) {
        let path = place.join(name);
        if is_ours(place, name, hash) {
            adopted.insert(name.clone(), hash.clone());
        } else if !in_real_folders(place, name)? || disk::is_there(&path)? {
            theirs.push(path);
        }
    }
    if theirs.is_empty() { Ok(adopted) } else { Err(SystemError::NotOurs(theirs)) }
}

/// Whether the file of a name has the bytes that we wrote. A link, or one that cannot be read, is not ours.
pub(super) fn is_ours(place: &Path, name: &str, hash: &str) -> bool {
    let path = place.join(name);
    let is_file = || matches!(disk::look(&path), Ok(FileKind::File(_)));
    in_real_folders(place, name).unwrap_or(false) && is_file() && disk::hash_file(&path).is_ok_and(|found| found == hash)
}

/// Writes the files into a stage. Files whose bytes stay are linked and not written again.
fn fill(stage: &StagingFolder, place: &Path, wanted: &[Wanted<'_>], stays: impl Fn(&FileRecord) -> bool) -> Result<(), SystemError> {
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
pub(super) fn in_real_folders(place: &Path, name: &str) -> Result<bool, SystemError> {
    for (at, _) in name.match_indices('/') {
        if !matches!(disk::look(&place.join(&name[..at]))?, FileKind::Folder | FileKind::Nothing) {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Copies for Output {
    fn readers_of(&self, plan: &str) -> Vec<String> {
        self.records.readers_of(plan).unwrap_or_default()
    }

    fn key_of(&self, plan: &str, reader: &str) -> Option<String> {
        self.known(plan, reader).ok().flatten().map(|known| known.record.key.clone())
    }

    fn set_key(&self, plan: &str, reader: &str, key: &str) -> Result<(), SystemError> {
        let Some(old) = self.known(plan, reader)?.filter(|old| old.record.key != key) else { return Ok(()) };
        let new = BookletRecord { key: key.to_owned(), files: old.record.files.clone() };
        let is_seen = self.records.is_seen(plan, reader)?;
        self.note(plan, reader, Some(new), is_seen)
    }

    fn is_as_made(&self, plan: &str, reader: &str) -> bool {
        self.key_of(plan, reader).is_some_and(|key| self.is_current(plan, reader, &key))
    }

    /// A file that is gone, or lies behind a link, is left out.
    fn older_copy(&self, plan: &str, reader: &str) -> Result<Vec<Artifact>, SystemError> {
        let Some(known) = self.known(plan, reader)? else { return Ok(Vec::new()) };
        let place = self.place(plan, reader)?;
        let mut files = Vec::with_capacity(known.record.files.len());
        for file in &known.record.files {
            let path = place.path.join(&file.name);
            if place.there && in_real_folders(&place.path, &file.name)? && matches!(disk::look(&path)?, FileKind::File(_)) {
                files.push(Artifact { name: file.name.clone(), bytes: disk::read(&path)?, format: file.format });
            }
        }
        Ok(files)
    }

    /// Moves it to `.ourplan/held-back/PLAN/READER`. Files that are not ours stay where they are, and so does what was held back before.
    fn hold_back(&self, plan: &str, reader: &str) -> Result<(), SystemError> {
        self.take_away(plan, reader, true).map(drop)
    }
}

impl Output {
    /// The folder of a plan's booklets.
    #[must_use]
    pub fn place_of(&self, plan: &str) -> PathBuf {
        self.out.join(plan)
    }

    /// The plans that have booklets here, in order.
    pub fn plans(&self) -> Vec<String> {
        self.records.plans()
    }

    /// The plans that have booklets here and the same name as a plan, but for capital letters.
    pub fn plans_like(&self, plan: &str) -> Vec<String> {
        self.records.plans_like(plan)
    }

    /// Removes one reader's booklet, and says whether there was one. Files that are not ours stay.
    ///
    /// # Errors
    /// `SystemError::Io` when it cannot be removed; `SystemError::Usage` when a link stands in its place.
    pub fn remove_reader(&self, plan: &str, reader: &str) -> Result<bool, SystemError> {
        self.take_away(plan, reader, false)
    }

    /// Removes the booklets of all who are no longer readers of a plan that was built, and names them.
    pub fn keep_readers(&self, plan: &str, readers: &BTreeSet<String>) -> Result<Vec<String>, SystemError> {
        let mut gone = self.records.readers_of(plan)?;
        gone.retain(|reader| !readers.contains(reader));
        for reader in &gone {
            self.remove_reader(plan, reader)?;
        }
        Ok(gone)
    }

    /// Removes the booklets of all plans but these, and names the plans that went. Only for a run that
    /// looked at the whole project.
    pub fn keep_plans(&self, plans: &BTreeSet<String>) -> Result<Vec<String>, SystemError> {
        let mut gone = self.plans();
        gone.retain(|plan| !plans.contains(plan));
        for plan in &gone {
            self.keep_readers(plan, &BTreeSet::new())?;
        }
        Ok(gone)
    }

    /// Notes a reader's booklet, if no file is moved.
    pub(super) fn note(&self, plan: &str, reader: &str, booklet: Option<BookletRecord>, is_seen: bool) -> Result<(), SystemError> {
        held_of(&self.index).forget_key();
        self.records.note(plan, reader, booklet.map(Arc::new), is_seen)
    }

    /// Removes a booklet, or holds it back: what a person must see first, and what the record did not know, is never removed at once.
    fn take_away(&self, plan: &str, reader: &str, held: bool) -> Result<bool, SystemError> {
        let Some(known) = self.known(plan, reader)? else { return Ok(false) };
        let held = held || unlisted::is_found(&known.record.key);
        let place = self.place(plan, reader)?;
        if place.there {
            let held = if held { Some(self.note_held(plan, reader, &known.record)?) } else { None };
            let stage = self.stage()?;
            let ours = known.record.hashes();
            self.swap(&stage, Swap { plan, reader, place: &place.path, there: true, booklet: None, ours, held })?;
        } else {
            self.note(plan, reader, None, false)?;
        }
        disk::remove_if_empty(&self.out.join(plan));
        let mut summary = self.summary();
        let went = if held { &mut summary.held_back } else { &mut summary.removed };
        went.insert(format!("{plan}/{reader}"));
        Ok(true)
    }
}
