//! `words-that-threaten`: words that order a family about or threaten them.

use super::{Category, Rule, RuleContext};
use crate::check::plain;
use crate::check::reading::unkind_in;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::yaml::MOST_FINDINGS;

/// The rule.
pub static RULE: Rule = Rule {
    code: "words-that-threaten",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "Words of a text order people about or threaten them.",
    why: "Fear makes people hide what is wrong. Nobody can ask for help from somebody who threatens them.",
    example: "if_things_change: Dad must comply with the plan, or there will be consequences.",
    better: "if_things_change: If the plan does not work for Dad, he tells Grace and we change it together.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(threats) = plain::language(context).and_then(|language| language.threats().ok()?) else { return };
    for (seen, instead) in unkind_in(context.reading().texts.iter(), threats).into_iter().take(MOST_FINDINGS) {
        let place = seen.text.place_of_words(context, seen.unit, seen.sentence, seen.words.clone());
        let message = format!("{} sounds like a threat or an order.", seen.named(context, "This"));
        found.push(RULE.at(context.file, place, message).help(instead));
    }
}
