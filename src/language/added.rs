//! Languages that a project brings along, beside those of the program: a folder of its own for each, with the same files.
//!
//! A process opens one project, and its languages are asked for everywhere by their tags. So they are added once to the process, and not
//! passed along.

use super::lined::lined;
use super::{FILES, Files, Locale};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

/// The languages that were added, with the files that each was read from.
static ADDED: RwLock<BTreeMap<&'static str, Added>> = RwLock::new(BTreeMap::new());

struct Added {
    files: BTreeMap<String, String>,
    locale: &'static Locale,
}

/// Adds a language from its files, by their names: texts as they are, and lists in YAML with what was read of each. A language whose
/// files are as they were stays as it is.
///
/// # Errors
/// What is wrong with it, with the file and the line.
pub fn add(tag: &str, files: BTreeMap<String, (String, Option<Value>)>) -> Result<(), String> {
    if super::LOCALES.contains_key(tag) {
        return Err(format!("the language {tag} is in the program; a folder of it here would not be read"));
    }
    let texts: BTreeMap<String, String> = files.iter().map(|(name, (text, _))| (name.clone(), text.clone())).collect();
    let mut added = ADDED.write().unwrap_or_else(PoisonError::into_inner);
    if added.get(tag).is_some_and(|known| known.files == texts) {
        return Ok(());
    }
    if let Some(unknown) = files.keys().find(|name| !FILES.contains(&name.as_str()) && *name != "law.yaml") {
        return Err(format!("{unknown} is no file of a language"));
    }
    let read = files.into_iter().map(|(name, (text, list))| match list {
        Some(list) => {
            let json = lined(&text, &list);
            (name, json)
        }
        None => (name, text),
    });
    // A language is there until the program ends, like those that are built in.
    let files: &'static BTreeMap<String, String> = Box::leak(Box::new(read.collect()));
    let locale = Locale::read(tag, Files::Added(files))?;
    locale.read_all()?;
    let locale: &'static Locale = Box::leak(Box::new(locale));
    added.insert(Box::leak(tag.to_owned().into_boxed_str()), Added { files: texts, locale });
    Ok(())
}

/// An added language by its tag.
pub(super) fn find(tag: &str) -> Option<&'static Locale> {
    ADDED.read().unwrap_or_else(PoisonError::into_inner).get(tag).map(|added| added.locale)
}

/// The tags of all added languages.
pub(super) fn tags() -> Vec<&'static str> {
    ADDED.read().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
}
