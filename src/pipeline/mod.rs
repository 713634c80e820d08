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
pub use older_copies::Shown;
pub use project::BuildCache;
pub use prune::clean;
pub use request::{BuildRequest, WatchRequest};
pub use results::{Done, PlanDone, PlanOutcome, ReaderDone, State, Stays};

use crate::formats::Artifact;
use crate::output::{self, Home, Output};
use crate::report::{resolve, resolve_allowed};
use crate::seal::Passphrase;
use crate::system_error::SystemError;
use crate::workspace;
use project::OpenProject;
use results::FindingSummary;
use std::collections::BTreeSet;

/// Sees how a run goes on. Called from many threads.
pub trait Progress: Sync {
    /// So many plans will be looked at.
    fn begin(&self, plans: usize);
    /// One plan is done.
    fn done(&self, plan: &PlanDone);
    /// A reader's booklet is finished and audited, and not yet sealed or written: whoever shows it without a disk takes it here.
    fn booklet(&self, _plan: &str, _reader: &str, _artifacts: &[Artifact]) {}
    /// Where booklets are shown from memory, in a run that writes none.
    fn shown(&self) -> Option<&dyn Shown> {
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

/// Builds all that the request ask for.
///
/// # Errors
/// A `SystemError` where the run could not be done at all: no such folder, another build at work. What stopped only a part of it is
/// among `Done::faults`.
pub fn build(request: &BuildRequest, progress: &dyn Progress) -> Result<Done, SystemError> {
    run(request, progress, &mut BuildCache::default())
}

/// The same for a watcher. A run over plans by name takes all else as the last run left it: the watcher asks for such
/// a run only where nothing but these plans has changed.
///
/// # Errors
/// As [`build`].
pub fn build_again(request: &BuildRequest, progress: &dyn Progress, kept: &mut BuildCache) -> Result<Done, SystemError> {
    run(request, progress, kept)
}

fn run(request: &BuildRequest, progress: &dyn Progress, kept: &mut BuildCache) -> Result<Done, SystemError> {
    let mut done = Done { strict: request.strict, ..Done::default() };
    let pool = kept.pool(request.jobs)?;
    let opened = kept.again(request).map_or_else(|| pool.install(|| open(request)), Ok)?;
    if opened.len() > 1 && request.out.is_some() {
        let words = "These plans are of more than one project. Build one project at a time into a folder of your choice.";
        return Err(SystemError::Usage(words.into()));
    }
    progress.begin(opened.iter().map(|opened| opened.project.workspace.plans.len()).sum());
    for opened in opened {
        match pool.install(|| one_project(opened, request, progress, &mut done)) {
            Ok(opened) => kept.keep(opened),
            Err(fault) => done.faults.push(fault),
        }
    }
    done.faults.extend(request.unknown_reader(&done));
    // What is wrong with a theme is so in every plan, and is said once.
    let mut said = BTreeSet::new();
    done.findings
        .retain(|one| !one.file.starts_with("themes/") || said.insert((one.code, one.file.clone(), one.line, one.message.clone())));
    done.faults = SystemError::together(done.faults);
    // Where nothing was looked at, there is nothing to tell but that.
    if done.plans.is_empty() && !done.faults.is_empty() { Err(done.faults.remove(0)) } else { Ok(done) }
}

/// Finds and opens the projects. What is wrong with files beside the plans is among the findings of the first.
fn open(request: &BuildRequest) -> Result<Vec<OpenProject>, SystemError> {
    let (workspaces, found) = workspace::load_seen(&request.paths, request.today, request.tracker.as_ref())?;
    let mut opened = workspaces.into_iter().map(|workspace| OpenProject::new(workspace, request)).collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = opened.first_mut() {
        first.found.splice(0..0, resolve(found));
    }
    Ok(opened)
}

/// Builds one project. If its output folder cannot be used, the booklets in it can be neither searched nor marked, so they are named.
fn one_project(
    mut opened: OpenProject,
    request: &BuildRequest,
    progress: &dyn Progress,
    done: &mut Done,
) -> Result<OpenProject, SystemError> {
    let home = project::home_of(&opened.project.workspace, request);
    let ended = in_its_folder(&mut opened, &home, request, progress, done);
    // Where another build is at work, the folder is its business.
    if ended.as_ref().is_err_and(|fault| request.write && !matches!(fault, SystemError::Busy(_))) {
        let standing = output::standing(&home).into_iter();
        done.plans.extend(standing.map(|(name, older_copies)| PlanDone { older_copies, ..PlanDone::new(&name, PlanOutcome::Failed) }));
    }
    if request.write {
        finalize::check_other_folders(&mut opened, &home, request, done);
    }
    ended.map(|()| opened)
}

fn in_its_folder(
    opened: &mut OpenProject,
    home: &Home,
    request: &BuildRequest,
    progress: &dyn Progress,
    done: &mut Done,
) -> Result<(), SystemError> {
    done.findings.extend(opened.found.iter().cloned());
    let fault = opened.fault.take().or_else(|| request.unknown_plan(&opened.project.workspace));
    opened.project.broken |= fault.is_some();
    opened.left = None;
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    let out = project::out_of(workspace, request);
    if let Some(words) = workspace.refuses(&out).filter(|_| request.write) {
        return Err(SystemError::Usage(words));
    }
    let output = match (request.write, project.broken) {
        (false, _) => None,
        (true, false) if workspace.no_plans().is_some() => Output::open_standing(home.clone(), std::iter::empty())?,
        (true, false) => Some(Output::open(home.clone())?),
        // Nothing is made, and what was made before is searched.
        (true, true) => Output::open_standing(home.clone(), workspace.plans.iter().map(|file| file.name.as_str()))?,
    };
    let no_plans = workspace.no_plans();
    if no_plans.is_some() && !prune::has_own(project, output.as_ref(), progress.shown()) {
        return no_plans.map_or(Ok(()), Err);
    }
    // Where the last plan was deleted, its booklets go. Where the folder of the plans is away, nobody knows what is gone.
    done.faults.extend(no_plans.filter(|_| workspace.no_folder).map(|_| workspace.no_plans_folder()));
    if project.broken && output.is_none() && progress.shown().is_none() {
        if let Some(fault) = fault {
            return Err(fault);
        }
        done.plans.extend(workspace.plans.iter().map(|file| PlanDone::new(&file.name, PlanOutcome::Failed)));
        return Ok(());
    }
    let wanted = |name: &str| project.broken || request.wants_plan(name);
    let files: Vec<_> = workspace.plans.iter().filter(|file| wanted(&file.name)).collect();
    let tally = FindingSummary::new(request);
    let copies = output.as_ref().map(|output| output as &dyn Copies).or_else(|| Some(progress.shown()? as &dyn Copies));
    let mut plans = plan::schedule(&files, request, |at, file| {
        let mut plan = plan::build(project, file, output.as_ref(), request, progress)
            .unwrap_or_else(|fault| PlanDone { faults: vec![fault], ..plan::unseen(&file.name, copies, PlanOutcome::Failed) });
        if plan.outcome != PlanOutcome::Unsettled {
            progress.done(&plan);
        }
        if output.is_some() {
            plan.let_go();
        }
        if let Some(tally) = &tally {
            tally.take(at, &mut plan.findings);
        }
        Ok(plan)
    })?;
    if !opened.is_again && !project.broken {
        done.findings.extend(resolve(duplicate_plans::find(project, &files, &mut plans)));
    }
    for plan in &mut plans {
        if tally.is_none() && plan.findings.is_empty() && !plan.is_failed() && !plan.is_skipped() {
            done.quiet.push(plan.name.clone());
        }
        done.findings.append(&mut plan.findings);
        done.allowed.append(&mut plan.allowed);
        done.faults.append(&mut plan.faults);
        done.locked_left.extend(std::mem::take(&mut plan.locked_left));
    }
    done.findings.extend(tally.map(FindingSummary::end).unwrap_or_default());
    done.faults.extend(fault);
    if !project.broken {
        let every_plan = workspace.whole && request.plans.is_empty() && plans.iter().all(|plan| !plan.is_skipped());
        done.findings.extend(resolve(project.settings_findings(every_plan)));
        if let Some(file) = &project.settings_file {
            done.allowed.extend(resolve_allowed(project.silenced.take(file), Some(file)));
        }
    }
    for name in prune::not_seen(project, output.as_ref(), progress.shown()) {
        let take_up = |output: &Output| output.take_up(&name, &ReaderDone::note_of_found(&project.mark)).err();
        done.faults.extend(output.as_ref().and_then(take_up));
        let plan = plan::unseen(&name, copies, PlanOutcome::Failed);
        progress.done(&plan);
        plans.push(plan);
    }
    if let Some(output) = output.as_ref().filter(|_| !opened.is_again) {
        let rest = workspace.plans.iter().filter(|file| !wanted(&file.name)).chain(&workspace.others).collect::<Vec<_>>();
        for plan in plan::schedule(&rest, request, |_, file| plan::not_asked(project, file, output, request))?.into_iter().flatten() {
            done.findings.extend(plan.findings.iter().cloned());
            plans.push(plan);
        }
        plans.extend(prune::that_stay(project, output, request, &plans));
    }
    if let Some(output) = output {
        let of_others = |plan: String| {
            let readers = output.readers_of(&plan).into_iter().filter(|reader| !request.readers.contains(reader));
            readers.map(|reader| format!("{plan}/{reader}")).collect::<Vec<_>>()
        };
        let hands_over = output.is_apart() && !request.readers.is_empty() && !output.has_index();
        let others: Vec<String> = if hands_over { output.plans().into_iter().flat_map(of_others).collect() } else { Vec::new() };
        if !opened.is_again || output.has_refused() {
            match prune::unknown(project, &output, &plans) {
                Ok(unknown) => plans.extend(unknown),
                Err(fault) => done.faults.push(fault),
            }
        }
        if !opened.is_again {
            match output.pages_of_no_plan() {
                Ok(pages) => done.strays.extend(pages.into_iter().map(|page| out.join(page))),
                Err(fault) => done.faults.push(fault),
            }
        }
        match finalize::finalize(opened, output, &plans, request, done) {
            Ok(left) => opened.left = Some(left),
            Err(fault) => done.faults.push(fault),
        }
        if hands_over {
            done.handed_over.push((out, others));
        } else {
            done.out.push(out);
        }
    }
    done.plans.extend(plans);
    Ok(())
}
