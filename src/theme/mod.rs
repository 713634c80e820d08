//! How booklets look: a theme of tokens, templates and styles, in layers.
//!
//! A theme sees nothing but the `Booklet`. Its layers are the council's own theme, the theme that it
//! extends, and so on down to `plain`; a template is taken from the first layer that has it.

mod engine;
mod layers;
mod settings;
mod styles;

pub use engine::{Engine, Frame, PICTURE_MARK, Places, Prepared, TemplateTrouble};
pub use layers::{Layer, bundled, bundled_names};
pub use settings::{ThemeSettings, Token, read as read_settings};

use crate::diagnostics::Diagnostic;
use std::sync::Arc;

/// A theme with all its layers, ready to render. It is shared between threads.
pub struct Theme {
    layers: Arc<Vec<Layer>>,
    /// The whole style sheet: tokens, then each layer's styles, the deepest first.
    pub css: String,
    /// The whole script, empty where no layer has one.
    pub script: String,
    /// A hash of everything in the theme; it changes when anything of it changes.
    pub hash: String,
    site: Engine,
    single: Engine,
}

impl Theme {
    /// Puts a theme together from its layers, the first one on top. The last must be `plain`.
    pub fn new(layers: Vec<Layer>) -> Result<Theme, Vec<Diagnostic>> {
        let (css, script) = styles::assemble(&layers)?;
        let hash = layers.iter().fold(blake3::Hasher::new(), |mut hasher, layer| {
            for (name, file) in &layer.files {
                hasher.update(name.as_bytes());
                hasher.update(&(file.text().len() as u64).to_le_bytes());
                hasher.update(file.text().as_bytes());
            }
            hasher
        });
        let layers = Arc::new(layers);
        let site = Engine::new(&layers, Places::Site);
        let single = Engine::new(&layers, Places::Single);
        Ok(Theme { css, script, hash: hash.finalize().to_hex().to_string(), site, single, layers })
    }

    /// The engine that writes links for a place.
    pub fn engine(&self, places: Places) -> &Engine {
        match places {
            Places::Site => &self.site,
            Places::Single => &self.single,
        }
    }

    /// A trouble in a template as a finding, with its file and line.
    pub fn finding(&self, trouble: &TemplateTrouble) -> Option<Diagnostic> {
        let layer = self.layers.iter().find_map(|layer| layer.files.get(&format!("templates/{}", trouble.template)))?;
        let line = trouble.line.saturating_sub(1);
        let start: usize = layer.text().split_inclusive('\n').take(line).map(str::len).sum();
        let length = layer.text()[start.min(layer.text().len())..].lines().next().map_or(0, str::len);
        let span = crate::source::Span::new(start, start + length);
        Some(Diagnostic::error("template", layer, span, trouble.message.clone()).help("Look at this line of the theme's template."))
    }
}
