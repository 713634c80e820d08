//! When a saved file is whole: two looks agree, and nobody is writing any more. The wait follows the pace of the writer.
//!
//! A file that was half-read could be a plan whose label had not come yet. So a file that is open for writing, that was
//! emptied a moment ago, or that came in pieces is waited for a little longer than one that was put in its place whole.

use crate::workspace::Look;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long to leave a file alone after its last change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// A file of which nothing speaks against being whole.
    pub plain: Duration,
}

impl Pace {
    /// Where the machine says that a file was closed after writing.
    pub const CLOSED_IS_TOLD: Pace = Pace { plain: Duration::from_millis(4) };
    /// Where it tells of changes only.
    pub const CHANGE_IS_TOLD: Pace = Pace { plain: Duration::from_millis(40) };
    /// Where nothing is told, and somebody looks.
    pub const NOTHING_IS_TOLD: Pace = Pace { plain: Duration::from_millis(120) };
}

/// A file that was emptied is being written, as good as always.
const EMPTIED: Duration = Duration::from_millis(400);
/// A file that is gone may come again under the same name: some programs save so.
const GONE: Duration = Duration::from_millis(250);
/// What may not be read now may be read soon: another program holds it. After that somebody has to be told.
const CLOSED: Duration = Duration::from_secs(2);
/// What is open for writing, or comes in pieces, is waited for at most so long after its last change.
const LONGEST: Duration = Duration::from_secs(1);
/// Who writes for longer than this does not hold up the other files.
const SLOW: Duration = Duration::from_millis(1500);
/// Where nobody tells that a file was closed, one that is new or has become shorter may be the first half of what is being written, and
/// what is to be kept from a reader often stands at the end of a plan.
const MAYBE_HALF: Duration = Duration::from_millis(1200);
/// So many times the longest pause between two pieces.
const PAUSES: u32 = 4;

/// Files that have changed and may change on.
pub struct Settling {
    pace: Pace,
    files: BTreeMap<PathBuf, Motion>,
    /// When a file was last added.
    grew: Instant,
}

/// One file in motion.
struct Motion {
    look: Look,
    /// When it was first found to be in motion.
    first: Instant,
    /// How often in a row it was found as it is.
    agreed: u32,
    /// When it was first found as it is.
    since: Instant,
    /// The longest pause between two pieces.
    pause: Duration,
    is_open: bool,
    /// How it was before it changed.
    before: Look,
}

impl Settling {
    pub fn new(pace: Pace, now: Instant) -> Self {
        Settling { pace, files: BTreeMap::new(), grew: now }
    }

    /// Notes what was found of a file.
    pub fn see(&mut self, path: &Path, look: Look, now: Instant) {
        let Some(motion) = self.files.get_mut(path) else {
            let motion = Motion { look, first: now, agreed: 1, since: now, pause: Duration::ZERO, is_open: false, before: look };
            self.files.insert(path.to_path_buf(), motion);
            self.grew = now;
            return;
        };
        if motion.look == look {
            motion.agreed += 1;
        } else {
            if has_content(&motion.look) && has_content(&look) {
                motion.pause = motion.pause.max(now - motion.since).min(LONGEST);
            }
            (motion.look, motion.agreed, motion.since) = (look, 1, now);
        }
    }

    /// Notes how a file was before it changed.
    pub fn was(&mut self, path: &Path, before: Look) {
        if let Some(motion) = self.files.get_mut(path) {
            motion.before = before;
        }
    }

    /// Notes that a file is being written, or was closed again.
    pub fn open(&mut self, path: &Path, is_open: bool, now: Instant) {
        if let Some(motion) = self.files.get_mut(path) {
            motion.is_open = is_open;
            if is_open {
                (motion.since, motion.agreed) = (now, 0);
            }
        }
    }

    /// The files that must be looked at again.
    pub fn in_motion(&self, now: Instant) -> Vec<PathBuf> {
        self.files.iter().filter(|(_, motion)| !self.is_settled(motion, now)).map(|(path, _)| path.clone()).collect()
    }

    /// Whether a file is among them.
    pub fn holds(&self, path: &Path) -> bool {
        self.files.contains_key(path)
    }

    /// Whether all that can be waited for have settled, and no new ones came for a while: the more there are, the longer.
    pub fn is_done(&self, now: Instant) -> bool {
        let while_none_came = match self.files.len() {
            0..=3 => Duration::ZERO,
            4..=30 => Duration::from_millis(40),
            _ => Duration::from_millis(200),
        };
        let (settled, moving): (Vec<&Motion>, Vec<&Motion>) = self.files.values().partition(|motion| self.is_settled(motion, now));
        let is_slow = |motion: &&Motion| !settled.is_empty() && now - motion.first >= SLOW;
        now - self.grew >= while_none_came && moving.iter().all(is_slow)
    }

    /// Those that have settled, as they are; and those that have not.
    pub fn take(self, now: Instant) -> (BTreeMap<PathBuf, Look>, BTreeSet<PathBuf>) {
        let moving: BTreeSet<PathBuf> = self.in_motion(now).into_iter().collect();
        let settled = self.files.into_iter().filter(|(path, _)| !moving.contains(path)).map(|(path, motion)| (path, motion.look));
        (settled.collect(), moving)
    }

    fn is_settled(&self, motion: &Motion, now: Instant) -> bool {
        motion.agreed >= 2 && now - motion.since >= self.wait(motion)
    }

    /// How long a file is left alone after its last change.
    fn wait(&self, motion: &Motion) -> Duration {
        let by_state = match motion.look {
            Look::Gone => GONE,
            Look::Closed => CLOSED,
            _ if motion.look.is_empty() => EMPTIED,
            _ if motion.is_open => LONGEST,
            _ if self.pace != Pace::CLOSED_IS_TOLD && motion.look.may_be_half_of(&motion.before) => MAYBE_HALF,
            _ => Duration::ZERO,
        };
        // Where content came after content, it comes in pieces, and the pause says how fast the writer is.
        let by_pieces = (motion.pause * PAUSES).min(LONGEST);
        self.pace.plain.max(by_state).max(by_pieces)
    }
}

fn has_content(look: &Look) -> bool {
    matches!(look, Look::File(..)) && !look.is_empty()
}
