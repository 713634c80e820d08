//! The secret part of a preview's address: new in each run, so that no other page or program can guess it.

use crate::fault::Fault;

/// Sixteen random bytes as 32 digits.
///
/// # Errors
/// `Fault::Inside` where the machine has no random numbers.
pub(super) fn secret() -> Result<String, Fault> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Fault::Inside(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
