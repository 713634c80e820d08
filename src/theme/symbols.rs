//! The built-in pictures: small line drawings in one hand, each one path on a square of 24 by 24.
//!
//! They lie in `themes/plain/symbols.svg`, made by `docs/make-symbols.py`. A booklet names the ones it shows; a template
//! asks for their lines with the filter `lines`.

use super::layers::bytes;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static DRAWN: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let sheet = std::str::from_utf8(bytes("plain/symbols.svg")).unwrap_or_default();
    let one = |line: &'static str| {
        let (name, rest) = line.strip_prefix("<symbol id=\"")?.split_once('"')?;
        Some((name, rest.split_once("<path d=\"")?.1.strip_suffix("\"/></symbol>")?))
    };
    sheet.lines().filter_map(one).collect()
});

/// The lines of a picture, as the `d` of a path.
#[must_use]
pub fn lines(name: &str) -> Option<&'static str> {
    DRAWN.get(name).copied()
}

/// The names of all pictures, in order.
pub fn symbols() -> impl Iterator<Item = &'static str> {
    DRAWN.keys().copied()
}
