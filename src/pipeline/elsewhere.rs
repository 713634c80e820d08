//! The other output folders of a project. Copies there may be out of date too, so they are searched and marked as in the folder of this
//! run. No booklet is made there.

use super::kept::Opened;
use super::project::Project;
use super::{Done, Options, PlanDone, gone, index, neighbours, plan};
use crate::fault::Fault;
use crate::output::{self, Home, Output};
use std::collections::BTreeSet;

/// Checks the copies in the other output folders: of all plans or, while watching, of the plans that changed.
pub(super) fn look_over(opened: &mut Opened, home: &Home, options: &Options, done: &mut Done) {
    let here = opened.project.mark.clone();
    let others = home.others(&opened.project.workspace.root).unwrap_or_else(|fault| {
        done.faults.push(fault);
        Vec::new()
    });
    for home in others {
        opened.project.mark = opened.project.workspace.mark(home.out());
        match one(&opened.project, &home, opened.is_again, options, done) {
            // The other build looks at it.
            Ok(()) | Err(Fault::Busy(_)) => {}
            Err(fault) => done.faults.push(fault),
        }
    }
    opened.project.mark = here;
}

fn one(project: &Project, home: &Home, is_again: bool, options: &Options, done: &mut Done) -> Result<(), Fault> {
    let Some(output) = Output::open_other(home)? else {
        done.elsewhere.push((home.out().to_path_buf(), Vec::new()));
        return Ok(());
    };
    let workspace = &project.workspace;
    let is_asked = |name: &str| !is_again || options.plans.iter().any(|plan| plan == name);
    // Only a record in the project can point at a folder that was never ours.
    let is_ours = |name: &str| !output.is_apart() || output.has_own_pages(name);
    // A record in the project under another mark: the project was moved or copied since, so that nothing there is touched.
    let moved = |name: &String| output.is_apart() && is_ours(name) && !neighbours::others(project, &output, name).is_empty();
    let stands_here = |name: &str| is_ours(name) && neighbours::others(project, &output, name).is_empty();
    let mut plans = Vec::new();
    for file in workspace.plans.iter().chain(&workspace.others).filter(|file| is_asked(&file.name) && stands_here(&file.name)) {
        plans.extend(plan::not_asked(project, file, &output, options)?);
    }
    if !is_again {
        let names = workspace.names();
        let gone = output.plans().into_iter().filter(|name| !names.contains(name.as_str()) && stands_here(name));
        plans.extend(gone.map(|name| PlanDone { failed: false, ..plan::unseen(&name, Some(&output)) }));
        plans.extend(gone::unknown(project, &output, &plans)?);
        done.strays.extend(output.pages_of_no_plan()?.into_iter().map(|page| home.out().join(page)));
    }
    if (output.has_index() || home.has_index()) && !plans.is_empty() {
        let neighbours = neighbours::of_others(project, &output, &plans);
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
