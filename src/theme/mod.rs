//! How booklets look: a theme of tokens, templates and styles, in layers.
//!
//! A theme sees nothing but the `Booklet`. Its layers are the council's own theme, the theme that it
//! extends, and so on down to `plain`; a template is taken from the first layer that has it.

mod budget;
mod colour;
pub mod contrast;
mod engine;
mod filters;
mod fonts;
mod layers;
mod markup;
mod ours;
mod reference;
mod refusals;
mod report;
mod scan;
mod settings;
mod sheets;
mod styles;
mod surface;
pub mod tokens;
mod values;

pub use contrast::{Measured, shown as shown_ratio};
pub use engine::{Engine, Frame, LinkPlaces, PICTURE_MARK, Prepared, TemplateTrouble};
pub use fonts::{SHEET_OF_A_THEME, files as font_files};
use layers::hash_of_layers;
pub use layers::{Layer, Logo, bundled, bundled_names, lines, symbols};
pub use ours::{is_ours, is_ours_inside, preload};
pub use reference::{reference, starter};
use report::glance;
pub use report::{LayerReport, ThemeReport, study};
pub use settings::{ThemeSettings, ThemeWords, Token, read as read_settings};
pub use sheets::{SCRIPT, Scripts, Sheets};
pub use surface::{CHANGES, Change, SURFACE, SurfacePart, Upgrade, upgrade};

use crate::diagnostics::{Diagnostic, Severity};
use std::sync::Arc;

/// A theme with all its layers, ready to render. It is shared between threads.
pub struct Theme {
    layers: Arc<Vec<Layer>>,
    /// The whole style sheet, for a single file.
    pub css: String,
    /// The same as the files of a folder.
    pub sheets: Sheets,
    /// The style sheet for letters that its fonts begin with and that lie beside the pages of a folder; each page links it.
    pub letters: Option<&'static str>,
    /// The council's logo.
    pub logo: Option<Logo>,
    /// The council's own words, by language.
    pub words: ThemeWords,
    /// What somebody should look at, though booklets can be made.
    pub findings: Vec<Diagnostic>,
    /// A hash of everything in the theme; it changes when anything of it changes.
    pub hash: String,
    site: Engine,
    single: Engine,
}

impl Theme {
    /// Puts a theme together from its layers, the first one on top. The last must be `plain`.
    ///
    /// # Errors
    /// All findings, where one of them is an error.
    pub fn new(layers: Vec<Layer>) -> Result<Theme, Vec<Diagnostic>> {
        let theme = Theme::put_together(layers)?;
        match theme.layers.first() {
            Some(first) if theme.layers.iter().all(|layer| layer.bundled) => ours::remember(&first.name, &theme.sheets),
            _ => ours::remember_other(&theme.layers, &theme.sheets),
        }
        Ok(theme)
    }

    fn put_together(layers: Vec<Layer>) -> Result<Theme, Vec<Diagnostic>> {
        let study = glance(&layers);
        if study.findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(study.findings);
        }
        let sheets = sheets::assemble(&study.properties, &layers, &study.replaced);
        if let Some(finding) = refusals::of_the_whole(&layers, &sheets) {
            return Err([study.findings, vec![finding]].concat());
        }
        let hash = hash_of_layers(&layers);
        let layers = Arc::new(layers);
        let site = Engine::new(&layers, LinkPlaces::Site);
        let single = Engine::new(&layers, LinkPlaces::Single);
        Ok(Theme {
            letters: fonts::sheet_for(&study.properties),
            css: sheets.whole(),
            sheets,
            logo: study.logo,
            words: study.words,
            findings: study.findings,
            hash,
            site,
            single,
            layers,
        })
    }

    /// The engine that writes links for a place.
    pub fn engine(&self, places: LinkPlaces) -> &Engine {
        match places {
            LinkPlaces::Site => &self.site,
            LinkPlaces::Single => &self.single,
        }
    }

    /// A trouble in a template as a finding, with its file and line.
    pub fn finding(&self, trouble: &TemplateTrouble) -> Option<Diagnostic> {
        let layer = self.layers.iter().find_map(|layer| layer.files.get(&format!("templates/{}", trouble.template)))?;
        let line = trouble.line.saturating_sub(1);
        let start: usize = layer.text().split_inclusive('\n').take(line).map(str::len).sum();
        let length = layer.text()[start.min(layer.text().len())..].lines().next().map_or(0, str::len);
        let span = crate::source::Span::new(start, start + length);
        Some(Diagnostic::error("template", layer, span, trouble.message.clone()).help(trouble.help))
    }
}
