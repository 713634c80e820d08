//! `theme.yaml`: a theme's name, what it extends, its tokens, its logo and its own words.

use crate::content::{Entry, Labels};
use crate::diagnostics::Diagnostic;
use crate::shape::{Count, FOR_EVERY_READER, Field, Intake, Map, Record, Str, record};
use crate::source::{SourceFile, Span, yaml};
use std::sync::Arc;

record! {
    /// A theme.
    #[unlabelled(FOR_EVERY_READER)]
    pub struct ThemeSettings {
        /// The name, the same as its folder's.
        name: Str,
        /// The name as people read it.
        title: Option<Str>,
        /// The version of the theme, like `1.0.0`.
        version: Option<Str>,
        /// The version of the stable surface that the theme was written for. `ourplan theme check` says what has changed since.
        made_for: Option<Count>,
        /// What it is like, in one or two sentences.
        description: Option<Str>,
        /// The theme that it extends: `plain`, `pebble`, `ink`, or another one of the project. Left out: `plain`.
        extends: Option<Str>,
        /// Sections of the style sheets below that this theme's own style sheet replaces, by name: `people`.
        replaces: Vec<Str>,
        /// The council's logo, at the foot of every page.
        logo: Option<Entry<LogoSetting>>,
        /// Colours, sizes and spaces by name. Each becomes a CSS custom property: `radius` is `--radius`.
        tokens: Option<Entry<Map<Entry<Token>, 4>>>,
        /// The council's own words in place of fixed phrases: a language, then phrases by their key.
        words: Option<Entry<Map<Entry<Map<Entry<Wording>, 4>>, 4>>>,
    }
}

record! {
    /// A logo: a picture in the theme's own folder, and its words.
    #[unlabelled(FOR_EVERY_READER)]
    pub struct LogoSetting {
        /// The file from the theme's folder on: `assets/logo.svg`. It may also be PNG, JPEG, WebP or GIF.
        file: Str,
        /// What is on it, for those who do not see it: `Exampleshire Council`.
        words: Str,
    }
}

record! {
    /// A token: one value, or one for each ground that a reader can choose.
    #[unlabelled(FOR_EVERY_READER)]
    pub struct Token {
        /// The value, and the value on a light page.
        light: Str,
        /// The value on a dark page. Left out, this and the next three are as in the theme that this one extends; where that has
        /// none, the same as on a light page.
        dark: Option<Str>,
        /// The value on a cream page.
        cream: Option<Str>,
        /// The value on a light page where the reader wants more contrast.
        more: Option<Str>,
        /// The value on a dark page where the reader wants more contrast. Where no theme has one: the same as on a dark page.
        more_dark: Option<Str>,
    }
    short Str => |light| Token { light, dark: None, cream: None, more: None, more_dark: None }
}

record! {
    /// The words of a phrase: the same in every style, or some for a style.
    #[unlabelled(FOR_EVERY_READER)]
    pub struct Wording {
        /// The words in every style that has none of its own here.
        words: Option<Str>,
        /// The words in the style `easier`.
        easier: Option<Str>,
        /// The words in the style `child`.
        child: Option<Str>,
        /// The words in the style `teen`.
        teen: Option<Str>,
        /// The words in the style `family`.
        family: Option<Str>,
        /// The words in the style `worker`.
        worker: Option<Str>,
    }
    short Str => |words| Wording { words: Some(words), easier: None, child: None, teen: None, family: None, worker: None }
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
