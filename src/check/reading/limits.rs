//! How long sentences and paragraphs may be for a reader of each style: the table of `docs` on styles.

use crate::language::reading::Level;
use crate::plan::Style;

/// The limits of a style, in words.
pub struct Limits {
    /// Sentences should be about this long.
    pub aim: usize,
    /// From here on somebody should context.
    pub warn: usize,
    /// More than this is too long.
    pub too_long: usize,
    /// The most sentences of a paragraph.
    pub sentences: usize,
    /// The most words of a paragraph, where there is such a limit.
    pub paragraph: Option<usize>,
    /// The words that a reader is taken to know.
    pub level: Level,
}

const EASIER: Limits = Limits { aim: 8, warn: 12, too_long: 15, sentences: 2, paragraph: Some(30), level: Level::First };
const CHILD: Limits = Limits { aim: 12, warn: 15, too_long: 20, sentences: 3, paragraph: Some(50), level: Level::Second };
const ADULT: Limits = Limits { aim: 14, warn: 20, too_long: 25, sentences: 3, paragraph: None, level: Level::Second };

/// The limits of a style; none for staff.
#[must_use]
pub fn limits(style: Style) -> Option<&'static Limits> {
    match style {
        Style::Easier => Some(&EASIER),
        Style::Child => Some(&CHILD),
        Style::Teen | Style::Family => Some(&ADULT),
        Style::Worker => None,
    }
}
