//! What becomes of a copy that was made earlier and is not made again in this run.
//!
//! One that holds something withheld today goes out of reach; one that is older than the plan is marked. Files that no record lists are
//! searched too, named, and left.

use super::builder::{BookletBuilder, Ready};
use super::plan::Judged;
use super::project::Project;
use super::results::{About, ReaderDone, ReaderOutcome};
use super::{BuildRequest, audit};
use crate::audit::Auditor;
use crate::check::{CheckedPlan, UnsoundPlan};
use crate::content::Withheld;
use crate::diagnostics::Diagnostic;
use crate::formats::{Artifact, SEALED, is_page};
use crate::output::{Copies, Output};
use crate::seeded::{Leak, leak};
use crate::source::{SourceFile, Span};
use crate::system_error::SystemError;
use crate::view::{self, Reader};
use crate::workspace::PlanFile;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Why a copy goes out of reach.
#[derive(Clone, Copy)]
pub(super) enum Because {
    /// It holds something that is withheld today.
    Withheld,
    /// It cannot be searched.
    Unread,
    /// It lies open, and may only be made as a sealed file today.
    Open,
    /// It would stand beside new files, and would be made otherwise today.
    Older,
    /// It is locked, so that it cannot be searched, and may hold something that is withheld today.
    Locked,
}

/// A reader's earlier copy, and where a finding about it points to.
struct EarlierCopy<'a> {
    copies: &'a dyn Copies,
    plan: &'a str,
    reader: &'a str,
    file: &'a Arc<SourceFile>,
    span: Span,
}

impl EarlierCopy<'_> {
    /// Holds the copy back if there is a reason to; else it stays, and is marked if it is older than the plan. Says whether it is marked.
    fn settle(&self, because: Option<Because>, is_older: bool, found: &mut Vec<Diagnostic>) -> Result<bool, SystemError> {
        match because {
            Some(because) => self.hold_back(because, found).map(|()| false),
            None if is_older => mark(self.copies, self.plan, self.reader).map(|()| true),
            None => Ok(false),
        }
    }
}

/// Settles the copies of a plan of which nothing is made today. What its labels can still say is looked for. Names the marked copies.
pub(super) fn of_broken(
    project: &Project,
    request: &BuildRequest,
    copies: &dyn Copies,
    plan: &str,
    judged: Judged<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, SystemError> {
    let today = project.workspace.today;
    let mut marked = Vec::new();
    for key in copies.readers_of(plan) {
        let (mut protect, mut is_same) = (false, false);
        let labels = match judged {
            None => None,
            Some(Err(labels)) => view::withheld(labels, &key, today).map(|withheld| (withheld, labels.file())),
            Some(Ok(checked)) => {
                let readers = view::readers(checked, today);
                let withheld = match readers.iter().find(|reader| reader.key == key) {
                    Some(reader) => {
                        protect = reader.protect;
                        let standing = standing(copies, plan, &key);
                        is_same = is_as_now(&BookletBuilder::new(project, checked, request), reader, &readers, &standing).unwrap_or(false);
                        view::view(checked, reader, today).1
                    }
                    None => view::withheld_from(checked, &key, today),
                };
                Some((withheld, checked.file()))
            }
        };
        let is_marked = match labels {
            None => mark(copies, plan, &key).map(|()| true)?,
            Some((withheld, file)) => {
                let older = if leak(Leak::OlderCopyUnread) { Vec::new() } else { copies.older_copy(plan, &key)? };
                // A sealed file cannot be searched. It stays locked, and it is marked like the others.
                let can_be_searched = !older.is_empty() && !older.iter().any(is_sealed);
                let why_not = || why_not(project, &older, &withheld, protect, is_same.then_some(file));
                let because = can_be_searched.then(why_not).flatten();
                EarlierCopy { copies, plan, reader: &key, file, span: Span::default() }.settle(because, !is_same, found)?
            }
        };
        marked.extend(is_marked.then_some(key));
    }
    Ok(marked)
}

/// Settles the copy of a reader that this run leaves as it is, since it was asked for other readers. Says whether it is marked.
pub(super) fn of_other(
    builder: &BookletBuilder<'_>,
    output: &Output,
    reader: &Reader,
    readers: &[Reader],
    found: &mut Vec<Diagnostic>,
) -> Result<bool, SystemError> {
    let name = builder.plan.name();
    let older = output.older_copy(name, &reader.key)?;
    if older.is_empty() {
        return Ok(false);
    }
    let standing = standing(output, name, &reader.key);
    let is_same = is_as_now(builder, reader, readers, &standing)? && output.is_as_made(name, &reader.key);
    let because = if reader.protect && older.iter().all(is_sealed) {
        // What is inside a sealed file shows only by making it again.
        let in_all_formats = BuildRequest { formats: Vec::new(), ..builder.request.clone() };
        let again = BookletBuilder { request: &in_all_formats, ..*builder }.reader(reader, readers, &mut Vec::new())?.done;
        let shows_the_same = again.is_locked() && again.about().seen == standing.about().seen;
        (!shows_the_same || builder.inside_of(output, &reader.key).is_none()).then_some(Because::Locked)
    } else {
        let withheld = view::view(builder.plan, reader, builder.project.workspace.today).1;
        why_not(builder.project, &older, &withheld, reader.protect, is_same.then_some(builder.plan.file()))
    };
    builder.copy(output, reader).settle(because, !is_same, found)
}

/// Settles the copy of a former reader, in a run that removes no booklets. Says whether it is marked.
pub(super) fn of_former(
    builder: &BookletBuilder<'_>,
    output: &Output,
    key: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<bool, SystemError> {
    let (plan, file) = (builder.plan.name(), builder.plan.file());
    let older = output.older_copy(plan, key)?;
    let withheld = view::withheld_from(builder.plan, key, builder.project.workspace.today);
    let can_be_searched = !older.is_empty() && !older.iter().any(is_sealed);
    let because = can_be_searched.then(|| why_not(builder.project, &older, &withheld, false, None)).flatten();
    EarlierCopy { copies: output, plan, reader: key, file, span: Span::default() }.settle(because, true, found)
}

/// Settles the copy of a reader whose new booklet does not come, or only in some formats.
pub(super) fn of_reader(
    builder: &BookletBuilder<'_>,
    copies: &dyn Copies,
    reader: &Reader,
    ready: &mut Ready,
    found: &mut Vec<Diagnostic>,
) -> Result<(), SystemError> {
    let name = builder.plan.name();
    let mut older = copies.older_copy(name, &reader.key)?;
    let comes = ready.comes();
    if comes {
        if builder.request.formats.is_empty() || reader.protect {
            return Ok(());
        }
        // Only the files of the asked formats are about to be replaced.
        older.retain(|file| !builder.request.formats.iter().any(|format| format == file.format));
    }
    if older.is_empty() {
        return Ok(());
    }
    let stopped = matches!(ready.done.state, ReaderOutcome::Stopped | ReaderOutcome::NotShown);
    // What is in a sealed file cannot be searched. Where only the writing failed, it stays locked, and is marked if it is older.
    let locked = !stopped && older.iter().all(is_sealed);
    let withheld = view::view(builder.plan, reader, builder.project.workspace.today).1;
    // Another family's pages may have been put there.
    let is_as_made = standing(copies, name, &reader.key).about().made == ready.done.about().made;
    let is_older = !is_as_made || !copies.is_as_made(name, &reader.key);
    let why_not = || why_not(builder.project, &older, &withheld, reader.protect, (!is_older).then_some(builder.plan.file()));
    // One folder is handed over as it is, so that no older file may lie in it beside new ones.
    let because = (!locked).then(why_not).flatten().or((comes && is_older).then_some(Because::Older));
    ready.done.older = builder.copy(copies, reader).settle(because, !comes && (is_older || stopped), found)?;
    Ok(())
}

impl BookletBuilder<'_> {
    fn copy<'a>(&'a self, copies: &'a dyn Copies, reader: &'a Reader) -> EarlierCopy<'a> {
        EarlierCopy { copies, plan: self.plan.name(), reader: &reader.key, file: self.plan.file(), span: reader.span }
    }
}

/// What the output folder knows of a reader's copy that stands there.
pub(super) fn standing(output: &dyn Copies, plan: &str, reader: &str) -> ReaderDone {
    ReaderDone::from_stored(reader.to_owned(), &output.key_of(plan, reader).unwrap_or_default())
}

/// Marks a copy as older than the plan, until it is made again.
pub(super) fn mark(output: &dyn Copies, plan: &str, reader: &str) -> Result<(), SystemError> {
    let standing = standing(output, plan, reader);
    if standing.older {
        return Ok(());
    }
    output.set_key(plan, reader, &format!("{} {}", ReaderDone::OLDER, standing.note()))
}

fn is_sealed(file: &Artifact) -> bool {
    file.format == SEALED
}

/// Whether a copy that stands is as it would be made today, in the theme and language that it was made in. Those that the command chooses
/// are for the booklets that it makes.
fn is_as_now(builder: &BookletBuilder<'_>, reader: &Reader, readers: &[Reader], standing: &ReaderDone) -> Result<bool, SystemError> {
    // Where nobody knows the settings or the theme, nobody knows what would be made.
    let About { made: Some(made), theme, language, .. } = standing.about() else { return Ok(false) };
    let Some(look) = builder.project.look_of(theme.as_deref()) else { return Ok(false) };
    let request = &BuildRequest { language: language.clone(), ..builder.request.clone() };
    Ok(BookletBuilder { look: &look, request, ..*builder }.composed(reader, readers, &mut Vec::new())?.made == *made)
}

/// Why a copy may not stay, or `None` if nothing withheld is found in it in any language. On a page, a word that the program
/// prints too is not a hit; if the copy shows the same as the plan file does today, the texts of the plan decide.
pub(super) fn why_not(
    project: &Project,
    older: &[Artifact],
    withheld: &Withheld,
    protect: bool,
    shows: Option<&SourceFile>,
) -> Option<Because> {
    let mut because = Some(Because::Withheld);
    if !audit::holds_withheld_picture(project, older, withheld) {
        for phrases in audit::all_phrases() {
            let auditor = Auditor::new(withheld, phrases);
            let in_texts = |file: &SourceFile| auditor.echoes(withheld, file.text()).iter().any(|echo| echo.only_here && !echo.is_doubtful);
            match auditor.audit(older) {
                Ok(hits) if hits.is_empty() && !shows.is_some_and(in_texts) => because = None,
                Ok(_) => {}
                Err(_) => because = because.and(Some(Because::Unread)),
            }
        }
    }
    because.or(protect.then_some(Because::Open))
}

impl EarlierCopy<'_> {
    fn hold_back(&self, because: Because, found: &mut Vec<Diagnostic>) -> Result<(), SystemError> {
        let EarlierCopy { copies, plan, reader, file, span } = *self;
        if leak(Leak::OlderCopyKept) {
            return Ok(());
        }
        copies.hold_back(plan, reader)?;
        let (message, help) = match because {
            Because::Withheld => (
                format!("An older copy for `{reader}` holds something that is kept from them today. It was moved out of reach."),
                "If the older copy was handed over, talk to your manager about it today.",
            ),
            Because::Unread => (
                format!("An older copy for `{reader}` could not be searched for what is kept from them. It was moved out of reach."),
                "If it was handed over, look at it yourself, or talk to your manager about it.",
            ),
            Because::Open => (
                format!("The older copy for `{reader}` is not locked, and the plan now says `protect: true`. It was moved out of reach."),
                "Build without `--reader` and `--format` to make the locked file. If the open copy was handed over, ask for it back.",
            ),
            Because::Older => (
                format!(
                    "The older copy for `{reader}` is not as it would be made today: the plan has changed, or a picture, the settings, the \
                 theme, the program or the day. It was moved out of reach, with all its formats."
                ),
                "Build without `--format` to make all formats again.",
            ),
            Because::Locked => (
                format!(
                    "The locked copy for `{reader}` shows something else than a new one would, and nobody can look for withheld words in it. \
                 It was moved out of reach."
                ),
                "Build without `--reader` to make it again. It then has new words.",
            ),
        };
        found.push(Diagnostic::warning("older-copy-held-back", file, span, message).help(help));
        Ok(())
    }
}

/// Copies that a preview shows from memory. The run that makes new ones hands them over here, audited.
pub trait PreviewCopies: Copies {
    /// The plans whose booklets are shown, in order.
    fn plans(&self) -> Vec<String>;

    /// Shows a reader's booklet in place of the one before.
    fn show(&self, plan: &str, reader: &str, key: &str, artifacts: &[Artifact]);

    /// Drops the booklets of all who are no longer readers of a plan.
    fn keep_readers(&self, plan: &str, readers: &[&str]);
}

/// The code of what is said about such a file.
const CODE: &str = "file-not-in-the-list";

/// Checks the other files among the booklets of a plan, and returns the readers whose folders must not be handed over.
pub(super) fn check_unlisted(
    project: &Project,
    output: &Output,
    plan_file: &PlanFile,
    judged: Judged<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<BTreeSet<String>, SystemError> {
    let today = project.workspace.today;
    let labels = judged.map(|plan| plan.unwrap_or_else(UnsoundPlan::for_audit));
    let source = labels.map_or_else(|| SourceFile::new(&plan_file.shown, ""), |plan| Arc::clone(plan.file()));
    let withheld = |key: &str| match judged? {
        Err(plan) => view::withheld(plan, key, today),
        // `None` for a name that is no reader's.
        Ok(plan) => view::readers(plan, today).iter().find(|reader| reader.key == key).map(|reader| view::view(plan, reader, today).1),
    };
    let mut unsafe_for = BTreeSet::new();
    let mut known: BTreeMap<String, Option<Withheld>> = BTreeMap::new();
    for stray in output.strays(&plan_file.name)? {
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
        let shown = shown(project, labels, &stray.name);
        let (message, help) = match (because, stray.reader) {
            (Some(because), Some(reader)) => {
                unsafe_for.insert(reader.clone());
                match because {
                    Because::Unread => (
                        format!("{shown} cannot be searched for what is kept from `{reader}`."),
                        "It is not in my list, so I left it. ThemeLook at it yourself, or take it out before you hand over that folder.",
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
        found.push(Diagnostic::warning(CODE, &source, Span::default(), message).help(help));
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
