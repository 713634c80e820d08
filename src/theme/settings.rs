//! `theme.yaml`: a theme's name, what it extends, and its tokens.

use crate::content::{Entry, Labels};
use crate::diagnostics::Diagnostic;
use crate::shape::{Field, Intake, Map, Record, Str, record};
use crate::source::{SourceFile, Span, yaml};
use std::sync::Arc;

record! {
    /// A theme.
    pub struct ThemeSettings {
        /// The name, the same as its folder's.
        name: Str,
        /// The name as people read it.
        title: Option<Str>,
        /// The version of the theme, like `1.0.0`.
        version: Option<Str>,
        /// What it is like, in one or two sentences.
        description: Option<Str>,
        /// The theme that it extends. Left out: `plain`.
        extends: Option<Str>,
        /// Colours, sizes and spaces by name. Each becomes a CSS custom property: `radius` is `--radius`.
        tokens: Option<Entry<Map<Entry<Token>, 2>>>,
    }
}

record! {
    /// A token: one value, or one for light and one for dark.
    pub struct Token {
        /// The value, and the value on a light page.
        light: Str,
        /// The value on a dark page.
        dark: Option<Str>,
    }
    short Str => |light| Token { light, dark: None }
}

/// Reads a theme's settings.
pub fn read(file: &Arc<SourceFile>) -> (Entry<ThemeSettings>, Vec<Diagnostic>) {
    let (node, mut findings) = yaml::parse(file);
    let Some(node) = node else { return (Entry::new(Labels::default(), Span::default(), ThemeSettings::hole()), findings) };
    let mut intake = Intake::new(file);
    let settings = <Entry<ThemeSettings> as Field>::read(&node, &mut intake);
    findings.append(&mut intake.findings);
    (settings, findings)
}
