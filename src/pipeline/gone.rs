//! What becomes of the booklets of plans and readers that are gone.
//!
//! A build removes them. The watcher makes no locked files, since nobody may be there to read their words; so it removes none
//! either: what a file that was away for a moment would cost could not be made again.

use super::done::{ReaderDone, Stays};
use super::project::Project;
use super::{Options, PlanDone, Shown, neighbours, older, plan};
use crate::fault::Fault;
use crate::output::Output;
use std::collections::BTreeSet;

/// Removes the booklets of all plans but these. `left` learns of locked files that stay.
///
/// # Errors
/// As [`Output::keep_plans`].
pub(super) fn remove_plans(
    output: &Output,
    mut keep: BTreeSet<String>,
    options: &Options,
    left: &mut BTreeSet<String>,
) -> Result<(), Fault> {
    for plan in output.plans() {
        if keep.contains(&plan) {
            continue;
        }
        let locked = locked_of(output, &plan, options);
        if !locked.is_empty() {
            output.keep_readers(&plan, &locked)?;
            locked.iter().try_for_each(|reader| older::mark(output, &plan, reader))?;
            left.extend(locked.iter().map(|reader| format!("{plan}/{reader}")));
            keep.insert(plan);
        }
    }
    output.keep_plans(&keep).map(drop)
}

/// Removes the booklets of all readers of a plan but these, and gives the locked files that stay.
///
/// # Errors
/// As [`Output::keep_readers`].
pub(super) fn remove_readers(output: &Output, plan: &str, mut keep: BTreeSet<String>, options: &Options) -> Result<Vec<String>, Fault> {
    let mut locked = locked_of(output, plan, options);
    locked.retain(|reader| !keep.contains(reader));
    keep.extend(locked.iter().cloned());
    output.keep_readers(plan, &keep)?;
    locked.iter().try_for_each(|reader| older::mark(output, plan, reader))?;
    Ok(locked.into_iter().map(|reader| format!("{plan}/{reader}")).collect())
}

/// The readers whose locked files stand, where this run leaves such files alone.
fn locked_of(output: &Output, plan: &str, options: &Options) -> BTreeSet<String> {
    let is_locked = |reader: &String| {
        let stored = output.key_of(plan, reader).unwrap_or_default();
        ReaderDone::from_stored(reader.clone(), &stored).is_locked()
    };
    output.readers_of(plan).into_iter().filter(|reader| options.leave_sealed && is_locked(reader)).collect()
}

/// Whether booklets of this project stand.
pub(super) fn has_own(project: &Project, output: Option<&Output>, shown: Option<&dyn Shown>) -> bool {
    output.is_some_and(|output| !own(project, output).is_empty()) || shown.is_some_and(|shown| !shown.plans().is_empty())
}

/// The plans that are there, or may be there, and that this run could not look at, although their booklets stand.
pub(super) fn not_seen(project: &Project, output: Option<&Output>, shown: Option<&dyn Shown>) -> BTreeSet<String> {
    let workspace = &project.workspace;
    let mut plans: BTreeSet<String> = workspace.linked.iter().cloned().collect();
    if workspace.part_unseen || workspace.no_folder || project.broken {
        plans.extend(output.map(|output| own(project, output)).unwrap_or_default());
        plans.extend(shown.map(Shown::plans).unwrap_or_default());
        let found = workspace.names();
        plans.retain(|plan| !found.contains(plan.as_str()));
    }
    plans
}

/// Whether this run removes the booklets of plans that it does not find: a build of the whole project, and no other.
pub(super) fn is_for(project: &Project, options: &Options) -> bool {
    project.workspace.is_all_seen() && !project.broken && !options.is_narrow()
}

/// The file that may be a plan under another name. Many disks do not tell capital letters from small ones.
pub(super) fn may_be<'a>(project: &'a Project, plan: &str) -> Option<&'a String> {
    project.workspace.perhaps.get(&plan.to_lowercase())
}

/// The plans that this run did not find and whose booklets stay all the same, marked. `plans` are those that were told of.
pub(super) fn that_stay(project: &Project, output: &Output, options: &Options, plans: &[PlanDone]) -> Vec<PlanDone> {
    let mut known = project.workspace.names();
    known.extend(plans.iter().map(|plan| plan.name.as_str()));
    let mut names = output.plans();
    names.retain(|name| !known.contains(name.as_str()));
    names.retain(|name| neighbours::others(project, output, name).is_empty());
    let stays = |name: String| {
        let stays = match may_be(project, &name) {
            Some(file) => Stays::MayBe(file.clone()),
            None if !is_for(project, options) => Stays::Gone,
            None if options.spare.contains(&name) => Stays::ForNow,
            None => return None,
        };
        Some(PlanDone { stays: Some(stays), failed: false, ..plan::unseen(&name, Some(output)) })
    };
    names.into_iter().filter_map(stays).collect()
}

/// Takes booklets that no record lists into one, of plans that this run did not look at: nobody knows what their readers may see today.
/// They stay and are marked, in every run, until they are made again or deleted. Of a plan that is not here another project may have made
/// them.
///
/// # Errors
/// As [`Output::take_up`].
pub(super) fn unknown(project: &Project, output: &Output, plans: &[PlanDone]) -> Result<Vec<PlanDone>, Fault> {
    let mut found = Vec::new();
    // In a folder that was made to be handed over, all else is a person's own.
    if output.is_apart() {
        return Ok(found);
    }
    let (own, told): (_, BTreeSet<&str>) = (project.workspace.names(), plans.iter().map(|plan| plan.name.as_str()).collect());
    // What was looked at and is in no record now is none of ours.
    for name in output.unknown_plans()?.iter().filter(|name| !told.contains(name.as_str())) {
        let mark = if own.contains(name.as_str()) { &project.mark } else { NOBODY };
        output.take_up(name, &ReaderDone::note_of_found(mark))?;
    }
    for name in output.plans().into_iter().filter(|name| !told.contains(name.as_str())) {
        let mut older_copies = output.readers_of(&name);
        older_copies.retain(|reader| was_found(output, &name, reader));
        for reader in &older_copies {
            if output.older_copy(&name, reader)?.is_empty() {
                output.remove_reader(&name, reader)?;
            }
        }
        let stand = output.readers_of(&name);
        older_copies.retain(|reader| stand.contains(reader));
        if !older_copies.is_empty() {
            found.push(PlanDone { older_copies, failed: false, ..PlanDone::untouched(&name) });
        }
    }
    Ok(found)
}

/// Whether a booklet was found, and no record knew it.
pub(super) fn was_found(output: &Output, plan: &str, reader: &str) -> bool {
    output.key_of(plan, reader).is_some_and(|stored| ReaderDone::was_found(&stored))
}

/// Stands for the mark of a project that nobody knows.
const NOBODY: &str = "nobody";

/// The plans of which this project has made booklets.
fn own(project: &Project, output: &Output) -> Vec<String> {
    output.plans().into_iter().filter(|plan| neighbours::others(project, output, plan).is_empty()).collect()
}
