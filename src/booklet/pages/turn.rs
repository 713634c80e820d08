//! My turn: room to write or draw by hand before the review, on one page.

use crate::booklet::writer::Writer;
use crate::booklet::{Area, Page, Part, Write};
use crate::language::Arg;
use crate::system_error::SystemError;

/// The questions, and how many lines of room each has.
const PROMPTS: [(&str, u8); 4] = [("turn-better", 4), ("turn-not-better", 4), ("turn-say", 5), ("turn-there", 3)];

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    if writer.is_babys_own() {
        return Ok(None);
    }
    let next = writer.view.next_review.as_ref().map(|review| review.on).filter(|on| *on >= writer.view.today);
    let answer = match next {
        Some(on) => writer.fixed_with("turn-answer-by", &[("day", Arg::from(&writer.date(on)))])?,
        None => writer.fixed("turn-answer")?,
    };
    let mut parts = Vec::new();
    // A reader with a shared copy may not be invited.
    let prompts = PROMPTS.into_iter().filter(|(prompt, _)| *prompt != "turn-there" || !writer.view.shared_only());
    for (prompt, lines) in prompts {
        parts.push(Part::Write(Write { prompt: writer.say(prompt)?, lines, choices: Vec::new() }));
    }
    Ok(Some(writer.page("turn", Area::Me, Some(answer), parts)?))
}
