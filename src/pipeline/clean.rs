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
    let Some(out) = out else {
        // Whatever was held back for a folder outside the project lies in it, too.
        let apart = output::clean_apart(project, &|_| true)?;
        if !workspace::is_folder(&in_project) && !apart.held_back.is_empty() {
            return Ok(apart);
        }
        let mut cleaned = output::clean(&in_project, all, &owns)?;
        cleaned.held_back.extend(apart.held_back);
        cleaned.not_ours.extend(apart.not_ours);
        return Ok(cleaned);
    };
    output::clean(Home::of(out, project, false), all, &owns)
}
