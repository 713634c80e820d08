//! If things change: plan B, and how the plan ends.

use crate::booklet::writer::Writer;
use crate::booklet::{Area, Page, Part, Text};
use crate::system_error::SystemError;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let plan_b = view.if_things_change.as_ref();
    let words = writer.maybe(plan_b);
    let (answer, below) = if plan_b.is_some_and(|words| writer.speaks_to_reader(words)) { (words, None) } else { (None, words) };
    let below = below.map(|words| Part::Text(Text { heading: None, words, by: None }));
    let parts: Vec<Part> = below.into_iter().chain(writer.text("change-ending", view.ending.as_ref())?).collect();
    if answer.is_none() && parts.is_empty() {
        return Ok(None);
    }
    Ok(Some(writer.page("change", Area::Together, answer, parts)?))
}
