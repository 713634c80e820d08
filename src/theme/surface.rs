//! The stable surface: what a theme may rely on, its version, and what each version changed.
//!
//! To it belong the tokens (`tokens.rs`), the names of the templates and their blocks in `themes/plain/templates/`, the
//! fields of `booklet` that templates read, and the class names of the templates. `docs/reference/theme.md` lists them
//! all. Whoever changes one of them in a way that a theme could notice adds a `Change` and raises `SURFACE`.

use super::layers::Layer;
use super::settings::ThemeSettings;
use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use std::sync::Arc;

/// The version of the surface that this program has.
pub const SURFACE: u8 = 1;

/// What changed since the first version. Version 1 is the first, so there is nothing yet.
pub const CHANGES: &[Change] = &[];

/// One change of the surface.
#[derive(Clone, Copy)]
pub struct Change {
    /// The version that brought it.
    pub version: u8,
    /// What sort of thing changed.
    pub part: SurfacePart,
    /// Its name before the change.
    pub name: &'static str,
    /// What is so now, and what to write instead.
    pub now: &'static str,
}

/// The parts of the surface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SurfacePart {
    /// A token of `theme.yaml`.
    Token,
    /// A template, by its name: `parts/said.html`.
    Template,
    /// A block of a template.
    Block,
    /// A field that templates read, or a class of the style sheet.
    Word,
}

impl SurfacePart {
    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            SurfacePart::Token => "token",
            SurfacePart::Template => "template",
            SurfacePart::Block => "block",
            SurfacePart::Word => "name",
        }
    }
}

/// What has changed since a theme was written.
pub struct Upgrade {
    /// The version that the theme was written for; `None` if it does not say.
    pub made_for: Option<u8>,
    /// The version of this program.
    pub program: u8,
    /// Each change between the two, and whether this theme uses what changed.
    pub changes: Vec<(Change, bool)>,
}

/// Compares the topmost layer with a list of changes.
pub fn upgrade(layers: &[Layer], made_for: Option<u8>, changes: &[Change], program: u8) -> Upgrade {
    let own: Vec<&Layer> = layers.iter().filter(|layer| !layer.bundled).collect();
    let since = changes.iter().filter(|change| made_for.is_none_or(|made_for| change.version > made_for) && change.version <= program);
    Upgrade { made_for, program, changes: since.map(|change| (*change, uses(&own, change))).collect() }
}

/// What the version says that the topmost layer was written for.
pub(super) fn made_for(layers: &[Layer], read: &[Option<Arc<Entry<ThemeSettings>>>], findings: &mut Vec<Diagnostic>) -> Option<u8> {
    let (layer, settings) = layers.first().zip(read.first()?.as_ref())?;
    let made_for = settings.inside().made_for?.0;
    if made_for.value > SURFACE || made_for.value == 0 {
        let file = layer.files.get("theme.yaml")?;
        let message = format!("This program's themes have version {SURFACE}, and this theme was written for another one.");
        let help = format!("Write `made_for: {SURFACE}`, or use the version of ourplan that the theme was written for.");
        findings.push(Diagnostic::warning("theme-made-for", file, made_for.span, message).help(help));
    }
    Some(made_for.value)
}

fn uses(own: &[&Layer], change: &Change) -> bool {
    let files = || own.iter().flat_map(|layer| &layer.files);
    match change.part {
        SurfacePart::Token => files().any(|(path, file)| {
            let text = file.text();
            if path == "theme.yaml" { has_word(text, change.name) } else { has_word(text, &format!("--{}", change.name)) }
        }),
        SurfacePart::Template => {
            files().any(|(path, file)| *path == format!("templates/{}", change.name) || file.text().contains(change.name))
        }
        SurfacePart::Block => files().any(|(path, file)| {
            path.starts_with("templates/") && super::scan::blocks_of(file.text()).iter().any(|block| block.name == change.name)
        }),
        SurfacePart::Word => files().any(|(path, file)| path != "theme.yaml" && has_word(file.text(), change.name)),
    }
}

/// Whether a name stands in a text, and not as a part of a longer one.
fn has_word(text: &str, name: &str) -> bool {
    let goes_on = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with(goes_on) && !text[at + name.len()..].starts_with(goes_on))
}
