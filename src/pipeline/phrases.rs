//! The program's own phrases in each language, which are never secrets, made ready to be searched. Each language is made ready when a
//! plan first needs it, once for all runs.

use crate::audit::Phrases;
use crate::language::Locale;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What was made ready, by the place of its language in memory: languages are there until the program ends.
static READY: Mutex<BTreeMap<usize, &'static Phrases>> = Mutex::new(BTreeMap::new());

/// Those of one language; `None` if there is no such language.
pub(super) fn of(tag: &str) -> Option<&'static Phrases> {
    let locale = Locale::bundled(tag).ok()?;
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    Some(ready.entry(std::ptr::from_ref(locale).addr()).or_insert_with(|| Box::leak(Box::new(Phrases::of(locale)))))
}

/// Those of every language.
pub(super) fn all() -> impl Iterator<Item = &'static Phrases> {
    Locale::tags().into_iter().filter_map(of)
}
