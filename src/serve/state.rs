//! What a preview knows of the plans: who their readers are, what was found, what is wrong. It holds no words of a plan.

use crate::diagnostics::Severity;
use crate::pipeline::{Done, PlanDone, ReaderOutcome};
use crate::report::Finding;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A finding, without the line of the plan.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct FindingNote {
    pub severity: Severity,
    pub file: String,
    pub line: usize,
    pub message: String,
    pub help: Option<String>,
}

/// One reader of a plan.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ReaderState {
    pub key: String,
    pub is_stopped: bool,
    pub is_older: bool,
    pub is_locked: bool,
    pub left_out: Vec<String>,
}

/// One plan.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct PlanState {
    pub is_failed: bool,
    pub notes: Vec<FindingNote>,
    pub readers: Vec<ReaderState>,
}

/// All plans.
#[derive(Clone, Default)]
pub(super) struct CopyState {
    pub plans: BTreeMap<String, PlanState>,
    /// What is wrong with the settings, the theme, or the machine.
    pub general: Vec<FindingNote>,
    pub faults: Vec<String>,
    /// Whether the first build is over.
    pub is_whole: bool,
}

#[derive(Default)]
struct StateInner {
    standing: CopyState,
    version: u64,
    is_over: bool,
    /// Plans that somebody looks at or waits for, the last one last.
    wanted: Vec<String>,
}

/// The board, with those who wait for something new on it.
#[derive(Default)]
pub(super) struct PreviewState {
    inner: Mutex<StateInner>,
    came: Condvar,
}

impl PreviewState {
    /// A copy of one plan, or of nothing but the general notes.
    pub fn plan(&self, name: &str) -> (Option<PlanState>, CopyState) {
        let inner = self.inner();
        let general = CopyState {
            plans: BTreeMap::new(),
            general: inner.standing.general.clone(),
            faults: inner.standing.faults.clone(),
            is_whole: inner.standing.is_whole,
        };
        (inner.standing.plans.get(name).cloned(), general)
    }

    pub fn all(&self) -> (CopyState, u64) {
        let inner = self.inner();
        (inner.standing.clone(), inner.version)
    }

    pub fn version(&self) -> u64 {
        self.inner().version
    }

    /// One plan is done.
    pub fn note_plan(&self, done: &PlanDone) {
        let reader = |reader: &crate::pipeline::ReaderDone| ReaderState {
            key: reader.key.clone(),
            is_stopped: reader.state == ReaderOutcome::Stopped,
            is_older: reader.older || done.older_copies.contains(&reader.key),
            is_locked: reader.is_locked(),
            left_out: reader.left_out().to_vec(),
        };
        let mut inner = self.inner();
        let before = inner.standing.plans.remove(&done.name).unwrap_or_default();
        let mut plan = PlanState { is_failed: done.is_failed(), notes: done.findings.iter().map(note).collect(), readers: Vec::new() };
        plan.readers = done.readers.iter().map(reader).collect();
        if done.is_failed() && plan.readers.is_empty() {
            // Its readers are those that it had. Nobody can tell today whether their copies are as they should be.
            plan.readers = before
                .readers
                .iter()
                .map(|reader| ReaderState { is_older: done.older_copies.contains(&reader.key), ..reader.clone() })
                .collect();
        }
        let is_new = plan != before;
        inner.standing.plans.insert(done.name.clone(), plan);
        if is_new || !done.is_failed() {
            inner.version += 1;
            self.came.notify_all();
        }
    }

    /// A round is over.
    pub fn note_round(&self, outcome: Result<&Done, String>, is_all: bool) {
        let mut inner = self.inner();
        match outcome {
            Err(fault) => inner.standing.faults = vec![fault],
            Ok(done) => {
                if is_all {
                    let names: BTreeSet<&str> = done.plans.iter().map(|plan| plan.name.as_str()).collect();
                    inner.standing.plans.retain(|name, _| names.contains(name.as_str()));
                }
                let of_plan = |finding: &&Finding| {
                    let stem = finding.file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(stem, _)| stem);
                    // A plan that could not be read has no notes of its own.
                    let has_notes = || inner.standing.plans.get(stem).is_some_and(|plan| !plan.notes.is_empty());
                    finding.file.starts_with("plans/") && has_notes()
                };
                let general = done.findings.iter().filter(|finding| !of_plan(finding)).map(note).collect();
                inner.standing.general = general;
                inner.standing.faults = done.faults.iter().map(ToString::to_string).collect();
            }
        }
        inner.standing.is_whole = true;
        inner.version += 1;
        self.came.notify_all();
    }

    /// Somebody looks at a plan.
    pub fn want(&self, plan: &str) {
        let mut inner = self.inner();
        inner.wanted.retain(|known| known != plan);
        inner.wanted.push(plan.to_owned());
        if inner.wanted.len() > 8 {
            inner.wanted.remove(0);
        }
    }

    /// Plans that somebody looks at, the last one first.
    pub fn looked_at(&self) -> Vec<String> {
        self.inner().wanted.iter().rev().cloned().collect()
    }

    pub fn wanted(&self) -> BTreeSet<String> {
        self.inner().wanted.iter().cloned().collect()
    }

    /// Waits for a newer version than this one, or for the end. `None` if neither came in time.
    pub fn wait(&self, version: u64, time: Duration) -> Option<u64> {
        self.wait_while(version, time, || true)
    }

    /// The same, and only as long as something else is so too.
    pub fn wait_while(&self, version: u64, time: Duration, is_so: impl Fn() -> bool) -> Option<u64> {
        let until = Instant::now() + time;
        let mut inner = self.inner();
        while inner.version == version && !inner.is_over && is_so() {
            let left = until.checked_duration_since(Instant::now())?;
            inner = self.came.wait_timeout(inner, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        (inner.version != version).then_some(inner.version)
    }

    /// Has all who wait look again at what they wait for.
    pub fn stir(&self) {
        let _inner = self.inner();
        self.came.notify_all();
    }

    /// Says to all who wait that the preview is over.
    pub fn end(&self) {
        self.inner().is_over = true;
        self.came.notify_all();
    }

    pub fn is_over(&self) -> bool {
        self.inner().is_over
    }

    fn inner(&self) -> MutexGuard<'_, StateInner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn note(finding: &Finding) -> FindingNote {
    FindingNote {
        severity: finding.severity,
        file: finding.file.clone(),
        line: finding.line,
        message: finding.message.clone(),
        help: finding.help.clone(),
    }
}
