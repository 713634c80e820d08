//! The worker's index over all booklets of an output folder. It is never handed over.

use super::document::{Style, head};
use crate::theme::{Frame, LongTrouble, Places, Prepared, Theme};
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::io;
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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(pub Arc<str>);

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// One plan of the index. A template sees it with the addresses of its booklets, `PLAN/READER/index.html`.
#[derive(Clone, PartialEq, Eq)]
pub struct OverviewPlan {
    /// The file's name.
    pub name: Box<str>,
    /// "This plan has errors. Do not hand over the older copies."
    pub trouble: Option<Words>,
    /// Its readers. Most plans have readers of whom the same is said, and share them.
    pub readers: Box<[Arc<OverviewReader>]>,
}

/// One reader of the index.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OverviewReader {
    /// The reader's key.
    pub name: Words,
    /// Links to the booklet.
    pub links: Vec<OverviewLink>,
    /// "Not made: …", where there is no booklet.
    pub state: Option<Words>,
    /// Keys of the plan that are left out.
    pub left_out: Vec<String>,
    /// "Nothing", where nothing is left out.
    pub nothing: Option<Words>,
}

/// A link to a booklet.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OverviewLink {
    /// "Pages", "One file".
    pub words: Words,
    /// The file in the reader's folder, with `*` for the plan's name where it begins with that.
    file: String,
}

impl OverviewLink {
    /// Stands for the name of the plan. No file has it in its name.
    const PLAN: char = '*';

    /// A link to a file in the folder of a plan's reader: `index.html`, `PLAN-READER.html`.
    #[must_use]
    pub fn new(words: Words, plan: &str, file: &str) -> Self {
        let file = file.strip_prefix(plan).map_or_else(|| file.to_owned(), |rest| format!("{}{rest}", Self::PLAN));
        OverviewLink { words, file }
    }

    fn address(&self, plan: &str, reader: &str) -> String {
        match self.file.strip_prefix(Self::PLAN) {
            Some(rest) => format!("{plan}/{reader}/{plan}{rest}"),
            None => format!("{plan}/{reader}/{}", self.file),
        }
    }
}

impl Serialize for OverviewPlan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let readers = self.readers.iter().map(|reader| Row { plan: &self.name, reader }).collect::<Vec<_>>();
        let mut fields = serializer.serialize_struct("OverviewPlan", 3)?;
        fields.serialize_field("name", &self.name)?;
        fields.serialize_field("trouble", &self.trouble)?;
        fields.serialize_field("readers", &readers)?;
        fields.end()
    }
}

/// A reader of one plan, as a template sees them.
struct Row<'a> {
    plan: &'a str,
    reader: &'a OverviewReader,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row { plan, reader } = self;
        let link =
            |link: &OverviewLink| BTreeMap::from([("words", link.words.0.to_string()), ("href", link.address(plan, &reader.name.0))]);
        let mut fields = serializer.serialize_struct("OverviewReader", 5)?;
        fields.serialize_field("name", &reader.name)?;
        fields.serialize_field("links", &reader.links.iter().map(link).collect::<Vec<_>>())?;
        fields.serialize_field("state", &reader.state)?;
        fields.serialize_field("left_out", &reader.left_out)?;
        fields.serialize_field("nothing", &reader.nothing)?;
        fields.end()
    }
}

impl Overview {
    /// Writes the page, piece by piece.
    ///
    /// # Errors
    /// What is wrong with the theme's template, or why `out` could not be written to.
    pub fn render(&self, theme: &Theme, out: &mut dyn io::Write) -> Result<(), LongTrouble> {
        let head = head(&self.title, &Style::Inside(&theme.css), &Style::None);
        let frame = Frame { head: &head, scripts: "", logo: None };
        theme.engine(Places::Site).render_long("overview.html", &Prepared::of_rows(self, "plans", &self.plans), &frame, out)
    }
}
