//! The seven verbs in a row: load, read, check, view, compose, render, audit and write.
//!
//! `build` runs them over plans, readers and formats, in parallel over plans; of each plan nothing is
//! kept but its findings and its line in the worker's index. `check` is the same without the writing.

mod key;
mod overview;
mod plan;
mod project;
mod publish;
mod studio;

pub use plan::{PlanDone, ReaderDone, State};

use crate::audit::Phrases;
use crate::diagnostics::Severity;
use crate::fault::Fault;
use crate::language::Locale;
use crate::output::Output;
use crate::report::{Finding, resolve};
use crate::workspace::{self, Workspace};
use jiff::civil::Date;
use project::Project;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What a run is asked to do.
#[derive(Default)]
pub struct Options {
    /// Folders or plan files; none means the folder we are in.
    pub paths: Vec<PathBuf>,
    /// Where booklets go; nothing means `booklets/` in the project.
    pub out: Option<PathBuf>,
    /// Only these plans.
    pub plans: Vec<String>,
    /// Only these readers.
    pub readers: Vec<String>,
    /// A theme instead of the settings' one.
    pub theme: Option<String>,
    /// A language instead of the readers' own.
    pub language: Option<String>,
    /// Formats instead of the default ones.
    pub formats: Vec<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How many threads; nothing means as many as the machine has.
    pub jobs: Option<usize>,
    /// The day of the build; nothing means today.
    pub today: Option<Date>,
    /// Whether booklets are written. Without it everything is done in memory.
    pub write: bool,
}

/// Sees how a run goes on. Called from many threads.
pub trait Progress: Sync {
    /// So many plans will be looked at.
    fn begin(&self, plans: usize);
    /// One plan is done.
    fn done(&self, plan: &PlanDone);
}

/// What a run did.
#[derive(Default)]
pub struct Done {
    /// Findings, in the order of the plans' names and places.
    pub findings: Vec<Finding>,
    /// Each plan, in the order of their files.
    pub plans: Vec<PlanDone>,
    /// `PLAN/READER` of booklets that were removed.
    pub removed: BTreeSet<String>,
    /// `PLAN/READER` of older copies that were moved out of reach.
    pub held_back: BTreeSet<String>,
    /// Where the booklets are.
    pub out: Vec<PathBuf>,
}

impl Done {
    /// The exit code: 0 all built, 1 some plan has errors, 3 a booklet was stopped.
    pub fn exit_code(&self) -> u8 {
        let stopped = |plan: &PlanDone| plan.readers.iter().any(|reader| reader.state == State::Stopped);
        if self.plans.iter().any(stopped) {
            3
        } else if self.plans.iter().any(|plan| plan.failed) || self.findings.iter().any(|finding| finding.severity == Severity::Error) {
            1
        } else {
            0
        }
    }
}

/// Builds all that the options ask for.
///
/// # Errors
/// A `Fault` where the run could not be done at all: no such folder, a broken settings file, no room.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Done, Fault> {
    let (workspaces, found) = workspace::load(&options.paths, options.today)?;
    let mut done = Done { findings: resolve(found), ..Done::default() };
    if workspaces.len() > 1 && options.out.is_some() {
        let words = "These plans are of more than one project. Build one project at a time into a folder of your choice.";
        return Err(Fault::Usage(words.into()));
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs.unwrap_or(0)).build();
    let pool = pool.map_err(|error| Fault::Inside(error.to_string()))?;
    progress.begin(workspaces.iter().map(|workspace| workspace.plans.len()).sum());
    for workspace in &workspaces {
        pool.install(|| one_project(workspace, options, progress, &mut done))?;
    }
    Ok(done)
}

fn one_project(workspace: &Workspace, options: &Options, progress: &dyn Progress, done: &mut Done) -> Result<(), Fault> {
    let (project, found) = Project::open(workspace, options)?;
    done.findings.extend(resolve(found));
    let Some(project) = project else {
        done.plans.extend(workspace.plans.iter().map(|file| PlanDone::untouched(&file.name)));
        return Ok(());
    };
    let wanted = |name: &str| options.plans.is_empty() || options.plans.iter().any(|plan| plan == name);
    if let Some(unknown) = options.plans.iter().find(|name| !workspace.plans.iter().any(|file| file.name == **name)) {
        let names: Vec<_> = workspace.plans.iter().map(|file| file.name.as_str()).collect();
        return Err(Fault::Usage(format!("There is no plan “{unknown}” here. These are: {}.", names.join(", "))));
    }
    let out = options.out.clone().unwrap_or_else(|| workspace.root.join("booklets"));
    let output = if options.write { Some(Output::open(&out)?) } else { None };
    let phrases = own_phrases()?;
    let files: Vec<_> = workspace.plans.iter().filter(|file| wanted(&file.name)).collect();
    let built: Vec<Result<PlanDone, Fault>> = files
        .par_iter()
        .map(|file| {
            let plan = plan::build(&project, file, output.as_ref(), options, &phrases)?;
            progress.done(&plan);
            Ok(plan)
        })
        .collect();
    let mut plans = built.into_iter().collect::<Result<Vec<_>, Fault>>()?;
    for plan in &mut plans {
        done.findings.append(&mut plan.findings);
    }
    let every_plan = workspace.whole && options.plans.is_empty() && plans.iter().all(|plan| !plan.skipped);
    done.findings.extend(resolve(project.settings_findings(every_plan)));
    if let Some(output) = output {
        if workspace.whole {
            let names: BTreeSet<String> = workspace.plans.iter().map(|file| file.name.clone()).collect();
            output.keep_plans(&names)?;
        }
        overview::write(&project, &output, &plans)?;
        let summary = output.finish()?;
        done.removed.extend(summary.removed);
        done.held_back.extend(summary.held_back);
        done.out.push(out);
    }
    done.plans.extend(plans);
    Ok(())
}

/// The program's own phrases in every language, which are never secrets.
fn own_phrases() -> Result<BTreeMap<&'static str, Phrases>, Fault> {
    Locale::tags().into_iter().map(|tag| Ok((tag, Phrases::new(&Locale::bundled(tag)?.phrases())))).collect()
}
