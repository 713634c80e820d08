//! The council's own words in place of fixed phrases: looked up, compared with the phrase that they replace.

use super::layers::Layer;
use super::settings::{ThemeSettings, Wording};
use crate::content::Entry;
use crate::diagnostics::{Diagnostic, nearest};
use crate::language::{Locale, OwnWords, variables};
use crate::shape::Str;
use std::collections::BTreeMap;

/// Own words by language.
pub type Words = BTreeMap<&'static str, OwnWords>;

/// The longest wording, in letters.
const LONGEST: usize = 300;

/// Puts the words of a layer over those of the layers below it.
pub(super) fn put(words: &mut Words, layer: &Layer, settings: &Entry<ThemeSettings>, findings: &mut Vec<Diagnostic>) {
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
            for (style, text) in written(wording.inside()) {
                match trouble(locale, &key.value, style, text) {
                    Some((message, help)) => findings.push(Diagnostic::error("theme-words", file, text.span, message).help(help)),
                    None => own.put(&key.value, style, text.as_str()),
                }
            }
        }
    }
}

/// The languages and keys that a layer has words for.
pub(super) fn keys(settings: &Entry<ThemeSettings>) -> Vec<String> {
    let words = settings.inside().words.iter().flat_map(|words| words.inside().iter());
    words.flat_map(|(language, phrases)| phrases.inside().iter().map(|(key, _)| format!("{}: {}", language.value, key.value))).collect()
}

fn written(wording: &Wording) -> impl Iterator<Item = (Option<&'static str>, &Str)> {
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
fn trouble(locale: &Locale, key: &str, style: Option<&str>, text: &Str) -> Option<(String, String)> {
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

/// Phrases that whoever finds a booklet can read without opening it: the locked page, and the titles of windows.
pub(super) fn tells_nobody(key: &str) -> bool {
    key.starts_with("sealed-") || key.ends_with("-window") || ["neutral-title", "window-title"].contains(&key)
}
