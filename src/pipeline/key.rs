//! What a booklet was made from, as one hash: if it is the same as last time, the plan is skipped.
//!
//! It lies in the output folder's own keeping and in no booklet, since it comes from the whole plan.

use super::Options;
use super::project::Project;
use crate::workspace::Workspace;
use std::borrow::Cow;

/// The hash of all that a plan's booklets are made from.
pub(super) fn of_plan(project: &Project, bytes: &[u8], options: &Options) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(project.key.as_bytes());
    add(bytes);
    for list in [&options.readers, &options.formats] {
        add(list.join(",").as_bytes());
    }
    add(options.language.as_deref().unwrap_or_default().as_bytes());
    add(&[u8::from(options.strict)]);
    for file in picture_files(&text_of(bytes)) {
        add(file.as_bytes());
        add(project.picture_hash(&file).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The hash, with how many booklets were to be made from it. Where one of them could not be written, the plan is not skipped.
pub(super) fn with_count(key: &str, booklets: usize) -> String {
    format!("{key}-{booklets}")
}

/// The files that a plan's text names after `file:`, read roughly: more names than there are do no harm.
pub(super) fn picture_files(text: &str) -> Vec<String> {
    // A colon is found many letters at a time, a word is not.
    let after = text.match_indices(':').filter(|(at, _)| text[..*at].ends_with("file")).map(|(at, _)| &text[at + 1..]);
    let mut files: Vec<String> = after
        .map(|rest| rest.split([',', '}', '\n', '\r', '#']).next().unwrap_or_default())
        .map(|rest| rest.split("file:").next().unwrap_or_default().trim().trim_matches(['"', '\'']).to_owned())
        .filter(|file| !file.is_empty() && file.len() < 300)
        .collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// The bytes as text; what is none is put in by a sign.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// The hash of a picture as it lies in the project; a word where it is not there.
pub(super) fn of_picture(workspace: &Workspace, file: &str) -> String {
    match workspace.read_picture(file) {
        Ok(bytes) => blake3::hash(&bytes).to_hex().to_string(),
        Err(_) => "none".to_owned(),
    }
}
