//! The records of all plans of an output folder. Each is read when its plan is first asked for, and written by a rename.
//!
//! While a run changes something, `.ourplan/running` is there. Where the next run finds it, records may hold moves that are to be repaired
//! (`swap.rs`); else none does, and no record has to be read to know that.

use super::disk::{self, FileKind, Moment};
use super::record::{self, BookletRecord, LARGEST, Move, OF_EARLIER_FORMS, PlanRecord};
use super::{MANY, held};
use crate::system_error::SystemError;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// The folder of the records, in `.ourplan/`.
pub(super) const FOLDER: &str = "plans";

/// There while a run changes something, in `.ourplan/`.
pub(super) const RUNNING: &str = "running";

/// How many records are held in memory: those of the plans that are at work, and some more.
const MOST: usize = 64;

/// All records of an output folder.
pub(super) struct Records {
    own: PathBuf,
    folder: PathBuf,
    /// The plans that have booklets, by their names in small letters.
    names: Mutex<BTreeMap<String, BTreeSet<String>>>,
    known: Mutex<BTreeMap<String, Arc<Mutex<CachedRecord>>>>,
    /// The plans whose records are in memory, the one that was read first in front.
    recent: Mutex<VecDeque<String>>,
    /// Whether `running` is there.
    is_running: Mutex<bool>,
    /// Whether moves in the records are still to be repaired. Where nobody was stopped, they have happened.
    has_moves: AtomicBool,
    /// How many files had to be read again since their times could not vouch for them.
    read_again: AtomicUsize,
    /// The plans whose records were damaged or not ours, and where these lay.
    refused: Mutex<BTreeMap<String, PathBuf>>,
}

/// A booklet that a record lists.
pub(super) struct Listed {
    pub record: Arc<BookletRecord>,
    /// The time before which its files were looked at. `None` where nothing is known of that.
    pub saved: Option<Moment>,
}

/// What is known of one plan.
#[derive(Default)]
struct CachedRecord {
    /// Its record, while it is in memory.
    record: Option<PlanRecord>,
    /// When the record was saved that was read. A file that was touched later is read again before it is trusted.
    saved: Option<Moment>,
    /// The readers of whose files not even that is known.
    unsure: BTreeSet<String>,
    /// The readers whose booklets this run wrote or found as they were.
    seen: BTreeSet<String>,
    /// Whether the file on the disk does not say the same.
    is_behind: bool,
    /// Whether files of it had to be read again.
    was_read_again: bool,
}

impl Records {
    /// The records of an output folder. Only their names are read.
    pub fn open(own: &Path) -> Result<Records, SystemError> {
        let folder = own.join(FOLDER);
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for plan in disk::names_in(&folder)?.iter().filter_map(|name| record::plan_of(name.to_str()?)) {
            names.entry(plan.to_lowercase()).or_default().insert(plan);
        }
        let is_running = disk::is_there(&own.join(RUNNING))?;
        Ok(Records {
            own: own.to_path_buf(),
            folder,
            names: Mutex::new(names),
            known: Mutex::default(),
            recent: Mutex::default(),
            is_running: Mutex::new(is_running),
            has_moves: AtomicBool::new(is_running),
            read_again: AtomicUsize::default(),
            refused: Mutex::default(),
        })
    }

    /// Whether a run is at work that changes something, or was stopped.
    pub fn is_running(&self) -> bool {
        *held(&self.is_running)
    }

    /// Where records lay that were refused.
    pub fn refused(&self) -> Vec<PathBuf> {
        held(&self.refused).values().cloned().collect()
    }

    /// The plans that have booklets, in order.
    pub fn plans(&self) -> Vec<String> {
        let mut plans: Vec<String> = held(&self.names).values().flatten().cloned().collect();
        plans.sort_unstable();
        plans
    }

    /// The plans of the same name but for capital letters, in order.
    pub fn plans_like(&self, plan: &str) -> Vec<String> {
        held(&self.names).get(&plan.to_lowercase()).into_iter().flatten().cloned().collect()
    }

    /// Whether a plan has booklets.
    pub fn has(&self, plan: &str) -> bool {
        held(&self.names).get(&plan.to_lowercase()).is_some_and(|names| names.contains(plan))
    }

    /// The readers of a plan, in order.
    pub fn readers_of(&self, plan: &str) -> Result<Vec<String>, SystemError> {
        self.of(plan, |known| Ok(known.record().booklets.keys().cloned().collect()))
    }

    /// A reader's booklet.
    pub fn booklet(&self, plan: &str, reader: &str) -> Result<Option<Listed>, SystemError> {
        self.of(plan, |known| {
            let saved = known.saved.filter(|_| !known.unsure.contains(reader));
            Ok(known.record().booklets.get(reader).map(|record| Listed { record: Arc::clone(record), saved }))
        })
    }

    /// When the record of a plan was saved that was read. `None` if there was none.
    pub fn saved(&self, plan: &str) -> Result<Option<Moment>, SystemError> {
        self.of(plan, |known| Ok(known.saved))
    }

    /// Another booklet whose plan and reader have the same names but for capital letters, and whether this run wrote it or found it as it
    /// was. Many disks take the two for one.
    pub fn twin(&self, plan: &str, reader: &str) -> Result<Option<(String, String, bool)>, SystemError> {
        let small = reader.to_lowercase();
        for other in self.plans_like(plan) {
            let is_twin = |name: &&String| (other != plan || *name != reader) && name.to_lowercase() == small;
            let found = self.of(&other, |known| {
                let twin = known.record().booklets.keys().find(is_twin).cloned();
                Ok(twin.map(|twin| (known.seen.contains(&twin), twin)))
            })?;
            if let Some((is_seen, twin)) = found {
                return Ok(Some((other, twin, is_seen)));
            }
        }
        Ok(None)
    }

    /// Whether this run wrote a booklet or found it as it was.
    pub fn is_seen(&self, plan: &str, reader: &str) -> Result<bool, SystemError> {
        self.of(plan, |known| Ok(known.seen.contains(reader)))
    }

    /// This run found a booklet as it was.
    pub fn see(&self, plan: &str, reader: &str) {
        // Where the record can no longer be read, the next run looks at the files again.
        let _ = self.of(plan, |known| {
            known.seen.insert(reader.to_owned());
            Ok(())
        });
    }

    /// Notes that files of a reader, or of the whole plan, were looked at again although nobody may have touched them.
    pub fn note_read_again(&self, plan: &str, reader: Option<&str>, files: usize) {
        self.read_again.fetch_add(files, Ordering::Relaxed);
        // As above.
        let _ = self.of(plan, |known| {
            known.was_read_again = true;
            known.is_behind |= reader.is_some_and(|reader| known.unsure.contains(reader));
            Ok(())
        });
    }

    /// Takes a booklet into the record, or out of it, and saves it.
    pub fn note(&self, plan: &str, reader: &str, booklet: Option<Arc<BookletRecord>>, is_seen: bool) -> Result<(), SystemError> {
        self.of(plan, |known| {
            self.set(plan, known, reader, booklet, is_seen);
            self.save(plan, known)
        })
    }

    /// Saves what is about to happen. When this returns, a killed program no longer loses it.
    pub fn begin(&self, plan: &str, one: Move) -> Result<(), SystemError> {
        self.of(plan, |known| {
            known.record().moves.push(one);
            let saved = self.save(plan, known);
            if saved.is_err() {
                known.record().moves.pop();
            }
            saved
        })
    }

    /// Takes in what has happened: the booklet stands, or went. With `rest` the old folder could not be cleared away, and the next run is
    /// to do it. The file on the disk still holds the move until the record is saved the next time; both mean the same.
    pub fn end(&self, plan: &str, done: &Move, is_seen: bool, rest: bool) -> Result<(), SystemError> {
        self.of(plan, |known| {
            if !done.known {
                self.set(plan, known, &done.reader, done.booklet.clone(), is_seen);
                if !is_seen {
                    known.unsure.insert(done.reader.clone());
                }
            }
            known.drop_move(done.number);
            if rest {
                known.record().moves.push(Move { booklet: None, folder: None, known: true, ..done.clone() });
            }
            Ok(())
        })
    }

    /// Replaces a move that did not happen; `None` if everything is as it was before.
    pub fn undo(&self, plan: &str, number: u64, rest: Option<Move>) -> Result<(), SystemError> {
        self.of(plan, |known| {
            known.drop_move(number);
            known.record().moves.extend(rest);
            Ok(())
        })
    }

    /// The moves in the record of a plan.
    pub fn moves_of(&self, plan: &str) -> Result<Vec<Move>, SystemError> {
        self.of(plan, |known| Ok(known.record().moves.clone()))
    }

    /// Saves the record of a plan, where the file on the disk does not say the same.
    pub fn save_one(&self, plan: &str) -> Result<(), SystemError> {
        self.of(plan, |known| if known.is_behind { self.save(plan, known) } else { Ok(()) })
    }

    /// Saves all records that have to be, at the end of a run.
    pub fn save_all(&self) -> Result<(), SystemError> {
        let recent: Vec<String> = held(&self.recent).iter().cloned().collect();
        recent.iter().try_for_each(|plan| self.of(plan, |known| if self.has_to_be_saved(known) { self.save(plan, known) } else { Ok(()) }))
    }

    /// Ends what `running` says, if the records hold no moves any more.
    pub fn end_running(&self) -> Result<(), SystemError> {
        self.has_moves.store(false, Ordering::Relaxed);
        let known: Vec<_> = held(&self.known).values().cloned().collect();
        let has_moves = |known: &Arc<Mutex<CachedRecord>>| held(known).record.as_ref().is_some_and(|record| !record.moves.is_empty());
        if self.is_running() && !known.iter().any(has_moves) {
            disk::remove_file(&self.own.join(RUNNING))?;
            *held(&self.is_running) = false;
        }
        Ok(())
    }

    /// Removes all records.
    pub fn remove_all(&self) -> Result<(), SystemError> {
        self.plans().iter().try_for_each(|plan| disk::remove_file(&self.path(plan)))?;
        disk::remove_if_empty(&self.folder);
        Ok(())
    }

    /// Removes the lists of earlier versions, which no version reads any more.
    pub fn remove_earlier_forms(&self) -> Result<(), SystemError> {
        let mut paths = OF_EARLIER_FORMS.iter().map(|name| self.own.join(name));
        paths.try_for_each(|path| if let FileKind::File(_) = disk::look(&path)? { disk::remove_file(&path) } else { Ok(()) })
    }

    /// What lies among the records and is none of them.
    pub fn other_names(&self) -> Result<Vec<PathBuf>, SystemError> {
        let mut names = disk::names_in(&self.folder)?;
        names.retain(|name| name.to_str().and_then(record::plan_of).is_none());
        Ok(names.into_iter().map(|name| self.folder.join(name)).collect())
    }

    fn path(&self, plan: &str) -> PathBuf {
        self.folder.join(record::file_name(plan))
    }

    /// Does something with what is known of a plan. Two threads do so one after the other; those of other plans go on.
    fn of<T>(&self, plan: &str, work: impl FnOnce(&mut CachedRecord) -> Result<T, SystemError>) -> Result<T, SystemError> {
        let known = Arc::clone(held(&self.known).entry(plan.to_owned()).or_default());
        let mut known = held(&known);
        let is_new = known.record.is_none();
        if is_new {
            self.read(plan, &mut known)?;
        }
        let done = work(&mut known);
        drop(known);
        if is_new {
            held(&self.recent).push_back(plan.to_owned());
            self.let_go();
        }
        done
    }

    /// Lets go of the record that was read first, where there are many.
    fn let_go(&self) {
        let mut recent = held(&self.recent);
        let Some(plan) = (recent.len() > MOST).then(|| recent.pop_front()).flatten() else { return };
        drop(recent);
        let known = held(&self.known).get(&plan).cloned();
        let is_let_go = known.is_some_and(|known| {
            let Ok(mut known) = known.try_lock() else { return false };
            // One that cannot be saved is tried again at the end, which says what is wrong.
            let may_go = known.record.as_ref().is_some_and(|record| record.moves.is_empty())
                && (!self.has_to_be_saved(&known) || self.save(&plan, &mut known).is_ok());
            known.record = known.record.take().filter(|_| !may_go);
            may_go
        });
        if !is_let_go {
            held(&self.recent).push_back(plan);
        }
    }

    /// Reads a record. One that is damaged, not ours, of another plan or cannot be read is set aside, and its plan has none.
    fn read(&self, plan: &str, known: &mut CachedRecord) -> Result<(), SystemError> {
        let path = self.path(plan);
        let found = if self.has(plan) { disk::look(&path)? } else { FileKind::Nothing };
        let record = match found {
            FileKind::Nothing => Some(PlanRecord::default()),
            FileKind::File(data) if data.length <= LARGEST => disk::read(&path).ok().and_then(|bytes| PlanRecord::parse(plan, &bytes)),
            _ => None,
        };
        if record.is_none() {
            record::set_aside(&self.own, &path)?;
            held(&self.refused).insert(plan.to_owned(), path);
        }
        let mut record = record.unwrap_or_default();
        (known.saved, known.unsure) = (record.saved, std::mem::take(&mut record.unsure));
        if !self.has_moves.load(Ordering::Relaxed) {
            for done in std::mem::take(&mut record.moves).into_iter().filter(|done| !done.known) {
                known.unsure.insert(done.reader.clone());
                match done.booklet {
                    Some(booklet) => record.booklets.insert(done.reader, booklet),
                    None => record.booklets.remove(&done.reader),
                };
            }
        }
        self.note_name(plan, !record.is_empty());
        known.record = Some(record);
        Ok(())
    }

    /// Writes a record beside the old one, then in its place. One that says nothing is removed.
    fn save(&self, plan: &str, known: &mut CachedRecord) -> Result<(), SystemError> {
        let path = self.path(plan);
        known.is_behind = true;
        self.begin_running()?;
        let seen = &known.seen;
        let record = known.record.get_or_insert_default();
        if record.is_empty() {
            disk::remove_file(&path)?;
        } else {
            // What is known of times stays: it is about the record that was there when the run began.
            record.unsure = record.booklets.keys().filter(|reader| !seen.contains(*reader)).cloned().collect();
            plan.clone_into(&mut record.plan);
            let saved = disk::replace(&path, |now| {
                record.saved = now;
                serde_json::to_vec(record)
            });
            record.unsure.clear();
            saved?;
        }
        (known.is_behind, known.was_read_again) = (false, false);
        Ok(())
    }

    /// Before the first change of a run.
    pub fn begin_running(&self) -> Result<(), SystemError> {
        let mut is_running = held(&self.is_running);
        if !*is_running {
            self.remove_earlier_forms()?;
            disk::make_folder(&self.folder)?;
            disk::write_new(&self.own.join(RUNNING), b"")?;
            *is_running = true;
        }
        Ok(())
    }

    fn has_to_be_saved(&self, known: &CachedRecord) -> bool {
        // From so many on, a newer record ends the reading.
        known.is_behind || (known.was_read_again && self.read_again.load(Ordering::Relaxed) > MANY)
    }

    fn set(&self, plan: &str, known: &mut CachedRecord, reader: &str, booklet: Option<Arc<BookletRecord>>, is_seen: bool) {
        known.seen.remove(reader);
        if is_seen {
            known.seen.insert(reader.to_owned());
            known.unsure.remove(reader);
        }
        let record = known.record();
        match booklet {
            Some(booklet) => record.booklets.insert(reader.to_owned(), booklet),
            None => record.booklets.remove(reader),
        };
        let has_booklets = !record.booklets.is_empty();
        known.is_behind = true;
        self.note_name(plan, has_booklets);
    }

    fn note_name(&self, plan: &str, has_booklets: bool) {
        let (mut names, small) = (held(&self.names), plan.to_lowercase());
        if has_booklets {
            names.entry(small).or_default().insert(plan.to_owned());
        } else if let Some(twins) = names.get_mut(&small) {
            twins.remove(plan);
            if twins.is_empty() {
                names.remove(&small);
            }
        }
    }
}

impl CachedRecord {
    /// The record, which is in memory while it is asked for.
    fn record(&mut self) -> &mut PlanRecord {
        self.record.get_or_insert_default()
    }

    fn drop_move(&mut self, number: u64) {
        self.record().moves.retain(|one| one.number != number);
        self.is_behind = true;
    }
}
