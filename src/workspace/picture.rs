//! Pictures: read by the name that a plan gives, from inside the project only.

use super::Workspace;
use super::files::{self, Refused};
use super::names;
use crate::picture::LARGEST_FILE;
use std::io;
use unicode_normalization::UnicodeNormalization;

/// The largest picture that is read, in bytes: 20 MiB.
pub const LARGEST_PICTURE: u64 = LARGEST_FILE as u64;

/// Why a picture could not be read.
pub enum PictureTrouble {
    /// No file has this name.
    NotThere,
    /// The name cannot be used; the words end a sentence.
    Name(names::Trouble),
    /// It is a link to a file outside the project folder.
    Outside,
    /// It is over 20 MiB.
    TooLarge,
    /// It is a folder, or cannot be read.
    Unreadable(io::Error),
}

impl PictureTrouble {
    /// What is so, and what to do, in two short sentences. It names no file.
    pub fn words(&self) -> String {
        match self {
            PictureTrouble::NotThere => {
                "There is no picture with this name. Check the spelling, and that it lies in the project folder.".into()
            }
            PictureTrouble::Name(why) => format!("This name cannot be used for a picture: {why}."),
            PictureTrouble::Outside => {
                "This picture is a link to a place outside the project folder. Copy the picture itself into the folder.".into()
            }
            PictureTrouble::TooLarge => "This picture is over 20 MB. Save it smaller: 1,600 pixels wide is plenty.".into(),
            PictureTrouble::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                "I may not read this picture. Ask who looks after this computer.".into()
            }
            PictureTrouble::Unreadable(_) => "I could not read this picture. Check that it opens in another program.".into(),
        }
    }
}

impl Workspace {
    /// The bytes of a picture, by its path from the project folder, with `/`.
    ///
    /// # Errors
    /// Why it could not be read: a name that leaves the project, nothing there, over 20 MiB.
    pub fn read_picture(&self, file: &str) -> Result<Vec<u8>, PictureTrouble> {
        files::stays_below(file).map_err(PictureTrouble::Name)?;
        if !has_ending_of_a_picture(file) {
            return Err(PictureTrouble::Name("it does not end in .svg, .png, .jpg, .jpeg, .webp or .gif"));
        }
        let by_name = self.root.join(file);
        let missed = || self.eye.iter().for_each(|eye| eye.missed(&by_name));
        let path = match files::safe_join(&self.root, file) {
            Err(Refused::NotThere) => {
                missed();
                files::safe_join(&self.root, &self.nearly(file).ok_or(PictureTrouble::NotThere)?)
            }
            other => other,
        };
        let path = path.map_err(|refused| match refused {
            Refused::Name(why) => PictureTrouble::Name(why),
            Refused::NotThere => PictureTrouble::NotThere,
            Refused::Outside => PictureTrouble::Outside,
            Refused::Io(error) => PictureTrouble::Unreadable(error),
        })?;
        let bytes = self.read(&path, LARGEST_PICTURE + 1).map_err(PictureTrouble::Unreadable)?;
        // Of a link, its own name is watched too. A name that is only nearly that of the file stays one that is not there.
        let is_link = by_name != path && std::fs::symlink_metadata(&by_name).is_ok();
        self.eye.iter().filter(|_| is_link).for_each(|eye| eye.also(&by_name, &path));
        if bytes.len() as u64 > LARGEST_PICTURE {
            return Err(PictureTrouble::TooLarge);
        }
        Ok(bytes)
    }

    /// The path of the one file whose name differs in capitals alone, or in how its accents are stored: a Mac stores `ë` as two signs.
    fn nearly(&self, file: &str) -> Option<String> {
        let mut found = String::new();
        for part in file.split('/') {
            let entries = std::fs::read_dir(self.root.join(&found)).ok()?.flatten();
            let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
            let mut alike = names.filter(|name| name == part || same_to_the_eye(name, part)).collect::<Vec<_>>();
            alike.sort_by_key(|name| name != part);
            let [name, rest @ ..] = &alike[..] else { return None };
            // Of two that are both nearly it, nobody knows which is meant.
            if name != part && !rest.is_empty() {
                return None;
            }
            found = if found.is_empty() { name.clone() } else { format!("{found}/{name}") };
        }
        Some(found)
    }
}

/// Whether two names of files look the same but for capitals.
fn same_to_the_eye(one: &str, other: &str) -> bool {
    one.nfc().flat_map(char::to_lowercase).eq(other.nfc().flat_map(char::to_lowercase))
}

/// Whether a name ends as pictures do. Another family's plan, named as a picture, would go out with the booklet.
fn has_ending_of_a_picture(file: &str) -> bool {
    let (_, ending) = file.rsplit_once('.').unwrap_or_default();
    ["svg", "png", "jpg", "jpeg", "webp", "gif"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}
