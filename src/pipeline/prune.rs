//! Whose booklets are in an output folder, and which of them go because their plan or reader is gone.
//!
//! Each booklet is kept with the mark of its project, a hash that holds no path. What another project made stays as it is. A build removes
//! the booklets of plans that are gone. The watcher makes no locked files, since nobody may be there to read their words; so it removes none
//! either: a file that was away for a moment could not be made again.

use super::older_copies::{self, standing};
use super::project::Project;
use super::results::{PlanDone, PlanOutcome, ReaderDone, Stays};
use super::{BuildRequest, PreviewCopies, Run, plan};
use crate::output::{self, Cleaned, Copies, Output, OutputHome};
use crate::system_error::SystemError;
use crate::workspace;
use std::collections::BTreeSet;
use std::path::Path;

/// Removes the booklets of all plans but these. `left` learns of locked files that stay.
pub(super) fn remove_plans(
    output: &Output,
    keep: &BTreeSet<String>,
    request: &BuildRequest,
    left: &mut BTreeSet<String>,
) -> Result<(), SystemError> {
    for plan in output.plans().into_iter().filter(|plan| !keep.contains(plan)) {
        left.extend(remove_readers(output, &plan, BTreeSet::new(), request)?);
    }
    Ok(())
}

/// Removes the booklets of all readers of a plan but these, and gives the locked files that stay.
pub(super) fn remove_readers(
    output: &Output,
    plan: &str,
    mut keep: BTreeSet<String>,
    request: &BuildRequest,
) -> Result<Vec<String>, SystemError> {
    let mut locked = locked_of(output, plan, request);
    locked.retain(|reader| !keep.contains(reader));
    keep.extend(locked.iter().cloned());
    output.keep_readers(plan, &keep)?;
    locked.iter().try_for_each(|reader| older_copies::mark(output, plan, reader))?;
    Ok(locked.into_iter().map(|reader| format!("{plan}/{reader}")).collect())
}

/// The readers whose locked files stand, where this run leaves such files alone.
fn locked_of(output: &Output, plan: &str, request: &BuildRequest) -> BTreeSet<String> {
    let is_locked = |reader: &String| request.watch.leave_sealed && standing(output, plan, reader).is_locked();
    output.readers_of(plan).into_iter().filter(is_locked).collect()
}

impl Run<'_> {
    /// Whether there are booklets of this project.
    pub fn has_own(&self) -> bool {
        self.output.is_some_and(|output| !own(self.project, output).is_empty())
            || self.progress.shown().is_some_and(|shown| !shown.plans().is_empty())
    }

    /// The plans that are there, or may be there, and that this run could not look at, although there are booklets of them.
    pub fn not_seen(&self) -> BTreeSet<String> {
        let Run { project, output, progress, .. } = *self;
        let workspace = &project.workspace;
        let mut plans: BTreeSet<String> = workspace.linked.iter().cloned().collect();
        if workspace.part_unseen || workspace.no_folder || project.broken {
            plans.extend(output.map(|output| own(project, output)).unwrap_or_default());
            plans.extend(progress.shown().map(PreviewCopies::plans).unwrap_or_default());
            let found = workspace.names();
            plans.retain(|plan| !found.contains(plan.as_str()));
        }
        plans
    }
}

/// Whether this run removes the booklets of plans that it does not find: a build of the whole project, and no other.
pub(super) fn is_for(project: &Project, request: &BuildRequest) -> bool {
    project.workspace.is_all_seen() && !project.broken && !request.is_narrow()
}

/// The file that may be a plan under another name. Many disks do not tell capital letters from small ones.
pub(super) fn may_be<'a>(project: &'a Project, plan: &str) -> Option<&'a String> {
    project.workspace.perhaps.get(&plan.to_lowercase())
}

/// The plans that this run did not find and whose booklets stay all the same, marked. `plans` are those already reported.
pub(super) fn that_stay(project: &Project, output: &Output, request: &BuildRequest, plans: &[PlanDone]) -> Vec<PlanDone> {
    let mut known = project.workspace.names();
    known.extend(plans.iter().map(|plan| plan.name.as_str()));
    let mut names = output.plans();
    names.retain(|name| !known.contains(name.as_str()));
    names.retain(|name| others(project, output, name).is_empty());
    let stays = |name: String| {
        let stays = match may_be(project, &name) {
            Some(file) => Stays::MayBe(file.clone()),
            None if !is_for(project, request) => Stays::Gone,
            None if request.watch.spare.contains(&name) => Stays::ForNow,
            None => return None,
        };
        Some(plan::unseen(&name, Some(output), PlanOutcome::Stays(stays)))
    };
    names.into_iter().filter_map(stays).collect()
}

/// Takes booklets that no record lists into one, of plans that this run did not look at: nobody knows what their readers may see today.
/// They stay and are marked, in every run, until they are made again or deleted. Of a plan that is not here another project may have made
/// them.
pub(super) fn unknown(project: &Project, output: &Output, plans: &[PlanDone]) -> Result<Vec<PlanDone>, SystemError> {
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
            found.push(PlanDone { older_copies, ..PlanDone::new(&name, PlanOutcome::NotAsked) });
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
    output.plans().into_iter().filter(|plan| others(project, output, plan).is_empty()).collect()
}

/// The plans that another project has made booklets of. Those that this run found as they were made are none of these:
/// it has asked before it looked at them.
pub(super) fn of_others(project: &Project, output: &Output, plans: &[PlanDone]) -> BTreeSet<String> {
    let own: BTreeSet<&str> = plans.iter().filter(|plan| plan.is_skipped()).map(|plan| plan.name.as_str()).collect();
    let is_others = |plan: &String| !own.contains(plan.as_str()) && !others(project, output, plan).is_empty();
    output.plans().into_iter().filter(is_others).collect()
}

/// Refuses a plan in whose folder the booklets of another project lie. Nobody has searched these for what is withheld today.
pub(super) fn keep_off(project: &Project, output: &Output, plan: &str) -> Result<(), SystemError> {
    for (plan, reader) in of_twins(project, output, plan) {
        let (plan, reader) = (plan.as_str(), reader.as_str());
        if was_found(output, plan, reader) {
            continue;
        }
        if !output.older_copy(plan, reader)?.is_empty() {
            let place = output.place_of(plan);
            let place = place.display();
            return Err(SystemError::Usage(format!(
                "The booklets in {place} were made from a plan of the same name in another project, so I left them as they are and did \
                 not check them. Do not hand them over. Choose another folder with --out, or rename this plan. If this project or its \
                 booklets were moved, delete {place}, then run this again."
            )));
        }
    }
    Ok(())
}

/// A plan in whose folder the booklets of another project lie.
pub(super) fn not_checked(project: &Project, output: &Output, plan: &str, outcome: PlanOutcome) -> PlanDone {
    let older_copies = of_twins(project, output, plan).into_iter().map(|(_, reader)| reader).collect();
    PlanDone { older_copies, ..PlanDone::new(plan, outcome) }
}

/// The booklets of other projects that many disks would take for those of a plan: of the same name but for capital letters.
fn of_twins(project: &Project, output: &Output, plan: &str) -> Vec<(String, String)> {
    let twins = output.plans_like(plan).into_iter();
    twins.flat_map(|twin| others(project, output, &twin).into_iter().map(move |reader| (twin.clone(), reader))).collect()
}

/// The readers whose booklets of a plan another project has made.
pub(super) fn others(project: &Project, output: &Output, plan: &str) -> Vec<String> {
    let mut readers = output.readers_of(plan);
    readers.retain(|reader| standing(output, plan, reader).about().project.as_ref().is_some_and(|mark| *mark != project.mark));
    readers
}

/// Removes what the program keeps for the booklets of a project; with `all`, also the booklets themselves. Without `out` they are in the
/// project.
pub fn clean(project: &Path, out: Option<&Path>, all: bool) -> Result<Cleaned, SystemError> {
    let in_project = project.join("booklets");
    let mark = workspace::mark(project, out.unwrap_or(&in_project));
    // What was made before there were marks has none.
    let owns = |key: &str| ReaderDone::from_stored(String::new(), key).about().project.as_ref().is_none_or(|made_by| *made_by == mark);
    let home = out.map_or_else(|| OutputHome::from(&in_project), |out| OutputHome::of(out, project, false));
    // Whatever was held back for a folder outside the project lies in it, too.
    let apart = if out.is_none() { output::clean_apart(project, &|_| true)? } else { Cleaned::default() };
    let mut cleaned = match out.is_none() && !workspace::is_folder(&in_project) && !apart.held_back.is_empty() {
        true => Cleaned::default(),
        false => output::clean(home.clone(), all, &owns)?,
    };
    cleaned.held_back.extend(apart.held_back);
    cleaned.not_ours.extend(apart.not_ours);
    if all && cleaned.others.is_empty() {
        let homes = home.others(project)?.into_iter().chain([home]);
        cleaned.still = homes.filter(|home| !output::standing(home).is_empty()).map(|home| home.out().to_path_buf()).collect();
    }
    Ok(cleaned)
}
