//! A map for lists that come with the program: its hash is quick and no secret, since nobody chooses what is in the map.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map of the program's own words.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// FNV-1a, with its best bits put where the map looks for them.
pub struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        Quick(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(32)
    }
}
