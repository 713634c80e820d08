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
    view.child.age = None;
    let mut seen = Seen(Vec::with_capacity(16 * 1024));
    view.hash(&mut seen);
    blake3::hash(&seen.0).to_hex()[..32].to_owned()
}

/// Takes in all that has a hash, and gives one that is long enough for two views never to share it.
/// They are hashed together at the end, since there are thousands of them, most of a few bytes.
struct Seen(Vec<u8>);

impl Hasher for Seen {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        blake3::hash(&self.0).as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}
