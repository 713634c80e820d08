//! Each part of life: how it is, what helps, who decides and who visits.

use super::{Due, Who, Words};
use jiff::civil::Date;

/// Which part of life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum LifePart {
    /// Health.
    Health,
    /// School.
    School,
    /// Feelings.
    Feelings,
    /// Who I am.
    Identity,
    /// Getting on with people.
    GettingOn,
    /// Growing up.
    GrowingUp,
    /// Fun.
    Fun,
}

/// A part of life.
#[derive(Hash)]
pub struct LifeShown<'p> {
    /// Which.
    pub part: LifePart,
    /// How it is now.
    pub now: Option<Words<'p>>,
    /// What helps.
    pub help: Vec<HelpShown<'p>>,
    /// What will change.
    pub changes: Option<Words<'p>>,
    /// Help that has not come.
    pub waiting: Option<WaitingShown<'p>>,
    /// The doctor, of health.
    pub doctor: Option<Words<'p>>,
    /// The dentist, of health.
    pub dentist: Option<Words<'p>>,
}

/// Help.
#[derive(Hash)]
pub struct HelpShown<'p> {
    /// Who.
    pub who: Option<Who<'p>>,
    /// By when.
    pub by: Option<Due<'p>>,
    /// What.
    pub words: Words<'p>,
}

/// Help that has not come.
#[derive(Hash)]
pub struct WaitingShown<'p> {
    /// What for.
    pub what: Words<'p>,
    /// Since when.
    pub since: Option<Date>,
    /// Until then.
    pub until_then: Option<Words<'p>>,
}

/// Who can say yes.
#[derive(Hash)]
pub struct DecisionShown<'p> {
    /// What about.
    pub about: Words<'p>,
    /// Who.
    pub who: Vec<Who<'p>>,
}

/// Visits.
#[derive(Hash)]
pub struct VisitsShown<'p> {
    /// Who visits.
    pub who: Who<'p>,
    /// How often.
    pub how_often: Option<Words<'p>>,
    /// The last visit.
    pub last: Option<Date>,
    /// Between visits.
    pub between: Option<Words<'p>>,
}
