//! Trouble with the machine, not with what somebody wrote: no such folder, no room, no permission.
//!
//! The other sort of trouble, which an author can mend, is a `Diagnostic`.

use std::path::{Path, PathBuf};

/// Why the program could not go on. Shown as one sentence; the exit code is 2.
#[derive(Debug, thiserror::Error)]
pub enum SystemError {
    /// A file or folder could not be used.
    #[error("I could not {doing} {}: {}.", path.display(), in_words(source))]
    Io {
        /// What was tried: "read", "write", "make the folder".
        doing: &'static str,
        /// Which file or folder.
        path: PathBuf,
        /// What the machine said.
        source: std::io::Error,
    },
    /// The command was given something that it cannot work with.
    #[error("{0}")]
    Usage(String),
    /// Files stand in the way that this program did not make, or that somebody changed since.
    #[error("{}", theirs(.0))]
    NotOurs(Vec<PathBuf>),
    /// Another build holds the output folder.
    #[error("Another build is at work in {}. Wait until it is done, then run this again.", .0.display())]
    Busy(PathBuf),
    /// Something that the program carries inside itself is wrong. It is our mistake, not the user's.
    #[error("Something inside ourplan is wrong: {0}. Please tell the people who look after it.")]
    Inside(String),
}

impl SystemError {
    /// A fault of a file or folder.
    pub fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        SystemError::Io { doing, path: path.to_path_buf(), source }
    }

    /// The same faults, with all files that stand in the way in one of them: a person moves them all at once.
    #[must_use]
    pub fn together(faults: Vec<SystemError>) -> Vec<SystemError> {
        let (mut rest, mut paths) = (Vec::new(), std::collections::BTreeSet::new());
        for fault in faults {
            match fault {
                SystemError::NotOurs(found) => paths.extend(found),
                other => rest.push(other),
            }
        }
        rest.extend((!paths.is_empty()).then(|| SystemError::NotOurs(paths.into_iter().collect())));
        rest
    }

    /// Whether the system refused a file or folder, so that the same may work another time.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        matches!(self, SystemError::Io { .. })
    }
}

/// Names all files that stand in the way, and one way out.
fn theirs(paths: &[PathBuf]) -> String {
    let list: String = paths.iter().map(|path| format!("\n  {}", path.display())).collect();
    format!(
        "I did not write over these files, because I did not make them or somebody has changed them since:{list}\n\
         Move them to a folder outside the booklets, then run this again. If you changed words in them, write the change into the plan."
    )
}

/// What the machine said, in words for people.
#[must_use]
pub fn in_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "it is not there".into(),
        ErrorKind::PermissionDenied => "you may not use it. Ask who looks after this computer".into(),
        ErrorKind::StorageFull => "the disk is full. Make room, then run this again".into(),
        ErrorKind::QuotaExceeded => "you may not use more room here. Make room, then run this again".into(),
        ErrorKind::FileTooLarge => "this computer lets no file grow so large. Ask who looks after it".into(),
        ErrorKind::ReadOnlyFilesystem => "this disk can be read and not written. Choose another folder with --out".into(),
        ErrorKind::ResourceBusy => "another program holds it. Close that program, then run this again".into(),
        ErrorKind::AlreadyExists => "something with this name is there already".into(),
        ErrorKind::NotADirectory => "it is a file and not a folder".into(),
        ErrorKind::IsADirectory => "it is a folder and not a file".into(),
        ErrorKind::AddrInUse => "another program uses it".into(),
        ErrorKind::BrokenPipe => "the program that was to take it has ended".into(),
        ErrorKind::NotConnected => "nobody would see what is written there".into(),
        _ => error.to_string(),
    }
}
