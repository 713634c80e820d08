//! `double-negative`: two noes in one sentence, so that a reader must work out the yes.

use super::{Category, Rule, RuleContext};
use crate::diagnostics::{Diagnostic, Severity};

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
    look,
};

const NOT: [&str; 3] = ["not", "never", "cannot"];
const SECOND: [&str; 8] = ["no", "nobody", "nothing", "never", "nowhere", "none", "without", "unless"];
/// Words with a no inside.
const INSIDE: [&str; 16] = [
    "unlikely",
    "uncommon",
    "unusual",
    "unreasonable",
    "impossible",
    "inconsistent",
    "insignificant",
    "unaware",
    "unknown",
    "unwilling",
    "unable",
    "unhappy",
    "unimportant",
    "unwelcome",
    "disagree",
    "dislike",
];
/// Words that begin a new part of a sentence.
const PARTS: [&str; 13] = ["and", "but", "or", "because", "so", "if", "when", "that", "which", "who", "until", "while", "where"];

/// One finding a text.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for text in &context.reading().texts {
        let seen = text.sentences().find_map(|(unit, sentence)| {
            let words = unit.plain(sentence);
            // A comma parts two thoughts: "No, you will not move."
            let parted =
                |at: usize| unit.spoken.words[sentence.words[at].end..sentence.words[at + 1].start].contains([',', ';', ':', '–', '—']);
            twice(words, &parted).map(|(start, end)| (unit, sentence, start..end))
        });
        let Some((unit, sentence, words)) = seen else { continue };
        let place = text.place_of_words(context, unit, sentence, words);
        let help = "Say what will be so: `We ask you first`, `You may go when Sam says yes`.";
        found.push(RULE.at(context.file, place, "This sentence has two negatives.").help(help));
    }
}

/// The words from the first no to the second.
fn twice(words: &[String], parted: &dyn Fn(usize) -> bool) -> Option<(usize, usize)> {
    (0..words.len()).find_map(|start| {
        let first = words[start].as_str();
        let is_not = NOT.contains(&first) || first.ends_with("n't");
        let is_none = matches!(first, "no" | "nobody" | "nothing");
        if !is_not && !is_none || matches!(words.get(start + 1).map(String::as_str), Some("only" | "just" | "matter")) {
            return None;
        }
        for at in start + 1..words.len().min(start + 8) {
            if parted(at - 1) || PARTS.contains(&words[at].as_str()) {
                return None;
            }
            let next = words.get(at + 1).map_or("", String::as_str);
            let second = words[at].as_str();
            let both = match second {
                // "I cannot think after a night with no sleep" has two thoughts.
                "no" => is_not && at - start <= 3 && words[at - 1] != "with" && !matches!(next, "matter" | "longer"),
                _ if SECOND.contains(&second) || INSIDE.contains(&second) => is_not || matches!(second, "nothing" | "without" | "unless"),
                "not" => is_none && next == "to",
                _ => false,
            };
            if both {
                return Some((start, at + 1));
            }
        }
        None
    })
}
