//! The parts that pages are made of. Each has a template of the same name in `templates/parts/`.

use super::{Area, Link, Picture, Reach, Symbol, Words};
use serde::Serialize;

/// One part of a page. `kind` names the template.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    /// A headed group of parts: one goal, one part of life, one question.
    Section(Section),
    /// Paragraphs, with a heading or without.
    Text(Text),
    /// Ideas, one a line, each with its picture where it has one.
    List(List),
    /// The four doors of the start page.
    Doors(Doors),
    /// Facts: a label and what is so. "When" – "Thursday 4 June 2026".
    Facts(Facts),
    /// People: "me" in the middle of a circle, then a card each.
    People(People),
    /// What somebody said, joined to what happened because of it.
    Said(Box<Said>),
    /// A question and its large answer: the three move questions.
    Question(Question),
    /// A drawing of a home: its door open (stay), a road (move), or a road with mist (not known).
    House(House),
    /// Steps in order, each with its day.
    Steps(Steps),
    /// The way of a goal from its start to 12 months on, drawn and in words.
    Path(Path),
    /// A year as a strip of twelve months, with what happens in each.
    Year(Year),
    /// Promises of one person: "Sam will …".
    Promises(Promises),
    /// Better, same or worse: by person and month, with an empty row to fill in by hand.
    Better(Better),
    /// One person's yes, partly or no, in their words.
    Agreed(Agreed),
    /// Who can help, with numbers.
    Contacts(Contacts),
    /// A question with room to answer by hand.
    Write(Write),
    /// A letter.
    Letter(Letter),
    /// A hard word explained.
    Term(Term),
    /// A plain table, for workers.
    Table(Table),
    /// A fixed line of the program: "This part is not in your copy."
    Note(Note),
    /// Links to other pages.
    Links(Links),
}

/// A headed group of parts.
#[derive(Serialize, Default)]
pub struct Section {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Heading, level 2 on a page (3 inside another section).
    pub title: Words,
    /// Colour, where it is not the page's.
    pub area: Option<Area>,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// Paragraphs.
#[derive(Serialize, Default)]
pub struct Text {
    /// A heading above it.
    pub heading: Option<String>,
    /// The words.
    pub words: Words,
    /// Who said it: "Ms Okafor", for statements that belong to somebody.
    pub by: Option<String>,
}

/// Ideas, one a line.
#[derive(Serialize, Default)]
pub struct List {
    /// A heading above it.
    pub heading: Option<String>,
    /// The ideas.
    pub items: Vec<ListItem>,
}

/// One idea of a list.
#[derive(Serialize)]
pub struct ListItem {
    /// The words, with their picture where they have one.
    pub words: Words,
    /// Who said it or does it.
    pub by: Option<String>,
    /// A day or rhythm that goes with it: "By Sunday 31 May 2026".
    pub when: Option<String>,
}

/// The doors of the start page.
#[derive(Serialize)]
pub struct Doors {
    /// The doors, in order. The first four are: what I said, my people, my home, my help.
    pub doors: Vec<Door>,
}

/// One door.
#[derive(Serialize)]
pub struct Door {
    /// Name on the door.
    pub title: String,
    /// One line of what is behind it.
    pub line: String,
    /// Where it leads.
    pub link: Link,
    /// Its colour.
    pub area: Area,
}

/// Labelled facts.
#[derive(Serialize, Default)]
pub struct Facts {
    /// A heading above them.
    pub heading: Option<String>,
    /// The facts in order.
    pub rows: Vec<Fact>,
}

/// One fact.
#[derive(Serialize)]
pub struct Fact {
    /// "When", "Where", "Who comes".
    pub label: String,
    /// What is so.
    pub words: Words,
    /// A way to reach, for numbers and addresses.
    pub reach: Option<Reach>,
}

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

/// A drawing of a home.
#[derive(Serialize)]
pub struct House {
    /// What it means: `stay`, `move` or `not-known`.
    pub state: &'static str,
    /// The same in words, beside the drawing.
    pub words: String,
}

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
    pub words: Words,
    /// Whether its day is past on the day of the build.
    pub past: bool,
}

/// The way of one goal.
#[derive(Serialize)]
pub struct Path {
    /// Anchor of the drawing.
    pub anchor: String,
    /// "The way so far".
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
    pub when: String,
    /// Score 0 to 10, where one was given.
    pub score: Option<u8>,
    /// "3 out of 10".
    pub score_words: Option<String>,
    /// "Where we start", "A step", "How it was on this day", "What better looks like".
    pub label: String,
    /// The words of the plan.
    pub words: Option<Words>,
    /// Who said it.
    pub by: Option<String>,
    /// Whether the flag stands here: the newest check, else the start.
    pub here: bool,
    /// Whether its day is past on the day of the build.
    pub past: bool,
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
    pub words: Words,
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
    pub what: Words,
    /// "By Saturday 7 March 2026" or the rhythm, "every day".
    pub when: Option<String>,
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

/// People and places that help.
#[derive(Serialize)]
pub struct Contacts {
    /// A heading above them.
    pub heading: Option<String>,
    /// In order.
    pub contacts: Vec<Contact>,
}

/// One of them.
#[derive(Serialize)]
pub struct Contact {
    /// "Childline".
    pub name: String,
    /// What they do, one sentence.
    pub about: Option<String>,
    /// The built-in picture beside it.
    pub symbol: Option<Symbol>,
    /// The number.
    pub reach: Option<Reach>,
    /// "We checked this number on Sunday 1 February 2026."
    pub checked: Option<String>,
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

/// A letter.
#[derive(Serialize)]
pub struct Letter {
    /// "A letter from Sam".
    pub title: String,
    /// The day.
    pub on: Option<String>,
    /// The letter.
    pub words: Words,
}

/// A hard word explained.
#[derive(Serialize)]
pub struct Term {
    /// Anchor; links `word:ANCHOR` in words lead here.
    pub anchor: String,
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: Words,
    /// "It is on these pages:"
    pub used_label: String,
    /// The pages that use it.
    pub used: Vec<NamedLink>,
}

/// A link with its words.
#[derive(Serialize, Clone)]
pub struct NamedLink {
    /// The words.
    pub title: String,
    /// Where to.
    pub link: Link,
}

/// A table for workers.
#[derive(Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows of cells; the first cell of each is its heading.
    pub rows: Vec<Vec<Words>>,
}

/// A fixed line.
#[derive(Serialize)]
pub struct Note {
    /// The line.
    pub text: String,
}

/// Links to other pages.
#[derive(Serialize)]
pub struct Links {
    /// A heading above them.
    pub heading: Option<String>,
    /// The links.
    pub links: Vec<NamedLink>,
}
