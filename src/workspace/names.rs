//! Which names may be a file or a folder, on every sort of computer.
//!
//! `workspace` asks before it reads a name that somebody wrote; `output` asks before it writes one.

pub use crate::shape::is_device;

/// The longest name of one file or folder, in bytes.
pub const LONGEST: usize = 100;

/// What is wrong with a name, as the end of a sentence: "it has …".
pub type Trouble = &'static str;

/// Whether a name can be one folder or one file on Windows, macOS and Linux alike.
///
/// # Errors
/// What is wrong with it, as the end of a sentence that starts with the name.
pub fn usable(name: &str) -> Result<(), Trouble> {
    if name.is_empty() {
        return Err("it is empty");
    }
    if name.len() > LONGEST {
        return Err("it is too long");
    }
    if name.chars().any(|letter| letter.is_control() || r#"/\:*?"<>|"#.contains(letter)) {
        return Err(r#"it has one of / \ : * ? " < > | in it"#);
    }
    if name.chars().all(|letter| letter == '.') {
        return Err("it has only dots");
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Err("it starts or ends with a space, or ends with a dot");
    }
    if is_device(name) {
        return Err("Windows keeps this name for itself");
    }
    Ok(())
}

/// Whether a name is made of letters a to z, digits, `-` and `_` only, so that it can name a booklet's folder as it is.
pub fn is_plain(name: &str) -> bool {
    usable(name).is_ok() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// A plain name that is near to one that is not: `Rory's plan (1)` → `rorys-plan-1`.
pub fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for letter in name.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' | '_' => out.push(letter),
            '\'' | '\u{2019}' => {}
            other if unicode_normalization::char::is_combining_mark(other) => {}
            _ if out.ends_with('-') || out.is_empty() => {}
            _ => out.push('-'),
        }
        if out.len() >= LONGEST / 2 {
            break;
        }
    }
    let out = out.trim_matches('-');
    match out {
        "" => "plan".to_owned(),
        device if is_device(device) => format!("{device}-plan"),
        fine => fine.to_owned(),
    }
}
