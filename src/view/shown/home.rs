//! Home, and moving.

use super::{Day, Who, Words};
use crate::view::{HomeKind, LongTermKind, MoveAnswer, Regulator};
use jiff::civil::Date;

/// Home.
#[derive(Default, Hash)]
pub struct HomeShown<'p> {
    /// The place.
    pub place: Option<Words<'p>>,
    /// What kind.
    pub kind: Option<HomeKind>,
    /// Who checks it.
    pub regulated_by: Option<Regulator>,
    /// With whom.
    pub with: Vec<Who<'p>>,
    /// Since when.
    pub since: Option<Date>,
    /// Found in an emergency.
    pub emergency: bool,
    /// The address.
    pub address: Option<Words<'p>>,
    /// Why here.
    pub why_here: Option<Words<'p>>,
    /// The move questions.
    pub moving: Option<MoveShown<'p>>,
    /// Why out of the area, and how the child travels.
    pub out_of_area: Option<(Words<'p>, Option<Words<'p>>)>,
    /// A move step by step.
    pub move_plan: Vec<(Words<'p>, Option<Day>)>,
    /// What stays the same.
    pub stays_the_same: Vec<Words<'p>>,
    /// If it gets hard.
    pub if_it_gets_hard: Option<Words<'p>>,
    /// For growing up.
    pub long_term: Option<(Option<LongTermKind>, Words<'p>)>,
    /// Before: place, from, to.
    pub before: Vec<(Words<'p>, Option<Day>, Option<Day>)>,
}

/// Will I have to move? When? Where next?
#[derive(Hash)]
pub struct MoveShown<'p> {
    /// The answer.
    pub answer: MoveAnswer,
    /// In words.
    pub words: Option<Words<'p>>,
    /// When.
    pub on: Option<Day>,
    /// Where to.
    pub to: Option<Words<'p>>,
    /// Why.
    pub why: Option<Words<'p>>,
    /// The child's view.
    pub my_view: Option<Words<'p>>,
    /// Who speaks for the child.
    pub speaks_for_me: Option<Who<'p>>,
    /// Reasons for.
    pub reasons_for: Vec<Words<'p>>,
    /// Reasons against.
    pub reasons_against: Vec<Words<'p>>,
    /// The review before it.
    pub review_on: Option<Date>,
    /// By when the child is told.
    pub tell_by: Option<Date>,
    /// Who tells.
    pub told_by: Option<Who<'p>>,
}
