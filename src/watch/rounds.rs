//! The rounds: wait for a hint or look, let the files settle, build what they touch, and take in what was read.

use super::events::{Events, Line};
use super::hearing::News;
use super::known::Known;
use super::waiting::Waiting;
use super::{Audience, NO_TELLING, Round, Work};
use crate::fault::Fault;
use crate::pipeline::{self, Kept, Options};
use crate::workspace::{Eye, Look, today};
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
pub(super) struct Watch<'a> {
    pub(super) options: Options,
    pub(super) known: Known,
    /// What one round leaves for the next.
    pub(super) kept: Kept,
    pub(super) events: Option<Events>,
    pub(super) why_look: Option<&'static str>,
    pub(super) line: &'a Line,
    pub(super) audience: &'a dyn Audience,
    /// Files that had not settled, or were being written while a build wanted them.
    pub(super) pending: BTreeSet<PathBuf>,
    /// What is still to be built.
    pub(super) queue: VecDeque<Work>,
    /// Plans whose booklets have the look of an older theme (`background.rs`).
    pub(super) rest: BTreeSet<String>,
    /// Plans that were saved, the last ones first.
    pub(super) saved: VecDeque<String>,
    pub(super) day: Date,
    pub(super) waiting: Waiting,
    pub(super) rounds: usize,
    pub(super) looked: Instant,
    pub(super) cost: Duration,
}

/// What to build next.
enum Next {
    Stop,
    Nothing,
    Build(Work, BTreeMap<PathBuf, Look>, Duration),
}

impl<'a> Watch<'a> {
    pub fn new(
        options: Options,
        known: Known,
        events: Option<Events>,
        why_look: Option<&'static str>,
        line: &'a Line,
        audience: &'a dyn Audience,
    ) -> Self {
        let day = options.today.unwrap_or_else(today);
        let (pending, queue, looked) = (BTreeSet::new(), VecDeque::new(), Instant::now());
        Watch {
            options,
            known,
            kept: Kept::default(),
            events,
            why_look,
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

    pub fn run(mut self) -> Result<(), Fault> {
        match self.build(Work::All, BTreeMap::new(), Duration::ZERO) {
            Ok(()) | Err(Fault::Busy(_)) => {}
            Err(fault) => return Err(fault),
        }
        self.follow();
        self.audience.watching(self.why_look);
        let mut missed = self.known.all_changed();
        loop {
            match self.next(std::mem::take(&mut missed)) {
                Next::Stop => return Ok(()),
                Next::Nothing => {}
                Next::Build(work, settled, waited) => {
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
    fn next(&mut self, mut changed: BTreeMap<PathBuf, Look>) -> Next {
        let timeout = if changed.is_empty() { self.patience() } else { Duration::ZERO };
        let mut news = self.hear(timeout, changed.is_empty());
        if news.stop {
            return Next::Stop;
        }
        news.files.append(&mut self.pending);
        self.look(&news, &mut changed);
        let mut waited = Duration::ZERO;
        if !changed.is_empty() {
            let began = Instant::now();
            match self.settle(changed, &news) {
                None => return Next::Stop,
                Some(settled) => changed = settled,
            }
            waited = began.elapsed();
        }
        let day = self.options.today.unwrap_or_else(today);
        if day != self.day {
            self.day = day;
            return Next::Build(Work::All, changed, waited);
        }
        if !changed.is_empty() {
            let plans = self.known.plans(&changed).filter(|plans| plans.len() <= BY_NAME);
            if let (None, true) = (&plans, self.is_look_alone(&changed)) {
                // The projects are opened anew, with the new theme.
                self.kept = Kept::default();
                if let Some(plans) = self.begin_looks() {
                    return Next::Build(Work::Look(plans), changed, waited);
                }
            }
            plans.iter().for_each(|plans| self.note_saved(plans));
            // The copies of a plan that was not asked for may have become older.
            let is_asked = |plan: &String| self.options.plans.is_empty() || self.options.plans.contains(plan);
            let asked = plans.filter(|plans| plans.iter().all(is_asked));
            return match asked.map(|plans| self.of_asked(plans)) {
                Some(plans) if plans.is_empty() => {
                    self.known.take(changed, crate::workspace::Seen::default(), false);
                    Next::Nothing
                }
                Some(plans) if self.kept.stands(&self.options) => Next::Build(Work::Plans(plans), changed, waited),
                _ => Next::Build(Work::All, changed, waited),
            };
        }
        if let Some(work) = self.waiting.due(Instant::now()) {
            return Next::Build(work, changed, waited);
        }
        let wanted = self.of_asked(self.audience.wanted());
        if news.wanted && !wanted.is_empty() {
            return Next::Build(Work::Plans(wanted), changed, waited);
        }
        let work = self.queue.pop_front().or_else(|| self.next_looks().map(Work::Look));
        work.map_or(Next::Nothing, |work| Next::Build(work, changed, waited))
    }

    /// Those of some plans that the command asked for.
    pub(super) fn of_asked(&self, mut plans: BTreeSet<String>) -> BTreeSet<String> {
        plans.retain(|plan| self.known.has_plan(plan) && (self.options.plans.is_empty() || self.options.plans.contains(plan)));
        plans
    }

    /// Looks at what the news speak of, and adds what has changed.
    pub(super) fn look(&mut self, news: &News, changed: &mut BTreeMap<PathBuf, Look>) {
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
    fn build(&mut self, work: Work, settled: BTreeMap<PathBuf, Look>, waited: Duration) -> Result<(), Fault> {
        let eye = Arc::new(Eye::new(self.known.looks(), settled.clone()));
        let mut options = self.options.clone();
        options.eye = Some(Arc::clone(&eye));
        let there = if work == Work::All { self.known.names().clone() } else { BTreeSet::new() };
        match &work {
            Work::All => {
                // Also where the command names plans: the others are looked at as well.
                self.kept = Kept::default();
                (options.first, options.spare) = (self.first(), self.waiting.spared(&there));
            }
            Work::Plans(plans) | Work::Look(plans) => {
                options.is_round = options.plans.is_empty();
                options.plans = plans.iter().cloned().collect();
            }
        }
        self.rounds += 1;
        let began = Instant::now();
        let outcome = pipeline::build_again(&options, self.audience.progress(), &mut self.kept);
        let took = began.elapsed();
        let (moving, seen) = (eye.moving(), eye.take_seen());
        // The last who hold what was known let go, so that it can be added to without a copy.
        drop((eye, options));
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
        if matches!(&outcome, Err(Fault::Busy(_))) {
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
        self.why_look = Some(NO_TELLING);
        self.audience.watching(self.why_look);
        true
    }
}
