//! How a type says what an author may write: it reads itself, describes itself, and lets itself be walked.
//!
//! The types of `plan` are declared once, with their doc comments, by `record!` and `choice!`. From
//! that one declaration come the reader with its messages, the JSON Schema, the reference page and
//! the walk over every value that `check`, `view` and the tests use.

mod choice;
mod date;
mod decoder;
mod keys;
mod map;
mod record;
mod schema;
mod values;

pub(crate) use choice::choice;
pub use choice::{Must, choice_word};
pub use date::{Date, DateOrMonth, When};
pub use decoder::{Decoder, MOST_IN_A_NAME, MOST_IN_A_PLACE, MOST_ITEMS, MOST_ITEMS_IN_ALL, MOST_LETTERS, MapDecoder, shown};
pub use keys::{AudienceKey, PersonKey, is_device};
pub use map::{FOR_EVERY_READER, Keys, Map};
pub use record::{Marks, Owner, PersonKeys, Record, first, joined, only, only_text, record_key};
pub(crate) use record::{record, record_flag, record_private};
pub use schema::{json_schema, reference};
pub use values::{Count, Flag, NumberUpTo, Score, Str};

use crate::content::{Labels, Private};
use crate::source::yaml::{Node, NodeKind};
use crate::source::{At, Span};

/// What can be a value in a file.
pub trait Field: Sized {
    /// Whether leaving it out is an error.
    const REQUIRED: bool = true;
    /// Reads a value. Where it is wrong, says so and gives a stand-in, so that the rest is still checked.
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self;
    /// The value where nothing usable was written.
    fn missing() -> Self;
    /// What may be written, for messages, schema and reference.
    fn shape() -> Shape;
    /// Whether nothing was written, so that a walk finds nothing here.
    fn is_absent(&self) -> bool {
        false
    }
    /// Shows every value below to a visitor, in the order of the declaration.
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>);
}

/// What may be written in one place.
pub enum Shape {
    /// Any text, kept as it was written. `markdown` where paragraphs, lists, bold and links are shown.
    Text {
        /// Whether Markdown is shown as such.
        markdown: bool,
    },
    /// One of some words.
    Choice(&'static [(&'static str, &'static str)]),
    /// A day, `YYYY-MM-DD`.
    Date,
    /// A day or a month.
    DateOrMonth,
    /// A day, a month or a rhythm in words.
    When,
    /// A whole number between two bounds.
    Number(i64, i64),
    /// `true`/`false`, `yes`/`no`.
    Flag,
    /// The key of a person of the plan.
    PersonKey,
    /// The key of a person or a group.
    AudienceKey,
    /// A list.
    List(Box<Shape>),
    /// A mapping with known keys.
    Record(&'static RecordShape),
    /// A mapping with the author's keys.
    Map {
        /// What the keys are.
        keys: Keys,
        /// What is under each.
        value: Box<Shape>,
    },
}

/// A mapping with known keys.
pub struct RecordShape {
    /// The type's name, for the schema's definitions and the reference's headings.
    pub name: &'static str,
    /// What it is.
    pub doc: &'static str,
    /// Its keys.
    pub fields: fn() -> Vec<FieldShape>,
    /// What may be written instead of a mapping, if anything.
    pub short: fn() -> Option<Shape>,
    /// Whether it may carry `only_for`, `not_for` and `allow`.
    pub labelled: bool,
}

/// One key of a record.
pub struct FieldShape {
    /// The key as written.
    pub key: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Whether it must be written.
    pub required: bool,
    /// Who sees it by default, where it is private.
    pub private: Option<Private>,
    /// Whether it is in no booklet.
    pub unprinted: bool,
    /// What may be written.
    pub shape: Shape,
}

/// Sees every value of a plan, in order.
pub trait Visitor<'a> {
    /// Whose the mapping is that begins next.
    fn owner(&mut self, _owner: Owner<'a>) {}
    /// A mapping begins; its labels cover all until `leave`.
    fn enter(&mut self, _labels: &'a Labels, _span: Span) {}
    /// The mapping ends.
    fn leave(&mut self) {}
    /// The key below which the next values are.
    fn field(&mut self, _key: &'static str) {}
    /// The values of that key are done.
    fn field_done(&mut self) {}
    /// Who may see the next values beyond what labels say, until `marks_done`.
    fn marks(&mut self, _marks: Marks<'a>) {}
    /// The values with these marks are done.
    fn marks_done(&mut self) {}
    /// A text that somebody wrote.
    fn text(&mut self, _text: &'a Str) {}
    /// A key that the author chose: of a person, a reader, a word explained.
    fn key(&mut self, _key: &'a At<String>, _of: Keys) {}
    /// The value of that key is done.
    fn key_done(&mut self) {}
    /// The key of a person, named as such.
    fn person(&mut self, _key: &'a PersonKey) {}
    /// A key of a person or group.
    fn audience(&mut self, _key: &'a AudienceKey) {}
    /// A day.
    fn date(&mut self, _date: &'a Date) {}
    /// A value that is neither text nor key nor day to the day: a number, a choice, a yes or no, a month.
    fn small(&mut self, _span: Span) {}
}

impl<T: Field> Field for Option<T> {
    const REQUIRED: bool = false;
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        if node.is_empty() { None } else { Some(T::read(node, decoder)) }
    }
    fn missing() -> Self {
        None
    }
    fn shape() -> Shape {
        T::shape()
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Some(value) = self {
            value.walk(visitor);
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const REQUIRED: bool = false;
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match &node.kind {
            NodeKind::List(items) => {
                decoder.count(items.len(), |at| items[at].span);
                items.iter().map(|item| T::read(item, decoder)).collect()
            }
            NodeKind::Empty => Vec::new(),
            _ => {
                decoder.wrong_kind(node, &Shape::List(Box::new(T::shape())));
                Vec::new()
            }
        }
    }
    fn missing() -> Self {
        Vec::new()
    }
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for value in self {
            value.walk(visitor);
        }
    }
}
