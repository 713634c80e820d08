//! What a reader may see of a plan, as one hash: whether an older copy is as today's labels would have it.
//!
//! The audit of an older copy does not look for a short text under a label. This hash tells of any change, however short. It does not
//! depend on the day, the formats, the theme or the settings, so that it changes only when the plan does.

use crate::view::View;
use jiff::civil::Date;
use std::hash::{Hash, Hasher};

/// The day that every hash is made for.
const ANY_DAY: Date = jiff::civil::date(2000, 1, 1);

/// The hash of all that one reader may see.
pub(super) fn hash(mut view: View<'_>) -> String {
    view.today = ANY_DAY;
    let mut seen = Seen(blake3::Hasher::new());
    view.hash(&mut seen);
    seen.0.finalize().to_hex()[..32].to_owned()
}

/// Takes in all that has a hash, and gives one that is long enough for two views never to share it.
struct Seen(blake3::Hasher);

impl Hasher for Seen {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        self.0.finalize().as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}
