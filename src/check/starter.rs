//! What is left over from the plans that `ourplan init` writes. Their people are invented, and so is all that is said of them.

use super::{RuleContext, Walk};
use crate::language::names::plain;
use crate::plan::Plan;
use crate::read;
use crate::source::{SourceFile, Span};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The plans of the starter, with `{{…}}` for days.
const PLANS: [&str; 2] =
    [include_str!("../cli/starter/plans/my-first-care-plan.yaml"), include_str!("../cli/starter/plans/our-first-plan.yaml")];

/// The shortest sentence that counts, in words. Shorter ones stand in many plans.
const SHORTEST: usize = 5;

/// Sentences of the starter that may be true of any child: keeping them is no oversight. `*` is a name.
const OF_ANY_CHILD: [&str; 27] = [
    "* checks how you are once a year",
    "* checks that the grown ups keep their word",
    "* has time for you",
    "* has time for *",
    "* stays with * until he is grown up",
    "a judge decided that the council must help to keep you safe",
    "i do not go out",
    "i see * every week",
    "i see * every saturday",
    "if * is ill you stay with * and *",
    "it was not your fault",
    "the first sunday of each month",
    "this plan says what help and from whom",
    "tell me what time things start",
    "then i can say them",
    "we bring help to you at * house",
    "we can change our minds and * will talk with us about it",
    "we do not move you",
    "we see each other every saturday",
    "we see each other two saturdays a month",
    "you are in year 6",
    "you can come write draw or ask somebody to speak for you",
    "you can ring or text *",
    "you grow up with *",
    "you see * every saturday",
    "you stay at your school",
    "you stay with * until you are grown up",
];

/// A plan of the starter.
struct Starter {
    child: String,
    /// Its sentences as [`sentences`] has them.
    sentences: BTreeSet<String>,
}

static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| PLANS.iter().filter_map(|plan| starter(plan)).collect());

fn starter(written: &str) -> Option<Starter> {
    let file = SourceFile::new("starter", dated(written));
    let draft = read::read(&file).0?;
    let plan = draft.plan.inside();
    let names = names(plan);
    let walk = Walk::of(&draft.plan);
    let sentences = walk.texts.iter().flat_map(|seen| sentences(seen.text.as_str(), &names)).collect();
    Some(Starter { child: plain(child(plan)), sentences })
}

/// The text with some day in the place of each `{{…}}`.
fn dated(text: &str) -> String {
    let mut parts = text.split("{{");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "2026-01-01" + part.split_once("}}").map_or("", |(_, after)| after))
}

/// The texts in which sentences of the starter still stand.
pub(super) fn left_over(context: &RuleContext<'_>) -> Vec<Span> {
    let names = names(context.plan);
    let is_left = |sentence: &String| {
        STARTERS.iter().any(|starter| starter.sentences.contains(sentence)) && !OF_ANY_CHILD.contains(&sentence.as_str())
    };
    let texts = context.walk.texts.iter().map(|seen| seen.text);
    let left = texts.filter(|text| sentences(text.as_str(), &names).any(|sentence| is_left(&sentence)));
    left.map(|text| context.head(text.span)).collect()
}

/// Whether a plan is one of the starter as it was written: nobody has begun to make it a child's own.
pub(super) fn is_untouched(context: &RuleContext<'_>) -> bool {
    let child = plain(child(context.plan));
    let Some(starter) = STARTERS.iter().find(|starter| starter.child == child) else { return false };
    let names = names(context.plan);
    let written: BTreeSet<String> = context.walk.texts.iter().flat_map(|seen| sentences(seen.text.as_str(), &names)).collect();
    starter.sentences.is_subset(&written)
}

fn child(plan: &Plan) -> &str {
    plan.child.as_ref().map_or("", |child| child.inside().called())
}

/// The words of all names of a plan's people.
fn names(plan: &Plan) -> BTreeSet<String> {
    let people = plan.people.iter().flat_map(|people| people.inside().iter());
    let names = people.filter_map(|(_, person)| person.inside().name.as_ref()).map(|name| name.as_str());
    names.chain([child(plan)]).flat_map(words).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '\'' | '\u{2019}'))).map(plain).filter(|word| !word.is_empty())
}

/// The sentences of a text that are long enough to be known again: words in small letters, with `*` for each name.
fn sentences<'t>(text: &'t str, names: &'t BTreeSet<String>) -> impl Iterator<Item = String> + 't {
    let sentences = text.split(['.', '!', '?', ':', '\n']);
    let words =
        |sentence: &'t str| words(sentence).map(|word| if names.contains(&word) { "*".to_owned() } else { word }).collect::<Vec<_>>();
    sentences.map(words).filter(|words| words.len() >= SHORTEST).map(|words| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starters_can_be_read_and_are_about_one_child_each() {
        assert_eq!(STARTERS.iter().map(|starter| starter.child.as_str()).collect::<Vec<_>>(), ["ellis", "callum"]);
        assert!(STARTERS.iter().all(|starter| starter.sentences.len() > 40));
    }

    #[test]
    fn sentences_of_any_child_stand_in_the_starter() {
        for sentence in OF_ANY_CHILD {
            assert!(STARTERS.iter().any(|starter| starter.sentences.contains(sentence)), "{sentence}");
        }
    }
}
