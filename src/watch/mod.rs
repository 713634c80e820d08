//! Builds, and builds again what a saved file touches.
//!
//! Here is no build logic: each round is `pipeline::build`. What the build read is what is watched (`snapshot.rs`). The machine's
//! telling is a hint (`events.rs`), a file's content is the truth, and a file is taken when it has settled (`settle.rs`).

mod events;
mod scheduler;
mod settle;
mod snapshot;

pub use events::{Handle, Hint, Line};

use crate::pipeline::{BuildRequest, Done, Progress};
use crate::system_error::SystemError;
use crate::workspace::{booklets_of, why_poll};
use events::SystemEvents;
use scheduler::Scheduler;
use snapshot::Snapshot;
use std::collections::BTreeSet;
use std::time::Duration;

/// What a round builds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Work {
    /// All that was asked for.
    All,
    /// These plans.
    Plans(BTreeSet<String>),
    /// Some of all plans, since the theme is another; the others follow.
    Look(BTreeSet<String>),
}

/// One build, and how it came to it.
pub struct Round<'a> {
    /// Counted from 1.
    pub number: usize,
    /// What was built.
    pub work: &'a Work,
    /// What the build did, or why it could not be done.
    pub outcome: Result<&'a Done, &'a SystemError>,
    /// How long the build took.
    pub took: Duration,
    /// How long it was waited for the files to settle.
    pub settled: Duration,
    /// Whether a file was being written while the build wanted it. Another round comes soon, and what this one says of that file
    /// counts for nothing.
    pub is_disturbed: bool,
    /// Whether more of the same work is to come.
    pub is_part: bool,
    /// Whether nothing has changed, and what the system refused before was tried once more.
    pub is_retry: bool,
}

/// Who is told of the rounds.
pub trait WatchListener: Sync {
    /// Sees how a build goes on.
    fn progress(&self) -> &dyn Progress;
    /// The first build is over. `why_poll` says why the machine's telling is not trusted, as the end of a sentence.
    fn watching(&self, _why_poll: Option<&str>) {}
    /// A round is over.
    fn built(&self, round: &Round<'_>);
    /// Plans that somebody looks at, the last one first. Where many are made, these come first.
    fn looked_at(&self) -> Vec<String> {
        Vec::new()
    }
    /// Plans that somebody waits for. They come before all others.
    fn wanted(&self) -> BTreeSet<String> {
        BTreeSet::new()
    }
}

/// Builds, then builds again at each change, until somebody says stop on the line. What somebody wrote never ends it.
///
/// `poll` says to look again and again, whatever the machine tells.
///
/// # Errors
/// A `SystemError` where the first build finds nothing to watch: no such folder, no such format.
pub fn watch(options: &BuildRequest, poll: bool, line: &Line, audience: &dyn WatchListener) -> Result<(), SystemError> {
    let mut options = options.clone();
    if options.paths.is_empty() {
        options.paths.push(".".into());
    }
    options.paths = options.paths.iter().map(|path| crate::workspace::whole_path(path)).collect();
    let roots = options.paths.clone();
    let left_out = match &options.out {
        Some(out) => vec![crate::workspace::whole_path(out)],
        None => roots.iter().flat_map(|root| booklets_of(root)).collect(),
    };
    let why = match poll {
        true => Some("you asked for it"),
        false => roots.iter().find_map(|root| why_poll(root)),
    };
    let events = if why.is_none() { SystemEvents::new(line) } else { None };
    let why = why.or(if events.is_none() { Some(NO_TELLING) } else { None });
    Scheduler::new(options, Snapshot::new(roots, left_out), events, why, line, audience).run()
}

/// Why to look where the system cannot report changes, or follows no more folders.
const NO_TELLING: &str = "this computer does not tell of changes in so many folders";
