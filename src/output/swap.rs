//! How a booklet gets into its place: whole, or not at all.
//!
//! 1. all files are written into `.ourplan/staging/N`
//! 2. the record of the plan says what is about to happen
//! 3. `staging/N` is renamed `N.old`, and it and the old folder change places: from here on the new booklet stands
//! 4. `N.old` is cleared away: each file whose bytes are those that we wrote; all else in it goes back into the new folder
//!
//! Where two folders cannot change places (Windows, some disks), step 3 is two moves: the old folder to `N.old`, then
//! `N` into its place. A program that is killed between the two leaves no booklet there until the next run puts the old
//! one back. A booklet that goes is moved in this way too, with an empty `staging/N` that is removed afterwards.
//!
//! Whether the move in a record happened is told by the folders. `N` is there until the moment of the move, and gone after it. So:
//!
//! | found | means | what `open` does |
//! |---|---|---|
//! | `N` | stopped before the move | puts `N.old` back, if it had been taken away |
//! | `N.old` with the number of the move | stopped before the two changed places: it is the new one | names it `N` again, and goes on as above |
//! | neither | the new booklet is in its place | takes it into the record, clears away `N.old` |
//!
//! Records are not forced onto the disk: they hold through a killed program, not through a power cut.

use super::disk::{self, FileKind};
use super::publish::{in_real_folders, is_ours};
use super::record::{BookletRecord, Hash, Move};
use super::{Output, held as held_of, home};
use crate::system_error::SystemError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A folder in `staging/` that is being filled.
pub(super) struct StagingFolder {
    /// Its number.
    pub number: u64,
    /// The folder.
    pub path: PathBuf,
}

/// What a swap is about.
pub(super) struct Swap<'a> {
    pub plan: &'a str,
    pub reader: &'a str,
    /// The folder in its place.
    pub place: &'a Path,
    /// Whether something stands there now.
    pub there: bool,
    /// The booklet that comes; `None` if one goes.
    pub booklet: Option<Arc<BookletRecord>>,
    /// Our files in the old folder, with their hashes.
    pub ours: BTreeMap<String, Hash>,
    /// Where the old files are held back instead of removed: which of the reader's copies they become.
    pub held: Option<u32>,
}

impl Output {
    /// An empty folder to write a booklet into.
    pub(super) fn stage(&self) -> Result<StagingFolder, SystemError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.staging().join(number.to_string());
        let make_all = || {
            let above = self.home.is_apart().then(|| self.out.join(home::OWN));
            above.iter().chain([&self.staging()]).try_for_each(|folder| disk::make_folder(folder))
        };
        if number == self.first {
            make_all()?;
        }
        if disk::make_folder(&path).is_err() {
            // Two threads may begin at once, the second before the first has made the folder of all stages.
            make_all()?;
            disk::make_folder(&path)?;
        }
        Ok(StagingFolder { number, path })
    }

    /// Steps 2 to 4.
    pub(super) fn swap(&self, stage: &StagingFolder, swap: Swap<'_>) -> Result<(), SystemError> {
        let Swap { plan, reader, place, there, booklet, ours, held } = swap;
        let folder = if there && booklet.is_some() { disk::number_of(&stage.path) } else { None };
        let one = Move { number: stage.number, reader: reader.to_owned(), booklet, ours, held, folder, known: false };
        held_of(&self.index).forget_key();
        self.records.begin(plan, one.clone())?;
        let changed_places = folder.is_some() && self.change_places(stage, plan, &one, place)?;
        if !changed_places {
            let old = self.old(one.number);
            let moved_away = if there { disk::rename(place, &old) } else { Ok(()) };
            if let Err(fault) = moved_away {
                self.records.undo(plan, one.number, None)?;
                return Err(fault);
            }
            if let Err(fault) = settle(stage, one.booklet.is_none(), place) {
                if there && disk::rename(&old, place).is_err() {
                    // `finish` tries again; should that fail too, the next run does it.
                    held_of(&self.displaced).push((plan.to_owned(), one.number));
                } else {
                    self.records.undo(plan, one.number, None)?;
                }
                return Err(fault);
            }
        }
        let rest = there && self.retire(plan, &one).is_err();
        self.records.end(plan, &one, true, rest)
    }

    /// Step 3 in one moment, where the system can. Says whether it did; if not, all is as before.
    fn change_places(&self, stage: &StagingFolder, plan: &str, one: &Move, place: &Path) -> Result<bool, SystemError> {
        let old = self.old(one.number);
        if let Err(fault) = disk::rename(&stage.path, &old) {
            self.records.undo(plan, one.number, None)?;
            return Err(fault);
        }
        if disk::exchange(&old, place) {
            return Ok(true);
        }
        if let Err(fault) = disk::rename(&old, &stage.path) {
            // The next run knows by its number that it is the new one, and clears it away.
            let Move { number, reader, folder, .. } = one.clone();
            self.records.undo(plan, number, Some(Move { number, reader, folder, known: true, ..Move::default() }))?;
            return Err(fault);
        }
        Ok(false)
    }

    /// Puts those older booklets back that were taken away for others that then did not come.
    pub(super) fn put_all_back(&self) -> Result<(), SystemError> {
        for (plan, number) in held_of(&self.displaced).iter() {
            for one in self.records.moves_of(plan)?.iter().filter(|one| one.number == *number) {
                self.put_back(plan, one)?;
                self.records.undo(plan, *number, None)?;
            }
        }
        Ok(())
    }

    /// Puts an older booklet back. Where another one has come since, the old one is cleared away.
    fn put_back(&self, plan: &str, one: &Move) -> Result<(), SystemError> {
        let (old, place) = (self.old(one.number), self.place(plan, &one.reader)?);
        match disk::look(&old)? {
            FileKind::Folder if !place.there => disk::rename(&old, &place.path),
            FileKind::Folder => self.retire(plan, one),
            _ => Ok(()),
        }
    }

    /// Step 4: clears away the old folder. What is not ours in it goes back to where it was.
    fn retire(&self, plan: &str, one: &Move) -> Result<(), SystemError> {
        let old = self.old(one.number);
        for (name, hash) in &one.ours {
            match one.held {
                // What is held back may hold a secret, so it goes also if it was changed. What lies behind a link stays.
                Some(copy) if in_real_folders(&old, name)? => self.hold(plan, &one.reader, copy, &old, name)?,
                None if is_ours(&old, name, hash) => disk::remove_file(&old.join(name))?,
                _ => {}
            }
        }
        disk::remove_empty_folders(&old, one.ours.keys());
        if !disk::remove_if_empty(&old) {
            let place = self.place(plan, &one.reader)?;
            self.note_kept(plan, &one.reader);
            disk::make_folders(&place.path)?;
            carry_over(&old, &place.path)?;
        }
        Ok(())
    }

    /// Repairs what a stopped run left behind.
    pub(super) fn recover(&mut self) -> Result<(), SystemError> {
        if self.records.is_running() {
            held_of(&self.index).forget_key();
            self.remove_half_written()?;
            for plan in self.records.plans() {
                for one in self.records.moves_of(&plan)? {
                    self.mend(&plan, &one)?;
                }
                self.records.save_one(&plan)?;
            }
            self.save()?;
        }
        for name in disk::names_in(&self.staging())? {
            let name = name.to_string_lossy();
            let number = name.split('.').next().and_then(|digits| digits.parse::<u32>().ok()).unwrap_or(0);
            self.first = self.first.max(u64::from(number) + 1);
            if !name.ends_with(".old") {
                disk::remove_tree(&self.staging().join(name.as_ref()))?;
            }
        }
        self.next.store(self.first, Ordering::Relaxed);
        self.home.leave();
        Ok(())
    }

    fn mend(&self, plan: &str, one: &Move) -> Result<(), SystemError> {
        let (stage, old) = (self.staging().join(one.number.to_string()), self.old(one.number));
        if one.folder.is_some() && one.folder == disk::number_of(&old) {
            // It is the new one. Under its first name it is cleared away afterwards; a stop in between changes nothing.
            disk::rename(&old, &stage)?;
        }
        if !one.known && disk::is_folder(&stage)? {
            self.put_back(plan, one)?;
            return self.records.undo(plan, one.number, None);
        }
        let rest = disk::is_folder(&old)? && self.retire(plan, one).is_err();
        self.records.end(plan, one, false, rest)
    }

    fn old(&self, number: u64) -> PathBuf {
        self.staging().join(format!("{number}.old"))
    }
}

/// The second move of step 3.
fn settle(stage: &StagingFolder, is_going: bool, place: &Path) -> Result<(), SystemError> {
    if is_going {
        return if disk::remove_if_empty(&stage.path) { Ok(()) } else { Err(SystemError::Inside("a stage was not empty".into())) };
    }
    match disk::rename(&stage.path, place) {
        Err(fault) => {
            let Some(folder) = place.parent() else { return Err(fault) };
            // The plan's folder is not there yet. Another thread may make it at this moment, which is as good.
            disk::make_folder(folder)?;
            disk::rename(&stage.path, place)
        }
        done => done,
    }
}

/// Moves all that is left in a folder to another, and removes it. Nothing is written over.
fn carry_over(from: &Path, to: &Path) -> Result<(), SystemError> {
    for name in disk::names_in(from)? {
        let (source, target) = (from.join(&name), to.join(&name));
        if let (FileKind::Folder, FileKind::Folder) = (disk::look(&source)?, disk::look(&target)?) {
            carry_over(&source, &target)?;
        } else {
            disk::rename(&source, &disk::free_name(&target)?)?;
        }
    }
    disk::remove_if_empty(from);
    Ok(())
}
