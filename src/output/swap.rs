//! How a booklet gets into its place: whole, or not at all.
//!
//! 1. all files are written into `.ourplan/staging/N`
//! 2. the journal says what is about to happen
//! 3. `staging/N` is renamed `N.old`, and it and the old folder change places: from here on the new booklet stands
//! 4. `N.old` is cleared away; what is not ours in it goes back into the new folder
//!
//! Where two folders cannot change places (Windows, some disks), step 3 is two moves: the old folder to `N.old`, then
//! `N` into its place. A program that is killed between the two leaves no booklet there until the next run puts the old
//! one back. A booklet that goes is moved in this way too, with an empty `staging/N` that is removed afterwards.

use super::disk::{self, Found};
use super::entry::Entry;
use super::folder;
use super::journal::{self, Move};
use super::line::Line;
use super::publish::in_real_folders;
use super::sources::Spot;
use super::{Output, held as held_of, home, record};
use crate::fault::Fault;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A folder in `staging/` that is being filled.
pub(super) struct Stage {
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
    pub entry: Option<Arc<Entry>>,
    /// Our files in the old folder.
    pub ours: Vec<String>,
    /// Where the old files are held back instead of removed: which of the reader's copies they become.
    pub held: Option<u32>,
}

impl Output {
    /// An empty folder to write a booklet into.
    pub(super) fn stage(&self) -> Result<Stage, Fault> {
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
        Ok(Stage { number, path })
    }

    /// Steps 2 to 4.
    pub(super) fn swap(&self, stage: &Stage, swap: Swap<'_>) -> Result<(), Fault> {
        let line = Move {
            number: stage.number,
            plan: swap.plan.to_owned(),
            reader: swap.reader.to_owned(),
            booklet: swap.entry.as_ref().map(|entry| Line::new(swap.plan, swap.reader, entry)),
            ours: swap.ours,
            held: swap.held.is_some(),
            copy: swap.held.unwrap_or_default(),
            folder: if swap.there && swap.entry.is_some() { disk::number_of(&stage.path) } else { None },
            ..Move::default()
        };
        let at = self.journal().note(&line)?;
        let changed_places = line.folder.is_some() && self.change_places(stage, &line, swap.place)?;
        let Move { number, plan, reader, ours, held, copy, .. } = line;
        let old = self.old(number);
        let rest = Move { number, plan, reader, ours, held, copy, known: true, ..Move::default() };
        if !changed_places {
            if swap.there {
                disk::rename(swap.place, &old)?;
            }
            if let Err(fault) = settle(stage, swap.entry.is_none(), swap.place) {
                if swap.there && disk::rename(&old, swap.place).is_err() {
                    // `finish` tries again; should that fail too, the next run does it.
                    held_of(&self.displaced).push(rest);
                }
                return Err(fault);
            }
        }
        self.state().set(&rest.plan, &rest.reader, swap.entry.map(|entry| (Arc::clone(&entry.shape), at)), true, false);
        if swap.there && self.retire(&rest).is_err() {
            self.left_over().push(rest);
        }
        Ok(())
    }

    /// Step 3 in one moment, where the machine can. Says whether it did; if not, all is as before.
    fn change_places(&self, stage: &Stage, line: &Move<'_>, place: &Path) -> Result<bool, Fault> {
        let old = self.old(line.number);
        disk::rename(&stage.path, &old)?;
        if disk::exchange(&old, place) {
            return Ok(true);
        }
        if let Err(fault) = disk::rename(&old, &stage.path) {
            let (plan, reader) = (line.plan.clone(), line.reader.clone());
            self.left_over().push(Move { number: line.number, plan, reader, folder: line.folder, known: true, ..Move::default() });
            return Err(fault);
        }
        Ok(false)
    }

    /// Puts an older booklet back that was taken away for one that then did not come. Where another one
    /// has come since, the old one is cleared away.
    pub(super) fn put_back(&self, line: &Move<'_>) -> Result<(), Fault> {
        let (old, place) = (self.old(line.number), self.place(&line.plan, &line.reader)?);
        match disk::look(&old)? {
            Found::Folder if !place.there => disk::rename(&old, &place.path),
            Found::Folder => self.retire(line),
            _ => Ok(()),
        }
    }

    /// Step 4: clears away the old folder. What is not ours in it goes back to where it was.
    fn retire(&self, line: &Move<'_>) -> Result<(), Fault> {
        let old = self.old(line.number);
        for name in &line.ours {
            // What lies behind a link is not ours, and stays.
            if !in_real_folders(&old, name)? {
                continue;
            }
            if line.held {
                self.hold(&line.plan, &line.reader, line.copy, &old, name)?;
            } else {
                disk::remove_file(&old.join(name))?;
            }
        }
        folder::remove_empty_folders(&old, &line.ours);
        if !disk::remove_if_empty(&old) {
            let place = self.place(&line.plan, &line.reader)?;
            self.note_kept(&line.plan, &line.reader);
            disk::make_folders(&place.path)?;
            carry_over(&old, &place.path)?;
        }
        Ok(())
    }

    /// Mends what a stopped run left behind.
    pub(super) fn recover(&mut self) -> Result<(), Fault> {
        if self.journal_is_foreign()? {
            self.put_aside(journal::FILE)?;
        } else if let Some(mut lines) = journal::left_behind(&self.own)? {
            while let Some((at, bytes)) = lines.next()? {
                // A line that is not whole was never acted on.
                if let Ok(line) = serde_json::from_slice(bytes) {
                    self.mend(line, at)?;
                }
            }
            drop(lines);
            self.save()?;
            self.mended = true;
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

    /// Whether a line of the journal names what no line of ours can name.
    fn journal_is_foreign(&self) -> Result<bool, Fault> {
        let Some(mut lines) = journal::left_behind(&self.own)? else { return Ok(false) };
        while let Some((_, bytes)) = lines.next()? {
            if serde_json::from_slice(bytes).is_ok_and(|line| !record::is_plain(&line)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn mend(&mut self, line: Move<'_>, at: Spot) -> Result<(), Fault> {
        if let Some(index) = &line.index {
            return self.mend_index(index);
        }
        let (stage, old) = (self.staging().join(line.number.to_string()), self.old(line.number));
        if line.folder.is_some() && line.folder == disk::number_of(&old) {
            // It is the new one. Under its first name it is cleared away below; a stop in between changes nothing.
            disk::rename(&old, &stage)?;
        }
        if !line.known && line.number > 0 && matches!(disk::look(&stage)?, Found::Folder) {
            return self.put_back(&line);
        }
        if !line.known {
            let mut manifest = self.state();
            let shape = line.booklet.as_ref().and_then(|booklet| {
                let shape = booklet.shape(&mut manifest.shapes)?;
                booklet.entry(&shape).map(|_| shape)
            });
            manifest.set(&line.plan, &line.reader, shape.map(|shape| (shape, at)), false, true);
        }
        if matches!(disk::look(&old)?, Found::Folder) {
            let rest = Move {
                booklet: None,
                known: true,
                number: line.number,
                plan: line.plan,
                reader: line.reader,
                ours: line.ours,
                held: line.held,
                copy: line.copy,
                index: None,
                folder: None,
            };
            if self.retire(&rest).is_err() {
                self.left_over().push(rest);
            }
        }
        Ok(())
    }

    fn old(&self, number: u64) -> PathBuf {
        self.staging().join(format!("{number}.old"))
    }
}

/// The second move of step 3.
fn settle(stage: &Stage, is_going: bool, place: &Path) -> Result<(), Fault> {
    if is_going {
        return if disk::remove_if_empty(&stage.path) { Ok(()) } else { Err(Fault::Inside("a stage was not empty".into())) };
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
fn carry_over(from: &Path, to: &Path) -> Result<(), Fault> {
    for name in disk::names_in(from)? {
        let (source, target) = (from.join(&name), to.join(&name));
        if let (Found::Folder, Found::Folder) = (disk::look(&source)?, disk::look(&target)?) {
            carry_over(&source, &target)?;
        } else {
            disk::rename(&source, &folder::free_name(&target)?)?;
        }
    }
    disk::remove_if_empty(from);
    Ok(())
}
