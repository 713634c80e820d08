//! The program's own phrases in each language, which are never secrets, made ready to be searched. Each language is made ready when a
//! plan first needs it, once for all runs.

use crate::audit::Phrases;
use crate::language::Locale;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

static READY: LazyLock<BTreeMap<&'static str, OnceLock<Option<Phrases>>>> =
    LazyLock::new(|| Locale::tags().into_iter().map(|tag| (tag, OnceLock::new())).collect());

/// Those of one language; `None` if there is no such language.
pub(super) fn of(tag: &str) -> Option<&'static Phrases> {
    let ready = || Locale::bundled(tag).ok().map(|locale| Phrases::of(locale));
    READY.get(tag)?.get_or_init(ready).as_ref()
}

/// Those of every language.
pub(super) fn all() -> impl Iterator<Item = &'static Phrases> {
    READY.keys().filter_map(|tag| of(tag))
}
