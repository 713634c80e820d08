//! A theme looked through: what its layers change, of each token the value that counts and where it was written, how its colours stand,
//! and what is wrong with it. A file or block that nothing uses is most often a name with a slip in it.

use super::contrast::{self, GROUNDS, Ground, Measured};
use super::layers::{self, Layer, Logo, OfEach};
use super::settings::{self, ThemeSettings, ThemeWords, Token};
use super::surface::{self, CHANGES, SURFACE, Upgrade};
use super::tokens::{self, KnownToken};
use super::values::{self, ValueTrouble};
use super::{refusals, scan, sheets};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::shape::Str;
use crate::source::{At, SourceFile, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

/// What is to be said of a theme.
pub struct ThemeReport {
    /// Its layers, the theme itself first, `plain` last; none for a build, which does not ask.
    pub layers: Vec<LayerReport>,
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
    pub(super) words: ThemeWords,
    /// Tokens by name with their values in light and in dark; none for a build.
    pub tokens: Vec<(String, String, String)>,
}

/// What one layer changes of those below it.
pub struct LayerReport {
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
pub fn study(layers: &[Layer]) -> ThemeReport {
    look(layers, true)
}

/// The same for a build, which needs to know only whether a theme can be used. The themes of the program itself are tested before
/// they come into it, so nothing is measured where there is no other.
pub(super) fn glance(layers: &[Layer]) -> ThemeReport {
    look(layers, false)
}

fn look(layers: &[Layer], fully: bool) -> ThemeReport {
    let is_asked = |layer: &Layer| fully || !layer.bundled;
    let mut findings = Vec::new();
    let read: Vec<Option<Arc<Entry<ThemeSettings>>>> = layers
        .iter()
        .map(|layer| if is_asked(layer) { settings_of(layer, &mut findings).map(Arc::new) } else { bundled_settings_of(layer) })
        .collect();
    let (mut tokens, mut words) = (Tokens::default(), ThemeWords::default());
    for (at, (layer, settings)) in layers.iter().zip(&read).enumerate().rev() {
        if is_asked(layer) {
            refusals::of_layer(layer, &mut findings);
        }
        if let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) {
            tokens.put(layer, file, settings, is_asked(layer), &mut findings);
            settings::put_words(&mut words, layer, settings, &mut findings);
        }
        if !layer.bundled {
            let logo = settings.as_ref().and_then(|settings| settings.inside().logo.as_ref()).map(|logo| logo.inside().file.as_str());
            sheets::unknown_sections(layer, &layers[at + 1..], settings.as_deref(), &mut findings);
            unused_files(layer, &layers[at + 1..], logo, &mut findings);
        }
    }
    unknown_tokens(layers, &read, &mut findings);
    if layers.iter().any(is_asked) {
        findings.extend(contrast::findings(&tokens));
    }
    let logo = layers::find_logo(layers, &read, &mut findings);
    let made_for = surface::made_for(layers, &read, &mut findings);
    ThemeReport {
        layers: layers.iter().zip(&read).filter(|_| fully).map(|(layer, settings)| changes(layer, settings.as_deref())).collect(),
        contrast: if fully { contrast::measure(&tokens) } else { Vec::new() },
        upgrade: surface::upgrade(layers, made_for, CHANGES, SURFACE),
        findings,
        properties: tokens.css(),
        replaced: read.iter().map(|settings| sheets::replaced_sections(settings.as_deref())).collect(),
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

fn changes(layer: &Layer, settings: Option<&Entry<ThemeSettings>>) -> LayerReport {
    let templates = || layer.files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file)));
    // A template that extends another one changes its blocks; any other stands in the place of the whole.
    // Below `plain` there is nothing, so its own are whole.
    let is_part = |file: &Arc<crate::source::SourceFile>| scan::extends(file.text()).is_some() && layer.name != "plain";
    let in_blocks = templates().filter(|(_, file)| is_part(file));
    let tokens = settings.into_iter().flat_map(|settings| &settings.inside().tokens);
    LayerReport {
        name: layer.name.clone(),
        bundled: layer.bundled,
        tokens: tokens.flat_map(|tokens| tokens.inside().iter().map(|(name, _)| name.value.clone())).collect(),
        templates: templates().filter(|(_, file)| !is_part(file)).map(|(name, _)| name.to_owned()).collect(),
        blocks: in_blocks
            .flat_map(|(name, file)| {
                scan::blocks_of(file.text()).into_iter().filter(|block| !block.inside).map(move |block| format!("{name}: {}", block.name))
            })
            .collect(),
        assets: layer.paths().filter_map(|path| path.strip_prefix("assets/")).map(str::to_owned).collect(),
        words: settings.map(settings::word_keys).unwrap_or_default(),
    }
}

/// A value that counts.
#[derive(Clone)]
pub(super) struct TokenValue {
    pub text: String,
    /// The file and place that it was written in.
    pub file: Arc<SourceFile>,
    pub span: Span,
    /// Whether it came with the program.
    pub bundled: bool,
}

/// A token that counts: its value on a light page, and on each other ground that has its own. In the order of `GROUNDS`.
#[derive(Clone)]
pub(super) struct Resolved {
    light: TokenValue,
    others: [Option<TokenValue>; 4],
}

impl Resolved {
    /// The value on a ground.
    pub fn value(&self, ground: Ground) -> &TokenValue {
        match self.own(ground) {
            Some(value) => value,
            None if ground.instead() == Ground::Light => &self.light,
            None => self.value(ground.instead()),
        }
    }

    fn own(&self, ground: Ground) -> Option<&TokenValue> {
        let at = GROUNDS.iter().position(|known| *known == ground)?;
        if at == 0 { Some(&self.light) } else { self.others[at - 1].as_ref() }
    }
}

/// The tokens that templates and styles ask for, by name.
static KNOWN: LazyLock<BTreeMap<String, KnownToken>> =
    LazyLock::new(|| tokens::groups().into_iter().flat_map(|group| group.tokens).map(|token| (token.name.clone(), token)).collect());

/// All tokens that count, by name.
#[derive(Default)]
pub(super) struct Tokens(pub BTreeMap<String, Resolved>);

impl Tokens {
    /// Puts the tokens of a layer over those of the layers below it. They are taken as sound where nobody asks about this layer.
    pub fn put(
        &mut self,
        layer: &Layer,
        file: &Arc<SourceFile>,
        settings: &Entry<ThemeSettings>,
        is_asked: bool,
        findings: &mut Vec<Diagnostic>,
    ) {
        for (name, token) in settings.inside().tokens.iter().flat_map(|tokens| tokens.inside().iter()) {
            if !is_name(&name.value) {
                let help = "Use small letters, numbers and hyphens, with a letter first: `me-bright`.";
                findings.push(Diagnostic::error("theme-token", file, name.span, "This cannot be the name of a token.").help(help));
                continue;
            }
            let sort = KNOWN.get(&name.value).map(|known| known.sort);
            let mut take = |text: &Str| {
                let sound = match is_asked.then(|| values::trouble(sort, text.as_str())).flatten() {
                    None => true,
                    Some(ValueTrouble::TooSmall(help)) => {
                        let message = format!("`{}` is smaller here than every reader can use.", name.value);
                        findings.push(Diagnostic::warning("theme-size", file, text.span, message).help(help));
                        true
                    }
                    Some(ValueTrouble::Refused(message, help)) => {
                        findings.push(Diagnostic::error("theme-token", file, text.span, message).help(help));
                        false
                    }
                };
                let value =
                    || TokenValue { text: text.as_str().to_owned(), file: Arc::clone(file), span: text.span, bundled: layer.bundled };
                sound.then(value)
            };
            let Token { light, dark, cream, more, more_dark } = token.inside();
            let light = take(light);
            let own = [dark, cream, more, more_dark].map(|value| value.as_ref().map(&mut take));
            // A colour for light pages alone leaves every other ground as it was.
            let below = self.0.get(&name.value).map(|below| below.others.clone()).unwrap_or_default();
            let mut others = below.into_iter().zip(own).map(|(below, own)| own.unwrap_or(below));
            let others = std::array::from_fn(|_| others.next().flatten());
            if let Some(light) = light {
                self.0.insert(name.value.clone(), Resolved { light, others });
            }
        }
    }

    /// The tokens as custom properties of CSS.
    ///
    /// The grounds are switches. One is on (`initial`), the others are empty. `var(--D,#000)` is `#000` where the switch is
    /// on, and nothing if it is empty. So each value stands once, and a ground is the same set of values whether the
    /// device asks for it or the reader does. `--by-night` is on where one of the dark grounds is: a property made of switches
    /// is empty where all are, and on where one is.
    pub fn css(&self) -> String {
        use Ground::{Cream, Dark, Light, More, MoreDark};
        let light = turned(&[Dark, Cream, More, MoreDark], Light);
        let [dark, cream, more] = [Dark, Cream, More].map(|ground| turned(&[Light], ground));
        // These follow a rule that holds too: the dark one, and the one with more contrast.
        let (more_after_dark, then_dark) = (turned(&[Light, Dark], More), turned(&[Dark, More], MoreDark));
        let mut css = format!(
            ":root{{{light};--by-day:var(--L)var(--C)var(--M);--by-night:var(--D)var(--N)}}\
             @media screen{{\
             :root[data-ground=light]{{color-scheme:light}}\
             :root[data-ground=dark]{{{dark};color-scheme:dark}}\
             :root[data-ground=cream]{{{cream};color-scheme:light}}\
             :root[data-ground=more]{{{more}}}\
             }}\
             @media screen and (prefers-color-scheme:dark){{:root:not([data-ground]){{{dark}}}:root[data-ground=more]{{{then_dark}}}}}\
             @media screen and (prefers-contrast:more){{:root:not([data-ground]){{{more_after_dark}}}}}\
             @media screen and (prefers-contrast:more) and (prefers-color-scheme:dark){{:root:not([data-ground]){{{then_dark}}}}}\
             :root{{"
        );
        for (name, token) in &self.0 {
            let values = GROUNDS.map(|ground| token.value(ground).text.trim());
            let _ = write!(css, "--{name}:");
            if values.iter().all(|value| *value == values[0]) {
                css.push_str(values[0]);
            } else {
                for (ground, value) in GROUNDS.iter().zip(&values) {
                    let _ = write!(css, "var(--{},{value})", ground.switch());
                }
            }
            css.push(';');
        }
        css.push_str("}\n");
        css
    }
}

/// Some grounds turned off and one turned on.
fn turned(off: &[Ground], on: Ground) -> String {
    let off = off.iter().fold(String::new(), |css, ground| css + &format!("--{}: ;", ground.switch()));
    format!("{off}--{}:initial", on.switch())
}

/// Tokens of a project's own layers that neither the program nor any file of the layers knows.
fn unknown_tokens(layers: &[Layer], read: &[Option<Arc<Entry<ThemeSettings>>>], findings: &mut Vec<Diagnostic>) {
    let known: Vec<String> = tokens::groups().into_iter().flat_map(|group| group.tokens).map(|token| token.name).collect();
    for (layer, settings) in layers.iter().zip(read).filter(|(layer, _)| !layer.bundled) {
        let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) else { continue };
        let names = settings.inside().tokens.iter().flat_map(|tokens| tokens.inside().iter().map(|(name, _)| name));
        for name in names.filter(|name| is_name(&name.value) && !known.contains(&name.value) && !is_token_used(layers, name)) {
            let help = match nearest(&name.value, known.iter().map(String::as_str)) {
                Some(meant) => format!("Did you mean `{meant}`?"),
                None => "Take it out, or use it in a style sheet of your theme. `ourplan theme show` lists the tokens.".to_owned(),
            };
            let message = format!("No style sheet uses a token `{}`.", name.value);
            findings.push(Diagnostic::warning("theme-unknown-token", file, name.span, message).help(help));
        }
    }
}

/// Whether a style sheet or a template of any layer names the token.
fn is_token_used(layers: &[Layer], name: &At<String>) -> bool {
    let property = format!("--{}", name.value);
    let names = |text: &str| {
        text.match_indices(&property).any(|(at, _)| {
            !text[at + property.len()..].starts_with(|letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
        })
    };
    layers.iter().flat_map(|layer| &layer.files).any(|(path, file)| path != "theme.yaml" && names(file.text()))
}

fn is_name(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|letter: char| letter.is_ascii_lowercase())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// What of a layer has no use. `below` are the layers that it stands on, `logo` the file that `theme.yaml` names.
fn unused_files(layer: &Layer, below: &[Layer], logo: Option<&str>, findings: &mut Vec<Diagnostic>) {
    for (path, file) in &layer.files {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let known: Vec<&str> = below.iter().flat_map(|layer| layer.paths()).filter_map(|path| path.strip_prefix("templates/")).collect();
        let named = layer.files.iter().any(|(other, file)| other != path && other.starts_with("templates/") && file.text().contains(name));
        if !known.contains(&name) && !named {
            let first = file.text().lines().next().map_or(0, str::len);
            findings.push(unused(file, first, "No page uses a template of this name.", nearest(name, known.iter().copied())));
        }
        unknown_blocks(name, file, below, findings);
    }
    for path in layer.paths().filter(|path| path.starts_with("assets/")) {
        if ["assets/style.css", "assets/script.js"].contains(&path) || logo == Some(path) {
            continue;
        }
        // A picture has no line to show, so the finding stands at the settings.
        let Some(settings) = layer.files.get("theme.yaml") else { continue };
        let message = format!("The file `{path}` goes into no booklet.");
        let help = "A theme brings one style sheet, `assets/style.css`, and the picture that `logo` names. Take the file out, or write a small \
                    picture into the style sheet as `url(\"data:image/…\")`. A font cannot come along: the pages let none of a theme in.";
        findings.push(Diagnostic::warning("theme-unused", settings, Span::default(), message).help(help));
    }
}

/// Blocks that would replace something and replace nothing, since no template below has them.
fn unknown_blocks(name: &str, file: &std::sync::Arc<SourceFile>, below: &[Layer], findings: &mut Vec<Diagnostic>) {
    if scan::extends(file.text()).is_none() {
        return;
    }
    let templates = below.iter().flat_map(|layer| &layer.files).filter(|(path, _)| path.starts_with("templates/"));
    let known: BTreeSet<String> = templates.flat_map(|(_, file)| scan::blocks_of(file.text())).map(|block| block.name).collect();
    for block in scan::blocks_of(file.text()).into_iter().filter(|block| !block.inside && !known.contains(&block.name)) {
        let help = match nearest(&block.name, known.iter().map(String::as_str)) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => {
                format!("These blocks can be replaced: {}.", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            }
        };
        let message = format!("No template has a block `{}`, so nothing of this block in `{name}` is shown.", block.name);
        let span = Span::new(block.at, block.at + block.name.len());
        findings.push(Diagnostic::warning("theme-unused", file, span, message).help(help));
    }
}

fn unused(file: &std::sync::Arc<SourceFile>, length: usize, message: &str, meant: Option<&str>) -> Diagnostic {
    let help = match meant {
        Some(meant) => format!("Did you mean `{meant}`? Then rename the file."),
        None => "A template replaces one of the same name. `docs/reference/theme.md` lists the names.".to_owned(),
    };
    Diagnostic::warning("theme-unused", file, Span::new(0, length), message).help(help)
}
