//! Whether a text speaks of violence in a family: our own list of phrases, and sentences in which one of the family hurts another.

use super::Look;
use super::phrases::{list, words};
use crate::language::reading::{PhraseIndex, QuickMap};
use crate::plan::PersonPart;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Phrases that speak of it whoever does it.
const PHRASES: [&str; 32] = [
    "domestic abuse|violence",
    "domestically abusive|violent",
    "abusive partner|relationship|relationships|husband|wife|ex|home",
    "violent partner|relationship|relationships|husband|wife|ex|home|man|towards|to",
    "violence",
    "coercive control|controlling|behaviour|relationship",
    "controlling and coercive",
    "controlling partner|relationship|husband|wife",
    "bail condition|conditions",
    "police bail",
    "on bail",
    "non molestation",
    "nonmolestation",
    "restraining order|orders",
    "occupation order",
    "protection order|notice against",
    "women's|womens refuge",
    "in|from|at|to|into a|the|our refuge",
    "refuge worker|place|space|address",
    "marac",
    "idva",
    "strangled|strangles|strangling mum|mummy|her|me|him",
    "beat|beats|beating mum|mummy|mam|her|him|me|us|you|dad up",
    "beats|hits|punches people|women at home",
    "honour based abuse",
    "forced marriage",
    "forced to marry",
    "stalks|stalked|stalking mum|mummy|her|us|dad|him",
    "threatened|threatens to kill|hurt mum|mummy|her|us|me|dad|him",
    "black eye from",
    "fled from dad|mum|him|her|home",
    "fled dad|mum|him|her",
];

/// Words before "violence" that make it another kind.
const ELSEWHERE: &str = "youth, gang, knife, gun, street, non, football, screen, cartoon";

/// What one person does to another. Every word of a text is looked up here.
static HURTS: LazyLock<QuickMap<&'static str, ()>> = LazyLock::new(|| list(HURTS_WORDS).map(|word| (word, ())).collect());

const HURTS_WORDS: &str = "hit, hits, hitting, hurt, hurts, hurting, punched, punches, punching, kicked, kicks, kicking, slapped, slaps, slapping, \
                     smacked, smacks, strangled, choked, attacked, attacks, assaulted, assaults, abused, abuses, threatened, threatens";

/// Those of a family who can hurt somebody, as a child says it.
const WHO: &str = "mum, mummy, mam, mammy, mom, mother, dad, daddy, dada, papa, father, stepdad, stepfather, stepmum, stepmother, \
                   boyfriend, girlfriend, partner, husband, wife, ex, uncle, parent, parents";

/// Those whom they hurt.
const WHOM: &str = "me, us, you, him, them, mum, mummy, mam, mammy, mom, mother, dad, daddy, father, child, children, kids, baby, boys, girls, \
                    brother, sister, brothers, sisters, wife, husband, partner, girlfriend, boyfriend";

/// Parents: "he hit Mum" is about a home, "he hit me" may be about a playground.
const PARENTS: &str = "mum, mummy, mam, mammy, mom, mother, dad, daddy, father";

/// Words between who and what they do.
const BETWEEN: &str = "has, had, have, who, has, often, also, then, once, used, to, would, will, may, could, been, keeps, kept, started, sometimes, \
                       really, badly, was, is, did, even, always, nearly, and, shouted, shouts, drank, drinks";

/// Words after "her" when it stands for a person: "hit her in the face", and not "hurt her back".
const AFTER_HER: &str =
    "in, on, with, and, when, at, again, many, so, badly, a, because, last, once, twice, by, but, or, too, often, every";

/// Words that may stand before somebody: "my dad", "the children".
const BEFORE: &str = "my, your, his, her, our, their, the, both";

static INDEX: LazyLock<PhraseIndex> = LazyLock::new(|| PhraseIndex::of(PHRASES));

/// The names of the plan's family, in small letters.
pub struct Names(BTreeSet<String>);

impl Names {
    /// Those of a plan: what its child calls parents and others of the family.
    pub fn of(look: &Look<'_>) -> Self {
        let people = look.people().iter().map(|(_, person)| person.inside());
        let family = people.filter(|person| person.part.is_some_and(|part| part.value == PersonPart::Family));
        Names(family.filter_map(|person| words(person.name.as_ref()?.as_str()).into_iter().next()).collect())
    }

    /// Whether a text speaks of violence in a family.
    #[must_use]
    pub fn speaks_of_violence(&self, text: &str) -> bool {
        // A sentence may run on over the end of a line; a paragraph and an item of a list end it.
        let text = text.replace("\n\n", ".").replace("\n-", ".").replace("\n*", ".");
        let mut sentences = text.split(['.', '!', '?', ';', ':']).map(words).filter(|sentence| !sentence.is_empty());
        sentences.any(|sentence| names_it(&sentence) || self.somebody_hurts(&sentence))
    }

    /// "Dad hurt Mum", "she was hit by her boyfriend".
    fn somebody_hurts(&self, sentence: &[String]) -> bool {
        let at = |place: usize| sentence.get(place).map_or("", String::as_str);
        (0..sentence.len()).filter(|place| HURTS.contains_key(at(*place))).any(|verb| {
            let skip = usize::from(is(BEFORE, at(verb + 2)));
            let by = at(verb + 1) == "by" && self.is_one(WHO, at(verb + 2 + skip));
            let skip = usize::from(is(BEFORE, at(verb + 1)) && (is(WHOM, at(verb + 2)) || self.0.contains(at(verb + 2))));
            let whom = at(verb + 1 + skip);
            let is_her = skip == 0 && whom == "her" && (at(verb + 2).is_empty() || is(AFTER_HER, at(verb + 2)));
            let hurts = is_her || self.is_one(WHOM, whom);
            // "Dad kicked me out" is hard, and is not this.
            let is_out = ["out", "off"].contains(&at(verb + 2 + skip));
            by || (hurts && !is_out && self.who(sentence, verb).is_some_and(|who| self.is_one(WHO, who) || is(PARENTS, whom)))
        })
    }

    /// Who does it: the nearest word before that is no word between.
    fn who<'s>(&self, sentence: &'s [String], verb: usize) -> Option<&'s str> {
        let before = sentence.get(..verb)?.iter().rev().map(String::as_str);
        let who = before.take(4).find(|word| !is(BETWEEN, word))?;
        (self.is_one(WHO, who) || who == "he" || who == "she").then_some(who)
    }

    fn is_one(&self, known: &'static str, word: &str) -> bool {
        is(known, word) || self.0.contains(word)
    }
}

/// Whether one of the phrases stands in a sentence, and not of another kind of violence.
fn names_it(sentence: &[String]) -> bool {
    INDEX.find(sentence).into_iter().any(|(_, start, _)| {
        let before = start.checked_sub(1).and_then(|before| sentence.get(before));
        !before.is_some_and(|before| is(ELSEWHERE, before))
    })
}

fn is(known: &'static str, word: &str) -> bool {
    list(known).any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaks(text: &str) -> bool {
        Names(["craig", "kerry"].map(str::to_owned).into()).speaks_of_violence(text)
    }

    #[test]
    fn what_happened_in_a_family_is_found_in_plain_words_and_in_professional_ones() {
        for text in [
            "Dad hurt Mum many times.",
            "Mummy's boyfriend hurt Mummy. He hurt Theo too.",
            "He used to hit my mum.",
            "We went to bed. Craig has punched Kerry!",
            "Dad hit her in the face.",
            "Mum was hit by her partner",
            "It was my dad who hurt you.",
            "My mum hits me with a belt.",
            "Exposure to domestic abuse",
            "Father's bail conditions say that he does not come home.",
            "There is a non-molestation order.",
            "Mum and Leah live in a refuge now.",
            "He is violent to Mum.",
            "Coercive control",
            "Nobody may tell him where we are. The bail\nconditions say so.",
        ] {
            assert!(speaks(text), "{text}");
        }
    }

    #[test]
    fn other_hurt_and_other_violence_is_not() {
        for text in [
            "Loud places hurt your ears.",
            "I lift her 14 times a day. My back hurts.",
            "Mum hurt her back.",
            "Ruby has hurt herself.",
            "Dad never hits Mum.",
            "The ball hit him.",
            "Kayden hit me at school and he hit me again.",
            "Mum knows that it hurts me.",
            "Dad hits the ball and Mum catches it.",
            "He has met the Youth Violence team.",
            "A non-violent film",
            "The bird refuge on the marsh",
            "Dad beats me at chess.",
            "Dad kicked me out.",
            "The marsh is a refuge for birds.",
            "My legs hurt. Mum helps me.",
            "- Dad reads\n- Hits of the 80s\n- Mum dances",
        ] {
            assert!(!speaks(text), "{text}");
        }
    }
}
