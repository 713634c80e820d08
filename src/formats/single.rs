//! One HTML file with everything inside: for e-mail, a USB stick, a phone with no signal.

use super::document::{Inclusion, head, script_element};
use super::{Artifact, Format, Pictures, RenderInput};
use crate::theme::{Frame, LinkPlaces, PICTURE_MARK, SCRIPT, TemplateTrouble};
use std::collections::BTreeMap;

/// The format `single`.
pub(super) struct Single;

const NAME: &str = "single";

impl Format for Single {
    fn name(&self) -> &'static str {
        NAME
    }

    fn render(&self, work: &RenderInput<'_>) -> Result<Vec<Artifact>, TemplateTrouble> {
        let script = Inclusion::Inside(&SCRIPT.whole);
        let head = head(&work.booklet.neutral_title, &Inclusion::Inside(&work.theme.css), &script);
        let frame = Frame { head: &head, scripts: &script_element(&script), logo: work.theme.logo.as_ref() };
        let html = work.theme.engine(LinkPlaces::Single).render("single.html", work.prepared, None, &frame)?;
        let html = with_pictures(&html, work);
        Ok(vec![Artifact { name: format!("{}.html", work.file_stem), bytes: html.into_bytes(), format: NAME }])
    }
}

/// Puts each picture where its name stands between marks.
pub(super) fn with_pictures(html: &str, work: &RenderInput<'_>) -> String {
    let logo = work.theme.logo.iter().map(|logo| (logo.name.clone(), Pictures::address(&logo.name, &logo.bytes)));
    let addresses: BTreeMap<String, String> = work.pictures.inline().chain(logo).collect();
    let mut written = String::with_capacity(html.len());
    for (index, piece) in html.split(PICTURE_MARK).enumerate() {
        let picture = if index % 2 == 1 { addresses.get(piece) } else { None };
        written.push_str(picture.map_or(if index % 2 == 1 { "" } else { piece }, String::as_str));
    }
    written
}
