//! What is heard between two rounds: hints, or that it is time to look without one.

use super::events::Hint;
use super::known::Part;
use super::rounds::{LOOK, SOON, Watch};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

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

impl Watch<'_> {
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
            Part::None => {}
            Part::Folder => news.all = true,
            Part::File => {
                news.files.insert(path.clone());
                news.open.extend(open.map(|open| (path, open)));
            }
        }
    }
}
