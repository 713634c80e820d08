//! What a booklet was made from, as hashes. They decide whether a plan is skipped and whether an older copy is up to date.
//!
//! They lie in the records and in no booklet, since they come from the whole plan.

use super::BuildRequest;
use super::project::Project;
use crate::booklet::Booklet;
use crate::content::Entry;
use crate::formats::Pictures;
use crate::plan::Plan;
use crate::read;
use crate::shape::{Field, Str, Visitor};
use crate::source::decode;
use crate::system_error::SystemError;
use crate::view::View;
use jiff::civil::Date;
use memchr::memmem;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// The hash of all that a plan's booklets are made from. The pictures count as they were read in this run.
pub(super) fn plan_hash(project: &Project, bytes: &[u8], named: &NamedPictures, request: &BuildRequest) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(project.key.as_bytes());
    add(bytes);
    for list in [&request.readers, &request.formats] {
        add(list.join(",").as_bytes());
    }
    add(request.language.as_deref().unwrap_or_default().as_bytes());
    add(&[u8::from(request.strict)]);
    for file in &named.files {
        add(file.as_bytes());
        add(project.picture_hash(file).as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The hash, with how many booklets were to be made from it and where the plan names its pictures. Where one of the booklets could not be
/// written, the plan is not skipped.
pub(super) fn with_count(key: &str, booklets: usize, named: &NamedPictures) -> String {
    format!("{key}-{booklets}-{}", named.places)
}

/// Where the plan named its pictures when such a key was made.
pub(super) fn places(key: &str) -> Option<&str> {
    key.splitn(3, '-').nth(2)
}

/// Stands for the places of a plan whose reader must be asked again.
const ASK: &str = "ask";

/// The files of the pictures that a plan names.
#[derive(Default)]
pub(super) struct NamedPictures {
    /// Each once, in order.
    pub files: Vec<String>,
    /// Where each stands, as it is kept: `120+16.300+14`.
    pub places: String,
}

impl NamedPictures {
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
        NamedPictures { files, places: places.map_or_else(|| ASK.to_owned(), |places| places.join(".")) }
    }

    /// Those of the same bytes, by the places that were kept; `None` if they are none of these bytes.
    pub fn again(places: &str, shown: &str, bytes: &[u8]) -> Option<Self> {
        if places == ASK {
            let draft = read::read(&decode(shown, bytes).ok()?).0?;
            return Some(NamedPictures::of(&draft.plan, bytes));
        }
        let name = |place: &str| {
            let (at, length) = place.split_once('+')?;
            let (at, length): (usize, usize) = (at.parse().ok()?, length.parse().ok()?);
            let name = bytes.get(at..at.checked_add(length)?)?;
            Some(std::str::from_utf8(name).ok()?.to_owned())
        };
        let files: Option<Vec<_>> = places.split('.').filter(|place| !place.is_empty()).map(name).collect();
        Some(NamedPictures { files: files?, places: places.to_owned() })
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
            let named = NamedPictures::of(&draft.plan, text.as_bytes());
            assert_eq!(named.files, ["pictures/a.svg"], "{text}");
            assert!(is_literal || named.places == ASK, "{text}: {}", named.places);
            assert!(named.places != ASK || !mark.is_empty() || picture != ways[0].0, "the usual way needs no reader");
            let again = NamedPictures::again(&named.places, "plan.yaml", text.as_bytes()).expect("they are found");
            assert_eq!((again.files, again.places), (named.files, named.places), "{text}");
        }
    }
    assert!(NamedPictures::again("4+9", "plan.yaml", b"short").is_none() && NamedPictures::again("x", "plan.yaml", b"short").is_none());
    assert!(NamedPictures::again("", "plan.yaml", b"plan: care-plan").is_some_and(|named| named.files.is_empty()));
}

/// The hash of a booklet, its pictures, and the theme that shows it.
pub(super) fn booklet_hash(booklet: &Booklet, pictures: &Pictures, theme: &str) -> Result<String, SystemError> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    add(env!("OURPLAN_BUILD").as_bytes());
    add(theme.as_bytes());
    add(&serde_json::to_vec(booklet).map_err(|error| SystemError::Inside(error.to_string()))?);
    for (name, bytes) in &pictures.0 {
        add(name.as_bytes());
        add(bytes);
    }
    Ok(hasher.finalize().to_hex()[..32].to_owned())
}

/// The day that every hash is made for.
const ANY_DAY: Date = jiff::civil::date(2000, 1, 1);

/// The hash of all that one reader may see.
pub(super) fn view_hash(mut view: View<'_>) -> String {
    view.today = ANY_DAY;
    view.child.age = None;
    let mut seen = HashBuffer(Vec::with_capacity(16 * 1024));
    view.hash(&mut seen);
    blake3::hash(&seen.0).to_hex()[..32].to_owned()
}

/// Takes in all that has a hash, and gives one that is long enough for two views never to share it.
/// They are hashed together at the end, since there are thousands of them, most of a few bytes.
struct HashBuffer(Vec<u8>);

impl Hasher for HashBuffer {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        blake3::hash(&self.0).as_bytes().first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }
}
