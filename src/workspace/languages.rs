//! A project's own languages: the files of each folder `locales/TAG`, without links and within limits.

use super::{FolderUse, Workspace};
use crate::system_error::SystemError;
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// How many bytes the files of a project's languages may have together: 20 MiB.
const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// The files of languages, by the tag of each and by their names.
pub type LanguageFiles = BTreeMap<String, BTreeMap<String, Vec<u8>>>;

impl Workspace {
    /// The files of the project's own languages. Links and hidden files are left out.
    ///
    /// # Errors
    /// `SystemError::Io` when a file cannot be read; `SystemError::Usage` when there are over 20 MiB of them.
    pub fn read_languages(&self) -> Result<LanguageFiles, SystemError> {
        let folder = self.root.join("locales");
        let watch = |path: &Path| self.tracker.iter().for_each(|tracker| tracker.folder(path, FolderUse::Theme));
        let mut languages = LanguageFiles::new();
        if !folder.is_dir() {
            self.tracker.iter().for_each(|tracker| tracker.missed(&folder));
            return Ok(languages);
        }
        let mut room = MOST_BYTES;
        let shown = |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in WalkDir::new(&folder).max_depth(2).into_iter().filter_entry(shown) {
            let entry = entry.map_err(|error| SystemError::io("read the languages in", &folder, error.into()))?;
            if entry.file_type().is_dir() {
                watch(entry.path());
            }
            let language = entry.path().parent().and_then(Path::file_name).filter(|_| entry.depth() == 2 && entry.file_type().is_file());
            let Some(language) = language else { continue };
            let bytes = self.read(entry.path(), room + 1).map_err(|error| SystemError::io("read", entry.path(), error))?;
            room = room
                .checked_sub(bytes.len() as u64)
                .ok_or_else(|| SystemError::Usage(format!("The languages in {} are too large: at most 20 MB.", folder.display())))?;
            let files = languages.entry(language.to_string_lossy().into_owned()).or_default();
            files.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
        }
        Ok(languages)
    }
}
