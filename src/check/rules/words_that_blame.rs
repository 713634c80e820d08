//! `words-that-blame`: words that blame a child or a family for what is hard.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::check::reading::unkind_in;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::yaml::MOST_FINDINGS;

/// The rule.
pub static RULE: Rule = Rule {
    code: "words-that-blame",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "Words of a text sound as if a child or a family were to blame.",
    why: "People who feel blamed stop talking to us, and a child believes what is written about them.",
    example: "if_things_change: Dad failed to bring us to school.",
    better: "if_things_change: Dad could not bring us to school, because he was at work.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(blame) = plain::language(context).and_then(|language| language.blame().ok()?) else { return };
    for (seen, instead) in unkind_in(context.reading().texts.iter(), blame).into_iter().take(MOST_FINDINGS) {
        let place = seen.text.place_of_words(context, seen.unit, seen.sentence, seen.words.clone());
        let message = format!("{} sounds as if somebody were to blame.", seen.named(context, "This"));
        found.push(RULE.at(context.file, place, message).help(instead));
    }
}
