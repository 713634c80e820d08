//! `hard-word`: a word that many of those who read it may not know.

use super::{Category, Rule, RuleContext};
use crate::check::reading::for_whom;
use crate::diagnostics::{Diagnostic, Severity};
use crate::source::Span;
use crate::source::yaml::MOST_FINDINGS;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "hard-word",
    severity: Severity::Hint,
    category: Category::PlainWords,
    what: "A word is not among the common words that a reader who gets it is taken to know.",
    why: "A word that a child does not know can change what the whole sentence means to them.",
    example: "if_things_change: Dad will endeavour to see Nan.",
    better: "if_things_change: Dad will try to see Nan.",
    source: None,
    asks_beyond_a_part: true,
    look,
};

/// Where the child's own things stand: who likes kestrels knows the word.
const OWN_THINGS: [&str; 2] = ["about_me", "matters_to_me"];

/// A word that may be hard. It is not named: it could be one of a text that is withheld elsewhere.
struct Hard {
    place: Span,
    whom: &'static str,
    count: usize,
}

/// One finding a word: at its first place, with how often it stands in the plan.
fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let reading = context.reading();
    let mut places: Vec<Hard> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for text in reading.texts.iter().filter(|text| text.seen.path.first().is_none_or(|first| !OWN_THINGS.contains(first))) {
        for (unit, sentence) in text.sentences() {
            for at in reading.hard_words(unit, sentence, text.strictest()) {
                let new = places.len();
                // No more are told than this, and each place costs a walk through its text.
                if new >= MOST_FINDINGS {
                    continue;
                }
                let number = *known.entry(unit.word(sentence, at).to_lowercase()).or_insert(new);
                if number == new {
                    let place = text.place_of_words(context, unit, sentence, at..at + 1);
                    places.push(Hard { place, whom: for_whom(text.strictest()), count: 0 });
                }
                places[number].count += 1;
            }
        }
    }
    for Hard { place, whom, count } in places {
        let times = if count > 1 { format!(" It stands here {count} times.") } else { String::new() };
        let message = format!("This word may be hard {whom}.{times}");
        let help = "Write a word that you would say at the kitchen table, or explain this one under `explain:`.";
        found.push(RULE.at(context.file, place, message).help(help));
    }
}
