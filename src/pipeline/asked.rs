//! Plans and readers that were asked for and are not there.

use super::{Done, Options};
use crate::fault::Fault;
use crate::workspace::Workspace;

/// A reader who was asked for by a key that no plan has. Of a plan with errors nobody knows.
pub(super) fn unknown_reader(options: &Options, done: &Done) -> Option<Fault> {
    // The watcher builds plans by their names, and any of them may have that reader.
    if done.plans.is_empty()
        || done.plans.iter().any(|plan| plan.failed || plan.unsettled)
        || (options.eye.is_some() && !options.plans.is_empty())
    {
        return None;
    }
    let is_known = |key: &String| done.plans.iter().flat_map(|plan| &plan.readers).any(|reader| reader.key == *key);
    let unknown = options.readers.iter().find(|key| !is_known(key))?;
    Some(Fault::Usage(format!("No plan here has a reader “{unknown}”. A plan names its readers under `booklets`.")))
}

/// A plan that was asked for by a name that no plan has.
pub(super) fn unknown_plan(workspace: &Workspace, options: &Options) -> Option<Fault> {
    let unknown = options.plans.iter().find(|name| !workspace.plans.iter().any(|file| file.name == **name))?;
    let names: Vec<_> = workspace.plans.iter().map(|file| file.name.as_str()).collect();
    Some(Fault::Usage(format!("There is no plan “{unknown}” here. These are: {}.", names.join(", "))))
}
