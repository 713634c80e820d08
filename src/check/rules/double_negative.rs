//! `double-negative`: two noes in one sentence, so that a reader must work out the yes.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::NegativeWords;

/// The rule.
pub static RULE: Rule = Rule {
    code: "double-negative",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "One part of a sentence has two negatives.",
    why: "A slow reader keeps one of the two and understands the opposite.",
    example: "if_things_change: We do not change the plan without asking you.",
    better: "if_things_change: We ask you before we change the plan.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// One finding a text.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let seen = text.sentences().find_map(|(unit, sentence)| {
            let words = unit.plain(sentence);
            // A comma parts two thoughts: "No, you will not move."
            let parted =
                |at: usize| unit.spoken.words[sentence.words[at].end..sentence.words[at + 1].start].contains([',', ';', ':', '–', '—']);
            twice(words, &parted, &context.locale.checks().double_negative).map(|(start, end)| (unit, sentence, start..end))
        });
        let Some((unit, sentence, words)) = seen else { continue };
        let place = text.place_of_words(context, unit, sentence, words);
        let help = "Say what will be so: `We ask you first`, `You may go when Sam says yes`.";
        found.push(RULE.at(context.file, place, "This sentence has two negatives.").help(help));
    }
}

/// The words from the first no to the second.
fn twice(words: &[String], parted: &dyn Fn(usize) -> bool, known: &NegativeWords) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|start| {
        let first = words[start].as_str();
        let is_not = known.not.has(first) || known.not_endings.iter().any(|ending| first.ends_with(ending));
        let is_none = known.none.has(first);
        if !is_not && !is_none || words.get(start + 1).is_some_and(|next| known.goes_on.has(next)) {
            return None;
        }
        for at in start + 1..words.len().min(start + 8) {
            if parted(at - 1) || known.parts.has(&words[at]) {
                return None;
            }
            let next = words.get(at + 1).map_or("", String::as_str);
            let second = words[at].as_str();
            let both = if known.near.has(second) {
                // "I cannot think after a night with no sleep" has two thoughts.
                is_not && at - start <= 3 && !known.not_after.has(&words[at - 1]) && !known.not_before.has(next)
            } else if known.second.has(second) || known.inside.has(second) {
                is_not || known.after_none.has(second)
            } else {
                is_none && known.none_then.has(&[second, next])
            };
            if both {
                return Some((start, at + 1));
            }
        }
        None
    })
}
