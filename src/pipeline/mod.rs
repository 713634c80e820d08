//! The seven verbs in a row: load, read, check, view, compose, render, audit and write.
//!
//! `build` runs them over plans, readers and formats, in parallel over plans; of each plan nothing is
//! kept but its findings and its line in the worker's index. `check` is the same without the writing.

mod asked;
mod clean;
mod composed;
mod copies;
mod done;
mod elsewhere;
mod finish;
mod gone;
mod index;
mod kept;
mod key;
mod languages;
mod made;
mod named;
mod neighbours;
mod older;
mod order;
mod overview;
mod phrases;
mod pictures;
mod plan;
mod project;
mod publish;
mod reading;
pub mod sample;
mod seen;
mod stops;
mod strays;
mod studio;
mod tally;
pub mod theme;
mod themes;
mod twice;
mod twins;
mod warm;

pub use clean::clean;
pub use copies::{Copies, Shown};
pub use done::{PlanDone, ReaderDone, State, Stays};
pub use kept::Kept;

use crate::diagnostics::Severity;
use crate::fault::Fault;
use crate::formats::Artifact;
use crate::output::{self, Home, Output};
use crate::report::{Finding, resolve, resolve_allowed};
use crate::seal::Passphrase;
use crate::workspace::{self, Eye};
use jiff::civil::Date;
use kept::Opened;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use tally::Tally;

/// What a run is asked to do.
#[derive(Clone, Default)]
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
    /// Whether booklets that may only be made as a sealed file are left to another run, so that words are not shown at each save.
    pub leave_sealed: bool,
    /// Where warnings are only counted: the codes of those that are drawn all the same. Of the others the first of a kind is kept.
    pub brief: Option<&'static [&'static str]>,
    /// Plans that come before all others, in this order: somebody looks at them.
    pub first: Vec<String>,
    /// Plans that were there a moment ago. Their booklets stay for now, even where their files are gone.
    pub spare: BTreeSet<String>,
    /// Notes what the run reads, where somebody watches.
    pub eye: Option<Arc<Eye>>,
    /// Whether `plans` are the changed ones of a project that is being watched as a whole.
    pub is_round: bool,
    /// What is wrong with the command, where the project is known all the same. Nothing is made; what was made before is looked at.
    pub refused: Option<String>,
}

impl Options {
    /// Whether warnings are only counted.
    fn only_counts(&self) -> bool {
        self.brief.is_some() && !self.strict
    }

    /// Whether a finding is shown by itself, and not only counted.
    fn shows(&self, code: &str, severity: Severity) -> bool {
        !self.only_counts() || severity == Severity::Error || self.brief.is_some_and(|drawn| drawn.contains(&code))
    }

    /// Whether the command asked for some plans, readers or formats only. Such a run removes no booklet.
    fn is_narrow(&self) -> bool {
        !self.readers.is_empty() || !self.formats.is_empty() || !(self.plans.is_empty() || self.is_round)
    }
}

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

/// What a run did.
#[derive(Default)]
pub struct Done {
    /// Findings, in the order of the plans' names and places.
    pub findings: Vec<Finding>,
    /// Findings that an `allow` silenced, in the same order.
    pub allowed: Vec<Finding>,
    /// The names of plans that were checked and about which nothing is said; none where findings are only counted.
    pub quiet: Vec<String>,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// Each plan, in the order of their files.
    pub plans: Vec<PlanDone>,
    /// `PLAN/READER` of booklets that were removed.
    pub removed: BTreeSet<String>,
    /// `PLAN/READER` of locked files that stay although the plan or the reader is gone, since this run leaves locked files alone.
    pub locked_left: BTreeSet<String>,
    /// `PLAN/READER` of older copies that were moved out of reach.
    pub held_back: BTreeSet<String>,
    /// Plans of other projects whose booklets lie in the same output folder, and stay as they are.
    pub neighbours: BTreeSet<String>,
    /// Where the booklets are, with the worker's index.
    pub out: Vec<PathBuf>,
    /// Where booklets are that were made to be handed over, each with the `PLAN/READER` of others' booklets that lie there too.
    pub handed_over: Vec<(PathBuf, Vec<String>)>,
    /// Other output folders of the project in which copies stand that are older than the plans, each with the `PLAN/READER` of those that
    /// stay there. Where none is named, the folder could not be looked at.
    pub elsewhere: Vec<(PathBuf, Vec<String>)>,
    /// Pages of booklets that lie in an output folder and that no record lists.
    pub strays: Vec<PathBuf>,
    /// What could not be done, since the machine failed or the command was wrong.
    pub faults: Vec<Fault>,
}

impl Done {
    /// The exit code: 0 all built, 1 some plan has errors, 2 something could not be done, 3 a booklet was stopped.
    pub fn exit_code(&self) -> u8 {
        let stopped = |plan: &PlanDone| plan.readers.iter().any(|reader| reader.state == State::Stopped);
        if !self.faults.is_empty() {
            2
        } else if self.plans.iter().any(stopped) {
            3
        } else if self.plans.iter().any(|plan| plan.failed) || self.findings.iter().any(|finding| self.is_error(finding)) {
            1
        } else {
            0
        }
    }

    /// Whether a finding counts as an error in this run.
    #[must_use]
    pub fn is_error(&self, finding: &Finding) -> bool {
        finding.severity == Severity::Error || (self.strict && finding.severity == Severity::Warning)
    }
}

/// Builds all that the options ask for.
///
/// # Errors
/// A `Fault` where the run could not be done at all: no such folder, another build at work. What stopped only a part of it is
/// among `Done::faults`.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Done, Fault> {
    run(options, progress, &mut Kept::default())
}

/// The same for a watcher. A run over plans by name takes all else as the last run left it: the watcher asks for such
/// a run only where nothing but these plans has changed.
///
/// # Errors
/// As [`build`].
pub fn build_again(options: &Options, progress: &dyn Progress, kept: &mut Kept) -> Result<Done, Fault> {
    run(options, progress, kept)
}

fn run(options: &Options, progress: &dyn Progress, kept: &mut Kept) -> Result<Done, Fault> {
    let mut done = Done { strict: options.strict, ..Done::default() };
    let pool = kept.pool(options.jobs)?;
    let opened = kept.again(options).map_or_else(|| pool.install(|| open(options)), Ok)?;
    if opened.len() > 1 && options.out.is_some() {
        let words = "These plans are of more than one project. Build one project at a time into a folder of your choice.";
        return Err(Fault::Usage(words.into()));
    }
    progress.begin(opened.iter().map(|opened| opened.project.workspace.plans.len()).sum());
    for opened in opened {
        match pool.install(|| one_project(opened, options, progress, &mut done)) {
            Ok(opened) => kept.keep(opened),
            Err(fault) => done.faults.push(fault),
        }
    }
    done.faults.extend(asked::unknown_reader(options, &done));
    // What is wrong with a theme is so in every plan, and is said once.
    let mut said = BTreeSet::new();
    done.findings
        .retain(|one| !one.file.starts_with("themes/") || said.insert((one.code, one.file.clone(), one.line, one.message.clone())));
    done.faults = Fault::together(done.faults);
    // Where nothing was looked at, there is nothing to tell but that.
    if done.plans.is_empty() && !done.faults.is_empty() { Err(done.faults.remove(0)) } else { Ok(done) }
}

/// Finds and opens the projects. What is wrong with files beside the plans is among the findings of the first.
fn open(options: &Options) -> Result<Vec<Opened>, Fault> {
    let (workspaces, found) = workspace::load_seen(&options.paths, options.today, options.eye.as_ref())?;
    let mut opened = workspaces.into_iter().map(|workspace| Opened::new(workspace, options)).collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = opened.first_mut() {
        first.found.splice(0..0, resolve(found));
    }
    Ok(opened)
}

/// Builds one project. If its output folder cannot be used, the booklets in it can be neither searched nor marked, so they are named.
fn one_project(mut opened: Opened, options: &Options, progress: &dyn Progress, done: &mut Done) -> Result<Opened, Fault> {
    let home = project::home_of(&opened.project.workspace, options);
    let ended = in_its_folder(&mut opened, &home, options, progress, done);
    // Where another build is at work, the folder is its business.
    if ended.as_ref().is_err_and(|fault| options.write && !matches!(fault, Fault::Busy(_))) {
        let standing = output::standing(&home).into_iter();
        done.plans.extend(standing.map(|(name, older_copies)| PlanDone { older_copies, ..PlanDone::untouched(&name) }));
    }
    if options.write {
        elsewhere::look_over(&mut opened, &home, options, done);
    }
    ended.map(|()| opened)
}

fn in_its_folder(opened: &mut Opened, home: &Home, options: &Options, progress: &dyn Progress, done: &mut Done) -> Result<(), Fault> {
    done.findings.extend(opened.found.iter().cloned());
    let fault = opened.fault.take().or_else(|| asked::unknown_plan(&opened.project.workspace, options));
    opened.project.broken |= fault.is_some();
    opened.left = None;
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    let out = project::out_of(workspace, options);
    if let Some(words) = workspace.refuses(&out).filter(|_| options.write) {
        return Err(Fault::Usage(words));
    }
    let output = match (options.write, project.broken) {
        (false, _) => None,
        (true, false) if workspace.no_plans().is_some() => Output::open_standing(home.clone(), std::iter::empty())?,
        (true, false) => Some(Output::open(home.clone())?),
        // Nothing is made, and what was made before is searched.
        (true, true) => Output::open_standing(home.clone(), workspace.plans.iter().map(|file| file.name.as_str()))?,
    };
    let no_plans = workspace.no_plans();
    if no_plans.is_some() && !gone::has_own(project, output.as_ref(), progress.shown()) {
        return no_plans.map_or(Ok(()), Err);
    }
    // Where the last plan was deleted, its booklets go. Where the folder of the plans is away, nobody knows what is gone.
    done.faults.extend(no_plans.filter(|_| workspace.no_folder).map(|_| workspace.no_plans_folder()));
    if project.broken && output.is_none() && progress.shown().is_none() {
        if let Some(fault) = fault {
            return Err(fault);
        }
        done.plans.extend(workspace.plans.iter().map(|file| PlanDone::untouched(&file.name)));
        return Ok(());
    }
    let wanted = |name: &str| project.broken || options.plans.is_empty() || options.plans.iter().any(|plan| plan == name);
    let files: Vec<_> = workspace.plans.iter().filter(|file| wanted(&file.name)).collect();
    let tally = Tally::new(options);
    let copies = output.as_ref().map(|output| output as &dyn Copies).or_else(|| Some(progress.shown()?.as_copies()));
    let mut plans = order::build(&files, options, |at, file| {
        let mut plan = plan::build(project, file, output.as_ref(), options, progress)
            .unwrap_or_else(|fault| PlanDone { faults: vec![fault], ..plan::unseen(&file.name, copies) });
        if !plan.unsettled {
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
        done.findings.extend(resolve(twins::find(project, &files, &mut plans)));
    }
    for plan in &mut plans {
        if tally.is_none() && plan.findings.is_empty() && !plan.failed && !plan.skipped {
            done.quiet.push(plan.name.clone());
        }
        done.findings.append(&mut plan.findings);
        done.allowed.append(&mut plan.allowed);
        done.faults.append(&mut plan.faults);
        done.locked_left.extend(std::mem::take(&mut plan.locked_left));
    }
    done.findings.extend(tally.map(Tally::end).unwrap_or_default());
    done.faults.extend(fault);
    if !project.broken {
        let every_plan = workspace.whole && options.plans.is_empty() && plans.iter().all(|plan| !plan.skipped);
        done.findings.extend(resolve(project.settings_findings(every_plan)));
        if let Some(file) = &project.settings_file {
            done.allowed.extend(resolve_allowed(project.silenced.take(file), Some(file)));
        }
    }
    for name in gone::not_seen(project, output.as_ref(), progress.shown()) {
        let take_up = |output: &Output| output.take_up(&name, &ReaderDone::note_of_found(&project.mark)).err();
        done.faults.extend(output.as_ref().and_then(take_up));
        let plan = plan::unseen(&name, copies);
        progress.done(&plan);
        plans.push(plan);
    }
    if let Some(output) = output.as_ref().filter(|_| !opened.is_again) {
        let rest = workspace.plans.iter().filter(|file| !wanted(&file.name)).chain(&workspace.others).collect::<Vec<_>>();
        for plan in order::build(&rest, options, |_, file| plan::not_asked(project, file, output, options))?.into_iter().flatten() {
            done.findings.extend(plan.findings.iter().cloned());
            plans.push(plan);
        }
        plans.extend(gone::that_stay(project, output, options, &plans));
    }
    if let Some(output) = output {
        let of_others = |plan: String| {
            let readers = output.readers_of(&plan).into_iter().filter(|reader| !options.readers.contains(reader));
            readers.map(|reader| format!("{plan}/{reader}")).collect::<Vec<_>>()
        };
        let hands_over = output.is_apart() && !options.readers.is_empty() && !output.has_index();
        let others: Vec<String> = if hands_over { output.plans().into_iter().flat_map(of_others).collect() } else { Vec::new() };
        if !opened.is_again || output.has_refused() {
            match gone::unknown(project, &output, &plans) {
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
        match finish::finish(opened, output, &plans, options, done) {
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
