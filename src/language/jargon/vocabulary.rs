//! The words that the list knows, each with a number, found by a hash that the scan makes as it reads.

/// The number of a word; `NONE` for a word that the list does not know.
pub(super) type Word = u16;

/// No word of the list.
pub(super) const NONE: Word = 0;

/// Known words in an open table: one step for most words of a text.
pub(super) struct Vocabulary {
    hashes: Vec<u64>,
    table: Vec<Word>,
}

/// A hash that takes one byte after another (FNV-1a). It is no secret: a clash would only name a wrong word.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    /// The hash of nothing.
    pub(super) const START: Hash = Hash(0xcbf2_9ce4_8422_2325);

    /// With one more byte, of a small letter.
    pub(super) fn with(self, byte: u8) -> Hash {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Of a whole word in small letters.
    pub(super) fn of(word: &str) -> Hash {
        word.bytes().fold(Hash::START, Hash::with)
    }
}

impl Vocabulary {
    /// A table for this many words at most.
    pub(super) fn with_room(words: usize) -> Self {
        Vocabulary { hashes: vec![0], table: vec![NONE; (words * 4).next_power_of_two()] }
    }

    /// The number of a word in small letters, a new one where it is not known yet; `None` if there are too many.
    pub(super) fn learn(&mut self, word: &str) -> Option<Word> {
        let hash = Hash::of(word);
        let slot = self.slot(hash);
        if self.table[slot] == NONE {
            self.table[slot] = Word::try_from(self.hashes.len()).ok()?;
            self.hashes.push(hash.0);
        }
        Some(self.table[slot])
    }

    /// The number of the word with a hash.
    pub(super) fn look_up(&self, hash: Hash) -> Word {
        self.table[self.slot(hash)]
    }

    /// How many words are known, `NONE` too.
    pub(super) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The place of a hash in the table, or the free place where it belongs. The table is never more than a quarter full.
    fn slot(&self, hash: Hash) -> usize {
        let mask = self.table.len() - 1;
        // The upper bits are the better mixed ones.
        let mut slot = usize::try_from((hash.0 >> 32) & 0xffff_ffff).unwrap_or_default() & mask;
        while self.table[slot] != NONE && self.hashes[usize::from(self.table[slot])] != hash.0 {
            slot = (slot + 1) & mask;
        }
        slot
    }
}
