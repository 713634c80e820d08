//! All that one reader's booklet is rendered from, as one hash: whether an older copy is as this run would make it.
//!
//! `seen` tells of the plan alone. This tells of everything that a format works on: the plan as the reader may see it, pictures, contacts
//! and words of the settings, language, theme, program, and the day as far as it changes what the booklet says.

use crate::booklet::Booklet;
use crate::fault::Fault;
use crate::formats::Pictures;

/// The hash of a booklet, its pictures, and the theme that shows it.
pub(super) fn hash(booklet: &Booklet, pictures: &Pictures, theme: &str) -> Result<String, Fault> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(env!("OURPLAN_BUILD").as_bytes());
    add(theme.as_bytes());
    add(&serde_json::to_vec(booklet).map_err(|error| Fault::Inside(error.to_string()))?);
    for (name, bytes) in &pictures.0 {
        add(name.as_bytes());
        add(bytes);
    }
    Ok(hasher.finalize().to_hex()[..32].to_owned())
}
