//! Words that the rules of `check` go by, from `checks.yaml`. That file says what each list is for.

use super::lists::{PhraseList, TextSet, WordSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The lists of `checks.yaml`, by the question that they answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct CheckWords {
    pub people: PeopleWords,
    pub vague: VagueWords,
    pub filler: FillerWords,
    pub intervals: IntervalWords,
    pub never: TextSet,
    pub no_person: NoPersonWords,
    pub goals: GoalWords,
    pub passive: PassiveWords,
    pub double_negative: NegativeWords,
    pub about_child: AboutChildWords,
    pub takes_words_literally: WordSet,
    pub pathway_plan: PhraseList,
    pub not_in_file_names: WordSet,
}

/// Who is a parent, and who has died or is not known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct PeopleWords {
    pub parents: WordSet,
    pub no_parents: WordSet,
    pub in_law: String,
    pub own_children: WordSet,
    pub determiners: WordSet,
    pub of: WordSet,
    pub parent_of: WordSet,
    pub the_child: WordSet,
    pub not_there: PhraseList,
    pub not_there_first: PhraseList,
    pub late: WordSet,
    pub somebody: WordSet,
    pub own: WordSet,
}

/// Actions that say too little.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct VagueWords {
    pub openings: Vec<Opening>,
    pub anywhere: Anywhere,
    pub plain: BTreeMap<String, Vec<String>>,
    pub leads_on: WordSet,
    pub leads_on_by: WordSet,
    pub people: WordSet,
    pub links: WordSet,
}

/// Phrases with which an action opens and says too little.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What to write instead.
    pub write: String,
    /// The phrases, in the order in which they count.
    pub phrases: Vec<String>,
}

/// Phrases that say too little wherever they stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anywhere {
    /// What to write instead.
    pub write: String,
    /// The phrases.
    pub phrases: PhraseList,
}

/// Texts that only fill the line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct FillerWords {
    pub nothing: TextSet,
    pub no_answer: TextSet,
}

/// How often something is done.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct IntervalWords {
    pub before: WordSet,
    pub each: WordSet,
    pub one_week: TextSet,
    pub two_weeks: TextSet,
    pub one_month: TextSet,
    pub three_months: TextSet,
    pub days: TextSet,
    pub working_days: TextSet,
    pub weeks: TextSet,
    pub months: TextSet,
}

/// Names that are no person's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct NoPersonWords {
    pub opens: WordSet,
    pub ends: WordSet,
    pub job: WordSet,
}

/// Goals that measure a service and not a life.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct GoalWords {
    pub closing: PhraseList,
    pub half_a_year: PhraseList,
}

/// Sentences that say that something is done and not who does it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct PassiveWords {
    pub be: WordSet,
    pub between: WordSet,
    pub between_endings: WordSet,
    pub done: WordSet,
    pub by: WordSet,
    pub times: WordSet,
}

/// Two noes in one part of a sentence.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct NegativeWords {
    pub not: WordSet,
    pub not_endings: WordSet,
    pub none: WordSet,
    pub goes_on: WordSet,
    pub second: WordSet,
    pub inside: WordSet,
    pub after_none: WordSet,
    pub near: WordSet,
    pub not_after: WordSet,
    pub not_before: WordSet,
    pub none_then: TextSet,
    pub parts: WordSet,
}

/// Texts for the child that speak about the child.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the file says what each list is for")]
pub struct AboutChildWords {
    pub verbs: WordSet,
    pub verbs_of_two: WordSet,
    pub joins: WordSet,
    pub pronouns: BTreeMap<String, WordSet>,
}
