//! What a booklet is made as: one file a format, and this list.

mod artifact;
mod document;
mod ours;
mod overview;
mod pictures;
mod sampler;
mod sealed;
mod single;
mod site;

pub use artifact::Artifact;
pub(crate) use document::escape;
pub use ours::{is_page, made_here};
pub use overview::{Overview, OverviewLink, OverviewPlan, OverviewReader, PLANS_A_PAGE, index_page, is_index_page};
pub use pictures::Pictures;
pub use sampler::{MADE_HERE, Sampler};
pub use sealed::{Cover, SEALED, SEALED_PHRASES};

use crate::booklet::Booklet;
use crate::theme::{Prepared, TemplateTrouble, Theme};

/// A way to render a booklet as complete files.
pub trait Format: Sync {
    /// The name in plans, settings and on the command line.
    fn name(&self) -> &'static str;
    /// Complete bytes and names inside the reader's folder.
    fn render(&self, work: &Work<'_>) -> Result<Vec<Artifact>, TemplateTrouble>;
}

/// What a format works on.
pub struct Work<'a> {
    /// The booklet.
    pub booklet: &'a Booklet,
    /// The same, made ready for templates.
    pub prepared: &'a Prepared,
    /// How it looks.
    pub theme: &'a Theme,
    /// The bytes of its pictures.
    pub pictures: &'a Pictures,
    /// `PLAN-READER`, the name of a single file without its ending.
    pub file_stem: &'a str,
    /// Whether its pages are made side by side: where few plans are built, processors would have nothing to do else.
    pub side_by_side: bool,
}

/// All formats that this program makes.
pub static FORMATS: [&dyn Format; 2] = [&site::Site, &single::Single];

/// The format of a name.
pub fn named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}
