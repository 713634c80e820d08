//! Removes what one project keeps in an output folder, and leaves what others made there.

use super::done::ReaderDone;
use crate::fault::Fault;
use crate::output::{self, Cleaned, Home};
use crate::workspace;
use std::path::Path;

/// Removes what the program keeps for the booklets of a project; with `all`, also the booklets themselves. Without `out` they are in the
/// project.
///
/// # Errors
/// As [`output::clean`].
pub fn clean(project: &Path, out: Option<&Path>, all: bool) -> Result<Cleaned, Fault> {
    let in_project = project.join("booklets");
    let mark = workspace::mark(project, out.unwrap_or(&in_project));
    // What was made before there were marks has none.
    let owns = |key: &str| ReaderDone::from_stored(String::new(), key).about().project.as_ref().is_none_or(|made_by| *made_by == mark);
    let home = out.map_or_else(|| Home::from(&in_project), |out| Home::of(out, project, false));
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
