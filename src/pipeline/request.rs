//! What a run is asked to do: by a person, and by a watcher.

use super::{Done, PlanOutcome};
use crate::diagnostics::Severity;
use crate::system_error::SystemError;
use crate::workspace::{ReadTracker, Workspace};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// What a person asked for.
#[derive(Clone, Default)]
pub struct BuildRequest {
    /// Folders or plan files; the current folder if there are none.
    pub paths: Vec<PathBuf>,
    /// Where booklets go instead of `booklets/` in the project.
    pub out: Option<PathBuf>,
    /// Only these plans.
    pub plans: Vec<String>,
    /// Only these readers.
    pub readers: Vec<String>,
    /// A theme instead of the one in the settings.
    pub theme: Option<String>,
    /// A language instead of the readers' own.
    pub language: Option<String>,
    /// Formats instead of the default ones.
    pub formats: Vec<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How many threads, instead of one for each processor.
    pub jobs: Option<usize>,
    /// The day of the build, instead of today.
    pub today: Option<Date>,
    /// Whether booklets are written. If not, everything is done in memory.
    pub write: bool,
    /// To only count warnings: the codes that are drawn all the same. Of the others the first of each kind is kept.
    pub brief: Option<&'static [&'static str]>,
    /// What is wrong with the command although the project is known. Nothing is made, and earlier copies are searched.
    pub refused: Option<String>,
    /// What a watcher adds.
    pub watch: WatchRequest,
    /// Notes what the run reads.
    pub tracker: Option<Arc<ReadTracker>>,
}

/// What a watcher wants of a run.
#[derive(Clone, Default)]
pub struct WatchRequest {
    /// Whether sealed files are neither made nor removed, since their words would be shown at each save.
    pub leave_sealed: bool,
    /// Plans to build before all others, in this order: they are being looked at.
    pub first: Vec<String>,
    /// Plans that were there a moment ago. Their booklets stay for now, even if their files are gone.
    pub spare: BTreeSet<String>,
    /// Whether the request names plans only because they changed, in a project that is watched as a whole.
    pub changed_only: bool,
}

impl BuildRequest {
    /// Whether warnings are only counted.
    pub(super) fn only_counts(&self) -> bool {
        self.brief.is_some() && !self.strict
    }

    /// Whether a finding is shown by itself, and not only counted.
    pub(super) fn shows(&self, code: &str, severity: Severity) -> bool {
        !self.only_counts() || severity == Severity::Error || self.brief.is_some_and(|drawn| drawn.contains(&code))
    }

    /// Whether only some plans, readers or formats are wanted. Such a run removes no booklet.
    pub(super) fn is_narrow(&self) -> bool {
        !self.readers.is_empty() || !self.formats.is_empty() || !(self.plans.is_empty() || self.watch.changed_only)
    }

    /// The same for all plans, readers and formats.
    pub(super) fn without_selection(&self) -> Self {
        BuildRequest { plans: Vec::new(), readers: Vec::new(), formats: Vec::new(), ..self.clone() }
    }

    /// Whether a plan is wanted.
    pub(super) fn wants_plan(&self, name: &str) -> bool {
        self.plans.is_empty() || self.plans.iter().any(|plan| plan == name)
    }

    /// Whether a reader is wanted.
    pub(super) fn wants_reader(&self, key: &str) -> bool {
        self.readers.is_empty() || self.readers.iter().any(|reader| reader == key)
    }

    /// The fault for a reader that no plan has. Unknown while a plan has errors.
    pub(super) fn unknown_reader(&self, done: &Done) -> Option<SystemError> {
        // The watcher builds plans by their names, and any of them may have that reader.
        if done.plans.is_empty()
            || done.plans.iter().any(|plan| plan.is_failed() || plan.outcome == PlanOutcome::Unsettled)
            || (self.tracker.is_some() && !self.plans.is_empty())
        {
            return None;
        }
        let is_known = |key: &String| done.plans.iter().flat_map(|plan| &plan.readers).any(|reader| reader.key == *key);
        let unknown = self.readers.iter().find(|key| !is_known(key))?;
        Some(SystemError::Usage(format!("No plan here has a reader “{unknown}”. A plan names its readers under `booklets`.")))
    }

    /// The fault for a plan that is not there.
    pub(super) fn unknown_plan(&self, workspace: &Workspace) -> Option<SystemError> {
        let unknown = self.plans.iter().find(|name| !workspace.plans.iter().any(|file| file.name == **name))?;
        let names: Vec<_> = workspace.plans.iter().map(|file| file.name.as_str()).collect();
        Some(SystemError::Usage(format!("There is no plan “{unknown}” here. These are: {}.", names.join(", "))))
    }
}
