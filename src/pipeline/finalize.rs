//! What comes after the last plan: plans that are gone, the worker's index, the records, and the other output folders of the project.

use super::project::{self, OpenProject};
use super::results::HandedOver;
use super::{BuildRequest, Done, PlanDone, PlanOutcome, Progress, Run, index, plan, prune};
use crate::output::{self, Copies, Output, OutputHome};
use crate::system_error::SystemError;
use std::collections::BTreeSet;

/// Booklets of no plan, plans that are gone, the worker's index, the records.
pub(super) fn finalize(opened: &mut OpenProject, output: Output, plans: &mut Vec<PlanDone>, request: &BuildRequest, done: &mut Done) {
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    let out = project::out_of(workspace, request);
    // The list of all booklets is not for those who get one of them.
    let is_handed_over = output.is_apart() && !request.readers.is_empty() && !output.has_index();
    if is_handed_over {
        let others = |plan: String| {
            let readers = output.readers_of(&plan).into_iter().filter(|reader| !request.readers.contains(reader));
            readers.map(|reader| format!("{plan}/{reader}")).collect::<Vec<_>>()
        };
        let others = output.plans().into_iter().flat_map(others).collect();
        let unlisted = done.note(output.unlisted()).unwrap_or_default();
        done.handed_over.push(HandedOver { out: out.clone(), others, unlisted });
    } else {
        done.out.push(out.clone());
    }
    if !opened.is_again || output.has_refused() {
        plans.extend(done.note(prune::unknown(project, &output, plans)).unwrap_or_default());
    }
    if !opened.is_again {
        let strays = done.note(output.pages_of_no_plan()).unwrap_or_default();
        done.strays.extend(strays.into_iter().map(|page| out.join(page)));
        let neighbours = prune::of_others(project, &output, plans);
        if prune::is_for(project, request) {
            let own = workspace.plans.iter().map(|file| &file.name).chain(&workspace.linked);
            let mut keep: BTreeSet<String> = own.chain(&neighbours).chain(&request.watch.spare).cloned().collect();
            keep.extend(output.plans().into_iter().filter(|plan| prune::may_be(project, plan).is_some()));
            done.faults.extend(prune::remove_plans(&output, &keep, request, &mut done.locked_left).err());
        }
        // Of what was found when the record was lost nobody knows who made it, and it is marked.
        let is_told = |plan: &String| plans.iter().any(|told| told.name == *plan && told.stays().is_some());
        let is_known =
            |plan: &String| !is_told(plan) && !output.readers_of(plan).iter().any(|reader| prune::was_found(&output, plan, reader));
        done.neighbours.extend(neighbours.into_iter().filter(is_known));
    }
    let lines = opened.lines.take();
    // A watcher needs the lines for the next run.
    let is_current = || index::is_current(project, &output, plans, &done.neighbours).unwrap_or(false);
    if !is_handed_over && (lines.is_some() || workspace.is_watched() || !is_current()) {
        opened.lines = done.note(index::write(project, &output, plans, &done.neighbours, lines)).flatten();
    }
    let Some(summary) = done.note(output.finish()) else { return };
    if !opened.is_again {
        done.faults.extend(output::forget_deleted(&workspace.root).err());
    }
    done.faults.extend(summary.refused.iter().map(|path| output::refused(path)));
    done.removed.extend(summary.removed);
    done.held_back.extend(summary.held_back);
    opened.left = Some(summary.left);
}

/// Checks the copies in the other output folders: of all plans or, while watching, of the plans that changed.
pub(super) fn check_other_folders(
    opened: &mut OpenProject,
    home: &OutputHome,
    request: &BuildRequest,
    progress: &dyn Progress,
    done: &mut Done,
) {
    let here = opened.project.mark.clone();
    let others = done.note(home.others(&opened.project.workspace.root)).unwrap_or_default();
    for home in others {
        opened.project.mark = opened.project.workspace.mark(home.out());
        let run = Run { project: &opened.project, request, output: None, progress };
        match check_folder(run, &home, opened.is_again, done) {
            // The other build looks at it.
            Ok(()) | Err(SystemError::Busy(_)) => {}
            Err(fault) => done.faults.push(fault),
        }
    }
    opened.project.mark = here;
}

fn check_folder(run: Run<'_>, home: &OutputHome, is_again: bool, done: &mut Done) -> Result<(), SystemError> {
    let Some(output) = Output::open_other(home)? else {
        done.elsewhere.push((home.out().to_path_buf(), Vec::new()));
        return Ok(());
    };
    let Run { project, request, .. } = run;
    let workspace = &project.workspace;
    let is_asked = |name: &str| !is_again || request.plans.iter().any(|plan| plan == name);
    // Only a record in the project can point at a folder that was never ours.
    let is_ours = |name: &str| !output.is_apart() || output.has_own_pages(name);
    // A record in the project under another mark: the project was moved or copied since, so that nothing there is touched.
    let moved = |name: &String| output.is_apart() && is_ours(name) && !prune::others(project, &output, name).is_empty();
    let stands_here = |name: &str| is_ours(name) && prune::others(project, &output, name).is_empty();
    let mut plans = Vec::new();
    for file in workspace.plans.iter().chain(&workspace.others).filter(|file| is_asked(&file.name) && stands_here(&file.name)) {
        plans.extend(run.check_copies(file, &output)?);
    }
    if !is_again {
        let names = workspace.names();
        let gone = output.plans().into_iter().filter(|name| !names.contains(name.as_str()) && stands_here(name));
        plans.extend(gone.map(|name| plan::unseen(&name, Some(&output), PlanOutcome::NotAsked)));
        plans.extend(prune::unknown(project, &output, &plans)?);
        done.strays.extend(output.pages_of_no_plan()?.into_iter().map(|page| home.out().join(page)));
    }
    if (output.has_index() || home.has_index()) && !plans.is_empty() {
        let neighbours = prune::of_others(project, &output, &plans);
        index::write(project, &output, &plans, &neighbours, None)?;
    }
    let mut marked = BTreeSet::new();
    for name in output.plans().into_iter().filter(|name| !is_again && moved(name)) {
        marked.extend(output.readers_of(&name).iter().map(|reader| format!("{name}/{reader}")));
    }
    for plan in plans {
        marked.extend(plan.older_copies.iter().map(|reader| format!("{}/{reader}", plan.name)));
        done.findings.extend(plan.findings);
    }
    let summary = output.finish()?;
    done.held_back.extend(summary.held_back);
    done.faults.extend(summary.refused.iter().map(|path| output::refused(path)));
    if !marked.is_empty() {
        done.elsewhere.push((home.out().to_path_buf(), marked.into_iter().collect()));
    }
    Ok(())
}
