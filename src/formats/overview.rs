//! The worker's index over all booklets of an output folder, in pages of `PLANS_A_PAGE` plans. It is never handed over.

use super::document::{Inclusion, head};
use crate::theme::{Frame, LinkPlaces, Prepared, TemplateTrouble, Theme};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many plans one page of the index holds.
pub const PLANS_A_PAGE: usize = 200;

/// The file name of a page of the index, counted from 0: `index.html`, `index-2.html`.
#[must_use]
pub fn index_page(number: usize) -> String {
    if number == 0 { "index.html".to_owned() } else { format!("index-{}.html", number + 1) }
}

/// Whether a page of the index can have this file name, in capitals too: a disk may not tell them apart.
#[must_use]
pub fn is_index_page(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let number = name.strip_prefix("index").and_then(|rest| rest.strip_suffix(".html"));
    number.is_some_and(|number| {
        number.is_empty() || number.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|digit| digit.is_ascii_digit()))
    })
}

/// One page of the index, ready to be rendered by the template `overview.html`.
#[derive(Serialize)]
pub struct Overview<'a> {
    /// BCP 47 tag of the language.
    pub lang: &'a str,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Always `worker`.
    pub style: &'static str,
    /// The heading.
    pub title: String,
    /// "This page is for workers. Do not hand it over."
    pub warning: String,
    /// Headings of the table: reader, booklet, what was left out.
    pub head: Vec<String>,
    /// Fixed phrases of the frame.
    pub frame: BTreeMap<&'static str, String>,
    /// The place of this page in `parts`.
    pub part: usize,
    /// All pages of the index, where there are more than one.
    pub parts: &'a [OverviewLink],
    /// How many plans stand on the pages before this one.
    pub before: usize,
    /// The plans of this page, in order of their names.
    pub plans: Cow<'a, [OverviewPlan]>,
}

/// One plan of the index.
#[derive(Serialize, Clone, PartialEq, Eq)]
pub struct OverviewPlan {
    /// The file's name.
    pub name: String,
    /// "This plan has errors. Do not hand over the older copies."
    pub trouble: Option<String>,
    /// Its readers.
    pub readers: Vec<OverviewReader>,
}

/// One reader of the index.
#[derive(Serialize, Clone, PartialEq, Eq)]
pub struct OverviewReader {
    /// The reader's key.
    pub name: String,
    /// Links to the booklet.
    pub links: Vec<OverviewLink>,
    /// "Not made: …", where there is no booklet.
    pub state: Option<String>,
    /// Keys of the plan that are left out.
    pub left_out: Vec<String>,
    /// "Nothing", where nothing is left out.
    pub nothing: Option<String>,
}

/// A link to a booklet, or to a page of the index.
#[derive(Serialize, Clone, PartialEq, Eq)]
pub struct OverviewLink {
    /// "Pages for mum", "Plans 201 to 400: amira to zoe".
    pub words: String,
    /// The address, from the output folder on.
    pub href: String,
}

impl Overview<'_> {
    /// Makes the page.
    ///
    /// # Errors
    /// What is wrong with the theme's template.
    pub fn render(&self, theme: &Theme) -> Result<String, TemplateTrouble> {
        let head = head(&self.title, &Inclusion::Inside(&theme.css), &Inclusion::None);
        let frame = Frame { head: &head, scripts: "", logo: None };
        theme.engine(LinkPlaces::Site).render("overview.html", &Prepared::new(self), None, &frame)
    }
}

#[test]
fn pages_of_the_index_are_known_by_their_names() {
    assert_eq!([0, 1, 9].map(index_page), ["index.html", "index-2.html", "index-10.html"]);
    for name in ["index.html", "INDEX.html", "index-2.html", "Index-10.HTML"] {
        assert!(is_index_page(name), "{name}");
    }
    for name in ["index", "index-.html", "index-a.html", "index2.html", "my-index.html", "index-2.htm", "index-2.html.bak"] {
        assert!(!is_index_page(name), "{name}");
    }
}
