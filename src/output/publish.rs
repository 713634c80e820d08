//! Whether a booklet has to be written, and what of the old one stays.

use super::disk::{self, Found};
use super::entry::{Entry, Listed};
use super::folder::Folder;
use super::manifest::hash;
use super::swap::{Stage, Swap};
use super::{Booklet, Outcome, Output, Replace, found, record};
use crate::fault::Fault;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

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
    listed: Listed<'a>,
    /// Its bytes; nothing for a file of another format that stays.
    bytes: Option<&'a [u8]>,
}

impl Output {
    /// Whether a reader's booklet was made from the same `key`, and stands as we wrote it.
    pub fn is_current(&self, plan: &str, reader: &str, key: &str) -> bool {
        let Ok(Some(entry)) = self.entry(plan, reader) else { return false };
        let stands = |place: Place| place.there && self.standing(&place, &entry).all(|standing| standing == Standing::Ours);
        let current = entry.key == key && self.place(plan, reader).is_ok_and(stands);
        if current {
            self.state().see(plan, reader);
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
        self.move_over(booklet.plan, booklet.reader)?;
        let place = self.place(booklet.plan, booklet.reader)?;
        let old = self.entry(booklet.plan, booklet.reader)?;
        let standing = self.standings(&place, old.as_deref());
        let wanted = self.wanted(&booklet, old.as_deref(), &standing)?;
        let entry = self.new_entry(&booklet, &wanted)?;
        let was_found = old.as_deref().is_some_and(|old| found::is_found(&old.key));
        if let Some(old) = &old
            && (old.has_the_files_of(&entry) || (was_found && old.has_the_bytes_of(&entry)))
            && standing.iter().all(|found| *found == Standing::Ours)
        {
            if old.key == entry.key {
                self.state().see(booklet.plan, booklet.reader);
            } else {
                self.note(booklet.plan, booklet.reader, Some(&entry), true)?;
            }
            self.summary().unchanged += 1;
            return Ok(Outcome::Unchanged);
        }
        let mut ours = ours(old.as_deref(), &standing);
        if place.there {
            ours.extend(adopted(&place, &wanted, &ours)?);
        }
        let stage = self.stage()?;
        let fill = || {
            let same =
                |file: &Listed<'_>| old.as_deref().is_some_and(|old| old.file(&file.name).is_some_and(|known| known.hash == file.hash));
            let stays = |file: &Listed<'_>| ours.contains(file.name.as_ref()) && same(file);
            fill(&stage, &place.path, &wanted, stays)
        };
        if let Err(fault) = fill() {
            // Room on the disk is given back at once; should that fail, the next run does it.
            let _ = disk::remove_tree(&stage.path);
            return Err(fault);
        }
        let Booklet { plan, reader, .. } = booklet;
        let ours = ours.into_iter().collect();
        // Nobody knows who last wrote in what was found, so it is not removed.
        let held = match &old {
            Some(old) if was_found && place.there => Some(self.note_held(plan, reader, old)?),
            _ => None,
        };
        self.swap(&stage, Swap { plan, reader, place: &place.path, there: place.there, entry: Some(entry), ours, held })?;
        if held.is_some() {
            self.summary().held_back.insert(format!("{plan}/{reader}"));
        }
        self.summary().made += 1;
        Ok(Outcome::Made)
    }

    /// The booklet that the manifest lists.
    ///
    /// # Errors
    /// `Fault::Io` when its line cannot be read; `Fault::Usage` when somebody changed the list meanwhile.
    pub(super) fn entry(&self, plan: &str, reader: &str) -> Result<Option<Arc<Entry>>, Fault> {
        let Some(slot) = self.state().slot(plan, reader).cloned() else { return Ok(None) };
        self.sources.entry(plan, reader, slot.at, &slot.shape, slot.unsure).map(Some)
    }

    /// What the list is to say of a booklet.
    fn new_entry(&self, booklet: &Booklet<'_>, wanted: &[Wanted<'_>]) -> Result<Arc<Entry>, Fault> {
        let names = wanted.iter().map(|file| (file.listed.name.as_ref(), file.listed.format));
        let facts = wanted.iter().map(|file| (file.listed.length, file.listed.hash)).collect();
        let shape = self.state().shapes.of(booklet.plan, booklet.reader, names);
        let entry = shape.and_then(|shape| Entry::new(booklet.plan, booklet.reader, booklet.key, shape, facts));
        entry.map(Arc::new).ok_or_else(|| Fault::Inside("a booklet has files of too many formats".into()))
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
    pub(super) fn standings(&self, place: &Place, old: Option<&Entry>) -> Vec<Standing> {
        old.into_iter().flat_map(|entry| self.standing(place, entry)).collect()
    }

    /// The same, one after the other.
    fn standing(&self, place: &Place, entry: &Entry) -> impl Iterator<Item = Standing> {
        let mut folder = place.there.then(|| Folder::open(&place.path));
        entry.files().map(move |file| match &mut folder {
            None => Standing::Missing,
            Some(folder) => match folder.look(&file.name) {
                Ok(Found::Nothing) => Standing::Missing,
                Ok(Found::File(data)) if data.length == u64::from(file.length) => {
                    // A file that nobody touched since the manifest was saved is as it was then.
                    if !entry.unsure && self.saved.is_some_and(|saved| data.touched < saved) {
                        return Standing::Ours;
                    }
                    self.read_again.fetch_add(1, Ordering::Relaxed);
                    let path = place.path.join(file.name.as_ref());
                    if disk::read(&path).is_ok_and(|bytes| hash(&bytes) == file.hash) { Standing::Ours } else { Standing::Theirs }
                }
                _ => Standing::Theirs,
            },
        })
    }

    /// The files that are to stand, sorted by name.
    fn wanted<'a>(&self, booklet: &Booklet<'a>, old: Option<&'a Entry>, standing: &[Standing]) -> Result<Vec<Wanted<'a>>, Fault> {
        let mut wanted = Vec::with_capacity(booklet.artifacts.len());
        for artifact in booklet.artifacts {
            let length = u32::try_from(artifact.bytes.len()).map_err(|_| Fault::Inside("a file of a booklet is over 4 GiB".into()))?;
            let listed = Listed { name: artifact.name.as_str().into(), format: artifact.format, length, hash: hash(&artifact.bytes) };
            wanted.push(Wanted { listed, bytes: Some(&artifact.bytes) });
        }
        if let (Replace::Formats(formats), Some(old)) = (booklet.replaces, old) {
            let stays = |(file, standing): &(Listed<'_>, &Standing)| **standing == Standing::Ours && !formats.contains(&file.format);
            let new: BTreeSet<&str> = booklet.artifacts.iter().map(|artifact| artifact.name.as_str()).collect();
            for (file, _) in old.files().zip(standing).filter(stays).filter(|(file, _)| !new.contains(file.name.as_ref())) {
                wanted.push(Wanted { listed: file, bytes: None });
            }
        }
        wanted.sort_unstable_by(|a, b| a.listed.name.cmp(&b.listed.name));
        Ok(wanted)
    }

    /// Where a plan or a reader had the same name in other capital letters, its older booklet goes first.
    fn move_over(&self, plan: &str, reader: &str) -> Result<(), Fault> {
        let Some((other_plan, other_reader)) = self.state().twin(plan, reader) else { return Ok(()) };
        let in_this_run = self.state().is_seen(&other_plan, &other_reader);
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
    for file in wanted.iter().filter(|file| !ours.contains(file.listed.name.as_ref())) {
        let path = place.path.join(file.listed.name.as_ref());
        if !in_real_folders(&place.path, &file.listed.name)? {
            theirs.push(path);
            continue;
        }
        match disk::look(&path)? {
            Found::Nothing => {}
            Found::File(data) if data.length == u64::from(file.listed.length) && hash(&disk::read(&path)?) == file.listed.hash => {
                adopted.push(file.listed.name.to_string());
            }
            _ => theirs.push(path),
        }
    }
    if theirs.is_empty() { Ok(adopted) } else { Err(Fault::NotOurs(theirs)) }
}

/// The names of those files of an older booklet that are as we wrote them.
pub(super) fn ours(old: Option<&Entry>, standing: &[Standing]) -> BTreeSet<String> {
    let files = old.into_iter().flat_map(Entry::files);
    files.zip(standing).filter(|(_, found)| **found == Standing::Ours).map(|(file, _)| file.name.into_owned()).collect()
}

/// Writes the files into a stage. Files whose bytes stay are linked and not written again.
fn fill(stage: &Stage, place: &Path, wanted: &[Wanted<'_>], stays: impl Fn(&Listed<'_>) -> bool) -> Result<(), Fault> {
    let mut folders = BTreeSet::new();
    for file in wanted {
        let path = stage.path.join(file.listed.name.as_ref());
        if let Some((folder, _)) = file.listed.name.rsplit_once('/')
            && folders.insert(folder)
        {
            disk::make_folders(&stage.path.join(folder))?;
        }
        let from = place.join(file.listed.name.as_ref());
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
