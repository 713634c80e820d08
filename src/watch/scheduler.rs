//! The rounds: wait for a hint or look, let the files settle, build what they touch, and take in what was read.
//!
//! What comes first where all plans are to be made anew: those that somebody looks at, then those saved last, then the others, a few at a
//! time, with what is saved meanwhile in between. And what the watcher comes back to by itself, without any change: what the system
//! refused, and plans that are gone.

use super::events::{Line, News, SystemEvents};
use super::snapshot::Snapshot;
use super::{NO_TELLING, Round, WatchListener, Work};
use crate::pipeline::{self, BuildCache, BuildRequest, Done};
use crate::system_error::SystemError;
use crate::workspace::{FileStamp, ReadTracker, today};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often to look where the machine does not tell. A look may cost a hundredth of the time, and no more.
pub(super) const LOOK: Duration = Duration::from_millis(250);
/// How soon to come back to what was not settled, or to a folder that another build held.
pub(super) const SOON: Duration = Duration::from_millis(60);
/// So many plans are built by name; where more have changed, all are looked at.
const BY_NAME: usize = 64;

/// A watcher.
pub(super) struct Scheduler<'a> {
    pub(super) request: BuildRequest,
    pub(super) known: Snapshot,
    /// What one round leaves for the next.
    pub(super) kept: BuildCache,
    pub(super) events: Option<SystemEvents>,
    pub(super) why_poll: Option<&'static str>,
    pub(super) line: &'a Line,
    pub(super) audience: &'a dyn WatchListener,
    /// Files that had not settled, or were being written while a build wanted them.
    pub(super) pending: BTreeSet<PathBuf>,
    /// What is still to be built.
    pub(super) queue: VecDeque<Work>,
    /// Plans whose booklets have the look of an older theme.
    pub(super) rest: BTreeSet<String>,
    /// Plans that were saved, the last ones first.
    pub(super) saved: VecDeque<String>,
    day: Date,
    pub(super) waiting: Waiting,
    pub(super) rounds: usize,
    pub(super) looked: Instant,
    pub(super) cost: Duration,
}

/// What to build next.
enum NextStep {
    Stop,
    Nothing,
    Build(Work, BTreeMap<PathBuf, FileStamp>, Duration),
}

impl<'a> Scheduler<'a> {
    pub fn new(
        request: BuildRequest,
        known: Snapshot,
        events: Option<SystemEvents>,
        why_poll: Option<&'static str>,
        line: &'a Line,
        audience: &'a dyn WatchListener,
    ) -> Self {
        let day = request.today.unwrap_or_else(today);
        let (pending, queue, looked) = (BTreeSet::new(), VecDeque::new(), Instant::now());
        Scheduler {
            request,
            known,
            kept: BuildCache::default(),
            events,
            why_poll,
            line,
            audience,
            pending,
            queue,
            rest: BTreeSet::new(),
            saved: VecDeque::new(),
            day,
            waiting: Waiting::default(),
            rounds: 0,
            looked,
            cost: Duration::ZERO,
        }
    }

    pub fn run(mut self) -> Result<(), SystemError> {
        match self.build(Work::All, BTreeMap::new(), Duration::ZERO) {
            Ok(()) | Err(SystemError::Busy(_)) => {}
            Err(fault) => return Err(fault),
        }
        self.follow();
        self.audience.watching(self.why_poll);
        let mut missed = self.known.all_changed();
        loop {
            match self.next(std::mem::take(&mut missed)) {
                NextStep::Stop => return Ok(()),
                NextStep::Nothing => {}
                NextStep::Build(work, settled, waited) => {
                    // Whatever the outcome, the audience has been told; after the first round nothing ends the watching.
                    let _ = self.build(work, settled, waited);
                    if self.known.has_new_folders() && self.follow() {
                        missed = self.known.all_changed();
                    }
                }
            }
        }
    }

    /// Waits for news, and says what is to be built because of them.
    fn next(&mut self, mut changed: BTreeMap<PathBuf, FileStamp>) -> NextStep {
        let timeout = if changed.is_empty() { self.patience() } else { Duration::ZERO };
        let mut news = self.hear(timeout, changed.is_empty());
        if news.stop {
            return NextStep::Stop;
        }
        news.files.append(&mut self.pending);
        self.look(&news, &mut changed);
        let mut waited = Duration::ZERO;
        if !changed.is_empty() {
            let began = Instant::now();
            match self.settle(changed, &news) {
                None => return NextStep::Stop,
                Some(settled) => changed = settled,
            }
            waited = began.elapsed();
        }
        let day = self.request.today.unwrap_or_else(today);
        if day != self.day {
            self.day = day;
            return NextStep::Build(Work::All, changed, waited);
        }
        if !changed.is_empty() {
            let plans = self.known.plans(&changed).filter(|plans| plans.len() <= BY_NAME);
            if let (None, true) = (&plans, self.is_look_alone(&changed)) {
                // The projects are opened anew, with the new theme.
                self.kept = BuildCache::default();
                if let Some(plans) = self.begin_looks() {
                    return NextStep::Build(Work::Look(plans), changed, waited);
                }
            }
            plans.iter().for_each(|plans| self.note_saved(plans));
            // The copies of a plan that was not asked for may have become older.
            let is_asked = |plan: &String| self.request.plans.is_empty() || self.request.plans.contains(plan);
            let asked = plans.filter(|plans| plans.iter().all(is_asked));
            return match asked.map(|plans| self.of_asked(plans)) {
                Some(plans) if plans.is_empty() => {
                    self.known.take(changed, crate::workspace::ReadSet::default(), false);
                    NextStep::Nothing
                }
                Some(plans) if self.kept.stands(&self.request) => NextStep::Build(Work::Plans(plans), changed, waited),
                _ => NextStep::Build(Work::All, changed, waited),
            };
        }
        if let Some(work) = self.waiting.due(Instant::now()) {
            return NextStep::Build(work, changed, waited);
        }
        let wanted = self.of_asked(self.audience.wanted());
        if news.wanted && !wanted.is_empty() {
            return NextStep::Build(Work::Plans(wanted), changed, waited);
        }
        let work = self.queue.pop_front().or_else(|| self.next_looks().map(Work::Look));
        work.map_or(NextStep::Nothing, |work| NextStep::Build(work, changed, waited))
    }

    /// Those of some plans that the command asked for.
    fn of_asked(&self, mut plans: BTreeSet<String>) -> BTreeSet<String> {
        plans.retain(|plan| self.known.has_plan(plan) && (self.request.plans.is_empty() || self.request.plans.contains(plan)));
        plans
    }

    /// Looks at what the news speak of, and adds what has changed.
    pub(super) fn look(&mut self, news: &News, changed: &mut BTreeMap<PathBuf, FileStamp>) {
        for path in &news.files {
            match self.known.changed(path) {
                Some(look) => drop(changed.insert(path.clone(), look)),
                None => drop(changed.remove(path)),
            }
        }
        if news.all {
            let began = Instant::now();
            self.follow();
            changed.extend(self.known.all_changed());
            self.cost = began.elapsed();
            self.looked = Instant::now();
        }
    }

    /// One round.
    fn build(&mut self, work: Work, settled: BTreeMap<PathBuf, FileStamp>, waited: Duration) -> Result<(), SystemError> {
        let tracker = Arc::new(ReadTracker::new(self.known.looks(), settled.clone()));
        let mut request = self.request.clone();
        request.tracker = Some(Arc::clone(&tracker));
        let there = if work == Work::All { self.known.names().clone() } else { BTreeSet::new() };
        match &work {
            Work::All => {
                // Also where the command names plans: the others are looked at as well.
                self.kept = BuildCache::default();
                (request.watch.first, request.watch.spare) = (self.first(), self.waiting.spared(&there));
            }
            Work::Plans(plans) | Work::Look(plans) => {
                request.watch.changed_only = request.plans.is_empty();
                request.plans = plans.iter().cloned().collect();
            }
        }
        self.rounds += 1;
        let began = Instant::now();
        let outcome = pipeline::build_again(&request, self.audience.progress(), &mut self.kept);
        let took = began.elapsed();
        let (moving, seen) = (tracker.moving(), tracker.take_reads());
        // The last who hold what was known let go, so that it can be added to without a copy.
        drop((tracker, request));
        let whole = work == Work::All && outcome.is_ok() && moving.is_empty();
        self.known.take(settled, seen, whole);
        if whole {
            self.waiting.note_plans(&there, self.known.names(), Instant::now());
        }
        let is_retry = self.waiting.note_outcome(&work, outcome.as_ref(), Instant::now());
        moving.iter().for_each(|path| self.known.forget(path));
        self.pending.extend(moving.iter().cloned());
        match &work {
            // What could not be opened, or was being written, has been told of, and comes again when that is repaired.
            _ if self.kept.is_empty() || !moving.is_empty() => self.rest.clear(),
            Work::All => self.rest.clear(),
            Work::Plans(plans) | Work::Look(plans) => self.rest.retain(|plan| !plans.contains(plan)),
        }
        if matches!(&outcome, Err(SystemError::Busy(_))) {
            self.queue.push_back(work.clone());
            std::thread::sleep(SOON);
        }
        self.audience.built(&Round {
            number: self.rounds,
            work: &work,
            outcome: outcome.as_ref(),
            took,
            settled: waited,
            is_disturbed: !moving.is_empty(),
            is_part: !self.queue.is_empty() || !self.rest.is_empty(),
            is_retry,
        });
        outcome.map(drop)
    }

    /// Follows the folders of what is known. Says whether there were new ones; then something may have happened before.
    fn follow(&mut self) -> bool {
        let Some(events) = &mut self.events else { return false };
        if let Ok(grew) = events.follow(&self.known.folders()) {
            return grew;
        }
        self.events = None;
        self.why_poll = Some(NO_TELLING);
        self.audience.watching(self.why_poll);
        true
    }
}

/// So many plans are made between two looks at what has happened.
const AT_A_TIME: usize = 16;
/// So many saved plans are remembered.
const SAVED: usize = 32;

impl Scheduler<'_> {
    /// Whether some changes are of the theme alone, so that its booklets can follow one after the other.
    fn is_look_alone(&self, changed: &BTreeMap<PathBuf, FileStamp>) -> bool {
        !self.request.write && self.known.names().len() > AT_A_TIME && changed.keys().all(|path| self.known.is_of_a_theme(path))
    }

    /// Begins to make all plans anew. Gives the first of them.
    fn begin_looks(&mut self) -> Option<BTreeSet<String>> {
        self.rest = self.of_asked(self.known.names().clone());
        self.next_looks()
    }

    /// The plans to make next, of those whose look is an older one.
    fn next_looks(&mut self) -> Option<BTreeSet<String>> {
        let first: BTreeSet<String> = self.audience.looked_at().into_iter().filter(|plan| self.rest.contains(plan)).collect();
        let saved = || self.saved.iter().filter(|plan| self.rest.contains(*plan)).cloned().collect::<BTreeSet<_>>();
        let next = [first, saved()].into_iter().find(|plans| !plans.is_empty());
        next.or_else(|| (!self.rest.is_empty()).then(|| self.rest.iter().take(AT_A_TIME).cloned().collect()))
    }

    /// Remembers that plans were saved, the last ones first.
    fn note_saved(&mut self, plans: &BTreeSet<String>) {
        self.saved.retain(|known| !plans.contains(known));
        plans.iter().for_each(|plan| self.saved.push_front(plan.clone()));
        self.saved.truncate(SAVED);
    }

    /// The plans that come first in a round over all.
    pub(super) fn first(&self) -> Vec<String> {
        let mut first = self.audience.looked_at();
        first.extend(self.saved.iter().filter(|plan| !first.contains(plan)).cloned().collect::<Vec<_>>());
        first
    }
}

/// How long a plan must have been gone, and no other have come or gone, before its booklets are removed. Somebody may rename it back,
/// and a program that shares folders may bring plans one by one.
const GONE_FOR_GOOD: Duration = Duration::from_secs(10);
/// How soon what the system refused is tried once more. Each time it refuses again, the pause is twice as long.
const AGAIN: Duration = Duration::from_secs(5);
/// The longest such pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What is to be done later.
#[derive(Default)]
pub(super) struct Waiting {
    /// Plans that are gone and whose booklets stand.
    gone: BTreeSet<String>,
    /// When plans last came or went.
    since: Option<Instant>,
    refused: Option<RefusedWork>,
    /// Whether the round at work tries once more what was refused.
    is_retry: bool,
}

/// What could not be written or read.
struct RefusedWork {
    work: Work,
    at: Instant,
    pause: Duration,
}

impl Waiting {
    /// When there is something to do.
    pub fn until(&self) -> Option<Instant> {
        let gone = self.since.map(|since| since + GONE_FOR_GOOD);
        let refused = self.refused.as_ref().map(|refused| refused.at);
        gone.into_iter().chain(refused).min()
    }

    /// What is to be done now.
    pub fn due(&mut self, now: Instant) -> Option<Work> {
        if self.since.is_some_and(|since| now >= since + GONE_FOR_GOOD) {
            (self.gone, self.since) = (BTreeSet::new(), None);
            return Some(Work::All);
        }
        self.is_retry = self.refused.as_ref().is_some_and(|refused| now >= refused.at);
        self.refused.as_ref().filter(|_| self.is_retry).map(|refused| refused.work.clone())
    }

    /// The plans whose booklets stay in a round over all, for those that were there before it.
    pub fn spared(&self, there: &BTreeSet<String>) -> BTreeSet<String> {
        there.union(&self.gone).cloned().collect()
    }

    /// A round over all has found these plans.
    pub fn note_plans(&mut self, before: &BTreeSet<String>, now_there: &BTreeSet<String>, now: Instant) {
        let gone: BTreeSet<String> = before.union(&self.gone).filter(|plan| !now_there.contains(*plan)).cloned().collect();
        if gone.is_empty() {
            self.since = None;
        } else if gone != self.gone || before != now_there {
            self.since = Some(now);
        }
        self.gone = gone;
    }

    /// A round is over. Says whether it tried once more what the machine had refused.
    pub fn note_outcome(&mut self, work: &Work, outcome: Result<&Done, &SystemError>, now: Instant) -> bool {
        let is_retry = std::mem::take(&mut self.is_retry);
        let is_refused = match outcome {
            Ok(done) => done.faults.iter().any(SystemError::is_refusal),
            Err(fault) => fault.is_refusal(),
        };
        let before = self.refused.take();
        self.refused = match before {
            // A round over some plans says nothing of others.
            Some(before) if !is_refused && !is_retry && *work != Work::All => Some(before),
            before if is_refused => {
                let pause = before.as_ref().filter(|_| is_retry).map_or(AGAIN, |before| (before.pause * 2).min(LONGEST_PAUSE));
                let work = if before.is_none_or(|before| before.work == *work) { work.clone() } else { Work::All };
                Some(RefusedWork { work, at: now + pause, pause })
            }
            _ => None,
        };
        is_retry
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn refusal() -> SystemError {
        SystemError::io("write", std::path::Path::new("booklets"), std::io::ErrorKind::StorageFull.into())
    }

    #[test]
    fn a_plan_that_is_gone_is_spared_until_nothing_came_or_went_for_a_while() {
        let (mut waiting, began) = (Waiting::default(), Instant::now());
        let at = |seconds| began + Duration::from_secs(seconds);
        waiting.note_plans(&names(&["a", "b", "c"]), &names(&["a"]), at(0));
        assert_eq!(waiting.spared(&names(&["a"])), names(&["a", "b", "c"]));
        assert_eq!(waiting.due(at(9)), None);
        // One is back: the others may come too.
        waiting.note_plans(&names(&["a"]), &names(&["a", "b"]), at(9));
        assert_eq!((waiting.due(at(18)), waiting.until()), (None, Some(at(19))));
        // A round in which none came or went changes nothing.
        waiting.note_plans(&names(&["a", "b"]), &names(&["a", "b"]), at(18));
        assert_eq!(waiting.due(at(19)), Some(Work::All));
        assert_eq!((waiting.spared(&names(&["a", "b"])), waiting.until()), (names(&["a", "b"]), None));
        waiting.note_plans(&names(&["a", "b"]), &names(&["a"]), at(30));
        waiting.note_plans(&names(&["a"]), &names(&["a", "b"]), at(31));
        assert_eq!(waiting.until(), None, "all are back");
    }

    #[test]
    fn what_was_refused_is_tried_again_ever_more_slowly_until_it_works() {
        let (mut waiting, began) = (Waiting::default(), Instant::now());
        let (one, other) = (Work::Plans(names(&["a"])), Work::Plans(names(&["b"])));
        let mut at = began;
        assert!(!waiting.note_outcome(&one, Err(&refusal()), at));
        assert!(!waiting.note_outcome(&other, Ok(&Done::default()), at), "another plan says nothing of this one");
        for pause in [5, 10, 20, 40, 60, 60] {
            at += Duration::from_secs(pause);
            assert_eq!(waiting.due(at - Duration::from_millis(1)), None, "{pause}");
            assert_eq!(waiting.due(at), Some(one.clone()), "{pause}");
            assert!(waiting.note_outcome(&one, Err(&refusal()), at));
        }
        assert!(!waiting.note_outcome(&other, Err(&refusal()), at));
        at += Duration::from_secs(5);
        assert_eq!(waiting.due(at), Some(Work::All), "both");
        assert!(waiting.note_outcome(&Work::All, Ok(&Done::default()), at));
        assert_eq!(waiting.until(), None);
    }
}
