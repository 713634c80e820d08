//! The record of one plan: `.ourplan/plans/PLAN.json`. It says which files we wrote for which reader, and not one word of a plan.
//!
//! A record that is read back may be forged. It must name the plan that its file is called after, and each path in it must be a
//! plain name inside the reader's folder, or the record is refused as a whole. A file that it lists is removed only where its bytes have the
//! hash that stands there.

use super::NewBooklet;
use super::disk::{self, Moment};
use crate::formats::{self, SEALED, is_index_page};
use crate::system_error::SystemError;
use crate::workspace::names;
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The form in which records are written. Those of earlier forms are not read.
pub(super) const FORM: u32 = 4;

/// The files of the first forms, which had one list for all plans, in `.ourplan/`. They go when the first new record is written.
pub(super) const OF_EARLIER_FORMS: [&str; 4] = ["manifest.json", "manifest.new", "journal", "journal.new"];

/// The largest record that is read, in bytes.
pub(super) const LARGEST: u64 = 64 << 20;

/// What the name of a record that was refused begins with. It stays until `clean`.
pub(super) const REFUSED: &str = "refused-";

/// What we wrote for the readers of one plan.
#[derive(Serialize, Deserialize)]
pub(super) struct PlanRecord {
    ourplan: u32,
    /// Whose record it is.
    pub plan: String,
    /// When it was saved, by the clock of the disk. The time of the file does not tell: it changes when the file is touched or copied.
    pub saved: Option<Moment>,
    /// Reader → booklet.
    pub booklets: BTreeMap<String, Arc<BookletRecord>>,
    /// The readers whose files a run did not look at before it saved the record, so that their times cannot vouch for their bytes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unsure: BTreeSet<String>,
    /// What a run was about to do when it saved the record. `swap.rs` says how a stopped run is repaired with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
}

/// One booklet that we wrote.
#[derive(Serialize, Deserialize, Clone)]
pub(super) struct BookletRecord {
    /// What it was made from, as the caller names it.
    pub key: String,
    /// Its files, sorted by name.
    pub files: Vec<FileRecord>,
}

/// One file that we wrote.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq)]
pub(super) struct FileRecord {
    /// The name in the reader's folder, with `/`.
    pub name: String,
    /// The format that it belongs to.
    #[serde(deserialize_with = "format_of")]
    pub format: FormatWord,
    /// Its length in bytes.
    pub length: u32,
    /// The hash of its bytes.
    pub hash: Hash,
}

/// The word of a format that this program makes.
type FormatWord = &'static str;

/// Half of a BLAKE3 hash, which is enough to tell bytes apart, as hexadecimal digits.
pub(super) type Hash = String;

/// What is about to happen to a reader's folder.
#[derive(Serialize, Deserialize, Clone, Default)]
pub(super) struct Move {
    /// The number of the folder in `staging/`.
    pub number: u64,
    /// Whose folder it is.
    pub reader: String,
    /// The booklet there afterwards; `None` for one that goes.
    pub booklet: Option<Arc<BookletRecord>>,
    /// Our files in the folder that was there before, with their hashes. They are cleared away; others are a person's own and are kept.
    pub ours: BTreeMap<String, Hash>,
    /// Where our files are not removed but put into `held-back/`: which of the reader's copies they become.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<u32>,
    /// The number on the disk of the folder that comes, where it is to change places with the old one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<u64>,
    /// Whether the booklets above say it already, and only `staging/N.old` is still to be cleared away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known: bool,
}

impl Default for PlanRecord {
    fn default() -> Self {
        let (plan, saved, booklets) = (String::new(), None, BTreeMap::new());
        PlanRecord { ourplan: FORM, plan, saved, booklets, unsure: BTreeSet::new(), moves: Vec::new() }
    }
}

impl PlanRecord {
    /// The record of a plan in a file's bytes. `None` if it is damaged, is that of another plan, or names what no record of ours can name.
    pub fn parse(plan: &str, bytes: &[u8]) -> Option<PlanRecord> {
        serde_json::from_slice(bytes).ok().filter(|record: &PlanRecord| record.plan == plan && record.is_plain())
    }

    fn is_plain(&self) -> bool {
        let booklets = self.booklets.values().chain(self.moves.iter().filter_map(|one| one.booklet.as_ref()));
        let mut files =
            booklets.flat_map(|booklet| &booklet.files).map(|file| &file.name).chain(self.moves.iter().flat_map(|one| one.ours.keys()));
        let mut readers = self.booklets.keys().chain(self.moves.iter().map(|one| &one.reader));
        self.ourplan == FORM && readers.all(|reader| is_folder(reader)) && files.all(|name| is_file(name))
    }

    /// Whether it says nothing any more.
    pub fn is_empty(&self) -> bool {
        self.booklets.is_empty() && self.moves.is_empty()
    }
}

impl BookletRecord {
    /// The names of its files, with their hashes.
    pub fn hashes(&self) -> BTreeMap<String, Hash> {
        self.files.iter().map(|file| (file.name.clone(), file.hash.clone())).collect()
    }

    /// Whether another booklet has files of the same names and bytes, whatever their formats.
    pub fn has_the_bytes_of(&self, other: &BookletRecord) -> bool {
        self.files.len() == other.files.len()
            && self.files.iter().zip(&other.files).all(|(one, other)| one.name == other.name && one.hash == other.hash)
    }
}

/// Takes no other word.
fn format_of<'de, D: Deserializer<'de>>(input: D) -> Result<FormatWord, D::Error> {
    let name = String::deserialize(input)?;
    let known = formats::named(&name).map(formats::Format::name).or((name == SEALED).then_some(SEALED));
    known.ok_or_else(|| serde::de::Error::custom("no format of ours"))
}

/// The hash of a file's bytes.
pub(super) fn hash(bytes: &[u8]) -> Hash {
    half(&blake3::hash(bytes))
}

/// As much of a hash as is kept.
pub(super) fn half(whole: &blake3::Hash) -> Hash {
    whole.to_hex()[..32].to_owned()
}

/// The name of a plan's record. Many disks take capital letters for small ones, so a capital letter is written as `!` and the small one.
pub(super) fn file_name(plan: &str) -> String {
    let mut name = String::with_capacity(plan.len() + 5);
    for letter in plan.chars() {
        match small(letter) {
            Some(small) => name.extend(['!', small]),
            None if letter == '!' => name.push_str("!!"),
            None => name.push(letter),
        }
    }
    name + ".json"
}

/// The plan whose record has this name.
pub(super) fn plan_of(file: &str) -> Option<String> {
    let mut letters = file.strip_suffix(".json")?.chars();
    let mut plan = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '!' => plan.extend(letters.next()?.to_uppercase()),
            letter => plan.push(letter),
        }
    }
    (is_folder(&plan) && file_name(&plan) == file).then_some(plan)
}

/// The small letter of a capital one, where each of the two is the only one of the other.
fn small(letter: char) -> Option<char> {
    let mut small = letter.to_lowercase();
    let (Some(one), None) = (small.next(), small.next()) else { return None };
    (one != letter && one.to_uppercase().eq([letter])).then_some(one)
}

/// Whether two names can be those of a plan and a reader, so that their folders lie in the output folder.
pub(super) fn is_booklet(plan: &str, reader: &str) -> bool {
    is_folder(plan) && is_folder(reader)
}

/// Whether a name can be that of a plan's or a reader's folder.
fn is_folder(name: &str) -> bool {
    names::usable(name).is_ok() && !is_our_own(name)
}

/// Whether the program needs a name in the output folder for itself.
fn is_our_own(name: &str) -> bool {
    name.starts_with('.') || is_index_page(name)
}

/// Whether a name can be that of a file in a reader's folder.
pub(super) fn is_file(name: &str) -> bool {
    name.split('/').all(|part| names::usable(part).is_ok())
}

/// Gives a record another name, under which it is no record any more.
pub(super) fn set_aside(own: &Path, path: &Path) -> Result<(), SystemError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let free = |path: &PathBuf| !disk::is_there(path).unwrap_or(true);
    let aside = (1..u32::MAX).map(|count| own.join(format!("{REFUSED}{count}-{name}"))).find(free);
    disk::rename(path, &aside.unwrap_or_else(|| own.join(format!("{REFUSED}{name}"))))
}

/// The fault for a record that was refused. What it listed is looked for in the folder itself.
pub fn refused(path: &Path) -> SystemError {
    SystemError::Usage(format!(
        "My record of what I made, {}, is damaged, or is not the one that I wrote there. So I did not use it, and gave it another name. \
         `ourplan build` looks through the booklets themselves and makes a new record.",
        path.display()
    ))
}

/// Names come checked; this is the second lock on the same door.
pub(super) fn check_names(booklet: &NewBooklet<'_>) -> Result<(), SystemError> {
    let wrong = |name: &str, why: &str| Err(SystemError::Inside(format!("a booklet cannot have the name \"{name}\": {why}")));
    for name in [booklet.plan, booklet.reader] {
        if let Err(why) = names::usable(name) {
            return wrong(name, why);
        }
        if is_our_own(name) {
            return wrong(name, "the program needs it for itself");
        }
    }
    if booklet.artifacts.is_empty() {
        return wrong(booklet.reader, "it has no files");
    }
    let mut seen = BTreeSet::new();
    for artifact in booklet.artifacts {
        for part in artifact.name.split('/') {
            if let Err(why) = names::usable(part) {
                return wrong(&artifact.name, why);
            }
        }
        if !seen.insert(artifact.name.to_lowercase()) {
            return wrong(&artifact.name, "two files have it");
        }
    }
    Ok(())
}

#[test]
fn the_name_of_a_record_tells_its_plan_also_where_disks_know_no_capitals() {
    for (plan, name) in [("rory", "rory.json"), ("Rory-K", "!rory-!k.json"), ("a!b", "a!!b.json"), ("\u{c9}va", "!\u{e9}va.json")] {
        assert_eq!((file_name(plan).as_str(), plan_of(name).as_deref()), (name, Some(plan)));
    }
    // `İ` and `ẞ` have no small letter of their own.
    for plan in ["\u{130}x", "\u{1e9e}x"] {
        assert_eq!(plan_of(&file_name(plan)).as_deref(), Some(plan));
    }
    for name in ["Rory.json", "rory", "!1.json", "a!.json", "...json", ".json", "index.html.json", ".x.json"] {
        assert_eq!(plan_of(name), None, "{name}");
    }
}
