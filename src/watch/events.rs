//! What the system reports of changes, and what is heard of it between two rounds. It is a hint and never the truth: the truth is what
//! a look finds.
//!
//! Folders are watched and not files: a program that saves by renaming puts a new file in the old one's place, and who
//! watches the file hears no more of it.

use super::scheduler::{LOOK, SOON, Scheduler};
use super::snapshot::PathPart;
use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// What may have happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hint {
    /// Somebody wants the watching to end.
    Stop,
    /// Somebody wants to see a plan now.
    Wanted,
    /// Something is other than before at this path.
    Touched(PathBuf),
    /// Somebody is writing this file.
    Writing(PathBuf),
    /// Somebody has closed this file after writing.
    Written(PathBuf),
    /// A folder is no longer what it was.
    Lost(PathBuf),
    /// Much happened; what, nobody can tell.
    Much,
}

/// Tells the watcher to stop, or to look at something.
#[derive(Clone)]
pub struct Handle(Sender<Hint>);

impl Handle {
    /// Ends the watching after what is being built.
    pub fn stop(&self) {
        // Who is gone need not be stopped.
        let _ = self.0.send(Hint::Stop);
    }

    /// Says that somebody waits for a plan.
    pub fn want(&self) {
        let _ = self.0.send(Hint::Wanted);
    }
}

/// The line on which hints come.
pub struct Line {
    sender: Sender<Hint>,
    receiver: Receiver<Hint>,
}

impl Default for Line {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Line { sender, receiver }
    }
}

impl Line {
    /// A way to speak on this line.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle(self.sender.clone())
    }
}

/// The machine's own telling, for some folders.
pub(super) struct SystemEvents {
    watcher: RecommendedWatcher,
    followed: BTreeSet<PathBuf>,
}

impl SystemEvents {
    /// Begins to listen. `None` if the system has no way to tell.
    pub fn new(line: &Line) -> Option<SystemEvents> {
        let sender = line.sender.clone();
        let tell = move |event: notify::Result<Event>| {
            for hint in hints(event) {
                let _ = sender.send(hint);
            }
        };
        let watcher = RecommendedWatcher::new(tell, Config::default().with_follow_symlinks(false)).ok()?;
        Some(SystemEvents { watcher, followed: BTreeSet::new() })
    }

    /// Follows just these folders. Says whether some are new, so that the watcher looks at what happened before.
    ///
    /// # Errors
    /// Where the machine follows no more folders.
    pub fn follow(&mut self, folders: &BTreeSet<PathBuf>) -> Result<bool, ()> {
        for gone in self.followed.difference(folders).cloned().collect::<Vec<_>>() {
            let _ = self.watcher.unwatch(&gone);
            self.followed.remove(&gone);
        }
        let mut grew = false;
        for folder in folders {
            if self.followed.contains(folder) {
                continue;
            }
            match self.watcher.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => {
                    self.followed.insert(folder.clone());
                    grew = true;
                }
                Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
                // A folder that went away meanwhile is told of by the one above it.
                Err(_) if !crate::workspace::is_folder(folder) => {}
                Err(_) => return Err(()),
            }
        }
        Ok(grew)
    }

    /// Forgets a folder that went away or was moved, with all below it. Says whether it was followed.
    pub fn lost(&mut self, folder: &Path) -> bool {
        let gone: Vec<_> = self.followed.iter().filter(|followed| followed.starts_with(folder)).cloned().collect();
        for folder in &gone {
            let _ = self.watcher.unwatch(folder);
            self.followed.remove(folder);
        }
        !gone.is_empty()
    }
}

/// What an event means. That a file was read means nothing: we read it ourselves.
fn hints(event: notify::Result<Event>) -> Vec<Hint> {
    let Ok(event) = event else { return vec![Hint::Much] };
    if event.need_rescan() {
        return vec![Hint::Much];
    }
    let to_hint: fn(PathBuf) -> Hint = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Hint::Written,
        EventKind::Access(_) => return Vec::new(),
        // Only Linux tells when a file is closed, so only there can anybody wait for it.
        EventKind::Modify(ModifyKind::Data(_)) if cfg!(target_os = "linux") => Hint::Writing,
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(RenameMode::From)) => Hint::Lost,
        _ => Hint::Touched,
    };
    event.paths.into_iter().map(to_hint).collect()
}

/// How settled a file must be, by what the machine tells.
pub(super) fn pace(listens: bool) -> super::settle::Pace {
    use super::settle::Pace;
    match (listens, cfg!(target_os = "linux")) {
        (false, _) => Pace::NOTHING_IS_TOLD,
        (true, true) => Pace::CLOSED_IS_TOLD,
        (true, false) => Pace::CHANGE_IS_TOLD,
    }
}

/// How often to look where it tells, in case it did not.
const LOOK_ANYWAY: Duration = Duration::from_secs(10);

/// How often to look for a folder that is gone.
const LOOK_FOR_FOLDER: Duration = Duration::from_millis(300);

/// What came on the line.
#[derive(Default)]
pub(super) struct News {
    pub stop: bool,
    pub wanted: bool,
    /// Look at everything.
    pub all: bool,
    pub files: BTreeSet<PathBuf>,
    /// Whether a file is open for writing, by what was told last.
    pub open: BTreeMap<PathBuf, bool>,
}

impl Scheduler<'_> {
    /// How long to wait for news before looking anyway.
    pub(super) fn patience(&self) -> Duration {
        let patience = if !self.queue.is_empty() || !self.rest.is_empty() {
            Duration::ZERO
        } else if !self.pending.is_empty() {
            SOON
        } else if !self.known.roots_are_there() {
            LOOK_FOR_FOLDER
        } else {
            self.between_looks().saturating_sub(self.looked.elapsed())
        };
        self.waiting.until().map_or(patience, |until| patience.min(until.saturating_duration_since(Instant::now())))
    }

    /// How long after a look at everything the next one is due: the longer one takes, the later.
    fn between_looks(&self) -> Duration {
        if self.events.is_some() { LOOK_ANYWAY.max(self.cost * 300) } else { LOOK.max(self.cost * 120) }
    }

    /// Waits for a hint, and takes all that have come by then. Where none came while nobody waits for a saved file, it may be time to
    /// look at everything.
    pub(super) fn hear(&mut self, timeout: Duration, at_rest: bool) -> News {
        let mut news = News::default();
        match self.line.receiver.recv_timeout(timeout) {
            Ok(hint) => self.note(hint, &mut news),
            Err(RecvTimeoutError::Timeout) => {
                let is_due = || self.looked.elapsed() >= self.between_looks() || !self.known.roots_are_there();
                news.all = at_rest && self.pending.is_empty() && self.queue.is_empty() && is_due();
            }
            Err(RecvTimeoutError::Disconnected) => news.stop = true,
        }
        while let Ok(hint) = self.line.receiver.try_recv() {
            self.note(hint, &mut news);
        }
        news
    }

    fn note(&mut self, hint: Hint, news: &mut News) {
        let (path, open) = match hint {
            Hint::Stop => return news.stop = true,
            Hint::Wanted => return news.wanted = true,
            Hint::Much => return news.all = true,
            Hint::Touched(path) => (path, None),
            Hint::Writing(path) => (path, Some(true)),
            Hint::Written(path) => (path, Some(false)),
            Hint::Lost(path) => {
                if self.events.as_mut().is_some_and(|events| events.lost(&path)) {
                    news.all = true;
                }
                (path, None)
            }
        };
        if news.files.contains(&path) {
            news.open.extend(open.map(|open| (path, open)));
            return;
        }
        match self.known.part(&path) {
            PathPart::None => {}
            PathPart::Folder => news.all = true,
            PathPart::File => {
                news.files.insert(path.clone());
                news.open.extend(open.map(|open| (path, open)));
            }
        }
    }
}
