//! The booklet: pages and parts in one language for one reader, and nothing of any other.
//!
//! This is all that a theme, a format or the audit ever sees. It comes after `view` and before
//! `theme` and `formats`. It holds two sorts of text: **phrases** (the program's own words, from
//! `locales/`, plain text) and **words** (somebody's words from the plan, tame Markdown, shown by
//! the theme's `prose` and `inline` filters, which can never make them anything but text).

mod compose;
mod drawn;
mod extras;
mod glossary;
mod hard_words;
mod law;
mod pages;
mod parts;
mod pictures;
mod typed;
mod walk;
mod writer;

pub use compose::compose;
pub use drawn::*;
pub use extras::{Audience, ContactInfo, Coverage, CoverageRow, Extras, FindingRow, LeftOutRow, ReadingRow, WorkerExtras};
pub use law::{Case, Party};
pub use parts::*;

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A whole booklet, ready to be rendered.
#[derive(Serialize)]
pub struct Booklet {
    /// BCP 47 tag of the language of the fixed phrases.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// `easier`, `child`, `teen`, `family` or `worker`.
    pub style: &'static str,
    /// `care-plan` or `child-in-need`.
    pub plan_kind: &'static str,
    /// The words on the cover: "Rory's plan", "Our plan".
    pub title: String,
    /// The window's title, and the title in file properties: "Our booklet". It names nobody.
    pub neutral_title: String,
    /// "This copy is for Rory."
    pub copy_for: String,
    /// "Draft: we will talk about this", on each page of a draft.
    pub draft: Option<String>,
    /// Who to ask, on every page.
    pub ask: Option<Ask>,
    /// Whether "Hide this page" is wanted.
    pub hide_button: bool,
    /// Fixed phrases of the frame round a page (skip link, contents, next, back …), by key.
    pub frame: BTreeMap<&'static str, String>,
    /// The pages in reading order. The first is Start.
    pub pages: Vec<Page>,
    /// All built-in pictures on its pages.
    pub symbols: BTreeSet<String>,
    /// The picture files that the booklet shows: name in the booklet → file in the project.
    pub pictures: Vec<PictureFile>,
}

/// The lead person, as shown at the foot of every page.
#[derive(Serialize)]
pub struct Ask {
    /// "Ask Priya Shah".
    pub words: String,
    /// "my social worker".
    pub is: Option<PageWords>,
    /// Telephone number.
    pub phone: Option<Reach>,
    /// E-mail address.
    pub email: Option<Reach>,
}

/// A way to reach somebody.
#[derive(Serialize, Clone)]
pub struct Reach {
    /// As it was written: `0113 496 0001 (24 hours)`.
    pub shown: String,
    /// Where the first link in it leads; empty where nothing in it is surely a number or an address.
    pub href: String,
    /// Its parts in order.
    pub parts: Vec<ReachPart>,
}

/// A part of what was written: a number, an address, or words.
#[derive(Serialize, Clone)]
pub struct ReachPart {
    /// Written words that belong into the link: "Text only: ". Empty where there are none.
    pub says: String,
    /// The number, the address, or words.
    pub text: String,
    /// As a device follows it: `tel:01134960001`, `sms:…`, `mailto:…`; nothing for words.
    pub href: Option<String>,
    /// Which phrase of the frame says how it is followed: `opens-tel`. `None` if the written words say it.
    pub how: Option<&'static str>,
}

/// One page, which answers one question.
#[derive(Serialize)]
pub struct Page {
    /// Stable name, also the file's: `start` (file `index.html`), `short`, `about`, `why`, `people`,
    /// `said`, `home`, `seeing`, `life`, `goals`, `better`, `doing`, `decisions`, `agreed`, `change`,
    /// `review`, `turn`, `letters`, `rights`, `words`, and for workers `worker`.
    pub id: &'static str,
    /// The part of life that gives the page its colour.
    pub area: Area,
    /// The `h1`: a question in the reader's voice where it can be.
    pub title: String,
    /// The short name in the contents and in links: "My home".
    pub short_title: String,
    /// The window's title: "Our booklet – Home". It names nobody.
    pub window_title: String,
    /// The first thing under the heading: the answer in one sentence, large.
    pub answer: Option<PageWords>,
    /// The rest.
    pub parts: Vec<Part>,
    /// The built-in picture of this kind of page, where the page has no drawing of its own.
    pub symbol: Option<String>,
    /// All built-in pictures on the page; `{{ name|lines }}` gives the lines of one.
    pub symbols: BTreeSet<String>,
}

/// The part of life a page or goal belongs to; each has its colour in the theme.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The cover and what frames the plan: start, in short, why.
    Start,
    /// Me: about me, what I said, my turn.
    Me,
    /// People and seeing people.
    People,
    /// Home and moving.
    Home,
    /// Health, school, feelings and the other parts of a life.
    Help,
    /// Goals, better or not, who is doing what.
    Goals,
    /// What we agreed, who can say yes, reviews, plan B.
    Together,
    /// Rights, help, words.
    Rights,
}

/// Somebody's words from the plan, in the wording that this reader gets.
#[derive(Serialize, Clone, Default)]
pub struct PageWords {
    /// Tame Markdown. Show it with `|prose` (blocks) or `|inline` (one line).
    pub text: String,
    /// "Written to Rory", where the words were written to somebody else than this reader.
    pub note: Option<String>,
    /// The picture that goes with the words.
    pub picture: Option<PagePicture>,
    /// The built-in picture that goes with them, at their left.
    pub symbol: Option<Symbol>,
    /// Whether the author wants no picture here. Not for templates: they find none.
    #[serde(skip)]
    pub bare: bool,
    /// Language of the words where it is not the booklet's.
    pub lang: Option<String>,
    /// Direction of words from the plan: `ltr`, `rtl`, or `auto` where only their letters tell; none for phrases.
    pub dir: Option<&'static str>,
}

/// A picture with its words.
#[derive(Serialize, Clone)]
pub struct PagePicture {
    /// Name in the booklet; `{{ picture.name|picture }}` gives what `src` needs in each format.
    pub name: String,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
}

/// A built-in picture.
#[derive(Serialize, Clone)]
pub struct Symbol {
    /// Its name among `symbols` of the page.
    pub drawing: String,
    /// What it shows, where the author says so; else the words beside it say enough.
    pub alt: Option<String>,
}

/// A picture file of the project and its name in the booklet. Not for templates.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct PictureFile {
    /// Name in the booklet, neutral and without folders: `picture-1.svg`.
    pub name: String,
    /// Path in the project, as the plan gives it.
    #[serde(skip)]
    pub source: String,
}

/// A place in the booklet that something links to. `{{ link|href }}` writes it for each format.
#[derive(Serialize, Clone, Default, PartialEq, Eq, Debug)]
pub struct Link {
    /// The page's id.
    pub page: &'static str,
    /// The part's anchor on that page, or nothing for the page itself.
    pub anchor: Option<String>,
}

/// The file of a page in a folder of pages.
pub fn page_file(id: &str) -> String {
    if id == "start" { "index.html".to_owned() } else { format!("{id}.html") }
}

impl PageWords {
    /// Words with nothing beside them.
    pub fn plain(text: impl Into<String>) -> Self {
        PageWords { text: text.into(), ..PageWords::default() }
    }
}
