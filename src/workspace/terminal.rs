//! Whether anybody can read what this program prints.

/// Whether what is printed comes to a person, a file or another program, and is not thrown away. A program whose output was closed prints
/// to the device that throws everything away.
#[must_use]
pub fn output_is_kept() -> bool {
    use std::io::IsTerminal;
    std::io::stdout().is_terminal() || !is_device()
}

#[cfg(unix)]
fn is_device() -> bool {
    use rustix::fs::{FileType, fstat};
    fstat(std::io::stdout()).map_or(true, |stat| FileType::from_raw_mode(stat.st_mode) == FileType::CharacterDevice)
}

#[cfg(not(unix))]
fn is_device() -> bool {
    false
}
