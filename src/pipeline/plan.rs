//! One plan through all verbs: read, check, then for each reader view, compose, render, audit, and publish.

use super::builder::BookletBuilder;
use super::duplicate_plans::{self, Child};
use super::fingerprint::{self, NamedPictures};
use super::older_copies;
use super::project::{self, Project};
use super::publish::{AGAIN, publish, show};
use super::results::{PlanDone, PlanOutcome, ReaderDone, ReaderOutcome, Stays};
use super::{BuildRequest, Run, prune};
use crate::check::{self, Allowed, CheckedPlan, UnsoundPlan};
use crate::diagnostics::{Diagnostic, Severity};
use crate::output::{Copies, Output};
use crate::report::{Finding, resolve_allowed, resolve_where};
use crate::source::decode;
use crate::system_error::SystemError;
use crate::workspace::PlanFile;
use crate::{read, view};
use rayon::prelude::*;

/// A plan as the check leaves it; `None` if the file is no plan at all.
pub(super) type Judged<'a> = Option<Result<&'a CheckedPlan, &'a UnsoundPlan>>;

/// Findings that stop one reader's booklet, or are about the theme. They are no errors of the plan.
const STOPS: [&str; 3] = ["withheld-text-found", "withheld-picture-found", "template"];

impl Run<'_> {
    /// Builds one plan.
    pub fn build(&self, file: &PlanFile) -> Result<PlanDone, SystemError> {
        let Run { project, request, output, progress } = *self;
        let name = file.name.as_str();
        if let Some(output) = output
            && let Err(fault) = prune::keep_off(project, output, name)
        {
            return Ok(PlanDone { faults: vec![fault], ..prune::not_checked(project, output, name, PlanOutcome::Blocked) });
        }
        let unsettled = || Ok(PlanDone::new(name, PlanOutcome::Unsettled));
        let found_note = ReaderDone::note_of_found(&project.mark);
        let may_have_strays = output.map(|output| output.take_up(name, &found_note)).transpose()?.unwrap_or_default();
        let bytes = match project.workspace.read_plan(file) {
            Err(_) if project.workspace.is_moving(file) => return unsettled(),
            read => read?,
        };
        let may_be_skipped = !project.broken && !may_have_strays;
        if let Some(done) = output.filter(|_| may_be_skipped).and_then(|output| unchanged(project, output, file, &bytes, request)) {
            return Ok(PlanDone { rough_name: duplicate_plans::rough_name(&bytes), ..done });
        }
        project::preload();
        let Judgement { plan, mut found, mut allowed, child } = checked(project, file, &bytes);
        let mut done = PlanDone { child, ..PlanDone::new(name, PlanOutcome::Built) };
        if project.broken {
            // What is wrong with the settings or the command may seem to be wrong with the plan.
            found.clear();
            allowed.clear();
        }
        let plan = match plan {
            Some(Ok(plan)) if !self.is_too_much(&found) && !project.broken => plan,
            _ if !project.workspace.is_at_rest(file) => return unsettled(),
            other => {
                let judged = other.as_ref().map(Result::as_ref);
                done.outcome = PlanOutcome::Failed;
                done.older_copies = self.settle_copies(name, judged, &mut found)?;
                if let Some(output) = output {
                    done.older_copies.extend(older_copies::check_unlisted(project, output, file, judged, &mut found)?);
                }
                done.findings = self.drawn(found);
                done.allowed = resolve_allowed(allowed, project.settings_file.as_ref());
                return Ok(done);
            }
        };
        let builder = BookletBuilder::new(project, &plan, request);
        let readers = view::readers(&plan, project.workspace.today);
        let mut ready = builder.readers(&readers, &mut found)?;
        for made in ready.iter().filter(|made| made.done.state == ReaderOutcome::Made) {
            progress.booklet(name, &made.done.key, &made.artifacts);
        }
        let (mut found, more) = check::wanted(plan.root(), project.settings(), found);
        allowed.extend(more);
        done.allowed = resolve_allowed(allowed, project.settings_file.as_ref());
        // What only the making of the booklets shows counts for `--strict` too.
        if self.is_too_much(&found) {
            if !project.workspace.is_at_rest(file) {
                return unsettled();
            }
            done.outcome = PlanOutcome::Failed;
            done.older_copies = self.settle_copies(name, Some(Ok(&plan)), &mut found)?;
            done.findings = self.drawn(found);
            return Ok(done);
        }
        if let Some(output) = output {
            for reader in readers.iter().filter(|reader| !request.wants_reader(&reader.key)) {
                let is_marked = older_copies::of_other(&builder, output, reader, &readers, &mut found).unwrap_or_else(|fault| {
                    done.faults.push(fault);
                    true
                });
                done.older_copies.extend(is_marked.then(|| reader.key.clone()));
            }
            for key in output.readers_of(name).into_iter().filter(|key| readers.iter().all(|reader| reader.key != *key)) {
                if request.is_narrow() && older_copies::of_former(&builder, output, &key, &mut found)? {
                    done.older_copies.push(key);
                }
            }
            let before = found.len();
            done.older_copies.extend(older_copies::check_unlisted(project, output, file, Some(Ok(&plan)), &mut found)?);
            // A plan beside whose booklets such a file lies is looked at again next time, so that it is named again.
            let made_from = if found.len() > before {
                AGAIN.to_owned()
            } else {
                let pictures = NamedPictures::of(plan.root(), &bytes);
                let booklets = ready.iter().filter(|ready| !ready.artifacts.is_empty()).count();
                fingerprint::with_count(&fingerprint::plan_hash(project, &bytes, &pictures, request), booklets, &pictures)
            };
            done.faults.append(&mut publish(&builder, output, &readers, &mut ready, &made_from, progress, &mut found));
            if !request.is_narrow() {
                let keep = readers.iter().map(|reader| reader.key.clone()).collect();
                match prune::remove_readers(output, name, keep, request) {
                    Ok(left) => done.locked_left = left,
                    Err(fault) => done.faults.push(fault),
                }
            }
        } else if let Some(shown) = progress.shown() {
            show(&builder, shown, &readers, &mut ready, &mut found)?;
        }
        done.readers = ready.into_iter().map(|ready| ready.done).collect();
        done.older_copies.extend(done.readers.iter().filter(|reader| reader.older).map(|reader| reader.key.clone()));
        if found.iter().any(|finding| finding.severity == Severity::Error && !STOPS.contains(&finding.code)) {
            done.outcome = PlanOutcome::Failed;
        }
        done.findings = self.drawn(found);
        Ok(done)
    }

    /// Looks at a plan that this run was not asked for. Nothing is made of it, and what was made before is checked: a label may have been
    /// tightened in it. `None` if every booklet is as this run would make it.
    pub fn check_copies(&self, file: &PlanFile, output: &Output) -> Result<Option<PlanDone>, SystemError> {
        let Run { project, request, .. } = *self;
        let name = file.name.as_str();
        if output.readers_of(name).is_empty() && !output.is_apart() {
            output.take_up(name, &ReaderDone::note_of_found(&project.mark))?;
        }
        if output.readers_of(name).is_empty() {
            return Ok(None);
        }
        if prune::keep_off(project, output, name).is_err() {
            return Ok(Some(prune::not_checked(project, output, name, PlanOutcome::Stays(Stays::OfAnother))));
        }
        let Ok(bytes) = project.workspace.read_plan(file) else {
            return Ok(Some(unseen(name, Some(output), PlanOutcome::NotAsked)));
        };
        let request = &request.without_selection();
        if !project.broken && unchanged(project, output, file, &bytes, request).is_some() {
            return Ok(None);
        }
        let mut found = Vec::new();
        let plan = checked(project, file, &bytes).plan;
        let judged = plan.as_ref().map(Result::as_ref);
        let mut older_copies = older_copies::of_broken(project, request, output, name, judged, &mut found)?;
        older_copies.extend(older_copies::check_unlisted(project, output, file, judged, &mut found)?);
        let done = PlanDone { older_copies, findings: self.drawn(found), ..PlanDone::new(name, PlanOutcome::NotAsked) };
        Ok((!done.older_copies.is_empty() || !done.findings.is_empty()).then_some(done))
    }

    /// Settles the earlier copies of a plan of which nothing is made, and names those that are marked.
    fn settle_copies(&self, name: &str, plan: Judged<'_>, found: &mut Vec<Diagnostic>) -> Result<Vec<String>, SystemError> {
        self.copies()
            .map_or_else(|| Ok(Vec::new()), |copies| older_copies::of_broken(self.project, self.request, copies, name, plan, found))
    }

    /// Whether there are warnings and they count as errors.
    fn is_too_much(&self, found: &[Diagnostic]) -> bool {
        self.request.strict && found.iter().any(|finding| finding.severity == Severity::Warning)
    }

    /// Findings that no longer need their plan. Lines are drawn of those that the run shows one by one.
    fn drawn(&self, found: Vec<Diagnostic>) -> Vec<Finding> {
        resolve_where(found, |finding| self.request.shows(finding.code, finding.severity))
    }
}

/// A plan that could not be looked at. Nothing is known of its older copies, so that all are marked.
pub(super) fn unseen(name: &str, copies: Option<&dyn Copies>, outcome: PlanOutcome) -> PlanDone {
    let older_copies = copies.map(|copies| copies.readers_of(name)).unwrap_or_default();
    for reader in &older_copies {
        // Where even this cannot be noted, the run says it all the same.
        let _ = copies.map(|copies| older_copies::mark(copies, name, reader));
    }
    PlanDone { older_copies, ..PlanDone::new(name, outcome) }
}

/// The plan as it was made last time, if nothing that it is made from has changed since.
fn unchanged(project: &Project, output: &Output, file: &PlanFile, bytes: &[u8], request: &BuildRequest) -> Option<PlanDone> {
    let name = file.name.as_str();
    let stored = |reader: String| Some((output.key_of(name, &reader)?, reader));
    let readers = output.readers_of(name).into_iter().map(stored).collect::<Option<Vec<_>>>()?;
    let (made_from, _) = readers.first()?.0.split_once(' ')?;
    let named = NamedPictures::again(fingerprint::places(made_from)?, &file.shown, bytes)?;
    let key = fingerprint::with_count(&fingerprint::plan_hash(project, bytes, &named, request), readers.len(), &named);
    let done = |(stored, reader): (String, String)| {
        let (made_from, _) = stored.split_once(' ')?;
        let current = made_from == key && output.is_current(name, &reader, &stored);
        current.then(|| ReaderDone::from_stored(reader, &stored))
    };
    let readers = readers.into_iter().map(done).collect::<Option<Vec<_>>>()?;
    Some(PlanDone { readers, ..PlanDone::new(name, PlanOutcome::UpToDate) })
}

/// What the check says of a plan.
struct Judgement {
    plan: Option<Result<CheckedPlan, UnsoundPlan>>,
    found: Vec<Diagnostic>,
    allowed: Vec<Allowed>,
    child: Option<Child>,
}

fn checked(project: &Project, file: &PlanFile, bytes: &[u8]) -> Judgement {
    let nothing = |found| Judgement { plan: None, found, allowed: Vec::new(), child: None };
    let source = match decode(&file.shown, bytes) {
        Ok(source) => source,
        Err(finding) => return nothing(vec![finding]),
    };
    let (draft, found) = read::read(&source);
    let Some(draft) = draft else { return nothing(found) };
    let child = Child::of(&draft.plan);
    let shape_errors = found.iter().any(|finding| finding.severity == Severity::Error);
    let (mut found, mut allowed) = check::wanted(&draft.plan, project.settings(), found);
    let (plan, meant) = project.with_desk(&file.name, shape_errors, |desk| check::judge(draft, desk));
    found.extend(meant);
    allowed.extend(project.silenced.take(&source));
    Judgement { plan: Some(plan), found, allowed, child }
}

/// Builds all plans: first those that are being looked at, then the others. Gives them in the order of their files. Each is built with its
/// place in that order.
pub(super) fn schedule<T: Send>(
    files: &[&PlanFile],
    request: &BuildRequest,
    build: impl Fn(usize, &PlanFile) -> Result<T, SystemError> + Sync,
) -> Result<Vec<T>, SystemError> {
    if request.watch.first.is_empty() {
        // In one list, without a second one beside it.
        return files.par_iter().enumerate().map(|(at, file)| build(at, file)).collect::<Vec<_>>().into_iter().collect();
    }
    let place = |at: &usize| request.watch.first.iter().position(|first| *first == files[*at].name);
    let (mut first, rest): (Vec<usize>, Vec<usize>) = (0..files.len()).partition(|at| place(at).is_some());
    first.sort_by_key(place);
    let mut done: Vec<(usize, T)> = Vec::with_capacity(files.len());
    for part in [first, rest] {
        let made: Vec<_> = part.par_iter().map(|at| build(*at, files[*at]).map(|made| (*at, made))).collect();
        for made in made {
            done.push(made?);
        }
    }
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, made)| made).collect())
}
