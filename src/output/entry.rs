//! One booklet of the list: which files it has, how long each is, and its hash.
//!
//! Thousands of booklets have files of the same names. So the names are held once, as a shape, and a booklet is a shape with numbers.

use super::manifest::Hash;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many sorts of format a list may name; more than that means it is not our list.
const MOST_FORMATS: usize = 32;

/// Stands in a shape for the name of plan and reader, with which the name of a file may begin. No file can have it in its name.
pub(super) const OWN: char = '*';

/// One file that we wrote.
#[derive(Clone)]
pub(super) struct Listed<'a> {
    /// The name in the reader's folder, with `/`.
    pub name: Cow<'a, str>,
    /// The format that it belongs to.
    pub format: &'static str,
    /// Its length in bytes.
    pub length: u32,
    /// The hash of its bytes.
    pub hash: Hash,
}

/// Which files a booklet has, sorted by name: name and format.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shape(Vec<(Box<str>, &'static str)>);

impl Shape {
    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// As the list on the disk has it.
    pub fn parts(&self) -> Vec<(&str, &str)> {
        self.0.iter().map(|(name, format)| (&**name, *format)).collect()
    }
}

/// One booklet that we wrote.
pub(super) struct Entry {
    /// What it was made from, as the caller names it.
    pub key: String,
    /// Whether the file's time cannot vouch for its bytes, because a run did not look at it.
    pub unsure: bool,
    /// Which files it has.
    pub shape: Arc<Shape>,
    /// Length and hash of each of them.
    pub facts: Vec<(u32, Hash)>,
    /// The name of plan and reader in one.
    stem: String,
}

impl Entry {
    /// A booklet of a shape; `None` if the numbers are not of so many files.
    pub fn new(plan: &str, reader: &str, key: &str, shape: Arc<Shape>, facts: Vec<(u32, Hash)>) -> Option<Entry> {
        let entry = Entry { key: key.to_owned(), unsure: false, shape, facts, stem: stem(plan, reader) };
        (entry.shape.len() == entry.facts.len()).then_some(entry)
    }

    /// The same, with what is known of its files' times.
    pub fn unsure(self, unsure: bool) -> Entry {
        Entry { unsure, ..self }
    }

    /// Its files, sorted by name.
    pub fn files(&self) -> impl Iterator<Item = Listed<'_>> {
        self.shape.0.iter().zip(&self.facts).map(|((name, format), (length, hash))| Listed {
            name: match name.strip_prefix(OWN) {
                Some(rest) => Cow::Owned(format!("{}{rest}", self.stem)),
                None => Cow::Borrowed(&**name),
            },
            format,
            length: *length,
            hash: *hash,
        })
    }

    /// The file of a name.
    pub fn file(&self, name: &str) -> Option<Listed<'_>> {
        self.files().find(|file| file.name == name)
    }

    /// Whether another booklet has files of the same names and bytes, whatever their formats.
    pub fn has_the_bytes_of(&self, other: &Entry) -> bool {
        let one = |file: Listed<'_>| (file.name.into_owned(), file.length, file.hash);
        self.files().map(one).eq(other.files().map(one))
    }

    /// Whether another booklet of the same reader has the same files.
    pub fn has_the_files_of(&self, other: &Entry) -> bool {
        self.shape == other.shape && self.facts == other.facts
    }
}

/// All shapes of a list, each held once.
#[derive(Default)]
pub(super) struct Shapes {
    known: BTreeSet<Arc<Shape>>,
    formats: BTreeSet<&'static str>,
}

impl Shapes {
    /// The shape of a reader's files, which are sorted by name; `None` if their formats are none of ours.
    pub fn of<'a>(&mut self, plan: &str, reader: &str, files: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Arc<Shape>> {
        let stem = stem(plan, reader);
        let short = |name: &str| name.strip_prefix(&*stem).map_or_else(|| name.into(), |rest| format!("{OWN}{rest}").into_boxed_str());
        let parts = files.map(|(name, format)| Some((short(name), self.format(format)?))).collect::<Option<Vec<_>>>()?;
        Some(self.share(Shape(parts)))
    }

    /// A shape as the list on the disk has it.
    pub fn stored(&mut self, parts: &[(String, String)]) -> Option<Arc<Shape>> {
        let parts = parts.iter().map(|(name, format)| Some((name.as_str().into(), self.format(format)?))).collect::<Option<Vec<_>>>()?;
        Some(self.share(Shape(parts)))
    }

    fn share(&mut self, shape: Shape) -> Arc<Shape> {
        if let Some(known) = self.known.get(&shape) {
            return Arc::clone(known);
        }
        let shape = Arc::new(shape);
        self.known.insert(Arc::clone(&shape));
        shape
    }

    fn format(&mut self, name: &str) -> Option<&'static str> {
        if let Some(known) = self.formats.get(name) {
            return Some(known);
        }
        if self.formats.len() >= MOST_FORMATS || name.len() > 32 {
            return None;
        }
        let kept: &'static str = String::leak(name.to_owned());
        self.formats.insert(kept);
        Some(kept)
    }
}

fn stem(plan: &str, reader: &str) -> String {
    format!("{plan}-{reader}")
}
