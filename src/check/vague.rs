//! Actions of which nobody could say on the day whether they were done, and what to write instead.

use super::phrases::{opens, words};
use crate::language::{Locale, VagueWords};
use std::collections::BTreeSet;

/// What to write instead of an action that says too little; `None` if it can be seen on the day.
///
/// `names` are the names of the plan's people, in small letters.
#[must_use]
pub fn instead<'w>(text: &str, names: &BTreeSet<String>, locale: &'w Locale) -> Option<&'w str> {
    let vague = &locale.checks().vague;
    let written = words(text);
    if vague.anywhere.phrases.stand_in(&written) {
        return Some(&vague.anywhere.write);
    }
    // A number or a weekday is something to look for on the day.
    if written.iter().any(|word| word.starts_with(|first: char| first.is_ascii_digit()) || is_day(word, locale)) {
        return None;
    }
    let named = |word: &String| vague.people.has(word) || names.contains(word);
    let after = written.iter().position(|word| !named(word)).unwrap_or_default();
    let is_link = written.get(after).is_some_and(|word| after > 0 && vague.links.has(word));
    opening(written.get(if is_link { after + 1 } else { 0 }..).unwrap_or_default(), vague)
}

/// "Monday", "mondays", "monday's".
fn is_day(word: &str, locale: &Locale) -> bool {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    locale.is_weekday(word) || locale.is_weekday(bare)
}

fn opening<'w>(words: &[String], vague: &'w VagueWords) -> Option<&'w str> {
    let (phrase, help) =
        vague.openings.iter().find_map(|one| Some((one.phrases.iter().find(|phrase| opens(words, phrase))?, one.write.as_str())))?;
    let rest = words.get(phrase.split(' ').count()..).unwrap_or_default();
    if vague.plain.get(phrase).is_some_and(|after| after.iter().any(|after| opens(rest, after))) {
        return None;
    }
    // "Support Mum to ring the nurse" says what happens; "support Mum to engage" does not.
    match rest.iter().position(|word| vague.leads_on_by.has(word)).filter(|_| vague.leads_on.has(phrase)) {
        Some(to) => opening(rest.get(to + 1..).unwrap_or_default(), vague),
        None => Some(help),
    }
}
