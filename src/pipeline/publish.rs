//! The booklets of one plan into the output folder: published, sealed, or held back.

use super::builder::{BookletBuilder, Ready};
use super::results::ReaderOutcome;
use super::{PreviewCopies, Progress, older_copies};
use crate::diagnostics::Diagnostic;
use crate::output::{Copies, NewBooklet, Outcome, Output, Replace};
use crate::seal::Passphrase;
use crate::system_error::{SystemError, in_words};
use crate::view::Reader;
use std::sync::Arc;

/// Stands where what a plan was made from stands else, so that the next run looks at it again.
pub(super) const AGAIN: &str = "again";

/// Publishes what was made of one plan, and holds back or marks what may not stand any more. A reader whose booklet cannot be
/// written keeps no other reader from theirs; the errors are handed back.
pub(super) fn publish(
    builder: &BookletBuilder<'_>,
    output: &Output,
    readers: &[Reader],
    ready: &mut [Ready],
    key: &str,
    progress: &dyn Progress,
    found: &mut Vec<Diagnostic>,
) -> Vec<SystemError> {
    let mut faults = Vec::new();
    let whole = ready.iter().all(|ready| matches!(ready.done.state, ReaderOutcome::Made | ReaderOutcome::NoFormat));
    let of = |ready: &Ready| readers.iter().find(|reader| reader.key == ready.done.key);
    let mut ready: Vec<_> = ready.iter_mut().filter_map(|ready| of(ready).map(|reader| (reader, ready))).collect();
    // Older copies come first: what has to go out of reach goes also where the disk is full before the last booklet.
    for (reader, ready) in &mut ready {
        if let Err(fault) = older_copies::of_reader(builder, output, reader, ready, found) {
            not_written(builder, output, reader, ready, fault, &mut faults, found);
        }
    }
    for (reader, ready) in ready {
        if ready.comes() {
            // A plan with a booklet that was not made is looked at again next time, so that it says so again.
            let made_from = if whole { key } else { AGAIN };
            if let Err(fault) = one(builder, output, reader, ready, made_from, progress, found) {
                not_written(builder, output, reader, ready, fault, &mut faults, found);
            }
        }
        ready.artifacts.clear();
    }
    faults
}

/// Hands what was made of one plan to a preview, and drops from it or marks what may not be shown any more.
pub(super) fn show(
    builder: &BookletBuilder<'_>,
    shown: &dyn PreviewCopies,
    readers: &[Reader],
    ready: &mut [Ready],
    found: &mut Vec<Diagnostic>,
) -> Result<(), SystemError> {
    for ready in ready.iter_mut() {
        let Some(reader) = readers.iter().find(|reader| reader.key == ready.done.key) else { continue };
        if ready.comes() {
            shown.show(builder.plan.name(), &reader.key, &format!("shown {}", ready.done.note()), &ready.artifacts);
        } else {
            older_copies::of_reader(builder, shown, reader, ready, found)?;
        }
    }
    shown.keep_readers(builder.plan.name(), &readers.iter().map(|reader| reader.key.as_str()).collect::<Vec<_>>());
    Ok(())
}

/// Publishes one reader's booklet.
fn one(
    builder: &BookletBuilder<'_>,
    output: &Output,
    reader: &Reader,
    ready: &mut Ready,
    made_from: &str,
    progress: &dyn Progress,
    found: &mut Vec<Diagnostic>,
) -> Result<(), SystemError> {
    if builder.project.is_full() {
        ready.done.state = ReaderOutcome::NotWritten;
        return older_copies::of_reader(builder, output, reader, ready, found);
    }
    if !lock(builder, output, ready, progress, found)? {
        return older_copies::of_reader(builder, output, reader, ready, found);
    }
    let asked: Vec<&str> = builder.request.formats.iter().map(String::as_str).collect();
    if !asked.is_empty() && !reader.protect {
        // The worker's index names the files of other formats too, since they are handed over with these.
        let stands = older_copies::standing(output, builder.plan.name(), &reader.key).about().files.clone();
        ready.done.about_mut().files.extend(stands.into_iter().filter(|(format, _)| !asked.contains(&format.as_str())));
    }
    let key = format!("{made_from} {}", ready.done.note());
    let replaces = if asked.is_empty() || reader.protect { Replace::All } else { Replace::Formats(&asked) };
    let booklet = NewBooklet { plan: builder.plan.name(), reader: &reader.key, key: &key, artifacts: &ready.artifacts, replaces };
    if output.publish(booklet)? == Outcome::Unchanged {
        ready.done.state = ReaderOutcome::Unchanged;
    }
    Ok(())
}

/// The earlier copy of a reader whose booklet could not be written is searched like that of one who was not asked for.
fn not_written(
    builder: &BookletBuilder<'_>,
    output: &Output,
    reader: &Reader,
    ready: &mut Ready,
    fault: SystemError,
    faults: &mut Vec<SystemError>,
    found: &mut Vec<Diagnostic>,
) {
    builder.project.note_trouble(&fault);
    faults.push(fault);
    ready.artifacts.clear();
    ready.done.state = ReaderOutcome::NotWritten;
    ready.done.words = None;
    if let Err(fault) = older_copies::of_reader(builder, output, reader, ready, found) {
        // Nothing is known of the copy, so nobody may hand it over.
        ready.done.older = output.key_of(builder.plan.name(), &reader.key).is_some();
        faults.push(fault);
    }
}

/// Locks a booklet that may only be made as a sealed file. One whose content is as before stays as it is, under its
/// old words. Says whether there is something to publish.
///
/// The words are shown before the file stands: a file whose words nobody saw would be lost for good.
fn lock(
    builder: &BookletBuilder<'_>,
    output: &Output,
    ready: &mut Ready,
    progress: &dyn Progress,
    found: &mut Vec<Diagnostic>,
) -> Result<bool, SystemError> {
    let Some(cover) = ready.cover.take() else { return Ok(true) };
    let key = &ready.done.key;
    if ready.done.is_locked() && ready.done.about().inside == builder.inside_of(output, key) {
        ready.artifacts = output.older_copy(builder.plan.name(), key)?;
        return Ok(true);
    }
    if builder.request.watch.leave_sealed {
        ready.done.state = ReaderOutcome::NotSealed;
        ready.artifacts.clear();
        return Ok(false);
    }
    let words = Passphrase::new()?;
    let Some(booklet) = ready.artifacts.first() else { return Ok(false) };
    match cover.seal(booklet, &builder.project.theme, &words)? {
        Ok(sealed) => {
            progress.words(builder.plan.name(), key, &words).map_err(|error| {
                SystemError::Usage(format!(
                    "I could not show the words that open {}/{key} ({}). So I did not write the locked file. \
                     Run this again where its output can be seen, or name a new file for the words with --words.",
                    builder.plan.name(),
                    in_words(&error)
                ))
            })?;
            ready.artifacts = vec![sealed];
            ready.done.words = Some(Arc::new(words));
            Ok(true)
        }
        Err(trouble) => {
            found.extend(builder.project.theme.finding(&trouble));
            ready.done.state = ReaderOutcome::NotShown;
            Ok(false)
        }
    }
}
