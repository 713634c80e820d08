//! What comes after the last plan.

use super::kept::Opened;
use super::{Done, Options, PlanDone, gone, index, neighbours};
use crate::fault::Fault;
use crate::output::{self, Left, Output};
use std::collections::BTreeSet;

/// Plans that are gone, the worker's index, the records of what stands.
pub(super) fn finish(opened: &mut Opened, output: Output, plans: &[PlanDone], options: &Options, done: &mut Done) -> Result<Left, Fault> {
    let (project, workspace) = (&opened.project, &opened.project.workspace);
    if !opened.is_again {
        let neighbours = neighbours::of_others(project, &output, plans);
        if gone::is_for(project, options) {
            let own = workspace.plans.iter().map(|file| &file.name).chain(&workspace.linked);
            let mut keep: BTreeSet<String> = own.chain(&neighbours).chain(&options.spare).cloned().collect();
            keep.extend(output.plans().into_iter().filter(|plan| gone::may_be(project, plan).is_some()));
            done.faults.extend(gone::remove_plans(&output, keep, options, &mut done.locked_left).err());
        }
        // Of what was found when the record was lost nobody knows who made it, and it is marked.
        let is_told = |plan: &String| plans.iter().any(|told| told.name == *plan && told.stays.is_some());
        let is_known =
            |plan: &String| !is_told(plan) && !output.readers_of(plan).iter().any(|reader| gone::was_found(&output, plan, reader));
        done.neighbours.extend(neighbours.into_iter().filter(is_known));
    }
    let lines = opened.lines.take();
    // Whoever watches needs the lines for the next run.
    let hands_over = output.is_apart() && !options.readers.is_empty() && !output.has_index();
    if hands_over {
        // The list of all booklets is not for those who get one of them.
    } else if lines.is_some()
        || project.workspace.is_watched()
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
