//! Opens a browser, where somebody asked for it. The program starts no other program.

use std::process::{Command, Stdio};

/// Opens an address with the program that this computer has for addresses. Says whether it could be started.
pub(super) fn open(address: &str) -> bool {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let started =
        Command::new(program).args(arguments).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    started.is_ok()
}
