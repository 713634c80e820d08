//! A folder of linked pages: one page a file, one style sheet, the pictures beside them.

use super::document::{Style, head, script_element};
use super::{Artifact, Format, Work};
use crate::booklet::page_file;
use crate::theme::{Frame, Places, TemplateTrouble};

/// The format `site`.
pub(super) struct Site;

const NAME: &str = "site";

impl Format for Site {
    fn name(&self) -> &'static str {
        NAME
    }

    fn render(&self, work: &Work<'_>) -> Result<Vec<Artifact>, TemplateTrouble> {
        // The only script is for "Hide this page"; where that is not wanted, none is there at all.
        let scripted = work.booklet.hide_button && !work.theme.script.is_empty();
        let script = if scripted { Style::Beside("script.js") } else { Style::None };
        let scripts = script_element(&script);
        let engine = work.theme.engine(Places::Site);
        let mut artifacts = Vec::with_capacity(work.booklet.pages.len() + work.pictures.0.len() + 1);
        for (index, page) in work.booklet.pages.iter().enumerate() {
            let head = head(&page.window_title, &Style::Beside("style.css"), &script);
            let frame = Frame { head: &head, scripts: &scripts };
            let html = engine.render("page.html", work.prepared, Some(index), &frame)?;
            artifacts.push(Artifact { name: page_file(page.id), bytes: html.into_bytes(), format: NAME });
        }
        artifacts.push(Artifact { name: "style.css".into(), bytes: work.theme.css.clone().into_bytes(), format: NAME });
        if scripted {
            artifacts.push(Artifact { name: "script.js".into(), bytes: work.theme.script.clone().into_bytes(), format: NAME });
        }
        for (name, bytes) in &work.pictures.0 {
            artifacts.push(Artifact { name: name.clone(), bytes: bytes.as_ref().clone(), format: NAME });
        }
        Ok(artifacts)
    }
}
