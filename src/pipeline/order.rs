//! In what order plans are built: many at a time, and first those that somebody looks at.

use super::Options;
use crate::fault::Fault;
use crate::workspace::PlanFile;
use rayon::prelude::*;

/// Builds all plans: first those that somebody looks at, then the others. Gives them in the order of their files. Each is built with its
/// place in that order.
pub(super) fn build<T: Send>(
    files: &[&PlanFile],
    options: &Options,
    build: impl Fn(usize, &PlanFile) -> Result<T, Fault> + Sync,
) -> Result<Vec<T>, Fault> {
    if options.first.is_empty() {
        // In one list, without a second one beside it.
        return files.par_iter().enumerate().map(|(at, file)| build(at, file)).collect::<Vec<_>>().into_iter().collect();
    }
    let place = |at: &usize| options.first.iter().position(|first| *first == files[*at].name);
    let (mut first, rest): (Vec<usize>, Vec<usize>) = (0..files.len()).partition(|at| place(at).is_some());
    first.sort_by_key(place);
    let mut done: Vec<(usize, T)> = Vec::with_capacity(files.len());
    for part in [first, rest] {
        let made: Vec<_> = part.par_iter().map(|at| build(*at, files[*at]).map(|made| (*at, made))).collect();
        for made in made {
            done.push(made?);
        }
    }
    done.sort_unstable_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, made)| made).collect())
}
