//! Parts that lead somewhere: doors, links, numbers to ring.

use crate::booklet::{Area, Link, Reach, Symbol};
use serde::Serialize;

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
pub struct Links {
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
