//! What a booklet shows beside the plan: the council's contacts and words, and what only workers see.

pub use crate::language::Audience;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What the settings, the check and the view give besides the plan.
#[derive(Default)]
pub struct Extras {
    /// The council's contacts: added to the built-in ones, or in the place of one of the same name.
    pub contacts: Vec<ContactInfo>,
    /// The council's words for things: ours, theirs.
    pub say: Vec<(String, String)>,
    /// Whether "Hide this page" is wanted where the plan does not say.
    pub hide_button: bool,
    /// The council's name.
    pub council: Option<String>,
    /// What only the worker's booklet shows.
    pub worker: Option<WorkerExtras>,
    /// What a picture of the project is, as the ending of a file's name; it is asked only for pictures that are shown.
    pub picture_endings: BTreeMap<String, &'static str>,
}

/// A person or place that can help.
pub struct ContactInfo {
    /// The name.
    pub name: String,
    /// The number, as a person reads it.
    pub phone: String,
    /// What they do, in one sentence.
    pub about: Option<String>,
    /// Whom they help.
    pub audience: Audience,
    /// The day somebody rang the number, where the council wrote who.
    pub checked: Option<Date>,
}

/// What only the worker's booklet shows.
#[derive(Default)]
pub struct WorkerExtras {
    /// What was left out of which booklet.
    pub left_out: Vec<LeftOutRow>,
    /// What the check found.
    pub findings: Vec<FindingRow>,
    /// The heads that the regulations ask for.
    pub coverage: Vec<CoverageRow>,
    /// How each other reader's booklet reads, in figures.
    pub reading: Vec<ReadingRow>,
}

/// How one reader's booklet reads, in figures. They never say that it is easy.
pub struct ReadingRow {
    /// Whose booklet.
    pub reader: String,
    /// Whether it is the child's.
    pub is_child: bool,
    /// How many sentences.
    pub sentences: usize,
    /// How many words.
    pub words: usize,
    /// The words that a sentence should have at most, and how many have more.
    pub over_aim: (usize, usize),
    /// The words from which on a sentence is too long, and how many have more.
    pub over_limit: (usize, usize),
    /// Where the longest sentences are, by keys, and how many words they have.
    pub longest: Vec<(String, usize)>,
    /// Words that may be hard, with how often each is there.
    pub hard_words: Vec<(String, usize)>,
    /// How many goals.
    pub goals: usize,
    /// How many open actions, and how many of those are theirs to do.
    pub actions: (usize, usize),
    /// The heads of the regulations that are in it.
    pub covered: Vec<String>,
}

/// What was left out of one booklet.
pub struct LeftOutRow {
    /// Whose booklet.
    pub reader: String,
    /// What, each in a few words; empty if nothing was left out.
    pub labels: Vec<String>,
}

/// One finding of the check.
pub struct FindingRow {
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// What is so.
    pub message: String,
    /// Where in the plan, by keys. No line, since that would tell of lines above it that the reader may not see.
    pub place: String,
}

/// One head that the regulations ask for.
pub struct CoverageRow {
    /// "Health", "Who the child will see".
    pub head: String,
    /// "Regulation 5(1)(b)(i)".
    pub citation: String,
    /// Whether the plan has it.
    pub state: Coverage,
}

/// Whether the plan has a head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Coverage {
    /// It is there.
    Present,
    /// It is there, and labelled for some readers only.
    Private,
    /// It is not there.
    Missing,
    /// It is for some children only, and belongs in the child's record.
    Elsewhere,
}
