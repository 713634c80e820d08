//! Goals, the way to them, and who does what.

use super::{Day, Due, PictureShown, Who, Words};
use crate::view::{Change, GoalArea};
use jiff::civil::Date;

/// A goal.
#[derive(Hash)]
pub struct GoalShown<'p> {
    /// Anchor: the plan's id, or `goal-N` counted among the goals that this reader sees.
    pub anchor: String,
    /// The goal.
    pub goal: Words<'p>,
    /// The part of life.
    pub area: Option<GoalArea>,
    /// The owner.
    pub whose: Who<'p>,
    /// Who helps.
    pub helpers: Vec<Who<'p>>,
    /// Why it matters.
    pub why: Option<Words<'p>>,
    /// The day 12 months on, or the plan's own; `None` if the day it is counted from is withheld.
    pub by: Option<Day>,
    /// The day the plan was made; `None` if it is withheld.
    pub from: Option<Date>,
    /// Where we start.
    pub now: Option<(Option<u8>, Words<'p>)>,
    /// What better looks like.
    pub hoped: Option<(Option<u8>, Words<'p>)>,
    /// Steps.
    pub steps: Vec<(Option<Day>, Words<'p>)>,
    /// Who does what.
    pub actions: Vec<ActionShown<'p>>,
    /// How far we have come, oldest first.
    pub checks: Vec<ProgressShown<'p>>,
}

/// What one person does.
#[derive(Clone, Hash)]
pub struct ActionShown<'p> {
    /// Who; `None` if the plan names nobody.
    pub who: Option<Who<'p>>,
    /// What.
    pub what: Words<'p>,
    /// By when.
    pub by: Option<Due<'p>>,
    /// The day it was done.
    pub done: Option<Date>,
    /// Who looks that it is done.
    pub checked_by: Option<Who<'p>>,
    /// The goal it is for, where this reader sees it.
    pub goal: Option<(String, Words<'p>)>,
}

/// How far we have come.
#[derive(Hash)]
pub struct ProgressShown<'p> {
    /// The day.
    pub on: Date,
    /// 0 to 10.
    pub score: Option<u8>,
    /// Who says so.
    pub who: Option<Who<'p>>,
    /// What they say.
    pub words: Option<Words<'p>>,
}

/// The promises of one person.
#[derive(Hash)]
pub struct PromisesShown<'p> {
    /// Who; nothing for what nobody has taken on yet.
    pub who: Option<Who<'p>>,
    /// A picture of them.
    pub picture: Option<PictureShown<'p>>,
    /// What they do.
    pub actions: Vec<ActionShown<'p>>,
}

/// One time that people were asked.
#[derive(Hash)]
pub struct BetterShown<'p> {
    /// The day.
    pub on: Date,
    /// Who answered what.
    pub answers: Vec<(Who<'p>, Change)>,
    /// What somebody said.
    pub words: Option<Words<'p>>,
    /// Who said it.
    pub who: Option<Who<'p>>,
}
