//! A project's own themes: the files of `themes/NAME`, without links and within limits.

use super::files::safe_join;
use super::{Holds, Workspace, names};
use crate::system_error::SystemError;
use std::collections::BTreeMap;
use std::path::PathBuf;
use walkdir::WalkDir;

/// How many files a theme may have.
const MOST_FILES: usize = 500;
/// How many bytes they may have together: 20 MiB.
const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// How many folders deep they may lie.
const DEEPEST: usize = 6;

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
                self.eye.iter().for_each(|eye| eye.folder(&folder, Holds::Theme));
                self.eye.iter().for_each(|eye| eye.missed(&folder.join("theme.yaml")));
            }
            return Ok(files);
        };
        let mut room = MOST_BYTES;
        let shown = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(&folder).max_depth(DEEPEST).into_iter().filter_entry(shown) {
            let entry = entry.map_err(|error| SystemError::io("read the theme in", &folder, error.into()))?;
            if entry.file_type().is_dir() {
                self.eye.iter().for_each(|eye| eye.folder(entry.path(), Holds::Theme));
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
