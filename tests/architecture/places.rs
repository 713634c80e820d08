//! What may stand where: outside packages, the disk, the clock, opened values, long files.

use super::code::{Found, code, named_words, paths, without_tests};
use super::tree::{File, Trouble};

/// What only some places may name, and why.
const PLACES: [(&str, &[&str], &str); 25] = [
    ("granit_parser", &["src/source/yaml/"], "YAML is read in one place, so that the reader can be changed there"),
    (
        "minijinja",
        &["src/theme/engine.rs", "src/theme/budget.rs", "src/theme/filters.rs"],
        "a theme is filled in at one place, where its limits stand",
    ),
    ("pulldown_cmark", &["src/prose/"], "Markdown is tamed in one place"),
    ("fluent_bundle", &["src/language/"], "phrases come from `language`"),
    ("icu_segmenter", &["src/language/reading/"], "sentences and words are found in one place, where English is put right"),
    ("aes_gcm", &["src/seal/"], "locks are made in one place"),
    ("getrandom", &["src/seal/", "src/serve/http.rs"], "nothing but a lock and the address of a preview may differ from run to run"),
    ("notify", &["src/watch/events.rs"], "what the machine tells is a hint, and is heard in one place"),
    ("httparse", &["src/serve/"], "only the preview answers a browser"),
    ("annotate_snippets", &["src/report/"], "findings are drawn by `report`, which hides what is withheld"),
    ("image", &["src/picture/photo.rs"], "photos are unpacked in one place, where their limits stand"),
    ("zune_jpeg", &["src/picture/photo.rs"], "photos are unpacked in one place, where their limits stand"),
    ("roxmltree", &["src/picture/drawing/"], "drawings are read in one place, where their limits stand"),
    ("clap", &["src/cli/"], "what was typed is understood in `cli`"),
    ("terminal_size", &["src/cli/"], "how wide the other side is comes from `cli`; reports take it as a number"),
    ("walkdir", &["src/workspace/", "src/output/"], "folders are looked through by `workspace` and `output`"),
    (
        "rustix",
        &["src/output/disk.rs", "src/workspace/"],
        "the few operations on files and disks stand where the disk is looked at and written",
    ),
    ("std::fs", &["src/workspace/", "src/output/"], "only `workspace` reads the disk and only `output` writes it"),
    (
        "std::env",
        &["src/workspace/", "src/cli/", "src/main.rs"],
        "only `workspace` reads the environment; `main` hands over what was typed",
    ),
    ("std::time::SystemTime", &["src/workspace/"], "the date is an input: take it from `Workspace::today`"),
    (
        "std::time::Instant",
        &["src/cli/", "src/output/home.rs", "src/watch/", "src/workspace/read_tracker.rs", "src/serve/"],
        "the same input must give the same bytes; only progress and waiting may look at the time",
    ),
    ("jiff::Zoned", &["src/workspace/"], "the date is an input: take it from `Workspace::today`"),
    ("jiff::Timestamp", &["src/workspace/"], "the date is an input: take it from `Workspace::today`"),
    ("std::net", &["src/serve/"], "only the preview has an address, and only on this machine"),
    (
        "std::process",
        &["src/main.rs", "src/cli/browser.rs"],
        "the program starts no other but a browser that was asked for, and only `main` ends it",
    ),
];

/// Methods of paths that look at the disk.
const LOOKS: [&str; 8] = ["is_file", "is_dir", "is_symlink", "exists", "try_exists", "canonicalize", "read_dir", "symlink_metadata"];
/// Where they may stand.
const LOOKERS: [&str; 2] = ["src/workspace/", "src/output/"];
/// What prints, and where it may stand.
const PRINTS: [&str; 4] = ["print", "println", "eprint", "eprintln"];

/// The longest file, in lines.
const LONGEST: usize = 500;

/// Paths that are named outside their place.
pub fn paths_in_their_place(file: &File) -> Vec<Trouble> {
    if file.is_test() {
        return Vec::new();
    }
    let code = without_tests(&file.text);
    let mut troubles = Vec::new();
    for (line, path) in paths(&code) {
        let begins = |outside: &str| path == outside || path.strip_prefix(outside).is_some_and(|rest| rest.starts_with("::"));
        if let Some((outside, _, why)) = PLACES.iter().find(|(outside, places, _)| begins(outside) && !stands_in(file, places)) {
            troubles.push(file.trouble(line, format!("`{outside}` may not be named here: {why}.")));
        }
    }
    let looker = stands_in(file, &LOOKERS);
    for found in named_words(&code, &LOOKS).into_iter().filter(|found| !looker && found.before == "." && found.after == "(") {
        let look = found.word;
        troubles.push(
            file.trouble(found.line, format!("`.{look}()` looks at the disk. Only `workspace` and `output` do; hand the answer in.")),
        );
    }
    for found in named_words(&code, &PRINTS).into_iter().filter(|found| found.after == "!") {
        let print = found.word;
        troubles
            .push(file.trouble(found.line, format!("`{print}!` ends in a panic when the terminal is gone. Use `report` or `cli::print`.")));
    }
    troubles
}

/// Withheld values that are opened where they may not be.
pub fn opened(file: &File) -> Vec<Trouble> {
    if file.is_test() {
        return Vec::new();
    }
    let code = without_tests(&file.text);
    let is_call = |found: &Found<'_>| found.before == "::" || (found.before == "." && found.after == "(");
    let mut troubles = Vec::new();
    if file.name.starts_with("src/view/") && !stands_in(file, &["src/view/scope.rs", "src/view/readers.rs"]) {
        for found in named_words(&code, &["inside"]).into_iter().filter(is_call) {
            troubles.push(
                file.trouble(found.line, "`inside()` opens a value and asks no label. In `view` only `Scope` may; use `scope.open`."),
            );
        }
    }
    if !file.name.starts_with("src/audit/") {
        for found in named_words(&code, &["search"]).into_iter().filter(is_call) {
            troubles.push(file.trouble(found.line, "`search` lends a secret's text. Only `audit` may call it."));
        }
    }
    troubles
}

/// Files that are too long, and permissions that nobody needs.
pub fn lengths(files: &[File]) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    for file in files {
        let lines = file.text.lines().count();
        if lines > LONGEST {
            troubles.push(file.trouble(lines, format!("{lines} lines, more than {LONGEST}. Give a part of it a file of its own.")));
        }
    }
    troubles
}

/// A file that does not begin with what it is.
pub fn says_what_it_is(file: &File) -> Vec<Trouble> {
    let says = file.text.lines().next().and_then(|line| line.strip_prefix("//! ")).is_some_and(|words| words.len() > 10);
    if says { Vec::new() } else { vec![file.trouble(1, "the first line must be `//!` and say in a sentence what this file is.")] }
}

/// Unfinished work, and answers taken for granted.
pub fn unfinished(file: &File) -> Vec<Trouble> {
    let all = code(&file.text);
    let mut troubles = Vec::new();
    for found in named_words(&all, &["todo", "unimplemented", "dbg"]).into_iter().filter(|found| found.after == "!") {
        troubles.push(file.trouble(found.line, format!("`{}!` is unfinished work. Finish it, or take it out.", found.word)));
    }
    for found in named_words(&all, &["ignore"]).into_iter().filter(|found| found.before == "[") {
        troubles.push(file.trouble(found.line, "a test that is never run shows nothing. Mend it, or take it out."));
    }
    if !file.is_test() {
        let code = without_tests(&file.text);
        for found in named_words(&code, &["unwrap"]).into_iter().filter(|found| found.before == "." && found.after == "(") {
            troubles.push(
                file.trouble(found.line, "`.unwrap()` ends in a panic that nobody can read. Return a `SystemError` or a `Diagnostic`."),
            );
        }
    }
    troubles
}

fn stands_in(file: &File, places: &[&str]) -> bool {
    places.iter().any(|place| file.name == *place || (place.ends_with('/') && file.name.starts_with(place)))
}

#[test]
fn a_path_outside_its_place_is_found() {
    let bad = |name: &str, text: &str| paths_in_their_place(&File::new(name, text)).len();
    assert_eq!(bad("src/read/mod.rs", "use granit_parser::Parser;"), 1);
    assert_eq!(bad("src/source/yaml/tree.rs", "use granit_parser::Parser;"), 0);
    assert_eq!(bad("src/theme/mod.rs", "fn x() { minijinja::Environment::new() }"), 1);
    assert_eq!(bad("src/booklet/mod.rs", "use std::{fs, collections::BTreeMap};"), 1);
    assert_eq!(bad("src/pipeline/mod.rs", "use std::time::{Duration, SystemTime};"), 1);
    assert_eq!(bad("src/pipeline/mod.rs", "let home = std::env::var(x);"), 1);
    assert_eq!(bad("src/pipeline/mod.rs", "let key = env!(x); // std::fs"), 0);
    assert_eq!(bad("src/workspace/mod.rs", "use std::fs::File;"), 0);
    assert_eq!(bad("src/workspace/mod.rs", "use std::net::TcpStream;"), 1);
    assert_eq!(bad("src/check/mod.rs", "if path.is_file() {}"), 1);
    assert_eq!(bad("src/check/mod.rs", "println!();"), 1);
    assert_eq!(bad("src/check/tests.rs", "use std::fs;"), 0);
}

#[test]
fn an_opened_value_is_found() {
    let bad = |name: &str, text: &str| opened(&File::new(name, text)).len();
    assert_eq!(bad("src/view/home.rs", "let x = home.inside();"), 1);
    assert_eq!(bad("src/view/home.rs", "x.map(Entry::inside)"), 1);
    assert_eq!(bad("src/view/scope.rs", "entry.inside()"), 0);
    assert_eq!(bad("src/report/mod.rs", "secret.search(|text| text.len())"), 1);
    assert_eq!(bad("src/report/mod.rs", "secrets.iter().map(Secret::search)"), 1);
    assert_eq!(bad("src/audit/needles.rs", "secret.search(f)"), 0);
}

#[test]
fn a_long_file_is_found_and_so_is_a_permission_without_use() {
    let long = "//! A file.\n".repeat(LONGEST + 1);
    assert_eq!(lengths(&[File::new("src/view/scope.rs", &long)]).len(), 1);
    assert_eq!(lengths(&[File::new("src/view/scope.rs", &"//! A file.\n".repeat(LONGEST))]), []);
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    assert_eq!(says_what_it_is(&File::new("src/a.rs", "use x;\n")).len(), 1);
    assert_eq!(says_what_it_is(&File::new("src/a.rs", "//! x\n")).len(), 1);
    assert_eq!(says_what_it_is(&File::new("src/a.rs", "//! The eye of one reader.\n")), []);
}

#[test]
fn unfinished_work_is_found() {
    let bad = |name: &str, text: &str| unfinished(&File::new(name, text)).len();
    assert_eq!(bad("src/a.rs", "fn a() { todo!() }"), 1);
    assert_eq!(bad("src/a.rs", "fn a() { dbg!(x); unimplemented!() }"), 2);
    assert_eq!(bad("src/a.rs", "x.unwrap();"), 1);
    assert_eq!(bad("src/a.rs", "x.unwrap_or_default(); // x.unwrap() todo!()"), 0);
    assert_eq!(bad("src/tests.rs", "x.unwrap();"), 0);
    assert_eq!(bad("tests/a.rs", "#[test]\n#[ignore]\nfn a() {}"), 1);
    assert_eq!(bad("tests/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn a() {}"), 1);
}
