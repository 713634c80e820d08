//! What is believed of a record that is read back. Somebody else may have written it: each path in it is a plain name inside the
//! output folder, and the record itself is a file and no link, or the record is refused as a whole.

use super::disk::{self, Found};
use super::journal::{self, Move};
use super::{Booklet, list};
use crate::fault::Fault;
use crate::workspace::names;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What the name of a record that was refused begins with. It stays until `clean`.
pub(super) const REFUSED: &str = "refused-";

/// Whether two names can be those of a plan and a reader, so that their folders lie in the output folder.
pub(super) fn is_booklet(plan: &str, reader: &str) -> bool {
    let is_plain = |name: &str| names::usable(name).is_ok() && !name.starts_with('.') && !name.eq_ignore_ascii_case("index.html");
    is_plain(plan) && is_plain(reader)
}

/// Whether a name can be that of a file in a reader's folder.
pub(super) fn is_file(name: &str) -> bool {
    name.split('/').all(|part| names::usable(part).is_ok())
}

/// Whether all that a line of the journal names is plain.
pub(super) fn is_plain(line: &Move<'_>) -> bool {
    let is_theirs = |plan: &str, reader: &str| (plan, reader) == (&*line.plan, &*line.reader);
    let is_own = line
        .booklet
        .as_ref()
        .is_none_or(|booklet| is_theirs(&booklet.plan, &booklet.reader) && booklet.files.iter().all(|file| is_file(&file.0)));
    line.index.is_some() || (is_booklet(&line.plan, &line.reader) && is_own && line.ours.iter().all(|name| is_file(name)))
}

/// Sets aside those records that are no files: links, folders, pipes. Nothing is read from them or written through them.
pub(super) fn refuse_what_is_no_file(own: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut refused = Vec::new();
    for name in [list::FILE, journal::FILE] {
        let path = own.join(name);
        if !matches!(disk::look(&path)?, Found::File(_) | Found::Nothing) {
            set_aside(own, name)?;
            refused.push(path);
        }
    }
    Ok(refused)
}

/// Gives a record another name, under which it is no record any more.
pub(super) fn set_aside(own: &Path, name: &str) -> Result<(), Fault> {
    let free = |path: &PathBuf| matches!(disk::look(path), Ok(Found::Nothing));
    let aside = (1..u32::MAX).map(|count| own.join(format!("{REFUSED}{count}-{name}"))).find(free);
    disk::rename(&own.join(name), &aside.unwrap_or_else(|| own.join(format!("{REFUSED}{name}"))))
}

/// The fault for a record that was refused. What it listed is looked for in the folder itself.
pub fn refused(path: &Path) -> Fault {
    Fault::Usage(format!(
        "My record of what I made, {}, is damaged, or I did not write it. So I did not use it, and gave it another name. \
         `ourplan build` looks through the booklets themselves and makes a new record.",
        path.display()
    ))
}

/// Names come checked; this is the second lock on the same door.
pub(super) fn check_names(booklet: &Booklet<'_>) -> Result<(), Fault> {
    let wrong = |name: &str, why: &str| Err(Fault::Inside(format!("a booklet cannot have the name \"{name}\": {why}")));
    for name in [booklet.plan, booklet.reader] {
        if let Err(why) = names::usable(name) {
            return wrong(name, why);
        }
        if name.starts_with('.') || name.eq_ignore_ascii_case("index.html") {
            return wrong(name, "the program needs it for itself");
        }
    }
    if booklet.artifacts.is_empty() {
        return wrong(booklet.reader, "it has no files");
    }
    let mut seen = BTreeSet::new();
    for artifact in booklet.artifacts {
        for part in artifact.name.split('/') {
            if let Err(why) = names::usable(part) {
                return wrong(&artifact.name, why);
            }
        }
        if !seen.insert(artifact.name.to_lowercase()) {
            return wrong(&artifact.name, "two files have it");
        }
    }
    Ok(())
}
