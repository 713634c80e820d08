//! What is in `jargon.yaml`: the terms with their forms, their traps and what to write instead.

use serde::Deserialize;
use std::collections::BTreeSet;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    /// Letters that need no explanation, and short words that people write in capitals.
    pub known_letters: BTreeSet<String>,
    /// The terms.
    pub terms: Vec<Term>,
}

/// What to do with a term.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum JargonKind {
    /// There are plainer words.
    Replace,
    /// The name of a job or a rule. It stays and is explained.
    Keep,
    /// It blames or belittles. It is not used at all.
    Avoid,
}

/// What kind of word a term is; a test asks for the forms that such a word has.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum WordClass {
    /// A noun with a plural.
    Noun,
    /// A noun without a plural.
    Mass,
    /// A verb.
    Verb,
    /// An adjective.
    Adjective,
    /// Words that stand together as they are.
    Phrase,
    /// A name or letters.
    Name,
}

/// One term.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The term as it is listed.
    pub term: String,
    /// What to do with it.
    pub kind: JargonKind,
    /// What kind of word it is.
    pub is: WordClass,
    /// Its other forms. A form with capitals is found with these capitals only.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Forms that have traps of their own.
    pub unsure: Option<Unsure>,
    /// What to write instead; for a term that stays, how to say it in a few words.
    pub instead: String,
    /// What it means, for a child.
    pub meaning: String,
    /// Where the term or its wording comes from.
    pub source: String,
    /// Neighbours that make it ordinary. They hold for forms of no more words than the term.
    #[serde(flatten)]
    pub traps: Traps,
}

/// Forms with many meanings, and what makes them sure.
#[derive(Deserialize, Clone, Debug)]
pub struct Unsure {
    /// The forms.
    pub forms: Vec<String>,
    /// Their traps.
    #[serde(flatten)]
    pub traps: Traps,
}

/// Neighbours that decide what a word means. Each is a word or a few words; `<name>` and `<number>` are classes.
#[derive(Deserialize, Clone, Debug, Default)]
pub struct Traps {
    /// Right before it: it is ordinary.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Right after it: it is ordinary.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// Anywhere in the sentence: it is ordinary.
    #[serde(default)]
    pub not_near: Vec<String>,
    /// Right before it: one of these, or of the two below, must stand there.
    #[serde(default)]
    pub only_after: Vec<String>,
    /// Right after it.
    #[serde(default)]
    pub only_before: Vec<String>,
    /// Anywhere in the sentence.
    #[serde(default)]
    pub only_near: Vec<String>,
}

impl Term {
    /// All its forms: the term itself, the others, and those that are unsure.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        let unsure = self.unsure.iter().flat_map(|unsure| &unsure.forms);
        std::iter::once(&self.term).chain(&self.forms).chain(unsure).map(String::as_str)
    }
}
