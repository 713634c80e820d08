//! One HTML file with everything inside: for e-mail, a USB stick, a phone with no signal.

use super::document::{Style, head, script_element};
use super::{Artifact, Format, Work};
use crate::theme::{Frame, Places, TemplateTrouble, picture_addresses};

/// The format `single`.
pub(super) struct Single;

const NAME: &str = "single";

impl Format for Single {
    fn name(&self) -> &'static str {
        NAME
    }

    fn render(&self, work: &Work<'_>) -> Result<Vec<Artifact>, TemplateTrouble> {
        let script = if work.theme.script.is_empty() { Style::None } else { Style::Inside(&work.theme.script) };
        let head = head(&work.booklet.neutral_title, &Style::Inside(&work.theme.css), &script);
        let addresses = picture_addresses(work.pictures.inline());
        let frame = Frame { head: &head, scripts: &script_element(&script), pictures: &addresses };
        let html = work.theme.engine(Places::Single).render("single.html", work.prepared, None, &frame)?;
        Ok(vec![Artifact { name: format!("{}.html", work.file_stem), bytes: html.into_bytes(), format: NAME }])
    }
}
