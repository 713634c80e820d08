//! One plan through all verbs: read, check, then for each reader view, compose, render, audit, and publish.

use super::project::Project;
use super::publish::publish;
use super::studio::Studio;
use super::{Options, key};
use crate::audit::Phrases;
use crate::check::{self, CheckedPlan, Desk, PictureState};
use crate::diagnostics::{Diagnostic, Severity};
use crate::fault::Fault;
use crate::output::Output;
use crate::read;
use crate::report::{Finding, resolve};
use crate::source::decode;
use crate::view;
use crate::workspace::{PictureTrouble, PlanFile};
use std::collections::BTreeMap;

/// What became of one plan.
pub struct PlanDone {
    /// Its name.
    pub name: String,
    /// Whether it has errors, so that nothing was made of it.
    pub failed: bool,
    /// Whether nothing had changed, so that it was not looked at again.
    pub skipped: bool,
    /// Its readers' booklets.
    pub readers: Vec<ReaderDone>,
    /// Readers whose older copies still stand although the plan has errors today.
    pub older_copies: Vec<String>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// What became of one reader's booklet.
#[derive(Clone)]
pub struct ReaderDone {
    /// The reader's key.
    pub key: String,
    /// What was done.
    pub state: State,
    /// The names of the files that a person opens, by format.
    pub files: Vec<(String, String)>,
    /// Keys of the plan that are left out of this booklet. They name no text.
    pub left_out: Vec<String>,
}

/// What was done with one reader's booklet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It was written.
    Made,
    /// It was the same as before.
    Unchanged,
    /// It is wanted as a sealed file only, which this program cannot make yet.
    NotSealed,
    /// Something withheld was found in it, so it was not published.
    Stopped,
}

impl PlanDone {
    /// A plan that was not looked at, because its project could not be opened.
    pub(super) fn untouched(name: &str) -> Self {
        PlanDone {
            name: name.to_owned(),
            failed: true,
            skipped: false,
            readers: Vec::new(),
            older_copies: Vec::new(),
            findings: Vec::new(),
        }
    }
}

/// Builds one plan.
///
/// # Errors
/// A `Fault` where the machine failed. What an author can mend is among the findings.
pub(super) fn build(
    project: &Project<'_>,
    file: &PlanFile,
    output: Option<&Output>,
    options: &Options,
    phrases: &BTreeMap<&'static str, Phrases>,
) -> Result<PlanDone, Fault> {
    let bytes = project.workspace.read_plan(file)?;
    let key = key::of_plan(project, &bytes, options);
    if let Some(done) = output.and_then(|output| unchanged(output, &file.name, &key)) {
        return Ok(done);
    }
    let mut done = PlanDone { skipped: false, failed: false, ..PlanDone::untouched(&file.name) };
    let (plan, mut found) = checked(project, file, &bytes);
    let too_much = options.strict && found.iter().any(|finding| finding.severity == Severity::Warning);
    let Some(plan) = plan.filter(|_| !too_much) else {
        done.failed = true;
        done.older_copies = output.map(|output| output.readers_of(&file.name)).unwrap_or_default();
        done.findings = resolve(found);
        return Ok(done);
    };
    let studio = Studio { project, plan: &plan, options, phrases };
    let readers = view::readers(&plan, project.workspace.today);
    let mut ready = Vec::new();
    for reader in readers.iter().filter(|reader| options.readers.is_empty() || options.readers.contains(&reader.key)) {
        ready.push(studio.reader(reader, &readers, &mut found)?);
    }
    let mut found = check::wanted(plan.root(), project.settings(), found);
    if let Some(output) = output {
        publish(&studio, output, &mut ready, &key, &mut found)?;
        if options.readers.is_empty() {
            output.keep_readers(&file.name, &readers.iter().map(|reader| reader.key.clone()).collect())?;
        }
    }
    done.readers = ready.into_iter().map(|ready| ready.done).collect();
    done.failed = found.iter().any(|finding| finding.severity == Severity::Error && finding.code != "withheld-text-found");
    done.findings = resolve(found);
    Ok(done)
}

/// The plan as it was made last time, if nothing that it is made from has changed since.
fn unchanged(output: &Output, name: &str, key: &str) -> Option<PlanDone> {
    let readers = output.readers_of(name);
    let done: Option<Vec<_>> = readers
        .into_iter()
        .map(|reader| {
            let stored = output.key_of(name, &reader)?;
            let (made_from, note) = stored.split_once(' ')?;
            let current = made_from == key && output.is_current(name, &reader, &stored);
            current.then(|| ReaderDone::from_note(reader, note))
        })
        .collect();
    let readers = done.filter(|readers| !readers.is_empty())?;
    Some(PlanDone { readers, skipped: true, failed: false, ..PlanDone::untouched(name) })
}

impl ReaderDone {
    /// What the output folder keeps about a booklet beside its hash: files and keys, no care text.
    pub(super) fn note(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|(format, file)| format!("{format}={file}")).collect();
        format!("{} {}", files.join(","), self.left_out.join(","))
    }

    pub(super) fn from_note(key: String, note: &str) -> Self {
        let list = |part: &str| part.split(',').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let (files, left_out) = note.split_once(' ').unwrap_or((note, ""));
        let files = list(files).iter().filter_map(|item| item.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned()))).collect();
        ReaderDone { key, state: State::Unchanged, files, left_out: list(left_out) }
    }
}

fn checked(project: &Project<'_>, file: &PlanFile, bytes: &[u8]) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let source = match decode(&file.shown, bytes) {
        Ok(source) => source,
        Err(finding) => return (None, vec![finding]),
    };
    let (draft, mut found) = read::read(&source);
    let Some(draft) = draft else { return (None, found) };
    let picture_exists = |name: &str| match project.workspace.read_picture(name) {
        Ok(_) => PictureState::There,
        Err(PictureTrouble::NotThere) => PictureState::Missing,
        Err(_) => PictureState::NotAllowed,
    };
    let desk = Desk {
        today: project.workspace.today,
        name: &file.name,
        settings: project.settings(),
        picture_exists: &picture_exists,
        shape_errors: found.iter().any(|finding| finding.severity == Severity::Error),
        silenced: &project.silenced,
    };
    let (plan, meant) = check::check(draft, &desk);
    found.extend(meant);
    (plan, found)
}
