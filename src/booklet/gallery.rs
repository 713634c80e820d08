//! The pictures of a booklet, under neutral names in the order in which they first appear.

use super::PictureFile;

/// Pictures as they are found.
#[derive(Default)]
pub(super) struct Gallery {
    files: Vec<PictureFile>,
}

impl Gallery {
    /// The name in the booklet of a file of the project: `picture-1.svg`.
    pub(super) fn name(&mut self, source: &str) -> String {
        if let Some(known) = self.files.iter().find(|file| file.source == source) {
            return known.name.clone();
        }
        let number = self.files.len() + 1;
        let file = source.rsplit('/').next().unwrap_or(source);
        let name = match file.rsplit_once('.') {
            Some((_, ending)) => format!("picture-{number}.{}", ending.to_ascii_lowercase()),
            None => format!("picture-{number}"),
        };
        self.files.push(PictureFile { name: name.clone(), source: source.to_owned() });
        name
    }

    /// All pictures, in order.
    pub(super) fn files(self) -> Vec<PictureFile> {
        self.files
    }
}
