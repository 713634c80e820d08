//! Stops the program at a chosen file operation, as a kill or a full disk would; lets another program hold a file.

use std::cell::Cell;
use std::io;

thread_local! {
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
    static TAKEN: Cell<usize> = const { Cell::new(0) };
    static HELD: Cell<usize> = const { Cell::new(0) };
    static EXCHANGE: Cell<bool> = const { Cell::new(true) };
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

/// Whether a file may be moved now: no, as often as `while_held` was told.
pub(in crate::output) fn nobody_holds_it() -> io::Result<()> {
    match HELD.get() {
        0 => Ok(()),
        left => {
            HELD.set(left - 1);
            Err(io::Error::from(io::ErrorKind::ResourceBusy))
        }
    }
}

/// Does something while another program holds a file for so many tries.
pub(super) fn while_held<R>(tries: usize, work: impl FnOnce() -> R) -> R {
    HELD.set(tries);
    let result = work();
    HELD.set(0);
    result
}

/// Whether two folders can change places on this disk: not where a test says so.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(in crate::output) fn can_exchange() -> io::Result<()> {
    if EXCHANGE.get() { Ok(()) } else { Err(io::Error::from(io::ErrorKind::Unsupported)) }
}

/// Does something on a disk where two folders cannot change places.
pub(super) fn without_exchange<R>(work: impl FnOnce() -> R) -> R {
    EXCHANGE.set(false);
    let result = work();
    EXCHANGE.set(true);
    result
}
