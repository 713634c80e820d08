//! The parts that pages are made of. Each has a template of the same name in `templates/parts/`.

use super::drawn::{Better, GoalPath, Promises, Steps, Year};
use super::{Area, Link, PagePicture, PageWords, Reach, Symbol};
use crate::view::Who;
use serde::Serialize;

/// One part of a page. `kind` names the template.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    /// A headed group of parts: one goal, one part of life, one question.
    Section(Section),
    /// Paragraphs, with a heading or without.
    Text(TextPart),
    /// Ideas, one a line, each with its picture where it has one.
    List(ListPart),
    /// The four doors of the start page.
    Doors(Doors),
    /// Facts: a label and what is so. "When" – "Thursday 4 June 2026".
    Facts(Facts),
    /// People: "me" in the middle of a circle, then a card each.
    People(People),
    /// What somebody said, joined to what happened because of it.
    Said(Box<SaidPart>),
    /// A question and its large answer: the three move questions.
    Question(Question),
    /// A drawing of a home: its door open (stay), a road (move), or a road with mist (not known).
    House(HousePart),
    /// Steps in order, each with its day.
    Steps(Steps),
    /// The way of a goal from its start to 12 months on, drawn and in words.
    Path(GoalPath),
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
    Letter(LetterPart),
    /// A hard word explained.
    Term(TermPart),
    /// A plain table, for workers.
    Table(Table),
    /// A fixed line of the program: "This part is not in your copy."
    Note(Note),
    /// Links to other pages.
    Links(LinksPart),
}

impl Part {
    /// A paragraph without a heading.
    pub(super) fn paragraph(words: PageWords) -> Self {
        Part::Text(TextPart { words, ..TextPart::default() })
    }

    /// A headed group of parts, in the colour of its page.
    pub(super) fn section(anchor: impl Into<String>, title: PageWords, parts: Vec<Part>) -> Self {
        Part::Section(Section { anchor: anchor.into(), title, area: None, parts })
    }
}

/// A headed group of parts.
#[derive(Serialize, Default)]
pub struct Section {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Heading, level 2 on a page (3 inside another section).
    pub title: PageWords,
    /// Colour, where it is not the page's.
    pub area: Option<Area>,
    /// What is in it.
    pub parts: Vec<Part>,
}

/// Paragraphs.
#[derive(Serialize, Default)]
pub struct TextPart {
    /// A heading above it.
    pub heading: Option<String>,
    /// The words.
    pub words: PageWords,
    /// Who said it: "Ms Okafor", for statements that belong to somebody.
    pub by: Option<String>,
}

/// Ideas, one a line.
#[derive(Serialize, Default)]
pub struct ListPart {
    /// A heading above it.
    pub heading: Option<String>,
    /// The ideas.
    pub items: Vec<ListItem>,
}

/// One idea of a list.
#[derive(Serialize, Default)]
pub struct ListItem {
    /// The words, with their picture where they have one.
    pub words: PageWords,
    /// Who said it or does it.
    pub by: Option<String>,
    /// `auto` where that is a name and no phrase: then its letters tell its direction.
    pub by_dir: Option<&'static str>,
    /// A day or rhythm that goes with it: "By Sunday 31 May 2026".
    pub when: Option<String>,
    /// `auto` where that is a rhythm in the plan's words.
    pub when_dir: Option<&'static str>,
}

impl ListItem {
    /// An idea.
    pub(super) fn new(words: PageWords) -> Self {
        ListItem { words, ..ListItem::default() }
    }

    /// An idea of somebody, still without its words.
    pub(super) fn by(who: Option<Who<'_>>) -> Self {
        ListItem { by: who.map(|who| who.name.to_owned()), by_dir: who.map(|_| "auto"), ..ListItem::default() }
    }
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
#[derive(Serialize, Default)]
pub struct Fact {
    /// "When", "Where", "Who comes".
    pub label: String,
    /// Language of the label, where it is a text of the plan in another language than the booklet's.
    pub lang: Option<String>,
    /// Direction of the label, where it is a text of the plan.
    pub dir: Option<&'static str>,
    /// What is so.
    pub words: PageWords,
    /// A way to reach, for numbers and addresses.
    pub reach: Option<Reach>,
}

/// A letter.
#[derive(Serialize)]
pub struct LetterPart {
    /// "A letter from Sam".
    pub title: String,
    /// The day.
    pub on: Option<String>,
    /// The letter.
    pub words: PageWords,
}

/// A hard word explained.
#[derive(Serialize)]
pub struct TermPart {
    /// Anchor; links `word:ANCHOR` in words lead here.
    pub anchor: String,
    /// The word.
    pub word: String,
    /// `auto` where it is the plan's: then its letters tell its direction.
    pub dir: Option<&'static str>,
    /// What it means.
    pub meaning: PageWords,
    /// "It is on these pages:"
    pub used_label: String,
    /// The pages that use it.
    pub used: Vec<NamedLink>,
}

/// A table for workers.
#[derive(Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column headings.
    pub head: Vec<String>,
    /// Rows of cells; the first cell of each is its heading.
    pub rows: Vec<Vec<PageWords>>,
}

/// A fixed line.
#[derive(Serialize)]
pub struct Note {
    /// The line.
    pub text: String,
}

/// People.
#[derive(Serialize)]
pub struct People {
    /// A heading above them.
    pub heading: Option<String>,
    /// The child in the middle of the drawn circle; `None` if no circle is drawn.
    pub me: Option<Face>,
    /// The people, the lead first, then the nearest.
    pub people: Vec<PersonCard>,
}

/// A face in the circle.
#[derive(Serialize)]
pub struct Face {
    /// The name as shown.
    pub name: String,
    /// Initials where there is no picture.
    pub initials: String,
    /// A picture.
    pub picture: Option<PagePicture>,
    /// A built-in picture.
    pub symbol: Option<Symbol>,
}

/// One person's card.
#[derive(Serialize)]
pub struct PersonCard {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Name, initials, picture.
    pub face: Face,
    /// "my social worker".
    pub is: Option<PageWords>,
    /// More about them.
    pub about: Option<PageWords>,
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
pub struct SaidPart {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// Whose words.
    pub by: String,
    /// Whether the reader said it.
    pub mine: bool,
    /// "Friday 20 February 2026".
    pub on: Option<String>,
    /// "while we walked Biscuit".
    pub how: Option<PageWords>,
    /// What was said.
    pub words: PageWords,
    /// What happened because of it.
    pub answer: Option<SaidAnswer>,
    /// "Priya will tell you by Friday 20 March 2026", where it is not answered yet.
    pub waiting: Option<String>,
}

/// What happened because of something said.
#[derive(Serialize)]
pub struct SaidAnswer {
    /// "What happened" or "Priya answered".
    pub label: String,
    /// The answer.
    pub words: PageWords,
}

/// A question with a large answer.
#[derive(Serialize)]
pub struct Question {
    /// Anchor, unique on the page.
    pub anchor: String,
    /// "Will I have to move?"
    pub question: String,
    /// "No." Short and large.
    pub answer: PageWords,
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
    pub words: Option<PageWords>,
}

/// A drawing of a home.
#[derive(Serialize)]
pub struct HousePart {
    /// What it means: `stay`, `move` or `not-known`.
    pub state: &'static str,
    /// The same in words, beside the drawing.
    pub words: String,
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

/// Links to other pages.
#[derive(Serialize)]
pub struct LinksPart {
    /// A heading above them.
    pub heading: Option<String>,
    /// The links.
    pub links: Vec<NamedLink>,
}

/// A link with its words.
#[derive(Serialize, Clone, Default)]
pub struct NamedLink {
    /// The words.
    pub title: String,
    /// Language of the words, where they are a text of the plan in another language than the booklet's.
    pub lang: Option<String>,
    /// Direction of the words, where they are a text of the plan.
    pub dir: Option<&'static str>,
    /// Where to.
    pub link: Link,
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
    /// `auto` where the plan or the council wrote the name: then its letters tell its direction.
    pub dir: Option<&'static str>,
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
