//! Older copies: one that holds something withheld today goes out of reach, and one that is older than the plan is marked.
//!
//! Looked at are the copies of a plan that has errors, of a reader whose new booklet is not there, of
//! readers that this run was not asked for, and the files of formats that it was not asked for.

use super::copies::Copies;
use super::done::{About, ReaderDone, State};
use super::phrases;
use super::plan::Judged;
use super::project::Project;
use super::studio::{Ready, Studio};
use super::{Options, twice};
use crate::audit::Auditor;
use crate::check::CheckedPlan;
use crate::content::Withheld;
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::formats::{Artifact, SEALED};
use crate::output::Output;
use crate::seeded::{Leak, leak};
use crate::source::{SourceFile, Span};
use crate::view::{self, Reader};
use jiff::civil::Date;
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

/// Holds back what may not stand of a plan of which nothing is made today. What its labels can still say is looked for;
/// what is left is marked, unless the reader may see the same as when it was made. The names are those of the marked copies.
pub(super) fn of_broken(
    project: &Project,
    options: &Options,
    output: &dyn Copies,
    name: &str,
    judged: &Judged,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<String>, Fault> {
    let today = project.workspace.today;
    let mut marked = Vec::new();
    for key in output.readers_of(name) {
        let (mut protect, mut is_same) = (false, false);
        let (withheld, file) = match judged {
            None => (None, None),
            Some(Err(plan)) => (view::withheld(plan, &key, today), Some(plan.file())),
            Some(Ok(plan)) => {
                let readers = view::readers(plan, today);
                let reader = readers.iter().find(|reader| reader.key == key);
                let withheld = reader.map(|reader| {
                    let withheld = view::view(plan, reader, today).1;
                    let standing = standing(output, name, &key);
                    protect = reader.protect;
                    is_same = is_as_now(&Studio::new(project, plan, options), reader, &readers, &standing).unwrap_or(false);
                    withheld
                });
                (Some(withheld.unwrap_or_else(|| view::withheld_from(plan, &key, today))), Some(plan.file()))
            }
        };
        if let (Some(withheld), Some(file)) = (withheld, file) {
            let older = if leak(Leak::OlderCopyUnread) { Vec::new() } else { output.older_copy(name, &key)? };
            let is_locked = older.iter().any(is_sealed);
            // A sealed file cannot be searched. It stays locked, and it is marked like the others.
            let why_not = || why_not(project, &older, &withheld, protect, is_same.then_some(file));
            if let Some(because) = (!older.is_empty() && !is_locked).then(why_not).flatten() {
                hold_back(output, name, &key, file, Span::default(), because, found)?;
                continue;
            }
        }
        if !is_same {
            mark(output, name, &key)?;
            marked.push(key);
        }
    }
    Ok(marked)
}

/// The copy of a reader that this run leaves as it is, since it was asked for other readers. Says whether it is marked.
pub(super) fn of_other(
    studio: &Studio<'_>,
    output: &Output,
    reader: &Reader,
    readers: &[Reader],
    found: &mut Vec<Diagnostic>,
) -> Result<bool, Fault> {
    let name = studio.plan.name();
    let older = output.older_copy(name, &reader.key)?;
    if older.is_empty() {
        return Ok(false);
    }
    let withheld = view::view(studio.plan, reader, studio.project.workspace.today).1;
    let standing = standing(output, name, &reader.key);
    let is_same = is_as_now(studio, reader, readers, &standing)? && output.stand_as_made(name, &reader.key);
    let because = if reader.protect && older.iter().all(is_sealed) {
        // What is inside a sealed file shows only by making it again.
        let in_all_formats = Options { formats: Vec::new(), ..studio.options.clone() };
        let again = Studio { options: &in_all_formats, ..*studio }.reader(reader, readers, &mut Vec::new())?.done;
        let shows_the_same = again.is_locked() && again.about().seen == standing.about().seen;
        (!shows_the_same || studio.inside_of(output, &reader.key).is_none()).then_some(Because::Locked)
    } else {
        why_not(studio.project, &older, &withheld, reader.protect, is_same.then_some(studio.plan.file()))
    };
    if let Some(because) = because {
        hold_back(output, name, &reader.key, studio.plan.file(), reader.span, because, found)?;
        return Ok(false);
    }
    if !is_same {
        mark(output, name, &reader.key)?;
    }
    Ok(!is_same)
}

/// The copy of a former reader, in a run that removes no booklets. It is marked, unless it was moved to `held-back`.
pub(super) fn of_gone(studio: &Studio<'_>, output: &Output, key: &str, found: &mut Vec<Diagnostic>) -> Result<bool, Fault> {
    let (name, file) = (studio.plan.name(), studio.plan.file());
    let older = output.older_copy(name, key)?;
    let withheld = view::withheld_from(studio.plan, key, studio.project.workspace.today);
    let can_be_searched = !older.is_empty() && !older.iter().any(is_sealed);
    if let Some(because) = can_be_searched.then(|| why_not(studio.project, &older, &withheld, false, None)).flatten() {
        hold_back(output, name, key, file, Span::default(), because, found)?;
        return Ok(false);
    }
    mark(output, name, key)?;
    Ok(true)
}

/// The copy of a reader whose new booklet is not there, or only in part. What stays and is older than the plan is marked.
pub(super) fn of_reader(
    studio: &Studio<'_>,
    output: &dyn Copies,
    reader: &Reader,
    ready: &mut Ready,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let name = studio.plan.name();
    let mut older = output.older_copy(name, &reader.key)?;
    let comes = ready.done.state == State::Made && !ready.artifacts.is_empty();
    if comes {
        if studio.options.formats.is_empty() || reader.protect {
            return Ok(());
        }
        // Only the files of the asked formats are about to be replaced.
        older.retain(|file| !studio.options.formats.iter().any(|format| format == file.format));
    }
    if older.is_empty() {
        return Ok(());
    }
    let stopped = matches!(ready.done.state, State::Stopped | State::NotShown);
    // What is in a sealed file cannot be searched. Where only the writing failed, it stays locked, and is marked if it is older.
    let locked = !stopped && older.iter().all(is_sealed);
    let withheld = view::view(studio.plan, reader, studio.project.workspace.today).1;
    // Somebody may have put another family's pages there.
    let is_as_made = standing(output, name, &reader.key).about().made == ready.done.about().made;
    let is_older = !is_as_made || !output.stand_as_made(name, &reader.key);
    let why_not = || why_not(studio.project, &older, &withheld, reader.protect, (!is_older).then_some(studio.plan.file()));
    let because = if let Some(because) = (!locked).then(why_not).flatten() {
        because
    } else if comes && is_older {
        // One folder is handed over as it is, so that no older file may lie in it beside new ones.
        Because::Older
    } else {
        ready.done.older = !comes && (is_older || stopped);
        return if ready.done.older { mark(output, name, &reader.key) } else { Ok(()) };
    };
    hold_back(output, name, &reader.key, studio.plan.file(), reader.span, because, found)
}

/// What the output folder knows of a reader's copy that stands there.
pub(super) fn standing(output: &dyn Copies, plan: &str, reader: &str) -> ReaderDone {
    ReaderDone::from_stored(reader.to_owned(), &output.key_of(plan, reader).unwrap_or_default())
}

/// Marks a copy as older than the plan, until it is made again.
pub(super) fn mark(output: &dyn Copies, plan: &str, reader: &str) -> Result<(), Fault> {
    let standing = standing(output, plan, reader);
    if standing.older {
        return Ok(());
    }
    output.set_key(plan, reader, &format!("{} {}", ReaderDone::OLDER, standing.note()))
}

/// What a plan withholds today from a reader; `None` if nobody can tell, or there is no such reader.
pub(super) fn withheld_from(project: &Project, judged: &Judged, key: &str) -> Option<Withheld> {
    match judged {
        None => None,
        Some(Err(plan)) => view::withheld(plan, key, project.workspace.today),
        Some(Ok(plan)) => withheld(plan, project.workspace.today, key),
    }
}

/// The same of a plan without errors.
pub(super) fn withheld(plan: &CheckedPlan, today: Date, key: &str) -> Option<Withheld> {
    view::readers(plan, today).iter().find(|reader| reader.key == key).map(|reader| view::view(plan, reader, today).1)
}

fn is_sealed(file: &Artifact) -> bool {
    file.format == SEALED
}

/// Whether a copy that stands is as it would be made today, in the theme and language that it was made in. Those that the command chooses
/// are for the booklets that it makes.
fn is_as_now(studio: &Studio<'_>, reader: &Reader, readers: &[Reader], standing: &ReaderDone) -> Result<bool, Fault> {
    // Where nobody knows the settings or the theme, nobody knows what would be made.
    let About { made: Some(made), theme, language, .. } = standing.about() else { return Ok(false) };
    let Some(look) = studio.project.look_of(theme.as_deref()) else { return Ok(false) };
    let options = &Options { language: language.clone(), ..studio.options.clone() };
    Ok(Studio { look: &look, options, ..*studio }.composed(reader, readers, &mut Vec::new())?.made == *made)
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
    if !twice::holds(project, older, withheld) {
        for phrases in phrases::all() {
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

fn hold_back(
    output: &dyn Copies,
    plan: &str,
    reader: &str,
    file: &Arc<SourceFile>,
    span: Span,
    because: Because,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    if leak(Leak::OlderCopyKept) {
        return Ok(());
    }
    output.hold_back(plan, reader)?;
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
