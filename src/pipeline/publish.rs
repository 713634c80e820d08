//! The booklets of one plan into the output folder; an older copy that holds a secret of today goes out of reach.

use super::plan::State;
use super::studio::{Ready, Studio};
use crate::diagnostics::Diagnostic;
use crate::fault::Fault;
use crate::output::{Booklet, Outcome, Output, Replace};
use crate::view;

/// Publishes what was made of one plan, and holds back what may not stand any more.
pub(super) fn publish(
    studio: &Studio<'_>,
    output: &Output,
    ready: &mut [Ready],
    key: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Fault> {
    let name = studio.plan.name();
    let whole = ready.iter().all(|ready| ready.done.state == State::Made);
    for ready in ready {
        match ready.done.state {
            State::Made if ready.artifacts.is_empty() => {}
            State::Made => {
                // A plan with a booklet that was not made is looked at again next time, so that it says so again.
                let made_from = if whole { key } else { "again" };
                let key = format!("{made_from} {}", ready.done.note());
                let asked: Vec<&str> = studio.options.formats.iter().map(String::as_str).collect();
                let replaces = if asked.is_empty() { Replace::All } else { Replace::Formats(&asked) };
                let booklet = Booklet { plan: name, reader: &ready.done.key, key: &key, artifacts: &ready.artifacts, replaces };
                if output.publish(booklet)? == Outcome::Unchanged {
                    ready.done.state = State::Unchanged;
                }
            }
            State::NotSealed | State::Stopped => hold_back(studio, output, ready, found)?,
            State::Unchanged => {}
        }
        ready.artifacts.clear();
    }
    Ok(())
}

/// An older copy is searched for today's secrets; one that holds any, or that was never sealed, goes out of reach.
fn hold_back(studio: &Studio<'_>, output: &Output, ready: &Ready, found: &mut Vec<Diagnostic>) -> Result<(), Fault> {
    let name = studio.plan.name();
    let older = output.older_copy(name, &ready.done.key)?;
    if older.is_empty() {
        return Ok(());
    }
    let readers = view::readers(studio.plan, studio.project.workspace.today);
    let Some(reader) = readers.iter().find(|reader| reader.key == ready.done.key) else { return Ok(()) };
    let (_, withheld) = view::view(studio.plan, reader, studio.project.workspace.today);
    let locale = studio.locale(reader, &mut Vec::new())?;
    let clean = studio.is_clean(&older, &withheld, locale, reader, &mut Vec::new());
    if reader.protect || !clean {
        output.hold_back(name, &reader.key)?;
        let message =
            format!("An older copy for `{}` holds something that is kept from them today. It was moved out of reach.", reader.key);
        let help = "If the older copy was handed over, talk to your manager about it today.";
        found.push(Diagnostic::warning("older-copy-held-back", studio.plan.file(), reader.span, message).help(help));
    }
    Ok(())
}
