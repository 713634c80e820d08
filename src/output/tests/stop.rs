//! Stops the program at a chosen file operation, as a kill or a full disk would.

use std::cell::Cell;
use std::io;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    static TAKEN: Cell<usize> = const { Cell::new(0) };
}

/// One step; fails once all the steps that were granted are taken, and from then on.
pub(in crate::output) fn step() -> io::Result<()> {
    TAKEN.set(TAKEN.get() + 1);
    match LEFT.get() {
        Some(0) => Err(io::Error::from(io::ErrorKind::StorageFull)),
        Some(left) => {
            LEFT.set(Some(left - 1));
            Ok(())
        }
        None => Ok(()),
    }
}

/// Does something with only so many steps granted, then grants all again.
pub(super) fn after<R>(steps: usize, work: impl FnOnce() -> R) -> R {
    LEFT.set(Some(steps));
    let result = work();
    LEFT.set(None);
    result
}

/// How many steps something takes.
pub(super) fn count<R>(work: impl FnOnce() -> R) -> (usize, R) {
    TAKEN.set(0);
    let result = work();
    (TAKEN.get(), result)
}
