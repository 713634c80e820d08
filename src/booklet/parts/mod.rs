//! The parts that pages are made of. Each has a template of the same name in `templates/parts/`.

mod doing;
mod drawn;
mod leads;
mod people;
mod text;

pub use doing::{Better, BetterAnswer, BetterRow, GoalLink, Promise, Promises, Write};
pub use drawn::{Event, House, Month, Path, ScaleWords, Step, Steps, Stone, Year};
pub use leads::{Contact, Contacts, Door, Doors, Links, NamedLink};
pub use people::{Agreed, Answer, Face, People, Person, Question, Said};
pub use text::{Fact, Facts, Letter, List, ListItem, Note, Section, Table, Term, Text};

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
