//! A folder of linked pages: one page a file, the style sheets and scripts, the pictures and the letters beside them.

use super::document::{Inclusion, head, script_element};
use super::{Artifact, Format, RenderInput};
use crate::booklet::{Page, page_file};
use crate::theme::{self, Frame, LinkPlaces, TemplateTrouble};
use rayon::prelude::*;
use std::fmt::Write;

/// The format `site`.
pub(super) struct Site;

const NAME: &str = "site";

impl Format for Site {
    fn name(&self) -> &'static str {
        NAME
    }

    fn render(&self, work: &RenderInput<'_>) -> Result<Vec<Artifact>, TemplateTrouble> {
        let script = Inclusion::Beside(&["script.js"]);
        let scripts = script_element(&script);
        let engine = work.theme.engine(LinkPlaces::Site);
        let mut artifacts = Vec::with_capacity(work.booklet.pages.len() + work.pictures.0.len() + 20);
        let page = |(index, page): (usize, &Page)| {
            let mut head = head(&page.window_title, &Inclusion::Beside(&["style.css"]), &script);
            head.push_str("<link rel=\"stylesheet\" href=\"print.css\" media=\"print\">");
            if work.theme.letters.is_some() {
                let _ = write!(head, "<link rel=\"stylesheet\" href=\"{}\">", theme::SHEET_OF_A_THEME);
            }
            let frame = Frame { head: &head, scripts: &scripts, logo: work.theme.logo.as_ref() };
            let html = engine.render("page.html", work.prepared, Some(index), &frame)?;
            Ok(Artifact { name: page_file(page.id), bytes: html.into_bytes(), format: NAME })
        };
        // A template that does not end is stopped at the first page. Of several pages with a mistake, the first is told of in either way.
        let mut pages = work.booklet.pages.iter().enumerate();
        if let Some(first) = pages.next() {
            artifacts.push(page(first)?);
        }
        let rest: Result<Vec<_>, TemplateTrouble> = match work.side_by_side {
            true => pages.collect::<Vec<_>>().into_par_iter().map(page).collect::<Vec<_>>().into_iter().collect(),
            false => pages.map(page).collect(),
        };
        artifacts.extend(rest?);
        let mut add = |name: &str, bytes: Vec<u8>| artifacts.push(Artifact { name: name.into(), bytes, format: NAME });
        for (name, text) in work.theme.sheets.files() {
            add(name, text.to_owned().into_bytes());
        }
        add("script.js", theme::SCRIPT.page.clone().into_bytes());
        add("look.js", theme::SCRIPT.panel.clone().into_bytes());
        // The page itself has only the words of the button.
        let words = serde_json::Value::from(work.prepared.words_of_the_panel());
        add("look-words.js", format!("booklet.learn({words});\n").into_bytes());
        for (name, bytes) in theme::font_files() {
            add(name, bytes.to_vec());
        }
        if let Some(sheet) = work.theme.letters {
            add(theme::SHEET_OF_A_THEME, sheet.into());
        }
        if let Some(logo) = &work.theme.logo {
            artifacts.push(Artifact { name: logo.name.clone(), bytes: logo.bytes.as_ref().clone(), format: NAME });
        }
        for (name, bytes) in &work.pictures.0 {
            artifacts.push(Artifact { name: name.clone(), bytes: bytes.as_ref().clone(), format: NAME });
        }
        Ok(artifacts)
    }
}
