//! What comes after the last plan: plans that are gone, the worker's index, the records, and the other output folders of the project.

use super::project::{OpenProject, Project};
use super::{BuildRequest, Done, PlanDone, PlanOutcome, index, plan, prune};
use crate::output::{self, Copies, Home, Left, Output};
use crate::system_error::SystemError;
use std::collections::BTreeSet;

/// Plans that are gone, the worker's index, the records of what stands.
pub(super) fn finalize(
    opened: &mut OpenProject,
    output: Output,
    plans: &[PlanDone],
    request: &BuildRequest,
    done: &mut Done,
) -> Result<Left, SystemError> {
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    if !opened.is_again {
        let neighbours = prune::of_others(project, &output, plans);
        if prune::is_for(project, request) {
            let own = workspace.plans.iter().map(|file| &file.name).chain(&workspace.linked);
            let mut keep: BTreeSet<String> = own.chain(&neighbours).chain(&request.watch.spare).cloned().collect();
            keep.extend(output.plans().into_iter().filter(|plan| prune::may_be(project, plan).is_some()));
            done.faults.extend(prune::remove_plans(&output, keep, request, &mut done.locked_left).err());
        }
        // Of what was found when the record was lost nobody knows who made it, and it is marked.
        let is_told = |plan: &String| plans.iter().any(|told| told.name == *plan && told.stays().is_some());
        let is_known =
            |plan: &String| !is_told(plan) && !output.readers_of(plan).iter().any(|reader| prune::was_found(&output, plan, reader));
        done.neighbours.extend(neighbours.into_iter().filter(is_known));
    }
    let lines = opened.lines.take();
    // Whoever watches needs the lines for the next run.
    let hands_over = output.is_apart() && !request.readers.is_empty() && !output.has_index();
    if hands_over {
        // The list of all booklets is not for those who get one of them.
    } else if lines.is_some()
        || project.workspace.is_seen()
        || !index::is_current(project, &output, plans, &done.neighbours).unwrap_or(false)
    {
        match index::write(project, &output, plans, &done.neighbours, lines) {
            Ok(lines) => opened.lines = lines,
            Err(fault) => done.faults.push(fault),
        }
    }
    let summary = output.finish()?;
    if !opened.is_again {
        done.faults.extend(output::forget_deleted(&opened.project.workspace.root).err());
    }
    done.faults.extend(summary.refused.iter().map(|path| output::refused(path)));
    done.removed.extend(summary.removed);
    done.held_back.extend(summary.held_back);
    Ok(summary.left)
}

/// Checks the copies in the other output folders: of all plans or, while watching, of the plans that changed.
pub(super) fn check_other_folders(opened: &mut OpenProject, home: &Home, request: &BuildRequest, done: &mut Done) {
    let here = opened.project.mark.clone();
    let others = home.others(&opened.project.workspace.root).unwrap_or_else(|fault| {
        done.faults.push(fault);
        Vec::new()
    });
    for home in others {
        opened.project.mark = opened.project.workspace.mark(home.out());
        match one(&opened.project, &home, opened.is_again, request, done) {
            // The other build looks at it.
            Ok(()) | Err(SystemError::Busy(_)) => {}
            Err(fault) => done.faults.push(fault),
        }
    }
    opened.project.mark = here;
}

fn one(project: &Project, home: &Home, is_again: bool, request: &BuildRequest, done: &mut Done) -> Result<(), SystemError> {
    let Some(output) = Output::open_other(home)? else {
        done.elsewhere.push((home.out().to_path_buf(), Vec::new()));
        return Ok(());
    };
    let workspace = &project.workspace;
    let is_asked = |name: &str| !is_again || request.plans.iter().any(|plan| plan == name);
    // Only a record in the project can point at a folder that was never ours.
    let is_ours = |name: &str| !output.is_apart() || output.has_own_pages(name);
    // A record in the project under another mark: the project was moved or copied since, so that nothing there is touched.
    let moved = |name: &String| output.is_apart() && is_ours(name) && !prune::others(project, &output, name).is_empty();
    let stands_here = |name: &str| is_ours(name) && prune::others(project, &output, name).is_empty();
    let mut plans = Vec::new();
    for file in workspace.plans.iter().chain(&workspace.others).filter(|file| is_asked(&file.name) && stands_here(&file.name)) {
        plans.extend(plan::not_asked(project, file, &output, request)?);
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
