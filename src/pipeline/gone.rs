//! What becomes of the booklets of plans and readers that are gone.
//!
//! A build removes them. Whoever watches makes no locked files, since nobody may be there to read their words; so it removes none
//! either: what a file that was away for a moment would cost could not be made again.

use super::Options;
use super::done::ReaderDone;
use crate::fault::Fault;
use crate::output::Output;
use std::collections::BTreeSet;

/// Removes the booklets of all plans but these. `left` learns of locked files that stay.
///
/// # Errors
/// As [`Output::keep_plans`].
pub(super) fn remove_plans(
    output: &Output,
    mut keep: BTreeSet<String>,
    options: &Options,
    left: &mut BTreeSet<String>,
) -> Result<(), Fault> {
    for plan in output.plans() {
        if keep.contains(&plan) {
            continue;
        }
        let locked = locked_of(output, &plan, options);
        if !locked.is_empty() {
            output.keep_readers(&plan, &locked)?;
            left.extend(locked.iter().map(|reader| format!("{plan}/{reader}")));
            keep.insert(plan);
        }
    }
    output.keep_plans(&keep).map(drop)
}

/// Removes the booklets of all readers of a plan but these, and gives the locked files that stay.
///
/// # Errors
/// As [`Output::keep_readers`].
pub(super) fn remove_readers(output: &Output, plan: &str, mut keep: BTreeSet<String>, options: &Options) -> Result<Vec<String>, Fault> {
    let mut locked = locked_of(output, plan, options);
    locked.retain(|reader| !keep.contains(reader));
    keep.extend(locked.iter().cloned());
    output.keep_readers(plan, &keep)?;
    Ok(locked.into_iter().map(|reader| format!("{plan}/{reader}")).collect())
}

/// The readers whose locked files stand, where this run leaves such files alone.
fn locked_of(output: &Output, plan: &str, options: &Options) -> BTreeSet<String> {
    let is_locked = |reader: &String| {
        let stored = output.key_of(plan, reader).unwrap_or_default();
        ReaderDone::from_stored(reader.clone(), &stored).is_locked()
    };
    output.readers_of(plan).into_iter().filter(|reader| options.leave_sealed && is_locked(reader)).collect()
}
