//! The pieces that a tamed text is made of: one flat row, opened and closed in order.
//!
//! `tame` makes them, `write` and `words` use them.

use super::address::Target;
use std::borrow::Cow;
use std::ops::Range;

/// One piece of a tamed text.
pub(super) enum Piece<'a> {
    /// A block begins.
    Open(Block),
    /// A block ends.
    Close(Block),
    /// Bold words begin.
    BoldStart,
    /// Bold words end.
    BoldEnd,
    /// A link's words begin.
    LinkStart(Target),
    /// A link's words end.
    LinkEnd,
    /// Words to show; with their place in the source if they stand there just so and are no markup.
    Text(Cow<'a, str>, Option<usize>),
    /// A line of the source ended, the sentence goes on. The place of the line break.
    Space(Range<usize>),
    /// A new line within a block.
    Break,
}

/// The kinds of block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph,
    /// The words of a list item that needs no paragraph.
    Tight,
    /// A list with bullets.
    Bullets,
    /// A list with numbers, from the first number on.
    Numbers(u64),
    /// An item of a list.
    Item,
}
