//! Parts of words alone: sections, lists, facts, letters, tables.

use super::{NamedLink, Part};
use crate::booklet::{Area, Reach, Words};
use crate::view::Who;
use serde::Serialize;

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
#[derive(Serialize, Default)]
pub struct ListItem {
    /// The words, with their picture where they have one.
    pub words: Words,
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
    /// An idea of somebody, still without its words.
    pub(in crate::booklet) fn by(who: Option<Who<'_>>) -> Self {
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
    pub words: Words,
    /// A way to reach, for numbers and addresses.
    pub reach: Option<Reach>,
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
    /// `auto` where it is the plan's: then its letters tell its direction.
    pub dir: Option<&'static str>,
    /// What it means.
    pub meaning: Words,
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
    pub rows: Vec<Vec<Words>>,
}

/// A fixed line.
#[derive(Serialize)]
pub struct Note {
    /// The line.
    pub text: String,
}
