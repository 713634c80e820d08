//! `words-that-threaten`: words that order a family about or threaten them.

use super::{Category, Rule, RuleContext};
use crate::check::reading::phrases_in;
use crate::diagnostics::{Diagnostic, Severity};
use crate::language::reading::PhraseIndex;
use crate::source::yaml::MOST_FINDINGS;
use std::sync::LazyLock;

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
    look,
};

const ASK: &str = "Write what we ask for, why, and what we do to help.";
const NEXT: &str = "Write calmly what happens next, who decides it, and what help there is before.";
const REWARD: &str = "Seeing family is a right and no reward. Write when they meet, and what makes it safe.";
const WHO: &str = "Write who does it: `Dad will`, `we ask Mum to`.";

/// What threatens, and what to do instead.
const WORDS: &[(&str, &str)] = &[
    ("must comply|cooperate|co-operate|engage|accept|obey|demonstrate|evidence|ensure|prioritise|attend", ASK),
    ("must not miss|fail|refuse", ASK),
    ("needs|need to comply|demonstrate|evidence|prioritise", ASK),
    ("has|have to comply|demonstrate|evidence", ASK),
    ("will be expected to", WHO),
    ("you are expected to", WHO),
    ("parents|mum|dad|family are|is expected to", WHO),
    ("are|is|be|was|were required to", WHO),
    ("or else", NEXT),
    ("otherwise we|i will stop|close|end|remove|escalate|apply", NEXT),
    ("otherwise we|i will have to stop|close|end|remove|escalate|apply|take|go", NEXT),
    ("otherwise we|i will go to court", NEXT),
    ("or|otherwise the council|court|police will", NEXT),
    ("consequences", NEXT),
    ("last|final chance|warning", NEXT),
    ("if you|mum|dad|they|he|she do|does|did not comply|engage|attend|follow|cooperate|co-operate|obey|sign|behave|change", NEXT),
    ("if you|mum|dad|they|he|she don't|doesn't|didn't comply|engage|attend|follow|cooperate|co-operate|obey|sign|behave|change", NEXT),
    ("if you|mum|dad|they|he|she fail|fails|refuse|refuses to", NEXT),
    ("failure to comply|attend|engage|cooperate", NEXT),
    ("you|child|children|he|she|they will|could|may be removed", NEXT),
    ("will|could|may be removed from your|his|her|their|the|home", NEXT),
    ("you|child|children|he|she|they will|could|may be taken away", NEXT),
    ("take|takes|taking you|him|her|them|children away", NEXT),
    ("run|runs away again you|he|she will be moved", NEXT),
    ("if you|he|she hit|hits|hurt|hurts anyone|somebody|someone you|he|she will", NEXT),
    ("we will take * away", NEXT),
    ("we will take * into care", NEXT),
    ("we will go to court if|unless", NEXT),
    ("we will go back to court if|unless", NEXT),
    ("council|we may|will|could remove you|him|her|them", NEXT),
    ("cannot|can't see * until you|he|she behave|behaves", REWARD),
    ("until you|he|she behave|behaves", REWARD),
    ("seeing|visiting|ringing * is a reward", REWARD),
    ("reward for good weeks|behaviour|days", REWARD),
    ("earn|earns|earning your|his|her|their phone calls|visits|time|contact", REWARD),
    ("earn|earns|earning your|his|her|their visit|call", REWARD),
    ("will|could be escalated", NEXT),
    ("we will escalate", NEXT),
    ("legal action", NEXT),
    ("will not|never be tolerated|accepted", ASK),
    ("won't be tolerated|accepted", ASK),
    ("zero tolerance", ASK),
    ("no excuses", ASK),
    ("non-negotiable", ASK),
    ("you have been warned", NEXT),
];

static PHRASES: LazyLock<PhraseIndex> = LazyLock::new(|| PhraseIndex::of(WORDS.iter().map(|(words, _)| *words)));

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    for seen in phrases_in(context.reading().texts.iter(), &PHRASES).into_iter().take(MOST_FINDINGS) {
        let (_, help) = WORDS[seen.phrase];
        let place = seen.text.place_of_words(context, seen.unit, seen.sentence, seen.words.clone());
        let message = format!("{} sounds like a threat or an order.", seen.named(context, "This"));
        found.push(RULE.at(context.file, place, message).help(help));
    }
}
