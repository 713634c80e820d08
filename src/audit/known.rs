//! Parts of pages that stand on many pages alike: start tags, drawings, styles, scripts. What was read once
//! and is clean is not read again for the same reader.

/// How many drawings, styles and scripts are kept in mind.
const MOST_PARTS: usize = 128;
/// How many start tags are kept in mind.
const TAGS: usize = 1024;

/// What was read before. Two parts are the same only where every byte is.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Drawings, styles and scripts, with the marks that each left.
    parts: Vec<(&'a str, u8)>,
    /// How many of them come from artifacts before this one.
    before: usize,
    /// Start tags, each at the place that its letters give.
    tags: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// Another artifact begins.
    pub fn begin(&mut self) {
        self.before = self.parts.len();
    }

    /// Something was found in the artifact, so nothing of it is clean.
    pub fn forget(&mut self) {
        self.parts.truncate(self.before);
        self.tags.clear();
    }

    /// The marks that a part left when it was read before.
    pub fn part(&self, part: &str) -> Option<u8> {
        self.parts.iter().find(|(known, _)| *known == part).map(|(_, marks)| *marks)
    }

    /// Keeps a part in mind.
    pub fn keep_part(&mut self, part: &'a str, marks: u8) {
        if self.parts.len() < MOST_PARTS && !part.is_empty() {
            self.parts.push((part, marks));
        }
    }

    /// Whether just this start tag was read before.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.get(place(tag)).is_some_and(|known| *known == tag)
    }

    /// Keeps a start tag in mind, in the place of another one.
    pub fn keep_tag(&mut self, tag: &'a str) {
        self.tags.resize(TAGS, "");
        self.tags[place(tag)] = tag;
    }
}

/// Where a start tag is kept, by its letters.
fn place(tag: &str) -> usize {
    let (words, rest) = tag.as_bytes().as_chunks::<8>();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain([rest]);
    let hash = words.fold(tag.len() as u64, |hash, word| (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29));
    usize::from((hash >> 20) as u16) % TAGS
}
