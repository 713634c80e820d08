//! Pictures and themes: read by a name that a plan or the settings give, from inside the project only, without links out of it and
//! within limits.

use super::names;
use super::read::{Refused, safe_join, stays_below};
use super::{FolderUse, Workspace};
use crate::picture::LARGEST_FILE;
use crate::system_error::SystemError;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// How many files a theme may have.
const MOST_FILES: usize = 500;
/// How many bytes they may have together: 20 MiB.
const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// How many folders deep they may lie.
const DEEPEST: usize = 6;

/// The largest picture that is read, in bytes: 20 MiB.
pub const LARGEST_PICTURE: u64 = LARGEST_FILE as u64;

/// Why a picture could not be read.
pub enum PictureReadError {
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

impl PictureReadError {
    /// What is so, and what to do, in two short sentences. It names no file.
    pub fn words(&self) -> String {
        match self {
            PictureReadError::NotThere => {
                "There is no picture with this name. Check the spelling, and that it lies in the project folder.".into()
            }
            PictureReadError::Name(why) => format!("This name cannot be used for a picture: {why}."),
            PictureReadError::Outside => {
                "This picture is a link to a place outside the project folder. Copy the picture itself into the folder.".into()
            }
            PictureReadError::TooLarge => "This picture is over 20 MB. Save it smaller: 1,600 pixels wide is plenty.".into(),
            PictureReadError::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                "I may not read this picture. Ask who looks after this computer.".into()
            }
            PictureReadError::Unreadable(_) => "I could not read this picture. Check that it opens in another program.".into(),
        }
    }
}

impl Workspace {
    /// The bytes of a picture, by its path from the project folder, with `/`.
    ///
    /// # Errors
    /// Why it could not be read: a name that leaves the project, nothing there, over 20 MiB.
    pub fn read_picture(&self, file: &str) -> Result<Vec<u8>, PictureReadError> {
        stays_below(file).map_err(PictureReadError::Name)?;
        if !has_ending_of_a_picture(file) {
            return Err(PictureReadError::Name("it does not end in .svg, .png, .jpg, .jpeg, .webp or .gif"));
        }
        let by_name = self.root.join(file);
        let missed = || self.tracker.iter().for_each(|tracker| tracker.missed(&by_name));
        let path = match safe_join(&self.root, file) {
            Err(Refused::NotThere) => {
                missed();
                safe_join(&self.root, &self.nearly(file).ok_or(PictureReadError::NotThere)?)
            }
            other => other,
        };
        let path = path.map_err(|refused| match refused {
            Refused::Name(why) => PictureReadError::Name(why),
            Refused::NotThere => PictureReadError::NotThere,
            Refused::Outside => PictureReadError::Outside,
            Refused::Io(error) => PictureReadError::Unreadable(error),
        })?;
        let bytes = self.read(&path, LARGEST_PICTURE + 1).map_err(PictureReadError::Unreadable)?;
        // Of a link, its own name is watched too. A name that is only nearly that of the file stays one that is not there.
        let is_link = by_name != path && std::fs::symlink_metadata(&by_name).is_ok();
        self.tracker.iter().filter(|_| is_link).for_each(|tracker| tracker.also(&by_name, &path));
        if bytes.len() as u64 > LARGEST_PICTURE {
            return Err(PictureReadError::TooLarge);
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
            // Of two that are both nearly it, it is not known which is meant.
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

impl Workspace {
    /// The folder of a project's own theme; `None` if the project has none of this name.
    pub fn theme_folder(&self, name: &str) -> Option<PathBuf> {
        names::usable(name).ok()?;
        let folder = safe_join(&self.root, &format!("themes/{name}")).ok()?;
        folder.is_dir().then_some(folder)
    }

    /// The names of the project's own themes, in order: each folder of `themes` with a `theme.yaml` in it.
    ///
    /// # Errors
    /// `SystemError::Io` when the folder cannot be read.
    pub fn theme_names(&self) -> Result<Vec<String>, SystemError> {
        let folder = self.root.join("themes");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let mut names = Vec::new();
        for entry in WalkDir::new(&folder).min_depth(1).max_depth(1).sort_by_file_name() {
            let entry = entry.map_err(|error| SystemError::io("look into", &folder, error.into()))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if self.theme_folder(&name).is_some_and(|folder| folder.join("theme.yaml").is_file()) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// The files of a project's own theme, by their names with `/`; none where there is no such theme.
    /// Links and hidden files are left out.
    ///
    /// # Errors
    /// `SystemError::Io` when a file cannot be read; `SystemError::Usage` when the theme has over 500 files or 20 MiB.
    pub fn read_theme_files(&self, name: &str) -> Result<BTreeMap<String, Vec<u8>>, SystemError> {
        let mut files = BTreeMap::new();
        let Some(folder) = self.theme_folder(name) else {
            if names::usable(name).is_ok() {
                let folder = self.root.join("themes").join(name);
                // A theme that comes later may come without a `theme.yaml`, and take the place of one of the program's.
                self.tracker.iter().for_each(|tracker| tracker.folder(&folder, FolderUse::Theme));
                self.tracker.iter().for_each(|tracker| tracker.missed(&folder.join("theme.yaml")));
            }
            return Ok(files);
        };
        let mut room = MOST_BYTES;
        let shown = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(&folder).max_depth(DEEPEST).into_iter().filter_entry(shown) {
            let entry = entry.map_err(|error| SystemError::io("read the theme in", &folder, error.into()))?;
            if entry.file_type().is_dir() {
                self.tracker.iter().for_each(|tracker| tracker.folder(entry.path(), FolderUse::Theme));
            }
            if !entry.file_type().is_file() {
                continue;
            }
            let Some(name) = super::find::shown(&folder, entry.path()) else { continue };
            let bytes = self.read(entry.path(), room + 1).map_err(|error| SystemError::io("read", entry.path(), error))?;
            let length = bytes.len() as u64;
            if length > room || files.len() == MOST_FILES {
                return Err(SystemError::Usage(format!(
                    "The theme in {} is too large: at most {MOST_FILES} files and 20 MB.",
                    folder.display()
                )));
            }
            room -= length;
            files.insert(name, bytes);
        }
        Ok(files)
    }
}
