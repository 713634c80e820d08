//! When a saved file is whole: two looks agree, and nobody is writing any more. The wait follows the pace of the writer.
//!
//! A file that was half-read could be a plan whose label had not come yet. So a file that is open for writing, that was
//! emptied a moment ago, or that came in pieces is waited for a little longer than one that was put in its place whole.

use super::events::{News, pace};
use super::scheduler::{LOOK, Scheduler};
use crate::workspace::FileStamp;
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
    look: FileStamp,
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
    before: FileStamp,
}

impl Settling {
    pub fn new(pace: Pace, now: Instant) -> Self {
        Settling { pace, files: BTreeMap::new(), grew: now }
    }

    /// Notes what was found of a file.
    pub fn see(&mut self, path: &Path, look: FileStamp, now: Instant) {
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
    pub fn was(&mut self, path: &Path, before: FileStamp) {
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
    pub fn take(self, now: Instant) -> (BTreeMap<PathBuf, FileStamp>, BTreeSet<PathBuf>) {
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
            FileStamp::Gone => GONE,
            FileStamp::Closed => CLOSED,
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

fn has_content(look: &FileStamp) -> bool {
    matches!(look, FileStamp::File(..)) && !look.is_empty()
}

/// The longest wait for all files to settle. Then those that have are built, and the others come later.
const LONGEST_FOR_ALL: Duration = Duration::from_secs(5);

impl Scheduler<'_> {
    /// Waits until the changed files have settled. Gives those that have; `None` if somebody said stop.
    pub(super) fn settle(&mut self, changed: BTreeMap<PathBuf, FileStamp>, news: &News) -> Option<BTreeMap<PathBuf, FileStamp>> {
        let began = Instant::now();
        let mut settling = Settling::new(pace(self.events.is_some()), began);
        for (path, look) in changed {
            settling.see(&path, look, began);
            settling.was(&path, self.known.before(&path));
        }
        news.open.iter().for_each(|(path, open)| settling.open(path, *open, began));
        let mut step = Duration::from_millis(2);
        while !settling.is_done(Instant::now()) && began.elapsed() < LONGEST_FOR_ALL {
            let mut news = self.hear(step, false);
            if news.stop {
                return None;
            }
            // The machine may be slow to tell, and where it does not tell, more may have come since the last look.
            news.all |= self.events.is_none() && self.looked.elapsed() > LOOK / 2;
            let mut more = BTreeMap::new();
            self.look(&news, &mut more);
            let now = Instant::now();
            for path in &news.files {
                let look = more.remove(path).or_else(|| settling.holds(path).then(|| FileStamp::of(path)));
                if let Some(look) = look {
                    settling.see(path, look, now);
                    settling.was(path, self.known.before(path));
                }
            }
            for (path, look) in more {
                if !settling.holds(&path) {
                    settling.see(&path, look, now);
                    settling.was(&path, self.known.before(&path));
                }
            }
            news.open.iter().for_each(|(path, open)| settling.open(path, *open, now));
            let looking = Instant::now();
            for path in settling.in_motion(now) {
                settling.see(&path, FileStamp::of(&path), now);
            }
            // Large files, or many, are looked at less often.
            step = Duration::from_millis(2).max(looking.elapsed().min(Duration::from_millis(50)));
        }
        let (mut settled, moving) = settling.take(Instant::now());
        self.pending.extend(moving);
        settled.retain(|path, look| !self.known.is_as_known(path, look));
        Some(settled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::FileStamp;
    use std::fs;
    use std::path::Path;
    use std::time::{Duration, Instant};

    /// A look at a file with this content.
    fn of(text: &str) -> FileStamp {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.yaml");
        fs::write(&path, text).expect("written");
        FileStamp::of(&path)
    }

    fn after(began: Instant, milliseconds: u64) -> Instant {
        began + Duration::from_millis(milliseconds)
    }

    const FILE: &str = "a.yaml";

    #[test]
    fn two_looks_must_agree() {
        let (began, path) = (Instant::now(), Path::new(FILE));
        let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
        let whole = of("plan: care-plan\n");
        settling.see(path, whole, began);
        assert!(!settling.is_done(after(began, 1000)), "one look is none");
        settling.see(path, whole, after(began, 1));
        assert!(!settling.is_done(after(began, 2)), "too soon");
        assert!(settling.is_done(after(began, 5)));
        settling.see(path, of("plan: care-plan\nchild: x\n"), after(began, 6));
        assert!(!settling.is_done(after(began, 50)), "it has changed again");
    }

    #[test]
    fn who_writes_in_pieces_is_waited_for_by_their_own_pace() {
        let (began, path) = (Instant::now(), Path::new(FILE));
        let mut settling = Settling::new(Pace::CHANGE_IS_TOLD, began);
        settling.see(path, of("a"), began);
        let more = of("ab");
        settling.see(path, more, after(began, 30));
        settling.see(path, more, after(began, 40));
        assert!(!settling.is_done(after(began, 100)), "the next piece may come after another 30 ms, or 60");
        assert!(settling.is_done(after(began, 30 + 30 * 4)));
    }

    #[test]
    fn what_may_be_half_of_a_plan_is_waited_for_where_nobody_tells_of_its_end() {
        let (half, whole, longer) =
            (of("plan: care-plan\n"), of("plan: care-plan\nkeep_safe: []\n"), of("plan: care-plan\nkeep_safe: [x]\n"));
        for (pace, quick) in [(Pace::NOTHING_IS_TOLD, 130), (Pace::CHANGE_IS_TOLD, 50), (Pace::CLOSED_IS_TOLD, 5)] {
            let is_told = pace == Pace::CLOSED_IS_TOLD;
            for (what, before, now, wait) in [
                ("shorter than before", whole, half, if is_told { quick } else { 1250 }),
                ("new", FileStamp::Gone, whole, if is_told { quick } else { 1250 }),
                ("longer than before", whole, longer, quick),
            ] {
                let (began, path) = (Instant::now(), Path::new(FILE));
                let mut settling = Settling::new(pace, began);
                settling.see(path, now, began);
                settling.was(path, before);
                settling.see(path, now, after(began, 1));
                settling.see(path, now, after(began, 2));
                assert!(!settling.is_done(after(began, wait * 4 / 5 - 1)), "{what}, {pace:?}");
                assert!(settling.is_done(after(began, wait)), "{what}, {pace:?}");
            }
        }
    }

    #[test]
    fn what_is_empty_gone_or_open_is_waited_for_longer() {
        for (what, look, open, wait) in
            [("emptied", of(""), false, 400), ("gone", FileStamp::Gone, false, 250), ("open", of("a"), true, 1000)]
        {
            let (began, path) = (Instant::now(), Path::new(FILE));
            let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
            settling.see(path, look, began);
            settling.open(path, open, began);
            settling.see(path, look, after(began, 1));
            settling.see(path, look, after(began, 2));
            assert!(!settling.is_done(after(began, wait - 10)), "{what}");
            assert!(settling.is_done(after(began, wait + 10)), "{what}");
        }
    }

    #[test]
    fn a_closed_file_is_waited_for_no_longer() {
        let (began, path) = (Instant::now(), Path::new(FILE));
        let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
        let whole = of("a");
        settling.see(path, whole, began);
        settling.open(path, true, began);
        settling.open(path, false, began);
        settling.see(path, whole, after(began, 5));
        settling.see(path, whole, after(began, 6));
        assert!(settling.is_done(after(began, 7)));
    }

    #[test]
    fn who_writes_for_long_does_not_hold_up_the_others() {
        let began = Instant::now();
        let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
        let (quick, slow) = (Path::new("quick.yaml"), Path::new("slow.yaml"));
        let whole = of("a");
        settling.see(quick, whole, began);
        settling.see(quick, whole, after(began, 1));
        for piece in 0..16 {
            settling.see(slow, of(&"a".repeat(piece + 1)), after(began, piece as u64 * 100));
        }
        assert!(!settling.is_done(after(began, 1000)));
        let now = after(began, 1600);
        assert!(settling.is_done(now));
        let (settled, moving) = settling.take(now);
        assert!(settled.contains_key(quick) && moving.contains(slow));
    }

    #[test]
    fn many_files_are_waited_for_until_no_more_come() {
        let began = Instant::now();
        let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
        let whole = of("a");
        for number in 0..100 {
            let path = format!("{number}.yaml");
            settling.see(Path::new(&path), whole, after(began, number));
            settling.see(Path::new(&path), whole, after(began, number + 1));
        }
        assert!(!settling.is_done(after(began, 150)));
        assert!(settling.is_done(after(began, 310)));
    }
}
