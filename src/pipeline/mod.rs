//! The seven verbs in a row: load, read, check, view, compose, render, audit and write.
//!
//! `build` runs them over plans, readers and formats, in parallel over plans; of each plan nothing is
//! kept but its findings and its line in the worker's index. `check` is the same without the writing.

mod audit;
mod builder;
mod compose;
mod duplicate_plans;
mod finalize;
mod fingerprint;
mod index;
mod languages;
mod older_copies;
mod pictures;
mod plan;
mod project;
mod prune;
mod publish;
mod request;
mod results;
pub mod theme;

pub use crate::output::Copies;
pub use older_copies::PreviewCopies;
pub use project::BuildCache;
pub use prune::clean;
pub use request::{BuildRequest, WatchRequest};
pub use results::{Done, HandedOver, PlanDone, PlanOutcome, ReaderDone, ReaderOutcome, Stays};

use crate::formats::Artifact;
use crate::output::{self, Output, OutputHome};
use crate::report::{resolve, resolve_allowed};
use crate::seal::Passphrase;
use crate::system_error::SystemError;
use crate::workspace;
use project::{OpenProject, Project};
use results::FindingSummary;
use std::collections::BTreeSet;

/// Sees how a run goes on. Called from many threads.
pub trait Progress: Sync {
    /// So many plans will be looked at.
    fn begin(&self, plans: usize);
    /// One plan is done.
    fn done(&self, plan: &PlanDone);
    /// A reader's booklet is finished and audited, and not yet sealed or written: a preview takes it here.
    fn booklet(&self, _plan: &str, _reader: &str, _artifacts: &[Artifact]) {}
    /// Where booklets are shown from memory, in a run that writes none.
    fn shown(&self) -> Option<&dyn PreviewCopies> {
        None
    }
    /// Shows the words that open a sealed file, once, before the file stands.
    ///
    /// # Errors
    /// Where nobody can see them. Then the file is not written.
    fn words(&self, _plan: &str, _reader: &str, _words: &Passphrase) -> std::io::Result<()> {
        Ok(())
    }
}

/// Builds all that the request asks for.
///
/// # Errors
/// A `SystemError` if the run could not be done at all: no such folder, another build at work. What stopped only a part of it is
/// among `Done::faults`.
pub fn build(request: &BuildRequest, progress: &dyn Progress) -> Result<Done, SystemError> {
    build_again(request, progress, &mut BuildCache::default())
}

/// The same for a watcher. A run over plans by name takes all else as the last run left it: the watcher asks for such
/// a run only if nothing but these plans has changed.
///
/// # Errors
/// As [`build`].
pub fn build_again(request: &BuildRequest, progress: &dyn Progress, cache: &mut BuildCache) -> Result<Done, SystemError> {
    let mut done = Done { strict: request.strict, ..Done::default() };
    let pool = cache.pool(request.jobs)?;
    let opened = cache.again(request).map_or_else(|| pool.install(|| open(request)), Ok)?;
    if opened.len() > 1 && request.out.is_some() {
        let words = "These plans are of more than one project. Build one project at a time into a folder of your choice.";
        return Err(SystemError::Usage(words.into()));
    }
    progress.begin(opened.iter().map(|opened| opened.project.workspace.plans.len()).sum());
    for opened in opened {
        let built = pool.install(|| build_project(opened, request, progress, &mut done));
        if let Some(opened) = done.note(built) {
            cache.keep(opened);
        }
    }
    done.faults.extend(request.unknown_reader(&done));
    // What is wrong with a theme is so in every plan, and is said once.
    let mut said = BTreeSet::new();
    done.findings
        .retain(|one| !one.file.starts_with("themes/") || said.insert((one.code, one.file.clone(), one.line, one.message.clone())));
    done.faults = SystemError::together(done.faults);
    // If nothing was looked at, there is nothing to tell but that.
    if done.plans.is_empty() && !done.faults.is_empty() { Err(done.faults.remove(0)) } else { Ok(done) }
}

/// Finds and opens the projects. What is wrong with files beside the plans is among the findings of the first.
fn open(request: &BuildRequest) -> Result<Vec<OpenProject>, SystemError> {
    let (workspaces, found) = workspace::load_tracked(&request.paths, request.today, request.tracker.as_ref())?;
    let mut opened = workspaces.into_iter().map(|workspace| OpenProject::new(workspace, request)).collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = opened.first_mut() {
        first.found.splice(0..0, resolve(found));
    }
    Ok(opened)
}

/// Builds one project. If its output folder cannot be used, the booklets in it can be neither searched nor marked, so they are named.
fn build_project(
    mut opened: OpenProject,
    request: &BuildRequest,
    progress: &dyn Progress,
    done: &mut Done,
) -> Result<OpenProject, SystemError> {
    let home = project::home_of(&opened.project.workspace, request);
    let ended = build_into(&mut opened, &home, request, progress, done);
    // If another build is at work, the folder is its business.
    if ended.as_ref().is_err_and(|fault| request.write && !matches!(fault, SystemError::Busy(_))) {
        let standing = output::standing(&home).into_iter();
        done.plans.extend(standing.map(|(name, older_copies)| PlanDone { older_copies, ..PlanDone::new(&name, PlanOutcome::Failed) }));
    }
    if request.write {
        finalize::check_other_folders(&mut opened, &home, request, progress, done);
    }
    ended.map(|()| opened)
}

/// What all steps of a run over one project share.
#[derive(Clone, Copy)]
struct Run<'a> {
    project: &'a Project,
    request: &'a BuildRequest,
    /// The output folder, if booklets are written.
    output: Option<&'a Output>,
    progress: &'a dyn Progress,
}

impl<'a> Run<'a> {
    /// The copies that were made before, in the output folder or in the memory of a preview.
    fn copies(&self) -> Option<&'a dyn Copies> {
        self.output.map(|output| output as &dyn Copies).or_else(|| Some(self.progress.shown()? as &dyn Copies))
    }
}

/// Builds one project into its output folder.
fn build_into(
    opened: &mut OpenProject,
    home: &OutputHome,
    request: &BuildRequest,
    progress: &dyn Progress,
    done: &mut Done,
) -> Result<(), SystemError> {
    done.findings.extend(opened.found.iter().cloned());
    let fault = opened.fault.take().or_else(|| request.unknown_plan(&opened.project.workspace));
    opened.project.broken |= fault.is_some();
    opened.left = None;
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    if let Some(words) = workspace.refuses(&project::out_of(workspace, request)).filter(|_| request.write) {
        return Err(SystemError::Usage(words));
    }
    let no_plans = workspace.no_plans();
    let output = match (request.write, project.broken) {
        (false, _) => None,
        (true, false) if no_plans.is_some() => Output::open_standing(home.clone(), std::iter::empty())?,
        (true, false) => Some(Output::open(home.clone())?),
        // Nothing is made, and what was made before is searched.
        (true, true) => Output::open_standing(home.clone(), workspace.plans.iter().map(|file| file.name.as_str()))?,
    };
    let run = Run { project, request, output: output.as_ref(), progress };
    if no_plans.is_some() && !run.has_own() {
        return no_plans.map_or(Ok(()), Err);
    }
    // If the last plan was deleted, its booklets go. If the folder of the plans is away, nobody knows what is gone.
    done.faults.extend(no_plans.filter(|_| workspace.no_folder).map(|_| workspace.no_plans_folder()));
    if project.broken && run.copies().is_none() {
        done.plans.extend(workspace.plans.iter().filter(|_| fault.is_none()).map(|file| PlanDone::new(&file.name, PlanOutcome::Failed)));
        return fault.map_or(Ok(()), Err);
    }
    let wanted = |name: &str| project.broken || request.wants_plan(name);
    let files: Vec<_> = workspace.plans.iter().filter(|file| wanted(&file.name)).collect();
    let summary = FindingSummary::new(request);
    let mut plans = plan::schedule(&files, request, |at, file| {
        let mut plan = run
            .build(file)
            .unwrap_or_else(|fault| PlanDone { faults: vec![fault], ..plan::unseen(&file.name, run.copies(), PlanOutcome::Failed) });
        if plan.outcome != PlanOutcome::Unsettled {
            progress.done(&plan);
        }
        if run.output.is_some() {
            plan.let_go();
        }
        if let Some(summary) = &summary {
            summary.take(at, &mut plan.findings);
        }
        Ok(plan)
    })?;
    if !opened.is_again && !project.broken {
        done.findings.extend(resolve(duplicate_plans::find(project, &files, &mut plans)));
    }
    for plan in &mut plans {
        if summary.is_none() && plan.findings.is_empty() && !plan.is_failed() && !plan.is_skipped() {
            done.quiet.push(plan.name.clone());
        }
        done.findings.append(&mut plan.findings);
        done.allowed.append(&mut plan.allowed);
        done.faults.append(&mut plan.faults);
        done.locked_left.extend(std::mem::take(&mut plan.locked_left));
    }
    done.findings.extend(summary.map(FindingSummary::end).unwrap_or_default());
    done.faults.extend(fault);
    if !project.broken {
        let every_plan = workspace.whole && request.plans.is_empty() && plans.iter().all(|plan| !plan.is_skipped());
        done.findings.extend(resolve(project.settings_findings(every_plan)));
        if let Some(file) = &project.settings_file {
            done.allowed.extend(resolve_allowed(project.silenced.take(file), Some(file)));
        }
    }
    for name in run.not_seen() {
        let take_up = |output: &Output| output.take_up(&name, &ReaderDone::note_of_found(&project.mark)).err();
        done.faults.extend(output.as_ref().and_then(take_up));
        let plan = plan::unseen(&name, run.copies(), PlanOutcome::Failed);
        progress.done(&plan);
        plans.push(plan);
    }
    if let Some(output) = output.as_ref().filter(|_| !opened.is_again) {
        let rest = workspace.plans.iter().filter(|file| !wanted(&file.name)).chain(&workspace.others).collect::<Vec<_>>();
        for plan in plan::schedule(&rest, request, |_, file| run.check_copies(file, output))?.into_iter().flatten() {
            done.findings.extend(plan.findings.iter().cloned());
            plans.push(plan);
        }
        plans.extend(prune::that_stay(project, output, request, &plans));
    }
    if let Some(output) = output {
        finalize::finalize(opened, output, &mut plans, request, done);
    }
    done.plans.extend(plans);
    Ok(())
}
