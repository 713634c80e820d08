//! Parts about who does what and whether it helps, with room to write.

use super::Face;
use crate::booklet::{Link, Words};
use serde::Serialize;

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
    pub what: Words,
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
    pub words: Words,
    /// Where it stands.
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
    pub words: Option<Words>,
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

/// Room to write by hand.
#[derive(Serialize)]
pub struct Write {
    /// The question.
    pub prompt: String,
    /// How many lines of room.
    pub lines: u8,
    /// Choices to tick before the lines.
    pub choices: Vec<String>,
}
