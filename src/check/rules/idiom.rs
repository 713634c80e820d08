//! `idiom`: words that mean something else than they say, for a reader who takes words as they are.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::check::reading::{TextRead, phrases_in};
use crate::diagnostics::{Diagnostic, Severity};
use crate::plan::Style;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule {
    code: "idiom",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "An idiom in a text for a reader who may take words literally: in easier words, or in an autistic child's plan.",
    why: "A reader who takes words literally pictures a person with a lot of plates.",
    example: "booklets: {amira: {style: easier}}
if_things_change: If Mum is under the weather, Dad stays home.",
    better: "booklets: {amira: {style: easier}}
if_things_change: If Mum is ill, Dad stays home.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(locale) = plain::language(context) else { return };
    let idioms = locale.idioms();
    let literal = is_literal(context);
    let counts = |text: &&TextRead<'_>| {
        let young = text.styles.contains(&Style::Child) || text.styles.contains(&Style::Teen);
        text.styles.contains(&Style::Easier) || (literal && young)
    };
    let mut told = BTreeSet::new();
    for seen in phrases_in(context.reading().texts.iter().filter(counts), locale.idiom_index()) {
        // An idiom is told once a plan, at its first place.
        let Some(idiom) = idioms.get(seen.phrase).filter(|_| told.insert(seen.phrase)) else { continue };
        let place = seen.text.place_of_words(context, seen.unit, seen.sentence, seen.words.clone());
        let message = format!("“{}” means something else than its words say.", idiom.words);
        found.push(RULE.at(context.file, place, message).help(format!("Say it as it is: {}.", idiom.say)));
    }
}

/// Whether the plan says that the child takes words as they are.
fn is_literal(context: &RuleContext<'_>) -> bool {
    let about_child = context
        .walk
        .texts
        .iter()
        .filter(|seen| ["identity", "about_me", "child", "health"].iter().any(|key| seen.path.first() == Some(key)));
    let mut words = about_child.flat_map(|seen| seen.text.as_str().split(|sign: char| !sign.is_alphabetic()));
    words.any(|word| context.locale.checks().takes_words_literally.has(&word.to_lowercase()))
}
