//! Goals for 12 months, what everybody does for them, and whether things are better.

use super::words::{Text, Wordings};
use super::{Change, GoalArea};
use crate::content::Entry;
use crate::shape::{Date, DateOrMonth, Map, Must, PersonKey, Score, Str, When, record};
use crate::source::At;

record! {
    /// A goal: where we want to be in 12 months.
    pub struct Goal {
        /// A short name for links. Made from the goal's place where it is left out.
        id: Option<Str>,
        /// The goal.
        goal: Text,
        /// The part of life it is about.
        area: Option<At<GoalArea>>,
        /// The person who owns it.
        #[owner]
        whose: PersonKey,
        /// Who helps.
        helpers: Vec<PersonKey>,
        /// Why it matters.
        why: Option<Text>,
        /// By when. Left out: 12 months after the plan was made.
        by: Option<DateOrMonth>,
        /// Where we start.
        now: Option<Entry<Standing>>,
        /// What better looks like in 12 months.
        in_12_months: Option<Entry<Standing>>,
        /// Steps on the way.
        steps: Vec<Entry<GoalStep>>,
        /// Who does what, by when.
        actions: Vec<Entry<Action>>,
        /// How far we have come, in somebody's words.
        checks: Vec<Entry<ProgressCheck>>,
    }
}

record! {
    /// Where a goal stands.
    pub struct Standing {
        /// A score from 0 (the worst it could be) to 10 (the best).
        score: Option<Score>;
        /// In words.
        words: Wordings
    }
    short Text => |words| Standing { score: None, words: Wordings::of(words) }
}

record! {
    /// A step on the way to a goal.
    pub struct GoalStep {
        /// By when.
        by: Option<DateOrMonth>,
        /// What will be so.
        step: Text,
    }
}

record! {
    /// What one person does.
    pub struct Action {
        /// Who.
        #[owner(theirs)]
        who: Option<PersonKey>,
        /// What.
        what: Text,
        /// By when, or how often: `every day`.
        by: Option<When>,
        /// The day it was done.
        done: Option<Date>,
        /// Who looks that it is done.
        checked_by: Option<PersonKey>,
    }
}

record! {
    /// How far we have come.
    pub struct ProgressCheck {
        /// The day.
        on: Date,
        /// A score from 0 to 10.
        score: Option<Score>,
        /// Who says so.
        #[owner]
        who: Option<PersonKey>;
        /// What they say.
        words: Option<Wordings>
    }
}

record! {
    /// "Are things better than when we started?", asked of each person.
    pub struct BetterOff {
        /// The day.
        on: Date,
        /// Each person's answer: `better`, `same` or `worse`.
        answers: Entry<Map<Must<Change>, 3>>,
        /// Who said the words below.
        who: Option<PersonKey>;
        /// What somebody said about it.
        #[said_by(who)]
        words: Option<Wordings>
    }
}
