//! Patterns of words and kinds of words, as `violence.yaml` writes them.

use super::scan::Token;
use super::words::Words;

/// One step of a pattern.
enum Part {
    /// A word: one of these numbers, or of one of these kinds; or no word in the same breath, where the pattern may end.
    Word { numbers: Vec<u16>, kinds: u64, optional: bool, end: bool },
    /// Any words, this many at most.
    Gap(usize),
}

/// A pattern: `hit|hits <parent>`, `<whose>? *2 $`.
pub(super) struct Pattern {
    parts: Vec<Part>,
}

impl Pattern {
    /// Reads a pattern and learns its words.
    pub(super) fn read(written: &str, words: &mut Words) -> Result<Self, String> {
        let mut parts = Vec::new();
        for part in written.split_whitespace() {
            parts.push(match part {
                gap if gap.starts_with('*') => Part::Gap(gap[1..].parse().unwrap_or(1)),
                word => {
                    let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
                    let (mut numbers, mut kinds, mut end) = (Vec::new(), 0, false);
                    for one in word.split('|') {
                        match one.strip_prefix('<').and_then(|kind| kind.strip_suffix('>')) {
                            None if one == "$" => end = true,
                            Some(kind) => kinds |= words.kind(kind)?,
                            None => numbers.push(words.learn(one)?),
                        }
                    }
                    Part::Word { numbers, kinds, optional, end }
                }
            });
        }
        match parts.first() {
            Some(Part::Word { optional: false, end: false, .. }) => Ok(Pattern { parts }),
            _ => Err(format!("violence.yaml: “{written}” does not begin with a word")),
        }
    }

    /// Whether a word may begin this pattern.
    pub(super) fn may_begin(&self, number: u16, kinds: u64) -> bool {
        matches!(self.parts.first(), Some(Part::Word { numbers, kinds: known, .. }) if numbers.contains(&number) || known & kinds != 0)
    }

    /// The place after the last word, where the pattern stands at a place.
    pub(super) fn stands_at(&self, row: &[Token], at: usize) -> Option<usize> {
        stands(&self.parts, row, at)
    }
}

fn stands(parts: &[Part], row: &[Token], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Gap(most) => (at..=(at + most).min(row.len())).find_map(|next| stands(rest, row, next)),
        Part::Word { numbers, kinds, optional, end } => {
            let fits = row.get(at).is_some_and(|token| token.kinds & kinds != 0 || numbers.contains(&token.number));
            let taken = fits.then(|| stands(rest, row, at + 1)).flatten();
            let ends = *end && row.get(at).is_none_or(|token| token.after_sign);
            taken.or_else(|| (ends || *optional).then(|| stands(rest, row, at)).flatten())
        }
    }
}
