//! A fault of the machine, shown as one sentence.

use super::one_line;
use crate::fault::Fault;
use std::io;

/// Writes why the program could not go on.
///
/// # Errors
/// When `out` cannot be written to.
pub fn fault(fault: &Fault, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", one_line(&fault.to_string()))
}
