//! A booklet as a line of JSON: in the journal with the name of each file, in the list with a shape and numbers.

use super::entry::{Entry, Shape, Shapes};
use super::manifest::Hash;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

/// A booklet in the journal, and in the lists of older versions.
#[derive(Serialize, Deserialize)]
pub(super) struct Line<'a> {
    #[serde(borrow)]
    pub plan: Cow<'a, str>,
    #[serde(borrow)]
    pub reader: Cow<'a, str>,
    #[serde(borrow)]
    pub key: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsure: bool,
    #[serde(borrow)]
    pub files: Vec<FileLine<'a>>,
}

/// A file as JSON: name, format, length, hash.
#[derive(Serialize, Deserialize)]
pub(super) struct FileLine<'a>(
    #[serde(borrow)] pub Cow<'a, str>,
    #[serde(borrow)] pub Cow<'a, str>,
    pub u32,
    #[serde(borrow)] pub Cow<'a, str>,
);

impl<'a> Line<'a> {
    /// A booklet with the name of each file.
    pub fn new(plan: &'a str, reader: &'a str, entry: &'a Entry) -> Self {
        let files = entry.files().map(|file| FileLine(file.name, file.format.into(), file.length, hex(&file.hash).into()));
        Line { plan: plan.into(), reader: reader.into(), key: entry.key.as_str().into(), unsure: entry.unsure, files: files.collect() }
    }

    /// Which files it has; `None` if a format is none of ours.
    pub fn shape(&self, shapes: &mut Shapes) -> Option<Arc<Shape>> {
        shapes.of(&self.plan, &self.reader, self.files.iter().map(|FileLine(name, format, ..)| (name.as_ref(), format.as_ref())))
    }

    /// The booklet of the line; `None` if a hash is none, or the files are not those of the shape.
    pub fn entry(&self, shape: &Arc<Shape>) -> Option<Entry> {
        let facts = self.files.iter().map(|FileLine(_, _, length, hash)| Some((*length, unhex(hash)?))).collect::<Option<_>>()?;
        let entry = Entry::new(&self.plan, &self.reader, &self.key, Arc::clone(shape), facts)?;
        let is_same = entry.files().zip(&self.files).all(|(file, line)| file.name == line.0 && file.format == line.1);
        is_same.then_some(entry)
    }
}

/// A booklet in the list.
#[derive(Serialize, Deserialize)]
pub(super) struct Short<'a> {
    #[serde(borrow)]
    pub plan: Cow<'a, str>,
    #[serde(borrow)]
    pub reader: Cow<'a, str>,
    #[serde(borrow)]
    pub key: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsure: bool,
    /// Which files it has: the number of a shape in the head of the list.
    pub shape: usize,
    /// Length and hash of each file, in base64.
    #[serde(borrow)]
    pub files: Cow<'a, str>,
}

impl<'a> Short<'a> {
    pub fn new(plan: &'a str, reader: &'a str, entry: &'a Entry, shape: usize, unsure: bool) -> Self {
        let mut bytes = Vec::with_capacity(entry.facts.len() * FACT);
        for (length, hash) in &entry.facts {
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(hash);
        }
        Short {
            plan: plan.into(),
            reader: reader.into(),
            key: entry.key.as_str().into(),
            unsure,
            shape,
            files: BASE64.encode(bytes).into(),
        }
    }

    /// The booklet of the line; `None` if the numbers are not those of so many files.
    pub fn entry(&self, shape: &Arc<Shape>) -> Option<Entry> {
        let bytes = BASE64.decode(self.files.as_bytes()).ok()?;
        let (facts, []) = bytes.as_chunks::<FACT>() else { return None };
        let fact = |fact: &[u8; FACT]| {
            let (length, hash) = fact.split_first_chunk::<4>()?;
            Some((u32::from_le_bytes(*length), *hash.first_chunk()?))
        };
        Entry::new(&self.plan, &self.reader, &self.key, Arc::clone(shape), facts.iter().map(fact).collect::<Option<_>>()?)
    }
}

/// How many bytes the length and the hash of a file take.
const FACT: usize = 4 + size_of::<Hash>();

/// Sixteen bytes as hexadecimal digits.
pub(super) fn hex(hash: &Hash) -> String {
    hash.iter().fold(String::with_capacity(32), |mut out, byte| {
        // Writing into a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Sixteen bytes from hexadecimal digits.
pub(super) fn unhex(text: &str) -> Option<Hash> {
    let mut hash = [0; 16];
    if text.len() != 32 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(hash)
}
