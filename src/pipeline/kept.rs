//! What a run keeps for the next one of the same program: opened projects and the lines of their indexes. So the time from a saved plan
//! to its booklet hardly grows with the number of plans.

use super::project::{Project, home_of, out_of};
use super::{Options, warm};
use crate::fault::Fault;
use crate::formats::OverviewPlan;
use crate::output::{Left, Output};
use crate::report::{Finding, resolve};
use crate::workspace::{Workspace, is_folder};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::Arc;

/// What somebody who watches keeps between two runs.
#[derive(Default)]
pub struct Kept {
    projects: Vec<Opened>,
    /// The threads, and how many were asked for.
    pool: Option<(Option<usize>, Arc<ThreadPool>)>,
}

/// A project of a run, and what an earlier run has left of it.
pub(super) struct Opened {
    pub project: Project,
    /// What is wrong with its settings or its theme.
    pub found: Vec<Finding>,
    /// What is wrong with the command.
    pub fault: Option<Fault>,
    /// The records in its output folder as they were left.
    pub left: Option<Left>,
    /// The lines of the worker's index, sorted by the names of the plans.
    pub lines: Option<Vec<OverviewPlan>>,
    /// Whether all but some plans is as an earlier run left it.
    pub is_again: bool,
}

impl Opened {
    /// A project that is opened for the first time.
    pub fn new(workspace: Workspace, options: &Options) -> Result<Self, Fault> {
        if !options.write || !is_folder(&out_of(&workspace, options)) {
            // There is something to make for sure.
            warm::begin();
        }
        let (project, found, fault) = Project::open(workspace, options)?;
        Ok(Opened { project, found: resolve(found), fault, left: None, lines: None, is_again: false })
    }
}

impl Kept {
    /// The threads of all runs.
    pub(super) fn pool(&mut self, jobs: Option<usize>) -> Result<Arc<ThreadPool>, Fault> {
        if let Some((_, pool)) = self.pool.as_ref().filter(|(asked, _)| *asked == jobs) {
            return Ok(Arc::clone(pool));
        }
        // More threads than processors only take time to start.
        let most = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
        let pool = ThreadPoolBuilder::new().num_threads(jobs.map_or(0, |jobs| jobs.min(most))).build();
        let pool = Arc::new(pool.map_err(|error| Fault::Inside(error.to_string()))?);
        self.pool = Some((jobs, Arc::clone(&pool)));
        Ok(pool)
    }

    /// The projects as they were left, for a run over plans by name. Whatever becomes of that run, it keeps them itself or nobody does.
    pub(super) fn again(&mut self, options: &Options) -> Option<Vec<Opened>> {
        let mut projects = std::mem::take(&mut self.projects);
        for opened in &mut projects {
            opened.project.again(options.eye.clone());
            opened.is_again = true;
        }
        let is_known = |opened: &Opened| !options.write || opened.left.is_some();
        (!options.plans.is_empty() && !projects.is_empty() && projects.iter().all(is_known)).then_some(projects)
    }

    /// Whether what was written and its record still stand, as far as one look tells: somebody may have deleted them.
    #[must_use]
    pub fn stands(&self, options: &Options) -> bool {
        let stands = |opened: &Opened| {
            let home = home_of(&opened.project.workspace, options);
            Output::stands(&home) && opened.left.as_ref().is_some_and(|left| left.is_as_left(&home))
        };
        !options.write || self.projects.iter().all(stands)
    }

    /// Whether a run over plans by name would have to open the projects anew.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }

    /// Keeps a project whose run came to its end. A broken one is opened anew each time.
    pub(super) fn keep(&mut self, mut opened: Opened) {
        // The eye holds what is known of all files; whoever watches adds to that, and would have to copy it.
        opened.project.workspace.track_with(None);
        if !opened.project.broken {
            self.projects.push(opened);
        }
    }
}
