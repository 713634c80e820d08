//! A theme looked through: what its layers change, how its colours stand, what is wrong with it.

use super::blocks;
use super::grounds::Ground;
use super::layers::{Layer, OfEach};
use super::legible::{self, Measured};
use super::logo::{self, Logo};
use super::refusals;
use super::resolve::{self, Tokens};
use super::sections;
use super::settings::{self, ThemeSettings};
use super::surface::{self, CHANGES, SURFACE, Upgrade};
use super::unused;
use super::words::{self, Words};
use crate::content::Entry;
use crate::diagnostics::Diagnostic;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be said of a theme.
pub struct Study {
    /// Its layers, the theme itself first, `plain` last; none for a build, which does not ask.
    pub layers: Vec<LayerStudy>,
    /// The contrast of every pair of tokens, where it was asked for.
    pub contrast: Vec<Measured>,
    /// What has changed since it was written.
    pub upgrade: Upgrade,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// The tokens as custom properties.
    pub(super) properties: String,
    /// The sections that each layer replaces in the style sheets below it.
    pub(super) replaced: Vec<BTreeSet<String>>,
    pub(super) logo: Option<Logo>,
    pub(super) words: Words,
    /// Tokens by name with their values in light and in dark; none for a build.
    pub tokens: Vec<(String, String, String)>,
}

/// What one layer changes of those below it.
pub struct LayerStudy {
    /// The theme's name.
    pub name: String,
    /// Whether it came with the program.
    pub bundled: bool,
    /// The tokens that it sets.
    pub tokens: Vec<String>,
    /// Templates that it replaces whole, or brings along.
    pub templates: Vec<String>,
    /// Blocks that it replaces, as `page.html: foot`.
    pub blocks: Vec<String>,
    /// Its style sheet, its logo and other files.
    pub assets: Vec<String>,
    /// Phrases that it has its own words for, as `en: ask-words`.
    pub words: Vec<String>,
}

/// Looks through the layers of a theme, the theme itself first.
#[must_use]
pub fn study(layers: &[Layer]) -> Study {
    look(layers, true)
}

/// The same for a build, which needs to know only whether a theme can be used. The themes of the program itself are tested before
/// they come into it, so nothing is measured where there is no other.
pub(super) fn glance(layers: &[Layer]) -> Study {
    look(layers, false)
}

fn look(layers: &[Layer], fully: bool) -> Study {
    let is_asked = |layer: &Layer| fully || !layer.bundled;
    let mut findings = Vec::new();
    let read: Vec<Option<Arc<Entry<ThemeSettings>>>> = layers
        .iter()
        .map(|layer| if is_asked(layer) { settings_of(layer, &mut findings).map(Arc::new) } else { bundled_settings_of(layer) })
        .collect();
    let (mut tokens, mut words) = (Tokens::default(), Words::default());
    for (at, (layer, settings)) in layers.iter().zip(&read).enumerate().rev() {
        if is_asked(layer) {
            refusals::of_layer(layer, &mut findings);
        }
        if let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) {
            tokens.put(layer, file, settings, is_asked(layer), &mut findings);
            words::put(&mut words, layer, settings, &mut findings);
        }
        if !layer.bundled {
            let logo = settings.as_ref().and_then(|settings| settings.inside().logo.as_ref()).map(|logo| logo.inside().file.as_str());
            sections::unknown(layer, &layers[at + 1..], settings.as_deref(), &mut findings);
            unused::of_layer(layer, &layers[at + 1..], logo, &mut findings);
        }
    }
    resolve::unknown(layers, &read, &mut findings);
    if layers.iter().any(is_asked) {
        findings.extend(legible::findings(&tokens));
    }
    let logo = logo::find(layers, &read, &mut findings);
    let made_for = surface::made_for(layers, &read, &mut findings);
    Study {
        layers: layers.iter().zip(&read).filter(|_| fully).map(|(layer, settings)| changes(layer, settings.as_deref())).collect(),
        contrast: if fully { legible::measure(&tokens) } else { Vec::new() },
        upgrade: surface::upgrade(layers, made_for, CHANGES, SURFACE),
        findings,
        properties: tokens.css(),
        replaced: read.iter().map(|settings| sections::replaced(settings.as_deref())).collect(),
        logo,
        words,
        tokens: tokens
            .0
            .iter()
            .filter(|_| fully)
            .map(|(name, token)| (name.clone(), token.value(Ground::Light).text.clone(), token.value(Ground::Dark).text.clone()))
            .collect(),
    }
}

/// The settings of a layer, with what is wrong with them said where somebody can mend it.
fn settings_of(layer: &Layer, findings: &mut Vec<Diagnostic>) -> Option<Entry<ThemeSettings>> {
    let file = layer.files.get("theme.yaml")?;
    let (settings, found) = settings::read(file);
    findings.extend(found);
    let name = &settings.inside().name;
    if !name.is_blank() && name.as_str() != layer.name {
        let message = "A theme has the name of its folder, and this is another one.";
        findings.push(Diagnostic::warning("theme-name", file, name.span, message).help(format!("Write `name: {}`.", layer.name)));
    }
    Some(settings)
}

/// The settings of a theme of the program, which are read once; tests hold them to be sound.
fn bundled_settings_of(layer: &Layer) -> Option<Arc<Entry<ThemeSettings>>> {
    static READ: OfEach<Option<Arc<Entry<ThemeSettings>>>> = OfEach::new();
    READ.of(layer)?.get_or_init(|| settings_of(layer, &mut Vec::new()).map(Arc::new)).clone()
}

fn changes(layer: &Layer, settings: Option<&Entry<ThemeSettings>>) -> LayerStudy {
    let templates = || layer.files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)));
    // A template that extends another one changes its blocks; any other stands in the place of the whole.
    // Below `plain` there is nothing, so its own are whole.
    let is_part = |file: &Arc<crate::source::SourceFile>| blocks::extends(file.text()).is_some() && layer.name != "plain";
    let in_blocks = templates().filter(|(_, file)| is_part(file));
    let tokens = settings.into_iter().flat_map(|settings| &settings.inside().tokens);
    LayerStudy {
        name: layer.name.clone(),
        bundled: layer.bundled,
        tokens: tokens.flat_map(|tokens| tokens.inside().iter().map(|(name, _)| name.value.clone())).collect(),
        templates: templates().filter(|(_, file)| !is_part(file)).map(|(name, _)| name.to_owned()).collect(),
        blocks: in_blocks
            .flat_map(|(name, file)| {
                blocks::of(file.text()).into_iter().filter(|block| !block.inside).map(move |block| format!("{name}: {}", block.name))
            })
            .collect(),
        assets: layer.paths().filter_map(|path| path.strip_prefix("assets/")).map(str::to_owned).collect(),
        words: settings.map(words::keys).unwrap_or_default(),
    }
}
