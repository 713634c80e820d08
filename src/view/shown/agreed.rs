//! How the plan was made, who agrees, and the reviews.

use super::{Day, Who, Words};
use crate::view::{Agrees, LegalStatus};
use jiff::civil::Date;

/// When, with whom and how the plan was made.
#[derive(Hash)]
pub struct MadeShown<'p> {
    /// The day, if this reader may know it.
    pub on: Date,
    /// Who was there.
    pub with: Vec<Who<'p>>,
    /// How.
    pub how: Option<Words<'p>>,
}

/// The family's yes.
#[derive(Hash)]
pub struct ConsentShown<'p> {
    /// Who said yes.
    pub given_by: Vec<Who<'p>>,
    /// When.
    pub on: Option<Date>,
    /// Their words.
    pub words: Option<Words<'p>>,
}

/// The rule that says the child is in care.
#[derive(Hash)]
pub struct LegalShown<'p> {
    /// Which.
    pub status: Option<LegalStatus>,
    /// Since when.
    pub since: Option<Date>,
    /// The days at court: what for, and when.
    pub court_days: Vec<(Words<'p>, Option<Day>)>,
    /// In words.
    pub words: Option<Words<'p>>,
}

/// Whether somebody agrees.
#[derive(Hash)]
pub struct AgreementShown<'p> {
    /// Who.
    pub who: Who<'p>,
    /// Yes, partly, no, not asked.
    pub agrees: Agrees,
    /// Their words.
    pub words: Option<Words<'p>>,
}

/// The next review.
#[derive(Hash)]
pub struct ReviewShown<'p> {
    /// When.
    pub on: Date,
    /// Where.
    pub place: Option<Words<'p>>,
    /// Who is invited.
    pub who: Vec<Who<'p>>,
    /// How the child can join.
    pub join: Option<Words<'p>>,
}

/// A review that has been.
#[derive(Hash)]
pub struct PastReviewShown<'p> {
    /// When.
    pub on: Date,
    /// What was decided.
    pub decided: Option<Words<'p>>,
    /// What the child thought.
    pub my_view: Option<Words<'p>>,
}
