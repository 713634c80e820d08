//! `long-sentence`: a sentence is too long for those who read it.

use super::{Category, Rule, RuleContext};
use crate::check::reading::{for_whom, limits};
use crate::diagnostics::{Diagnostic, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "long-sentence",
    severity: Severity::Warning,
    category: Category::PlainWords,
    what: "A sentence is too long for a reader who gets it.",
    why: "A slow reader has lost the beginning of a long sentence before its end.",
    example: "if_things_change: If Mum is in hospital again then Dad stays at home with us and he rings Grace in the morning so that she can come round and talk about school.",
    better: "if_things_change: If Mum is in hospital again, Dad stays at home. He rings Grace in the morning. Grace comes to talk about school.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// One finding a text: who shortens the longest sentence looks at the others too.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let style = text.strictest();
        let Some(limits) = limits(style) else { continue };
        let longest = text.sentences().max_by_key(|(_, sentence)| sentence.words.len());
        let Some((unit, sentence)) = longest.filter(|(_, sentence)| sentence.words.len() > limits.too_long) else { continue };
        let (length, most, whom) = (sentence.words.len(), limits.too_long, for_whom(style));
        let message = format!("This sentence has {length} words. The most {whom} is {most}.");
        let help = "Write two or three sentences, with one thought in each.";
        found.push(RULE.at(context.file, text.place(context, unit, sentence.range.clone()), message).help(help));
    }
}
