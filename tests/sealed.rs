//! Sealed copies: a reader with `protect: true` gets one locked file, and it is locked anew only when it must be.
//!
//! What is inside is opened in `src/seal/tests.rs` with the program's own crates, and in `tests/browser`
//! by a browser and by OpenSSL.

use crate::support::*;
use ourplan::pipeline::{Done, ReaderOutcome};
use std::fs;
use std::path::Path;

const FILE: &str = "care-plan/dad/care-plan-dad.html";
const OPEN: &str = "dad:   {style: family, formats: [single]}";
const PROTECTED: &str = "dad:   {style: family, formats: [single], protect: true}";

fn words(done: &Done) -> Option<String> {
    let plan = done.plans.iter().find(|plan| plan.name == "care-plan").expect("the plan is there");
    let dad = plan.readers.iter().find(|reader| reader.key == "dad").expect("he is a reader");
    dad.words.as_ref().map(|words| words.words().to_owned())
}

fn bytes(out: &Path) -> Vec<u8> {
    fs::read(out.join(FILE)).expect("the sealed file is there")
}

#[test]
fn a_protected_reader_gets_one_locked_file_and_its_words_are_said_once() {
    let project = small_project();
    let out = project.path().join("booklets");
    let done = build_into(project.path(), &out);
    let words_said = words(&done).expect("the words are said");
    let names: Vec<String> = files(&out).into_keys().filter(|name| name.starts_with("care-plan/dad/")).collect();
    assert_eq!(names, [FILE], "one file and nothing else");
    let page = String::from_utf8(bytes(&out)).expect("it is text");
    // With a space or a bracket, which no locked byte is written as: four letters alone come up by chance.
    for inside in ["Rory ", " Rory", ">Rory", "Rory&", "Priya Shah", "Exampleshire", "This copy is for"] {
        assert!(!page.contains(inside), "a locked file does not say {inside}");
    }
    for name in walkdir::WalkDir::new(&out).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let text = String::from_utf8_lossy(&fs::read(name.path()).expect("readable")).into_owned();
        assert!(!text.contains(&words_said), "the words are kept nowhere: {}", name.path().display());
    }
}

#[test]
fn it_is_sealed_anew_only_when_what_is_inside_changed() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let first = bytes(&out);
    assert_eq!(words(&build_into(project.path(), &out)), None);
    // A change that he may not see, and one in another part of the project, leave his file as it is.
    change(project.path(), "plans/care-plan.yaml", "how: Ask Sam.", "how: Ask Sam first.");
    let done = build_into(project.path(), &out);
    assert!(done.plans.iter().flat_map(|plan| &plan.readers).any(|reader| reader.state == ReaderOutcome::Made), "others are made anew");
    assert_eq!(words(&done), None);
    assert!(bytes(&out) == first, "the words that he has still open it");
    // A change that he may see does not.
    change(project.path(), "ourplan.yaml", "Exampleshire", "Othershire");
    assert!(words(&build_into(project.path(), &out)).is_some());
    let second = bytes(&out);
    assert!(second != first);
    // Somebody lost the words: the file is deleted, and gets new ones.
    fs::remove_file(out.join(FILE)).expect("removed");
    assert!(words(&build_into(project.path(), &out)).is_some());
    assert!(bytes(&out) != second);
}

#[test]
fn an_open_copy_does_not_outlive_protect() {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), "plans/care-plan.yaml", PROTECTED, OPEN);
    build_into(project.path(), &out);
    assert!(String::from_utf8_lossy(&bytes(&out)).contains("Exampleshire"), "it is open");
    change(project.path(), "plans/care-plan.yaml", OPEN, PROTECTED);
    build_into(project.path(), &out);
    assert!(!String::from_utf8_lossy(&bytes(&out)).contains("Exampleshire"), "it is locked");

    // A run that makes only pages makes nothing for him, and an open copy goes out of reach.
    change(project.path(), "plans/care-plan.yaml", PROTECTED, OPEN);
    build_into(project.path(), &out);
    change(project.path(), "plans/care-plan.yaml", OPEN, PROTECTED);
    let done = build_with(project.path(), &out, |options| options.formats = vec!["site".into()]);
    assert!(done.held_back.contains("care-plan/dad"));
    assert!(!out.join(FILE).exists());
}

#[test]
fn no_option_makes_an_open_file() {
    for formats in [vec!["site"], vec!["single"], vec!["site", "single"]] {
        let project = small_project();
        let out = project.path().join("booklets");
        build_with(project.path(), &out, |options| options.formats = formats.iter().map(ToString::to_string).collect());
        for (name, bytes) in files(&out).iter().filter(|(name, _)| name.starts_with("care-plan/dad/")) {
            assert!(!String::from_utf8_lossy(bytes).contains("Exampleshire"), "{name} is locked, with {formats:?}");
        }
    }
}

#[test]
fn what_is_withheld_stops_a_sealed_booklet_too() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    change(project.path(), "plans/care-plan.yaml", "how: Priya brings them.", "how: Come to 12 Elm Row.");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 3);
    assert!(done.held_back.contains("care-plan/dad"), "the older one cannot be searched, so it goes out of reach");
    assert!(!out.join(FILE).exists());
}

#[test]
fn the_locked_page_looks_the_same_for_every_reader() {
    let mut pages = Vec::new();
    for style in ["easier", "family", "teen"] {
        let project = small_project();
        let out = project.path().join("booklets");
        change(project.path(), "plans/care-plan.yaml", PROTECTED, &PROTECTED.replace("family", style));
        build_into(project.path(), &out);
        let page = String::from_utf8(bytes(&out)).expect("it is text");
        let body = page.split_once("<body").expect("a page has a body").1;
        let until = body.find("data-salt").or_else(|| body.find("<script")).unwrap_or(body.len()).min(400);
        pages.push(body[..until].to_owned());
    }
    assert!(pages[0].contains("data-style") && pages.iter().all(|page| *page == pages[0]), "{}", pages[0]);
}
