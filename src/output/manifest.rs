//! The list of what we wrote: names, lengths and hashes, and not one word of a plan.
//!
//! `OUT/.ourplan/manifest.json` is read when an output folder is opened and written once at the end.
//! It is JSON with one booklet a line, so that a list of any length is read with little memory.
//! Sorted by plan and reader: the same booklets give the same bytes.

use super::disk::{self, Found, Moment};
use crate::fault::Fault;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The list's own file, in `.ourplan/`.
pub(super) const FILE: &str = "manifest.json";

/// Half of a BLAKE3 hash: enough to tell bytes apart.
pub(super) type Hash = [u8; 16];

/// How many sorts of format a list may name; more than that means it is not our list.
const MOST_FORMATS: usize = 32;

/// One file that we wrote.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The name in the reader's folder, with `/`.
    pub name: Arc<str>,
    /// The format that it belongs to.
    pub format: &'static str,
    /// Its length in bytes.
    pub length: u32,
    /// The hash of its bytes.
    pub hash: Hash,
}

/// One booklet that we wrote.
pub(super) struct Entry {
    /// What it was made from, as the caller names it.
    pub key: String,
    /// Its files, sorted by name.
    pub files: Vec<Listed>,
    /// Whether the file's time cannot vouch for its bytes, because a run did not look at it.
    pub unsure: bool,
    /// Whether this run wrote it or found it as it was.
    pub seen: AtomicBool,
}

/// All that we wrote into an output folder.
#[derive(Default)]
pub(super) struct Manifest {
    /// Plan → reader → booklet.
    pub booklets: BTreeMap<String, BTreeMap<String, Arc<Entry>>>,
    /// The worker's index: its length and hash.
    pub index: Option<(u32, Hash)>,
    /// Plans whose names have capital letters: in small letters, and as they are.
    capitals: BTreeMap<String, String>,
    /// File names that many booklets share, held once.
    names: BTreeSet<Arc<str>>,
    formats: BTreeSet<&'static str>,
}

/// A booklet as a line of JSON.
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

/// The hash of a file's bytes.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    let mut half = [0; 16];
    half.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    half
}

impl Manifest {
    /// Reads the list, and when it was written; an empty one where there is none.
    pub fn load(own: &Path) -> Result<(Manifest, Option<Moment>), Fault> {
        let path = own.join(FILE);
        let mut manifest = Manifest::default();
        let Found::File(data) = disk::look(&path)? else { return Ok((manifest, None)) };
        let text = String::from_utf8(disk::read(&path)?).map_err(|_| damaged(&path))?;
        manifest.take(&text).ok_or_else(|| damaged(&path))?;
        Ok((manifest, disk::written(&data)))
    }

    /// Writes the list: beside the old one first, then in its place.
    pub fn save(&self, own: &Path) -> Result<(), Fault> {
        let (path, beside) = (own.join(FILE), own.join("manifest.new"));
        disk::remove_file(&beside)?;
        disk::write_new(&beside, self.text()?.as_bytes())?;
        disk::rename(&beside, &path)
    }

    /// The booklet of a reader.
    pub fn entry(&self, plan: &str, reader: &str) -> Option<&Arc<Entry>> {
        self.booklets.get(plan)?.get(reader)
    }

    /// Whether this run wrote every booklet or found it as it was.
    pub fn all_seen(&self) -> bool {
        self.booklets.values().flat_map(BTreeMap::values).all(|entry| entry.seen.load(Ordering::Relaxed))
    }

    /// Forgets what this run saw, for the next one.
    pub fn forget_seen(&self) {
        self.booklets.values().flat_map(BTreeMap::values).for_each(|entry| entry.seen.store(false, Ordering::Relaxed));
    }

    /// Takes a booklet into the list, or out of it.
    pub fn set(&mut self, plan: &str, reader: &str, entry: Option<Arc<Entry>>) {
        let has_capitals = plan.chars().any(char::is_uppercase);
        if let Some(entry) = entry {
            if has_capitals {
                self.capitals.insert(plan.to_lowercase(), plan.to_owned());
            }
            self.booklets.entry(plan.to_owned()).or_default().insert(reader.to_owned(), entry);
        } else if let Some(readers) = self.booklets.get_mut(plan) {
            readers.remove(reader);
            if readers.is_empty() {
                self.booklets.remove(plan);
                if has_capitals {
                    self.capitals.remove(&plan.to_lowercase());
                }
            }
        }
    }

    /// Another booklet whose plan and reader have the same names but for capital letters. Many disks
    /// take the two for one.
    pub fn twin(&self, plan: &str, reader: &str) -> Option<(String, String)> {
        let small = plan.to_lowercase();
        let plans = [Some(plan), Some(small.as_str()), self.capitals.get(&small).map(String::as_str)];
        let (plan_small, reader_small) = (small.as_str(), reader.to_lowercase());
        let readers = plans.into_iter().flatten().filter_map(|plan| self.booklets.get_key_value(plan));
        let mut booklets = readers.flat_map(|(plan, readers)| readers.keys().map(move |reader| (plan, reader)));
        let is_twin = |(other_plan, other_reader): &(&String, &String)| {
            (other_plan.as_str(), other_reader.as_str()) != (plan, reader)
                && other_plan.to_lowercase() == plan_small
                && other_reader.to_lowercase() == reader_small
        };
        booklets.find(is_twin).map(|(plan, reader)| (plan.clone(), reader.clone()))
    }

    /// A file name that is held once, however many booklets have it.
    pub fn share(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = name.into();
        if self.names.len() < 1000 {
            self.names.insert(Arc::clone(&shared));
        }
        shared
    }

    /// A booklet from its line.
    pub fn entry_of(&mut self, line: &Line<'_>) -> Option<Entry> {
        let mut files = Vec::with_capacity(line.files.len());
        for FileLine(name, format, length, hash) in &line.files {
            files.push(Listed { name: self.share(name), format: self.format(format)?, length: *length, hash: unhex(hash)? });
        }
        Some(Entry { key: line.key.clone().into_owned(), files, unsure: line.unsure, seen: AtomicBool::new(false) })
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

    fn take(&mut self, text: &str) -> Option<()> {
        let mut lines = text.lines();
        let head: Head = serde_json::from_str(&format!("{}]}}", lines.next()?)).ok()?;
        if head.ourplan != 1 {
            return None;
        }
        self.index = match head.index {
            Some((length, hash)) => Some((length, unhex(&hash)?)),
            None => None,
        };
        for line in lines {
            let line = line.strip_suffix(',').unwrap_or(line);
            if line == "]}" {
                return Some(());
            }
            let line: Line<'_> = serde_json::from_str(line).ok()?;
            let entry = self.entry_of(&line)?;
            self.set(&line.plan, &line.reader, Some(Arc::new(entry)));
        }
        None
    }

    fn text(&self) -> Result<String, Fault> {
        let wrong = |error: serde_json::Error| Fault::Inside(error.to_string());
        let head = Head { ourplan: 1, index: self.index.map(|(length, hash)| (length, hex(&hash))), booklets: [] };
        let mut out = serde_json::to_string(&head).map_err(wrong)?;
        out.truncate(out.len() - 2);
        for (plan, reader, entry) in
            self.booklets.iter().flat_map(|(plan, readers)| readers.iter().map(move |(reader, entry)| (plan, reader, entry)))
        {
            out.push_str(if out.ends_with('[') { "\n" } else { ",\n" });
            out.push_str(&serde_json::to_string(&entry.line(plan, reader)).map_err(wrong)?);
        }
        out.push_str("\n]}\n");
        Ok(out)
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    ourplan: u32,
    index: Option<(u32, String)>,
    booklets: [(); 0],
}

impl Entry {
    /// The booklet as a line. One that this run did not look at is marked as unsure.
    pub fn line<'a>(&'a self, plan: &'a str, reader: &'a str) -> Line<'a> {
        let file = |file: &'a Listed| FileLine(file.name.as_ref().into(), file.format.into(), file.length, hex(&file.hash).into());
        Line {
            plan: plan.into(),
            reader: reader.into(),
            key: self.key.as_str().into(),
            unsure: !self.seen.load(Ordering::Relaxed),
            files: self.files.iter().map(file).collect(),
        }
    }

    /// The file of a name.
    pub fn file(&self, name: &str) -> Option<&Listed> {
        self.files.binary_search_by(|file| file.name.as_ref().cmp(name)).ok().map(|at| &self.files[at])
    }
}

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

fn damaged(path: &Path) -> Fault {
    Fault::Usage(format!(
        "The list of what I made before, {}, is damaged, so I cannot tell my files from yours. \
         Rename the booklets folder that it lies in, then run this again: everything is made anew.",
        path.display()
    ))
}
