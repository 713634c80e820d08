//! Two projects with one output folder: what one has made, the other leaves as it is.
//!
//! Each booklet is kept with the mark of its project. A mark is a hash and holds no path.

use super::done::{PlanDone, Stays};
use super::gone;
use super::older::standing;
use super::project::Project;
use crate::fault::Fault;
use crate::output::Output;
use std::collections::BTreeSet;

/// The plans that another project has made booklets of. Those that this run found as they were made are none of these:
/// it has asked before it looked at them.
pub(super) fn of_others(project: &Project, output: &Output, plans: &[PlanDone]) -> BTreeSet<String> {
    let own: BTreeSet<&str> = plans.iter().filter(|plan| plan.skipped).map(|plan| plan.name.as_str()).collect();
    let is_others = |plan: &String| !own.contains(plan.as_str()) && !others(project, output, plan).is_empty();
    output.plans().into_iter().filter(is_others).collect()
}

/// Refuses a plan in whose folder the booklets of another project lie. Nobody has searched these for what is withheld today.
///
/// # Errors
/// `Fault::Usage` where they do; `Fault::Io` where nobody can tell.
pub(super) fn keep_off(project: &Project, output: &Output, plan: &str) -> Result<(), Fault> {
    for (plan, reader) in of_twins(project, output, plan) {
        let (plan, reader) = (plan.as_str(), reader.as_str());
        if gone::was_found(output, plan, reader) {
            continue;
        }
        if !output.older_copy(plan, reader)?.is_empty() {
            let place = output.place_of(plan);
            let place = place.display();
            return Err(Fault::Usage(format!(
                "The booklets in {place} were made from a plan of the same name in another project, so I left them as they are and did \
                 not check them. Do not hand them over. Choose another folder with --out, or rename this plan. If this project or its \
                 booklets were moved, delete {place}, then run this again."
            )));
        }
    }
    Ok(())
}

/// A plan in whose folder the booklets of another project lie.
pub(super) fn not_checked(project: &Project, output: &Output, plan: &str) -> PlanDone {
    let older_copies = of_twins(project, output, plan).into_iter().map(|(_, reader)| reader).collect();
    PlanDone { older_copies, stays: Some(Stays::OfAnother), ..PlanDone::untouched(plan) }
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
