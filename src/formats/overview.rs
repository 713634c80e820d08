//! The worker's index over all booklets of an output folder. It is never handed over.

use super::Artifact;
use super::document::{Style, head};
use crate::theme::{Frame, Places, Prepared, TemplateTrouble, Theme};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The index, ready to be rendered by the template `overview.html`.
#[derive(Serialize)]
pub struct Overview {
    /// BCP 47 tag of the language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Always `worker`.
    pub style: &'static str,
    /// The heading.
    pub title: String,
    /// "This page is for workers. Do not hand it over."
    pub warning: String,
    /// Headings of the table: reader, booklet, what was left out.
    pub head: Vec<String>,
    /// Fixed phrases of the frame.
    pub frame: BTreeMap<&'static str, String>,
    /// The plans, in order of their names. There may be thousands.
    #[serde(skip)]
    pub plans: Arc<Vec<OverviewPlan>>,
}

/// Words that stand in many rows, held once.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(pub Arc<str>);

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// One plan of the index.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OverviewPlan {
    /// The file's name.
    pub name: String,
    /// "This plan has errors. Do not hand over the older copies."
    pub trouble: Option<Words>,
    /// Its readers.
    pub readers: Vec<OverviewReader>,
}

/// One reader of the index.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OverviewReader {
    /// The reader's key.
    pub name: Words,
    /// Links to the booklet: words and address.
    pub links: Vec<OverviewLink>,
    /// "Not made: …", where there is no booklet.
    pub state: Option<Words>,
    /// Keys of the plan that are left out.
    pub left_out: Vec<String>,
    /// "Nothing", where nothing is left out.
    pub nothing: Option<Words>,
}

/// A link to a booklet.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct OverviewLink {
    /// "Pages", "One file".
    pub words: Words,
    /// `PLAN/READER/index.html`.
    pub href: String,
}

impl Overview {
    /// The finished page.
    pub fn render(&self, theme: &Theme) -> Result<Artifact, TemplateTrouble> {
        let head = head(&self.title, &Style::Inside(&theme.css), &Style::None);
        let frame = Frame { head: &head, scripts: "", logo: None };
        let html = theme.engine(Places::Site).render("overview.html", &Prepared::of_rows(self, "plans", &self.plans), None, &frame)?;
        Ok(Artifact { name: "index.html".into(), bytes: html.into_bytes(), format: "overview" })
    }
}
