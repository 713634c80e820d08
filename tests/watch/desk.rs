//! A desk on which a project is watched: it notes each round, and each booklet that was made, and waits for what a test wants.

use crate::support::today;
use ourplan::formats::Artifact;
use ourplan::pipeline::{BuildRequest, PlanDone, Progress, ReaderOutcome, WatchRequest};
use ourplan::watch::{Handle, Line, Round, WatchListener, Work, watch};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long to wait for what must come. A busy machine may need most of it; nothing waits so long where all is well.
const PATIENCE: Duration = Duration::from_secs(90);

/// A round, as a test asks for it.
#[derive(Clone, Debug)]
pub struct Told {
    pub work: Work,
    pub failed: Vec<String>,
    pub plans: Vec<String>,
    pub not_sealed: Vec<String>,
    pub locked_left: Vec<String>,
    pub codes: Vec<&'static str>,
    pub fault: Option<String>,
    pub is_disturbed: bool,
}

#[derive(Default)]
pub struct Notes {
    pub rounds: Vec<Told>,
    /// Plan, reader, and the words of the booklet's files.
    pub booklets: Vec<(String, String, String)>,
    pub why_look: Option<Option<String>>,
    ended: Option<Option<String>>,
}

#[derive(Default)]
struct Pad {
    notes: Mutex<Notes>,
    came: Condvar,
    keeps_words: bool,
    looked_at: Mutex<Vec<String>>,
    /// What happens whenever some plans have a new look, until a saved plan was made in between.
    at_new_look: Mutex<Option<Box<dyn FnMut() + Send>>>,
}

impl Pad {
    fn note(&self, write: impl FnOnce(&mut Notes)) {
        write(&mut self.notes.lock().expect("notes"));
        self.came.notify_all();
    }
}

impl Progress for Pad {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
    fn booklet(&self, plan: &str, reader: &str, artifacts: &[Artifact]) {
        if self.keeps_words {
            let pages = artifacts.iter().filter(|artifact| artifact.name.ends_with(".html"));
            let words = pages.map(|artifact| String::from_utf8_lossy(&artifact.bytes).into_owned()).collect();
            self.note(|notes| notes.booklets.push((plan.to_owned(), reader.to_owned(), words)));
        }
    }
}

impl WatchListener for Pad {
    fn progress(&self) -> &dyn Progress {
        self
    }

    fn watching(&self, why_look: Option<&str>) {
        self.note(|notes| notes.why_look = Some(why_look.map(str::to_owned)));
    }

    fn looked_at(&self) -> Vec<String> {
        self.looked_at.lock().expect("notes").clone()
    }

    fn built(&self, round: &Round<'_>) {
        let plans = round.outcome.map(|done| done.plans.as_slice()).unwrap_or_default();
        let names = |wanted: &dyn Fn(&PlanDone) -> bool| plans.iter().filter(|plan| wanted(plan)).map(|plan| plan.name.clone()).collect();
        let told = Told {
            work: round.work.clone(),
            failed: names(&|plan| plan.is_failed()),
            plans: names(&|plan| plan.stays().is_none()),
            not_sealed: names(&|plan| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::NotSealed)),
            locked_left: round.outcome.map(|done| done.locked_left.iter().cloned().collect()).unwrap_or_default(),
            codes: round.outcome.map(|done| done.findings.iter().map(|finding| finding.code).collect()).unwrap_or_default(),
            fault: round.outcome.err().map(ToString::to_string),
            is_disturbed: round.is_disturbed,
        };
        let mut act = self.at_new_look.lock().expect("notes");
        match &told.work {
            Work::Look(_) => act.iter_mut().for_each(|act| act()),
            _ => *act = None,
        }
        self.note(|notes| notes.rounds.push(told));
    }
}

/// Somebody who watches.
pub struct Desk {
    pad: Arc<Pad>,
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

impl Desk {
    /// Watches a project until the desk is dropped, and waits for the first build.
    pub fn watch(project: &Path, poll: bool, change: impl FnOnce(&mut BuildRequest)) -> Desk {
        Desk::begin(project, poll, true, change)
    }

    /// The same, without keeping what booklets say.
    pub fn begin(project: &Path, poll: bool, keeps_words: bool, change: impl FnOnce(&mut BuildRequest)) -> Desk {
        let mut options = BuildRequest {
            paths: vec![project.to_path_buf()],
            today: Some(today()),
            formats: vec!["single".to_owned()],
            write: true,
            watch: WatchRequest { leave_sealed: true, ..WatchRequest::default() },
            ..BuildRequest::default()
        };
        change(&mut options);
        let pad = Arc::new(Pad { keeps_words, ..Pad::default() });
        let line = Line::default();
        let handle = line.handle();
        let thread = std::thread::spawn({
            let pad = Arc::clone(&pad);
            move || {
                let end = watch(&options, poll, &line, &*pad).err().map(|fault| fault.to_string());
                pad.note(|notes| notes.ended = Some(end));
            }
        });
        let desk = Desk { pad, handle, thread: Some(thread) };
        desk.wait("the first build is over", |notes| notes.why_look.is_some() || notes.ended.is_some());
        desk
    }

    /// Waits until the notes are as they should be, and says how long that took.
    pub fn wait(&self, what: &str, is_so: impl Fn(&Notes) -> bool) -> Duration {
        let began = Instant::now();
        let mut notes = self.pad.notes.lock().expect("notes");
        while !is_so(&notes) {
            let left = PATIENCE.checked_sub(began.elapsed());
            let Some(left) = left else { panic!("not so after {PATIENCE:?}: {what}. The rounds: {:#?}", notes.rounds) };
            notes = self.pad.came.wait_timeout(notes, left.min(Duration::from_secs(1))).expect("notes").0;
        }
        began.elapsed()
    }

    /// Somebody looks at a plan.
    pub fn look_at(&self, plan: &str) {
        self.pad.looked_at.lock().expect("notes").push(plan.to_owned());
    }

    /// Does something whenever some plans have a new look, until a saved plan was made in between.
    pub fn at_new_look(&self, act: impl FnMut() + Send + 'static) {
        *self.pad.at_new_look.lock().expect("notes") = Some(Box::new(act));
    }

    /// Reads the notes.
    pub fn read<T>(&self, read: impl FnOnce(&Notes) -> T) -> T {
        read(&self.pad.notes.lock().expect("notes"))
    }

    /// How many rounds there were.
    pub fn rounds(&self) -> usize {
        self.read(|notes| notes.rounds.len())
    }

    /// Waits for a round after so many in which something is so, and that was not disturbed.
    pub fn wait_for_round(&self, after: usize, what: &str, is_so: impl Fn(&Told) -> bool) -> Duration {
        self.wait(what, |notes| notes.rounds.iter().skip(after).any(|round| !round.is_disturbed && is_so(round)))
    }

    /// Waits for a while in which nothing is built, and fails if something is.
    pub fn nothing_is_built_for(&self, time: Duration) {
        let before = self.rounds();
        std::thread::sleep(time);
        self.read(|notes| assert_eq!(notes.rounds.len(), before, "nothing had changed: {:#?}", &notes.rounds[before..]));
    }

    /// Waits until no round comes any more, so that a test may count from here.
    pub fn settle(&self) {
        let mut before = usize::MAX;
        while before != self.rounds() {
            before = self.rounds();
            std::thread::sleep(Duration::from_millis(700));
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.handle.stop();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            if !std::thread::panicking() {
                ended.expect("the watching ends in good order");
            }
        }
    }
}
