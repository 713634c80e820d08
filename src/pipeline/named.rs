//! The pictures that a plan names, as its reader found them.
//!
//! Whoever asks next time whether a plan was made from the same pictures needs their names and does not want to read the plan for them.
//! A name can tell something (`dads-new-house.jpg`), so that what is kept is where the reader found each in the plan's bytes. Those are
//! the same whenever it matters. Where a name does not stand there letter by letter, the reader is asked again.

use crate::content::Entry;
use crate::plan::Plan;
use crate::read;
use crate::shape::{Field, Str, Visitor};
use crate::source::decode;
use memchr::memmem;
use std::collections::BTreeMap;

/// Stands for the places of a plan whose reader must be asked again.
const ASK: &str = "ask";

/// The files of the pictures that a plan names.
#[derive(Default)]
pub(super) struct Named {
    /// Each once, in order.
    pub files: Vec<String>,
    /// Where each stands, as it is kept: `120+16.300+14`.
    pub places: String,
}

impl Named {
    /// Those of a plan that was read from these bytes.
    pub fn of(plan: &Entry<Plan>, bytes: &[u8]) -> Self {
        let mut files = Files::default();
        plan.walk(&mut files);
        let place = |(name, file): (&&str, &&Str)| {
            let at = file.span.range().start;
            // Within the reader's place may stand quotation marks, too; before it, a mark that is no part of the text.
            let at = at + memmem::find(bytes.get(at..file.span.range().end)?, name.as_bytes())?;
            Some(format!("{at}+{}", name.len()))
        };
        let places: Option<Vec<_>> = files.found.iter().map(place).collect();
        let files = files.found.keys().map(|name| (*name).to_owned()).collect();
        Named { files, places: places.map_or_else(|| ASK.to_owned(), |places| places.join(".")) }
    }

    /// Those of the same bytes, by the places that were kept; `None` if they are none of these bytes.
    pub fn again(places: &str, shown: &str, bytes: &[u8]) -> Option<Self> {
        if places == ASK {
            let draft = read::read(&decode(shown, bytes).ok()?).0?;
            return Some(Named::of(&draft.plan, bytes));
        }
        let name = |place: &str| {
            let (at, length) = place.split_once('+')?;
            let (at, length): (usize, usize) = (at.parse().ok()?, length.parse().ok()?);
            let name = bytes.get(at..at.checked_add(length)?)?;
            Some(std::str::from_utf8(name).ok()?.to_owned())
        };
        let files: Option<Vec<_>> = places.split('.').filter(|place| !place.is_empty()).map(name).collect();
        Some(Named { files: files?, places: places.to_owned() })
    }
}

/// Finds the name of each picture's file.
#[derive(Default)]
struct Files<'a> {
    path: Vec<&'static str>,
    found: BTreeMap<&'a str, &'a Str>,
}

impl<'a> Visitor<'a> for Files<'a> {
    fn field(&mut self, key: &'static str) {
        self.path.push(key);
    }

    fn field_done(&mut self) {
        self.path.pop();
    }

    fn text(&mut self, text: &'a Str) {
        if self.path.ends_with(&["picture", "file"]) {
            self.found.insert(text.as_str(), text);
        }
    }
}

#[test]
fn pictures_are_found_again_however_they_are_written() {
    let ways = [
        ("{file: pictures/a.svg, alt: a}", true),
        ("{\"file\": pictures/a.svg, alt: a}", true),
        ("{file : pictures/a.svg, alt: a}", true),
        ("{'file':  'pictures/a.svg' , alt: a}", true),
        ("{file: \"pictures/a.svg\", alt: a}", true),
        ("{file: # a name\n      pictures/a.svg, alt: a}", true),
        ("\n      alt: a\n      file:\n        pictures/a.svg", true),
        ("\n      alt: a\n      file: >-\n        pictures/a.svg", true),
        ("{file: \"pictures/\\u0061.svg\", alt: a}", false),
        ("{file: \"pictures/\\\n      a.svg\", alt: a}", false),
    ];
    for (picture, is_literal) in ways {
        for mark in ["", "\u{feff}", "# \u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\u{ad}\n"] {
            let text = format!("{mark}plan: child-in-need\nchild:\n    name: Amira\n    picture: {picture}\n");
            let source = decode("plan.yaml", text.as_bytes()).unwrap_or_else(|finding| panic!("{}: {}", text, finding.message));
            let draft = read::read(&source).0.expect("a mapping");
            let named = Named::of(&draft.plan, text.as_bytes());
            assert_eq!(named.files, ["pictures/a.svg"], "{text}");
            assert!(is_literal || named.places == ASK, "{text}: {}", named.places);
            assert!(named.places != ASK || !mark.is_empty() || picture != ways[0].0, "the usual way needs no reader");
            let again = Named::again(&named.places, "plan.yaml", text.as_bytes()).expect("they are found");
            assert_eq!((again.files, again.places), (named.files, named.places), "{text}");
        }
    }
    assert!(Named::again("4+9", "plan.yaml", b"short").is_none() && Named::again("x", "plan.yaml", b"short").is_none());
    assert!(Named::again("", "plan.yaml", b"plan: care-plan").is_some_and(|named| named.files.is_empty()));
}
