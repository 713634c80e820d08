//! The fixed phrases of a language, from `phrases.ftl` (Fluent).

use super::fragments;
use super::own::{self, OwnWords, WrittenPhrase};
use crate::system_error::SystemError;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use std::collections::HashMap;
use unic_langid::LanguageIdentifier;

/// What a phrase is filled with.
#[derive(Clone, Copy, Debug)]
pub enum Arg<'a> {
    /// Words: a name, a day, or a word to choose by.
    Text(&'a str),
    /// A number to count by.
    Number(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Arg::Number(number)
    }
}

/// All phrases of one language.
pub(super) struct Phrases {
    bundle: FluentBundle<FluentResource>,
    source: &'static str,
    keys: Vec<&'static str>,
    /// The phrases that are the same for every reader: most of them, and the quickest to say.
    always_same: HashMap<&'static str, &'static str>,
    /// Somebody's own words in place of some phrases.
    pub(super) own: OwnWords,
}

impl Phrases {
    /// Reads `phrases.ftl`.
    pub(super) fn read(tag: &str, source: &'static str) -> Result<Self, String> {
        let language: LanguageIdentifier = tag.parse().map_err(|_| format!("{tag} is not a language tag"))?;
        let resource =
            FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| format!("phrases.ftl of {tag} cannot be read: {errors:?}"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).map_err(|errors| format!("phrases.ftl of {tag}: {}", listed(&errors)))?;
        let keys = fragments::lines(source).filter_map(|line| line.key).collect();
        Ok(Phrases { bundle, source, keys, always_same: always_same(source), own: OwnWords::default() })
    }

    /// A phrase, filled.
    pub(super) fn say(&self, key: &str, style: &str, args: &[(&str, Arg<'_>)]) -> Result<String, SystemError> {
        if let Some(own) = self.own.say(key, style, args) {
            return Ok(own);
        }
        if let Some(same) = self.always_same.get(key) {
            return Ok((*same).to_owned());
        }
        let message = self.bundle.get_message(key).ok_or_else(|| SystemError::Inside(format!("the phrase {key} is missing")))?;
        let pattern = message.get_attribute(style).map(|attribute| attribute.value()).or_else(|| message.value());
        let pattern = pattern.ok_or_else(|| SystemError::Inside(format!("the phrase {key} has no words")))?;
        let mut filling = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => filling.set(*name, FluentValue::from(*text)),
                Arg::Number(number) => filling.set(*name, FluentValue::from(*number)),
            }
        }
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&filling), &mut errors);
        if errors.is_empty() {
            return Ok(said.into_owned());
        }
        Err(SystemError::Inside(format!("the phrase {key} cannot be filled: {}", listed(&errors))))
    }

    /// Whether there is a phrase of this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The keys of all phrases.
    pub(super) fn keys(&self) -> &[&'static str] {
        &self.keys
    }

    /// The words of all phrases, cut where a value stands. Words that a theme brought are not among them: the audit trusts only
    /// the program's own, and would rather stop a booklet too many.
    pub(super) fn fragments(&self) -> Vec<String> {
        fragments::lines(self.source).flat_map(|line| fragments::between_values(line.text)).collect()
    }

    /// How a phrase is written, in a style.
    pub(super) fn written(&self, key: &str, style: Option<&str>) -> Option<WrittenPhrase> {
        own::written(self.source, key, style)
    }
}

/// The phrases of one line with no value, no choice and no style of their own.
fn always_same(source: &'static str) -> HashMap<&'static str, &'static str> {
    let mut same = HashMap::new();
    let mut last = None;
    for line in fragments::lines(source) {
        match (line.key, last) {
            (Some(key), _) => {
                if !line.text.is_empty() && !line.text.contains('{') {
                    same.insert(key, line.text);
                }
                last = Some(key);
            }
            // A line that goes on: a style, a variant, more words.
            (None, Some(key)) => {
                same.remove(key);
            }
            (None, None) => {}
        }
    }
    same
}

fn listed(errors: &[FluentError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_says_what_fluent_says() {
        let phrases = Phrases::read("en", include_str!("../../locales/en/phrases.ftl")).expect("English can be read");
        assert!(phrases.always_same.len() > 100);
        for (key, quick) in &phrases.always_same {
            let message = phrases.bundle.get_message(key).expect("the phrase is there");
            assert!(message.attributes().next().is_none(), "{key} differs by style");
            let mut errors = Vec::new();
            let slow = phrases.bundle.format_pattern(message.value().expect("it has words"), None, &mut errors);
            assert_eq!((*quick, errors.len()), (slow.as_ref(), 0), "{key}");
        }
    }
}
