//! Files among the booklets that no record lists. They go along when a folder is handed over. So the run names each one that holds a
//! withheld text, that cannot be searched, or that is an older page. They belong to a person, and stay where they are.

use super::older::{Because, why_not};
use super::project::Project;
use crate::check::CheckedPlan;
use crate::content::Withheld;
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::formats::{Artifact, is_page};
use crate::output::Output;
use crate::source::{SourceFile, Span};
use crate::view;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The code of what is said about such a file.
const CODE: &str = "file-not-in-the-list";

/// A plan among whose booklets such files may lie.
pub(super) struct Among<'a> {
    pub name: &'a str,
    pub file: &'a Arc<SourceFile>,
    /// Its labels, as far as they can be read.
    pub labels: Option<&'a CheckedPlan>,
}

/// Checks the other files among the booklets of a plan, and returns the readers whose folders must not be handed over. `withheld` gives
/// what is kept from a reader, or `None` for a name that is no reader's.
pub(super) fn find(
    project: &Project,
    output: &Output,
    among: &Among<'_>,
    withheld: impl Fn(&str) -> Option<Withheld>,
    found: &mut Vec<Diagnostic>,
) -> Result<BTreeSet<String>, Fault> {
    let mut unsafe_for = BTreeSet::new();
    let mut known: BTreeMap<String, Option<Withheld>> = BTreeMap::new();
    for stray in output.strays(among.name)? {
        let withheld = stray.reader.as_ref().and_then(|reader| known.entry(reader.clone()).or_insert_with(|| withheld(reader)).as_ref());
        let file = stray.read().map(|bytes| Artifact { name: stray.name.clone(), bytes, format: "site" });
        let is_page = file.as_ref().is_some_and(|file| is_page(&file.bytes));
        let because = withheld.and_then(|withheld| match &file {
            Some(file) => why_not(project, std::slice::from_ref(file), withheld, false, None),
            None => Some(Because::Unread),
        });
        if because.is_none() && !is_page {
            continue;
        }
        let shown = shown(project, among.labels, &stray.name);
        let (message, help) = match (because, stray.reader) {
            (Some(because), Some(reader)) => {
                unsafe_for.insert(reader.clone());
                match because {
                    Because::Unread => (
                        format!("{shown} cannot be searched for what is kept from `{reader}`."),
                        "It is not in my list, so I left it. Look at it yourself, or take it out before you hand over that folder.",
                    ),
                    _ => (
                        format!("{shown} holds something that is kept from `{reader}` today."),
                        "It is not in my list, so I left it. Take it out before you hand over that folder. If it was handed over, talk to \
                         your manager today.",
                    ),
                }
            }
            _ => (
                format!("{shown} is an older page of a booklet. It is not in my list, so it was not made again."),
                "Take it out before you hand over that folder, or delete it.",
            ),
        };
        found.push(Diagnostic::warning(CODE, among.file, Span::default(), message).help(help));
    }
    Ok(unsafe_for)
}

/// How a message names a file: by its folder, or not at all, if its name would give away what a label hides.
fn shown(project: &Project, labels: Option<&CheckedPlan>, name: &str) -> String {
    let withheld = labels.map(|plan| view::withheld_from(plan, "", project.workspace.today));
    let tells_nothing = |name: &str| {
        let name = Artifact { name: "name.txt".to_owned(), bytes: name.as_bytes().to_vec(), format: "site" };
        withheld.as_ref().is_some_and(|withheld| why_not(project, &[name], withheld, false, None).is_none())
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    match () {
        () if tells_nothing(name) => format!("The file {name}"),
        () if tells_nothing(folder) => format!("A file in {folder}"),
        () => "A file among these booklets".to_owned(),
    }
}
