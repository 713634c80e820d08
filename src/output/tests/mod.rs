//! What `output` promises, with real folders and a program that can be stopped at any step.

mod cleaning;
mod every_step;
mod foreign;
mod held;
mod left;
mod own_files;
mod records;
mod refusals;
mod runs;
pub(super) mod stop;
mod stopped;

use super::{Copies, NewBooklet, Outcome, Output, Replace, Summary, clean};
use crate::formats::Artifact;
use crate::system_error::SystemError;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for a test")
}

fn open(out: &Path) -> Output {
    Output::open(out).unwrap_or_else(|fault| panic!("{fault}"))
}

fn site(files: &[(&str, &str)]) -> Vec<Artifact> {
    files.iter().map(|(name, text)| Artifact { name: (*name).to_owned(), bytes: text.as_bytes().to_vec(), format: "site" }).collect()
}

fn booklet<'a>(plan: &'a str, reader: &'a str, key: &'a str, artifacts: &'a [Artifact]) -> NewBooklet<'a> {
    NewBooklet { plan, reader, key, artifacts, replaces: Replace::All }
}

/// One whole run that publishes one booklet.
fn run(out: &Path, plan: &str, reader: &str, key: &str, files: &[(&str, &str)]) -> Result<(Outcome, Summary), SystemError> {
    let output = Output::open(out)?;
    let artifacts = site(files);
    let outcome = output.publish(booklet(plan, reader, key, &artifacts))?;
    Ok((outcome, output.finish()?))
}

/// Writes the worker's index, one page.
fn index(output: &Output, bytes: &[u8]) -> Result<(), SystemError> {
    index_of(output, 1, std::str::from_utf8(bytes).expect("text"))
}

/// The same with so many pages, which all say the same.
fn index_of(output: &Output, pages: usize, words: &str) -> Result<(), SystemError> {
    output.write_index(pages, |_| Ok(words.as_bytes().to_vec()))
}

fn write(path: PathBuf, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn read(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// The record of a plan.
fn record(out: &Path, plan: &str) -> PathBuf {
    out.join(".ourplan/plans").join(format!("{plan}.json"))
}

/// A record as JSON, but for the moment at which it was saved.
fn timeless(path: &Path) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_str(&read(path).expect("it is there")).expect("JSON as a whole");
    assert!(json["saved"].take().is_array(), "it tells when it was saved");
    json
}

/// All files below a folder with their texts, but for what the program keeps for itself.
fn tree(out: &Path) -> BTreeMap<String, String> {
    let ours = |entry: &walkdir::DirEntry| entry.file_name() != ".ourplan";
    let entries = walkdir::WalkDir::new(out).into_iter().filter_entry(ours).filter_map(Result::ok);
    entries
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let name = entry.path().strip_prefix(out).expect("below it").to_string_lossy().replace('\\', "/");
            (name, read(entry.path()).unwrap_or_default())
        })
        .collect()
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// What lies in `.ourplan/` after a run that was finished: nothing half done.
fn own_names(out: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(out.join(".ourplan"))
        .expect("it is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(ToString::to_string).collect()
}
