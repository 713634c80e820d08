//! The pictures of a booklet, under neutral names in the order in which they first appear.
//!
//! A file called `dads-new-house.jpg` says something by its name alone, and so may what stands after its last dot.

use super::PictureFile;
use crate::seeded::{Leak, leak};
use std::collections::BTreeMap;

/// Pictures as they are found.
#[derive(Default)]
pub(super) struct Gallery {
    files: Vec<PictureFile>,
}

impl Gallery {
    /// The name in the booklet of a file of the project: `picture-1.svg`. `endings` says what the files of the project are.
    pub(super) fn name(&mut self, source: &str, endings: &BTreeMap<String, &'static str>) -> String {
        if let Some(known) = self.files.iter().find(|file| file.source == source) {
            return known.name.clone();
        }
        let ending = endings.get(source).copied().unwrap_or_else(|| likely(source));
        let number = if leak(Leak::PictureNamedAsSource) { source.bytes().map(usize::from).sum() } else { self.files.len() + 1 };
        let name = format!("picture-{number}.{ending}");
        self.files.push(PictureFile { name: name.clone(), source: source.to_owned() });
        name
    }

    /// All pictures, in order.
    pub(super) fn files(self) -> Vec<PictureFile> {
        self.files
    }
}

/// What a file that nobody looked at probably is.
fn likely(source: &str) -> &'static str {
    match source.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
        Some("svg") => "svg",
        Some("png" | "gif") => "png",
        _ => "jpg",
    }
}
