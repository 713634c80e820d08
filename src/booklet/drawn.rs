//! Parts about goals and time, drawn or as a table: steps, the path to a goal, the year, promises, better or not.

use super::{Face, Link, PageWords};
use serde::Serialize;

/// Steps in order.
#[derive(Serialize, Default)]
pub struct Steps {
    /// A heading above them.
    pub heading: Option<String>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Serialize)]
pub struct Step {
    /// "Monday 1 June 2026" or "By Monday 1 June 2026".
    pub when: Option<String>,
    /// What happens.
    pub words: PageWords,
    /// Whether its day is past on the day of the build.
    pub past: bool,
}

/// The way of one goal.
#[derive(Serialize)]
pub struct GoalPath {
    /// Anchor of the drawing.
    pub anchor: String,
    /// Whether it is the first of its page, so that what all of them draw alike is drawn here.
    pub first: bool,
    /// "How it is going".
    pub heading: String,
    /// One sentence that says what the drawing shows, for the ear.
    pub summary: String,
    /// Where we started, where we are, where we want to be: lowest first in time.
    pub stones: Vec<Stone>,
    /// Score at the start, 0 to 10.
    pub start_score: Option<u8>,
    /// The newest score, 0 to 10, with the start's where nobody has looked since.
    pub now_score: Option<u8>,
    /// The score we hope for in 12 months, 0 to 10.
    pub hoped_score: Option<u8>,
    /// "Where we are now", at the flag.
    pub flag: String,
    /// The same in words, one line a stone.
    pub scale: ScaleWords,
}

/// Words beside a scale of 0 to 10.
#[derive(Serialize)]
pub struct ScaleWords {
    /// "0 is the worst it could be. 10 is the best."
    pub explains: String,
    /// "At the start", "Now", "In 12 months".
    pub start: String,
    /// Label of the newest score.
    pub now: String,
    /// Label of the score hoped for.
    pub hoped: String,
}

/// A stone on the way.
#[derive(Serialize)]
pub struct Stone {
    /// `start`, `step`, `check` or `hoped`.
    pub sort: &'static str,
    /// How far along the 12 months, 0 to 100.
    pub percent: u8,
    /// "Tuesday 2 June 2026".
    pub when: Option<String>,
    /// Score 0 to 10, where one was given.
    pub score: Option<u8>,
    /// "3 out of 10".
    pub score_words: Option<String>,
    /// "Where we start", "A step", "How it was on this day", "What better looks like".
    pub label: String,
    /// The words of the plan.
    pub words: Option<PageWords>,
    /// Who said it.
    pub by: Option<String>,
    /// Whether the flag is here: the newest check, else the start.
    pub here: bool,
}

/// A strip of twelve months.
#[derive(Serialize)]
pub struct Year {
    /// A heading above it.
    pub heading: String,
    /// Twelve or thirteen months from the day the plan was made.
    pub months: Vec<Month>,
}

/// One month of the strip.
#[derive(Serialize)]
pub struct Month {
    /// "March 2026".
    pub name: String,
    /// "Mar".
    pub short: String,
    /// Whether the build's day is in it.
    pub now: bool,
    /// What happens: date first.
    pub events: Vec<Event>,
}

/// Something that happens in a month.
#[derive(Serialize)]
pub struct Event {
    /// "Thursday 4 June".
    pub when: String,
    /// What.
    pub words: PageWords,
    /// Where to read more.
    pub link: Option<Link>,
}

/// The promises of one person.
#[derive(Serialize)]
pub struct Promises {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// "I will", "Sam will".
    pub title: String,
    /// The person.
    pub face: Face,
    /// Whether they are the reader's own.
    pub mine: bool,
    /// The promises, open ones first.
    pub items: Vec<Promise>,
}

/// One promise.
#[derive(Serialize)]
pub struct Promise {
    /// "Put Saturdays with Jay on the kitchen calendar".
    pub what: PageWords,
    /// "By Saturday 7 March 2026" or the rhythm, "every day".
    pub when: Option<String>,
    /// `auto` where that is a rhythm in the plan's words.
    pub when_dir: Option<&'static str>,
    /// "Done on Thursday 5 March 2026".
    pub done: Option<String>,
    /// "This day is past", where it is not done and its day is over.
    pub late: Option<String>,
    /// "David Cole looks that it is done".
    pub checked: Option<String>,
    /// The goal it is for.
    pub goal: Option<GoalLink>,
}

/// A goal to go to.
#[derive(Serialize)]
pub struct GoalLink {
    /// The goal's words.
    pub words: PageWords,
    /// Where it is.
    pub link: Link,
}

/// Better, same, worse.
#[derive(Serialize)]
pub struct Better {
    /// What the table shows, for the ear.
    pub caption: String,
    /// First column's heading: "When".
    pub when: String,
    /// The people asked, a column each.
    pub people: Vec<String>,
    /// A row a day.
    pub rows: Vec<BetterRow>,
    /// The empty row, to fill in by hand: its label, "Next time".
    pub next: String,
    /// The three choices to tick: "better", "same", "worse".
    pub choices: Vec<String>,
}

/// One time that people were asked.
#[derive(Serialize)]
pub struct BetterRow {
    /// "Thursday 4 June 2026".
    pub when: String,
    /// An answer a column.
    pub answers: Vec<BetterAnswer>,
    /// What somebody said about it.
    pub words: Option<PageWords>,
    /// Who said that.
    pub by: Option<String>,
}

/// One person's answer.
#[derive(Serialize)]
pub struct BetterAnswer {
    /// `better`, `same`, `worse` or `none`.
    pub sort: &'static str,
    /// The word, or "not asked".
    pub word: String,
}
