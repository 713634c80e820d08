//! The words of a text without its signs, block by block, each character with its place in the Markdown.
//!
//! For those who measure a text: signs for bold, links and lists are no words, and a list item is a unit of its own.

use super::html::{Block, ProsePiece};
use super::sanitizer;
use std::ops::Range;

/// One paragraph or list item as it is read aloud.
pub struct Spoken {
    /// Its words. A line break that the author wrote is `\n`.
    pub words: String,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Stretches of `words`: where each begins there, and where in the source. Within a stretch both run side by side.
    places: Vec<(usize, usize)>,
    /// Where its source ends.
    end: usize,
}

impl Spoken {
    /// Where a stretch of `words` is in the source, in bytes. What has no exact place is given the nearest.
    #[must_use]
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.at(range.start);
        let last = range.end.max(range.start + 1) - 1;
        start..(self.at(last) + 1).max(start).min(self.end.max(start))
    }

    fn at(&self, at: usize) -> usize {
        let stretch = self.places.partition_point(|(words, _)| *words <= at).saturating_sub(1);
        let (words, source) = self.places.get(stretch).copied().unwrap_or_default();
        let next = self.places.get(stretch + 1).map_or(self.end, |(_, source)| *source);
        (source + (at - words)).min(next.max(source))
    }

    fn new(is_item: bool) -> Self {
        Spoken { words: String::new(), is_item, places: Vec::new(), end: 0 }
    }

    fn push(&mut self, text: &str, place: Option<usize>) {
        // What is in the source in other letters lies after what came before.
        let place = place.unwrap_or(self.end).max(self.end);
        self.places.push((self.words.len(), place));
        self.words.push_str(text);
        self.end = place + text.len();
    }
}

/// The paragraphs and list items of a text, in its order. Those without words are left out.
#[must_use]
pub fn spoken(markdown: &str) -> Vec<Spoken> {
    if super::one_sentence(markdown).is_some() {
        let mut all = Spoken::new(false);
        all.push(markdown, Some(0));
        return vec![all];
    }
    let mut found = Vec::new();
    let mut items = 0_usize;
    for piece in sanitizer::pieces(markdown) {
        match &piece {
            ProsePiece::Open(Block::Item) => items += 1,
            ProsePiece::Close(Block::Item) => items -= 1,
            ProsePiece::Open(Block::Paragraph | Block::Tight) => found.push(Spoken::new(items > 0)),
            _ => {}
        }
        let Some(open) = found.last_mut() else { continue };
        match piece {
            ProsePiece::Text(text, place) => open.push(&text, place),
            ProsePiece::Space(range) => open.push(" ", Some(range.start)),
            ProsePiece::Break => open.push("\n", None),
            _ => {}
        }
    }
    found.retain(|block| !block.words.trim().is_empty());
    for block in &mut found {
        block.end = block.end.min(markdown.len());
    }
    found
}
