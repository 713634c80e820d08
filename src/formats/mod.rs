//! What a booklet is made as: one file a format, and this list.

mod document;
mod ours;
mod overview;
mod sampler;
mod sealed;
mod single;
mod site;

pub(crate) use document::escape;
pub use ours::{is_page, made_here};
pub use overview::{Overview, OverviewLink, OverviewPlan, OverviewReader, PLANS_A_PAGE, index_page, is_index_page};
pub use sampler::{MADE_HERE, Sampler};
pub use sealed::{Cover, SEALED, SEALED_PHRASES};

use crate::booklet::Booklet;
use crate::theme::{Prepared, TemplateTrouble, Theme};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A way to render a booklet as complete files.
pub trait Format: Sync {
    /// The name in plans, settings and on the command line.
    fn name(&self) -> &'static str;
    /// Complete bytes and names inside the reader's folder.
    fn render(&self, work: &RenderInput<'_>) -> Result<Vec<Artifact>, TemplateTrouble>;
}

/// What a format works on.
pub struct RenderInput<'a> {
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

/// One file of a booklet: its name inside the reader's folder, with `/`, and its bytes.
///
/// It has no `Debug`: its bytes are somebody's plan, and must not end in a log.
pub struct Artifact {
    /// The name inside the reader's folder: `index.html`, `pictures/picture-1.svg`.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The format that it belongs to: `site` or `single`.
    pub format: &'static str,
}

/// The pictures of one booklet, by their name in it.
#[derive(Default)]
pub struct Pictures(pub BTreeMap<String, Arc<Vec<u8>>>);

impl Pictures {
    /// Each picture as an address that holds the whole picture.
    fn inline(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().map(|(name, bytes)| (name.clone(), Self::address(name, bytes)))
    }

    /// A picture as an address that holds the whole of it.
    fn address(name: &str, bytes: &[u8]) -> String {
        format!("data:{};base64,{}", kind(name), Self::in_signs(bytes))
    }

    /// A picture as it stands inside a page.
    #[must_use]
    pub fn in_signs(bytes: &[u8]) -> String {
        STANDARD.encode(bytes)
    }
}

/// What kind of picture a name says it is.
fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    }
}
