//! How long a text may be. What is searched for is searched for in many ways, so that a name of a hundred pages would take minutes.

use super::Intake;
use crate::source::Span;

/// The most letters of any text. A page holds about 2,500.
pub const MOST_LETTERS: usize = 50_000;
/// The most letters of a name and its like.
pub const MOST_IN_A_NAME: usize = 300;
/// The most letters of an address, a number or a place.
pub const MOST_IN_A_PLACE: usize = 500;

/// The most letters of a text under a key.
pub(super) fn longest(key: &str) -> usize {
    match key {
        "name" | "full_name" | "is" | "pronouns" | "id" | "language" | "how_often" | "by" | "checked_by" | "council" | "theme" => {
            MOST_IN_A_NAME
        }
        "phone" | "email" | "address" | "doctor" | "dentist" | "place" => MOST_IN_A_PLACE,
        _ => MOST_LETTERS,
    }
}

impl Intake<'_> {
    /// A text as far as it may go; says so where it is longer. The rest is not searched for: no booklet is made of such a file.
    pub(super) fn within<'t>(&mut self, text: &'t str, span: Span, longest: usize) -> &'t str {
        let longest = longest.min(self.longest);
        // A letter takes a byte at least.
        let Some((end, _)) = (text.len() > longest).then(|| text.char_indices().nth(longest)).flatten() else { return text };
        let message = format!("This text has {} letters. The most here is {longest}.", text.chars().count());
        let help = match longest {
            MOST_LETTERS => "Look whether something was pasted by mistake; else make several texts of it, or keep what matters most.",
            _ => "Look whether something was pasted by mistake; else keep it short here, and write the rest into a text such as `about`.",
        };
        self.error("text-too-long", span, message, help);
        &text[..end]
    }
}
