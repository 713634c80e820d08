//! What a booklet shows beside the plan: the council's contacts and words, and what only workers see.

pub use crate::language::Audience;
use jiff::civil::Date;

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
}

/// Somebody who can help.
pub struct ContactInfo {
    /// The name.
    pub name: String,
    /// The number, as a person reads it.
    pub phone: String,
    /// What they do, in one sentence.
    pub about: Option<String>,
    /// Whom they help.
    pub audience: Audience,
    /// The day somebody checked the number.
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
}

/// What was left out of one booklet.
pub struct LeftOutRow {
    /// Whose booklet.
    pub reader: String,
    /// What, each in a few words; nothing where all is in it.
    pub labels: Vec<String>,
}

/// One finding of the check.
pub struct FindingRow {
    /// `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// What is so.
    pub message: String,
    /// The line of the plan.
    pub line: usize,
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
}
