//! Parts that show people: who they are, what they said and what came of it.

use super::Part;
use crate::booklet::{Picture, Reach, Symbol, Words};
use serde::Serialize;

/// People.
#[derive(Serialize)]
pub struct People {
    /// A heading above them.
    pub heading: Option<String>,
    /// The child in the middle of the drawn circle; nothing where no circle is drawn.
    pub me: Option<Face>,
    /// The people, the lead first, then the nearest.
    pub people: Vec<Person>,
}

/// A face in the circle.
#[derive(Serialize)]
pub struct Face {
    /// The name as shown.
    pub name: String,
    /// Initials where there is no picture.
    pub initials: String,
    /// A picture.
    pub picture: Option<Picture>,
    /// A built-in picture.
    pub symbol: Option<Symbol>,
}

/// One person's card.
#[derive(Serialize)]
pub struct Person {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Name, initials, picture.
    pub face: Face,
    /// "my social worker".
    pub is: Option<Words>,
    /// More about them.
    pub about: Option<Words>,
    /// "Ask Priya first."
    pub lead: Option<String>,
    /// "With you since Tuesday 1 April 2025."
    pub since: Option<String>,
    /// Ways to reach them.
    pub reach: Vec<Reach>,
    /// How near in the circle: 1 (family, carers), 2 (friends), 3 (workers, school, health).
    pub ring: u8,
}

/// Something that was said.
#[derive(Serialize)]
pub struct Said {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Whose words.
    pub by: String,
    /// Whether the reader said it.
    pub mine: bool,
    /// "Friday 20 February 2026".
    pub on: Option<String>,
    /// "while we walked Biscuit".
    pub how: Option<Words>,
    /// What was said.
    pub words: Words,
    /// What happened because of it.
    pub answer: Option<Answer>,
    /// "Priya will tell you by Friday 20 March 2026", where it is not answered yet.
    pub waiting: Option<String>,
}

/// What happened because of something said.
#[derive(Serialize)]
pub struct Answer {
    /// "What happened" or "Priya answered".
    pub label: String,
    /// The answer.
    pub words: Words,
}

/// A question with a large answer.
#[derive(Serialize)]
pub struct Question {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// "Will I have to move?"
    pub question: String,
    /// "No." Short and large.
    pub answer: Words,
    /// What goes with it.
    pub parts: Vec<Part>,
}

/// One person's agreement.
#[derive(Serialize)]
pub struct Agreed {
    /// Name.
    pub who: String,
    /// `yes`, `partly`, `no` or `not-asked`.
    pub sort: &'static str,
    /// "said yes", "agreed with part of it".
    pub word: String,
    /// Their words.
    pub words: Option<Words>,
}
