//! Removes what one project keeps in an output folder, and leaves what others made there.

use super::done::ReaderDone;
use crate::fault::Fault;
use crate::output::{self, Cleaned};
use crate::workspace;
use std::path::Path;

/// Removes what the program keeps for the booklets of a project; with `all`, also the booklets themselves. Without `out` they are in the
/// project.
///
/// # Errors
/// As [`output::clean`].
pub fn clean(project: &Path, out: Option<&Path>, all: bool) -> Result<Cleaned, Fault> {
    let out = out.map_or_else(|| project.join("booklets"), Path::to_path_buf);
    let mark = workspace::mark(project, &out);
    // What was made before there were marks has none.
    let owns = |key: &str| ReaderDone::from_stored(String::new(), key).about().project.as_ref().is_none_or(|made_by| *made_by == mark);
    output::clean(&out, all, &owns)
}
