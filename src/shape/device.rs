//! Names that Windows keeps for itself. A key of a person is one folder's name, so it may be none of them.
//!
//! `workspace::names` asks here too, before any file or folder is read or written.

/// Whether Windows takes a name for a device, whatever comes after its first dot: `CON`, `nul.txt`, `COM1`.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$" => true,
        _ => {
            let mut letters = stem.chars();
            let port: String = letters.by_ref().take(3).collect();
            let number = letters.next();
            (port == "COM" || port == "LPT")
                && letters.next().is_none()
                && number.is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '¹' | '²' | '³'))
        }
    }
}
