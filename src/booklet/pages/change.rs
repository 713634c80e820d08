//! If things change: plan B, and how the plan ends.

use crate::booklet::writer::Writer;
use crate::booklet::{Area, Page, Part};
use crate::fault::Fault;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, Fault> {
    let view = writer.view;
    let answer = writer.maybe(view.if_things_change.as_ref());
    let parts: Vec<Part> = writer.text("change-ending", view.ending.as_ref())?.into_iter().collect();
    if answer.is_none() && parts.is_empty() {
        return Ok(None);
    }
    Ok(Some(writer.page("change", Area::Together, answer, parts)?))
}
