//! What a plan's booklets were made from, as one hash: if it is the same as last time, the plan is skipped.
//!
//! It lies in the output folder's own keeping and in no booklet, since it comes from the whole plan.

use super::Options;
use super::named::Named;
use super::project::Project;

/// The hash of all that a plan's booklets are made from. The pictures count as they were read in this run.
pub(super) fn of_plan(project: &Project, bytes: &[u8], named: &Named, options: &Options) -> String {
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
    for file in &named.files {
        add(file.as_bytes());
        add(project.picture_hash(file).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The hash, with how many booklets were to be made from it and where the plan names its pictures. Where one of the booklets could not be
/// written, the plan is not skipped.
pub(super) fn with_count(key: &str, booklets: usize, named: &Named) -> String {
    format!("{key}-{booklets}-{}", named.places)
}

/// Where the plan named its pictures when such a key was made.
pub(super) fn places(key: &str) -> Option<&str> {
    key.splitn(3, '-').nth(2)
}
