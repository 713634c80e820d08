//! Where words of a text stand in the file: through quotation marks, escapes and folded lines.

use super::RuleContext;
use crate::shape::Str;
use crate::source::Span;
use crate::source::yaml::place_inside;
use std::ops::Range;

/// The most white space that is looked through at a text's begin.
const MOST_WHITE: usize = 64;

impl RuleContext<'_> {
    /// The place of a stretch of a text, in its first line. `range` counts bytes of the text as it was read.
    #[must_use]
    pub fn place_in(&self, text: &Str, range: Range<usize>) -> Span {
        let before = self.trimmed(text);
        self.head(place_inside(self.file, text.span, range.start + before..range.end + before))
    }

    /// How many bytes of white space stood before the text, which the reading took off.
    fn trimmed(&self, text: &Str) -> usize {
        let mut before = 0;
        while before < MOST_WHITE {
            let place = place_inside(self.file, text.span, before..before + 1);
            let written = self.file.text().get(place.range()).unwrap_or_default();
            let blank = written.trim().is_empty() || ["\\n", "\\t", "\\r"].contains(&written);
            if !blank || place.range().is_empty() {
                break;
            }
            before += 1;
        }
        before
    }
}
