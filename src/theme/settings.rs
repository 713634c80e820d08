//! `theme.yaml`: a theme's name, what it extends, its tokens, its logo and its own words in place of fixed phrases.

use super::layers::Layer;
use crate::content::{Entry, Labels};
use crate::diagnostics::{Diagnostic, nearest};
use crate::language::{Locale, OwnWords, variables};
use crate::shape::{Count, Decoder, FOR_EVERY_READER, Field, Map, Record, Str, record};
use crate::source::{SourceFile, Span, yaml};
use std::collections::BTreeMap;
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
    let Some(node) = node else { return (Entry::new(Labels::default(), Span::default(), ThemeSettings::missing()), findings) };
    let mut decoder = Decoder::new(file);
    let settings = <Entry<ThemeSettings> as Field>::read(&node, &mut decoder);
    findings.append(&mut decoder.findings);
    (settings, findings)
}

/// Own words by language.
pub type ThemeWords = BTreeMap<&'static str, OwnWords>;

/// The longest wording, in letters.
const LONGEST: usize = 300;

/// Puts the words of a layer over those of the layers below it.
pub(super) fn put_words(words: &mut ThemeWords, layer: &Layer, settings: &Entry<ThemeSettings>, findings: &mut Vec<Diagnostic>) {
    let Some(file) = layer.files.get("theme.yaml") else { return };
    for (language, phrases) in settings.inside().words.iter().flat_map(|words| words.inside().iter()) {
        let Some(locale) = Locale::tags().into_iter().find(|tag| *tag == language.value).and_then(|tag| Locale::bundled(tag).ok()) else {
            let help = format!("These are here: {}.", Locale::tags().join(", "));
            findings.push(Diagnostic::error("theme-words", file, language.span, "There is no language of this tag.").help(help));
            continue;
        };
        let own = words.entry(locale.tag()).or_default();
        for (key, wording) in phrases.inside().iter() {
            if !locale.has(&key.value) {
                let help = match nearest(&key.value, locale.keys().iter().copied()) {
                    Some(meant) => format!("Did you mean `{meant}`?"),
                    None => "The keys stand in `locales/en/phrases.ftl`.".to_owned(),
                };
                findings.push(Diagnostic::error("theme-words", file, key.span, "There is no phrase of this key.").help(help));
                continue;
            }
            for (style, text) in written_words(wording.inside()) {
                match wrong_words(locale, &key.value, style, text) {
                    Some((message, help)) => findings.push(Diagnostic::error("theme-words", file, text.span, message).help(help)),
                    None => own.put(&key.value, style, text.as_str()),
                }
            }
        }
    }
}

/// The languages and keys that a layer has words for.
pub(super) fn word_keys(settings: &Entry<ThemeSettings>) -> Vec<String> {
    let words = settings.inside().words.iter().flat_map(|words| words.inside().iter());
    words.flat_map(|(language, phrases)| phrases.inside().iter().map(|(key, _)| format!("{}: {}", language.value, key.value))).collect()
}

fn written_words(wording: &Wording) -> impl Iterator<Item = (Option<&'static str>, &Str)> {
    let Wording { words, easier, child, teen, family, worker } = wording;
    let styles = [
        (None, words),
        (Some("easier"), easier),
        (Some("child"), child),
        (Some("teen"), teen),
        (Some("family"), family),
        (Some("worker"), worker),
    ];
    styles.into_iter().filter_map(|(style, text)| Some((style, text.as_ref()?)))
}

/// Why words cannot stand in the place of a phrase, and what to write.
fn wrong_words(locale: &Locale, key: &str, style: Option<&str>, text: &Str) -> Option<(String, String)> {
    let text = text.as_str();
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) || text.contains("://") || text.contains("](") {
        let message = "These words cannot stand in a booklet.".to_owned();
        return Some((message, format!("Write one line of at most {LONGEST} letters, without an address and without a link.")));
    }
    if tells_nobody(key) {
        let message = format!("`{key}` stays as it is: it must tell nobody whose booklet it is, or who made it.");
        return Some((message, "Take it out.".to_owned()));
    }
    let phrase = locale.written(key, style)?;
    if phrase.chooses {
        let message = format!("`{key}` has several forms that the program chooses from, so a theme cannot replace it.");
        return Some((message, "Take it out. Words of a council for one thing can stand under `say` in `ourplan.yaml`.".to_owned()));
    }
    let listed =
        |names: &std::collections::BTreeSet<String>| names.iter().map(|name| format!("`{{ ${name} }}`")).collect::<Vec<_>>().join(", ");
    match variables(text) {
        Some(found) if found == phrase.variables => None,
        _ if phrase.variables.is_empty() => Some((
            "These words have a value in braces, and this phrase has none.".to_owned(),
            "Write words alone, without `{` and `}`.".to_owned(),
        )),
        _ => Some((
            "These words do not have the same values in braces as the phrase that they replace.".to_owned(),
            format!("Write each of these once or more, and no other: {}.", listed(&phrase.variables)),
        )),
    }
}

/// Phrases that can be read without opening a booklet: the locked page, and the titles of windows.
pub(super) fn tells_nobody(key: &str) -> bool {
    key.starts_with("sealed-") || key.ends_with("-window") || ["neutral-title", "window-title"].contains(&key)
}
