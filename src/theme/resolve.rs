//! The tokens of all layers put together: of each, the value that counts, and where somebody wrote it.

use super::grounds::{GROUNDS, Ground};
use super::layers::Layer;
use super::settings::{ThemeSettings, Token};
use super::tokens::{self, Known};
use super::values::{self, Trouble};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::shape::Str;
use crate::source::{At, SourceFile, Span};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock};

/// A value that counts.
#[derive(Clone)]
pub(super) struct Value {
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
    light: Value,
    others: [Option<Value>; 4],
}

impl Resolved {
    /// The value on a ground.
    pub fn value(&self, ground: Ground) -> &Value {
        match self.own(ground) {
            Some(value) => value,
            None if ground.instead() == Ground::Light => &self.light,
            None => self.value(ground.instead()),
        }
    }

    fn own(&self, ground: Ground) -> Option<&Value> {
        let at = GROUNDS.iter().position(|known| *known == ground)?;
        if at == 0 { Some(&self.light) } else { self.others[at - 1].as_ref() }
    }
}

/// The tokens that templates and styles ask for, by name.
static KNOWN: LazyLock<BTreeMap<String, Known>> =
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
                    Some(Trouble::TooSmall(help)) => {
                        let message = format!("`{}` is smaller here than every reader can use.", name.value);
                        findings.push(Diagnostic::warning("theme-size", file, text.span, message).help(help));
                        true
                    }
                    Some(Trouble::Refused(message, help)) => {
                        findings.push(Diagnostic::error("theme-token", file, text.span, message).help(help));
                        false
                    }
                };
                let value = || Value { text: text.as_str().to_owned(), file: Arc::clone(file), span: text.span, bundled: layer.bundled };
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
pub(super) fn unknown(layers: &[Layer], read: &[Option<Arc<Entry<ThemeSettings>>>], findings: &mut Vec<Diagnostic>) {
    let known: Vec<String> = tokens::groups().into_iter().flat_map(|group| group.tokens).map(|token| token.name).collect();
    for (layer, settings) in layers.iter().zip(read).filter(|(layer, _)| !layer.bundled) {
        let (Some(settings), Some(file)) = (settings, layer.files.get("theme.yaml")) else { continue };
        let names = settings.inside().tokens.iter().flat_map(|tokens| tokens.inside().iter().map(|(name, _)| name));
        for name in names.filter(|name| is_name(&name.value) && !known.contains(&name.value) && !is_used(layers, name)) {
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
fn is_used(layers: &[Layer], name: &At<String>) -> bool {
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
