//! An older copy never outlives its label: it is made anew, held back, or marked "do not hand over".

use crate::support::*;
use ourplan::pipeline::Done;
use std::path::{Path, PathBuf};

/// A text of the plan that Mum may read today.
const SHARED: &str = "how: Ask Sam.";
const TIGHT: &str = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";
const PLAN: &str = "plans/care-plan.yaml";

/// A project whose booklets were built when Mum could still read where the bell is.
fn before() -> (tempfile::TempDir, PathBuf) {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), PLAN, SHARED, "how: Ring the bell by the garden gate.");
    build_into(project.path(), &out);
    assert!(holds(&out.join("care-plan/mum")), "Mum's first copy says it");
    (project, out)
}

/// Whether any file below a folder holds the text.
fn holds(folder: &Path) -> bool {
    files(folder).values().any(|bytes| String::from_utf8_lossy(bytes).contains("bell by the garden gate"))
}

fn held_back(out: &Path, reader: &str) -> bool {
    holds(&out.join(".ourplan/held-back/care-plan").join(reader))
}

fn tighten(project: &Path) {
    change(project, PLAN, "how: Ring the bell by the garden gate.", TIGHT);
}

/// The row of a reader in the worker's index, as words.
fn row(out: &Path, reader: &str) -> String {
    let page = std::fs::read_to_string(out.join("index.html")).expect("there is an index");
    let mut rows = page.split("<tr").map(|row| words_of_page(&format!("<body{}", row.replace('<', " <"))));
    rows.find(|row| row.starts_with(&format!("{reader} "))).unwrap_or_default()
}

/// A project whose booklets were built when Mum could still read two short words, which no search looks for; then they are withheld.
fn before_a_short_secret() -> (tempfile::TempDir, PathBuf) {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    assert!(asks_sam(&out.join("care-plan/mum")));
    change(project.path(), PLAN, SHARED, "how: {words: Ask Sam., not_for: [mum]}");
    (project, out)
}

fn asks_sam(folder: &Path) -> bool {
    files(folder).values().any(|bytes| String::from_utf8_lossy(bytes).contains("Ask Sam."))
}

fn says_so(done: &Done) -> bool {
    done.findings.iter().any(|finding| finding.code == "older-copy-held-back")
}

#[test]
fn a_tighter_label_makes_the_copy_anew() {
    let (project, out) = before();
    tighten(project.path());
    build_into(project.path(), &out);
    assert!(!holds(&out.join("care-plan/mum")));
    assert!(holds(&out.join("care-plan/rory")), "the child may still read it");
}

#[test]
fn a_tighter_label_in_a_plan_with_errors_holds_the_copy_back() {
    for (what, from, to) in [
        ("the meaning is wrong", "lead: priya", "lead: pria"),
        ("the shape is wrong", "draft: false", "draft: perhaps"),
        ("a key is unknown", "lead: priya", "lead: priya\nledd: x"),
    ] {
        let (project, out) = before();
        tighten(project.path());
        change(project.path(), PLAN, from, to);
        let done = build_into(project.path(), &out);
        assert_eq!(done.exit_code(), 1, "{what}");
        assert!(!holds(&out.join("care-plan/mum")), "{what}: it is out of reach");
        assert!(held_back(&out, "mum") && says_so(&done), "{what}: it is held back, and the run says so");
        assert!(holds(&out.join("care-plan/rory")), "{what}: the child's copy stays");
        assert!(done.plans[0].older_copies.contains(&"rory".to_owned()), "{what}: and is marked");
    }
}

#[test]
fn a_plan_whose_labels_cannot_be_read_marks_its_copies() {
    let (project, out) = before();
    tighten(project.path());
    change(project.path(), PLAN, "people:\n", "people: [\n");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 1);
    assert!(done.plans[0].older_copies.contains(&"mum".to_owned()), "the run says: do not hand over");
    let index = words_of_page(&std::fs::read_to_string(out.join("index.html")).expect("there"));
    assert!(index.contains("Do not hand over the older copies"), "and so does the worker's index");
}

#[test]
fn a_mistake_alone_holds_nothing_back() {
    let (project, out) = before();
    change(project.path(), PLAN, "lead: priya", "lead: pria");
    let done = build_into(project.path(), &out);
    assert!(done.held_back.is_empty() && !says_so(&done));
    assert!(holds(&out.join("care-plan/mum")));
}

#[test]
fn a_secret_typed_again_holds_the_older_copy_back_where_it_holds_it_too() {
    let (project, out) = before();
    tighten(project.path());
    // The same words stand in a shared text as well, so that the new booklet is stopped.
    change(project.path(), PLAN, "how: Sam drives you.", "how: Sam drives you. You ring the bell by the garden gate and wait.");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 3);
    assert!(!holds(&out.join("care-plan/mum")) && held_back(&out, "mum") && says_so(&done));
}

#[test]
fn strict_warnings_are_no_shelter_for_an_older_copy() {
    let (project, out) = before();
    tighten(project.path());
    let done = build_with(project.path(), &out, |options| options.strict = true);
    assert_eq!(done.exit_code(), 1);
    assert!(!holds(&out.join("care-plan/mum")) && held_back(&out, "mum"));
}

#[test]
fn a_run_for_another_reader_holds_it_back() {
    let (project, out) = before();
    tighten(project.path());
    let done = build_with(project.path(), &out, |options| options.readers = vec!["rory".into()]);
    assert!(!holds(&out.join("care-plan/mum")) && held_back(&out, "mum") && says_so(&done));
    assert!(holds(&out.join("care-plan/rory")));
}

#[test]
fn a_run_for_another_format_leaves_no_older_page() {
    let (project, out) = before();
    tighten(project.path());
    build_with(project.path(), &out, |options| options.formats = vec!["single".into()]);
    assert!(!holds(&out.join("care-plan/mum")), "neither the new file nor the older pages hold it");
    assert!(out.join("care-plan/mum/care-plan-mum.html").is_file());
}

#[test]
fn a_reader_who_is_none_any_more_loses_the_copy() {
    let (project, out) = before();
    change(project.path(), PLAN, "  mum:   {style: family}\n", "");
    let done = build_into(project.path(), &out);
    assert!(!out.join("care-plan/mum").exists() && done.removed.contains("care-plan/mum"));
}

#[test]
fn a_renamed_plan_takes_its_copies_along() {
    let (project, out) = before();
    tighten(project.path());
    std::fs::rename(project.path().join(PLAN), project.path().join("plans/rory-2026.yaml")).expect("renamed");
    let done = build_into(project.path(), &out);
    assert!(!out.join("care-plan").exists() && done.removed.contains("care-plan/mum"));
    assert!(out.join("rory-2026/mum").is_dir() && !holds(&out.join("rory-2026/mum")));
}

#[test]
fn a_run_for_one_format_leaves_no_file_with_a_short_text_that_is_withheld_today() {
    let (project, out) = before_a_short_secret();
    let done = build_with(project.path(), &out, |options| options.formats = vec!["site".into()]);
    assert!(out.join("care-plan/mum/index.html").is_file() && !asks_sam(&out.join("care-plan/mum")));
    assert!(done.held_back.contains("care-plan/mum") && says_so(&done));
    assert!(out.join(".ourplan/held-back/care-plan/mum/care-plan-mum.html").is_file(), "it is not removed");
    assert!(out.join("care-plan/rory/care-plan-rory.html").is_file(), "what the child may see is as before, so both formats stay");
    assert!(row(&out, "rory").contains("One file for rory"), "and both are named: {}", row(&out, "rory"));
    assert!(!row(&out, "mum").contains("One file"));
}

#[test]
fn a_copy_that_is_older_than_the_plan_is_marked_until_it_is_made_again() {
    let (project, out) = before_a_short_secret();
    for round in ["the run for another reader", "a run for another plan"] {
        let done = build_with(project.path(), &out, |options| match round {
            "a run for another plan" => options.plans = vec!["child-in-need".into()],
            _ => options.readers = vec!["rory".into()],
        });
        assert!(row(&out, "mum").contains("Do not hand it over"), "{round}: {}", row(&out, "mum"));
        assert!(!row(&out, "rory").contains("Do not"), "{round}: the child's is new");
        let marked = done.plans.iter().any(|plan| plan.older_copies.contains(&"mum".to_owned()));
        assert!(marked, "{round}: the run says so");
    }
    build_into(project.path(), &out);
    assert!(!row(&out, "mum").contains("Do not") && !asks_sam(&out.join("care-plan/mum")));
}

#[test]
fn a_copy_that_shows_what_it_would_show_today_is_not_marked() {
    let (project, out) = before();
    change(
        project.path(),
        PLAN,
        "how: Ring the bell by the garden gate.",
        "how: {words: Ring the bell by the garden gate., not_for: [dad]}",
    );
    let done = build_with(project.path(), &out, |options| {
        options.readers = vec!["rory".into()];
        options.today = Some(today().tomorrow().expect("a day"));
    });
    assert!(!done.plans[0].older_copies.contains(&"mum".to_owned()) && !row(&out, "mum").contains("Do not"));
}

#[test]
fn broken_settings_and_wrong_commands_are_no_shelter_for_an_older_copy() {
    type Change = fn(&mut ourplan::pipeline::BuildRequest);
    let as_it_is: Change = |_| {};
    let no_theme: Change = |options| options.theme = Some("nope".into());
    let no_language: Change = |options| options.language = Some("xx".into());
    let no_plan: Change = |options| options.plans = vec!["nope".into()];
    for (what, settings, change_options, code) in [
        ("a key is unknown", "councill: x\n", as_it_is, 1),
        ("it is no YAML", "council: [\n", as_it_is, 1),
        ("the theme of the settings is none", "theme: nope\n", as_it_is, 1),
        ("no such theme", "", no_theme, 2),
        ("no such language", "", no_language, 2),
        ("no such plan", "", no_plan, 2),
    ] {
        let (project, out) = before();
        tighten(project.path());
        std::fs::write(project.path().join("ourplan.yaml"), settings).expect("written");
        let done = build_with(project.path(), &out, change_options);
        assert_eq!(done.exit_code(), code, "{what}");
        assert!(!holds(&out.join("care-plan/mum")) && held_back(&out, "mum") && says_so(&done), "{what}: it is held back");
        assert!(holds(&out.join("care-plan/rory")), "{what}: the child's copy stays");
        assert!(row(&out, "mum").contains("moved out of reach"), "{what}: the index says so: {}", row(&out, "mum"));
    }
    let (project, out) = before_a_short_secret();
    std::fs::write(project.path().join("ourplan.yaml"), "councill: x\n").expect("written");
    let done = build_into(project.path(), &out);
    assert!(done.plans[0].older_copies.contains(&"mum".to_owned()) && row(&out, "mum").contains("Do not hand it over"));
}

#[test]
fn a_file_that_somebody_changed_stops_one_reader_alone() {
    let (project, out) = before();
    tighten(project.path());
    std::fs::write(out.join("care-plan/rory/index.html"), "mine").expect("written");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 2);
    assert!(done.faults.iter().any(|fault| fault.to_string().contains("I did not write over")));
    assert!(!holds(&out.join("care-plan/mum")) && out.join("care-plan/mum/index.html").is_file(), "Mum's is made anew");
    assert_eq!(std::fs::read(out.join("care-plan/rory/index.html")).expect("there"), b"mine");
    assert!(row(&out, "rory").contains("could not be written"), "{}", row(&out, "rory"));
}

#[test]
fn a_copy_whose_successor_cannot_be_written_is_searched_and_marked() {
    let (project, out) = before();
    tighten(project.path());
    std::fs::write(out.join("care-plan/mum/index.html"), "mine").expect("written");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 2);
    assert!(!holds(&out.join("care-plan/mum")) && held_back(&out, "mum") && says_so(&done));

    let (project, out) = before_a_short_secret();
    std::fs::write(out.join("care-plan/mum/index.html"), "mine").expect("written");
    let done = build_into(project.path(), &out);
    assert!(
        done.plans[0].older_copies.contains(&"mum".to_owned()) && row(&out, "mum").contains("Do not hand over"),
        "{}",
        row(&out, "mum")
    );
}

#[test]
fn a_stopped_booklet_says_that_an_older_copy_lies_there() {
    let (project, out) = before_a_short_secret();
    change(project.path(), PLAN, "how: Sam drives you.", "how: Sam drives you to 12 Elm Row.");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 3);
    assert!(asks_sam(&out.join("care-plan/mum")), "no search finds so short a text");
    assert!(row(&out, "mum").contains("Do not hand over the older copy"), "{}", row(&out, "mum"));
    assert!(done.plans[0].older_copies.contains(&"mum".to_owned()));
}

#[test]
fn a_misspelt_lead_is_no_secret() {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), PLAN, ", protect: true", "");
    build_into(project.path(), &out);
    change(project.path(), PLAN, "lead: priya", "lead: nobody");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 1);
    assert!(done.held_back.is_empty() && !says_so(&done), "{:?}", done.held_back);
}

#[test]
fn the_index_names_all_that_is_left_out() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let has = |reader: &str, key: &str| row(&out, reader).split_whitespace().any(|word| word == key);
    for part in ["goals", "home", "worries"] {
        assert!(has("dad", part), "Dad sees only what names him: {part} in {}", row(&out, "dad"));
    }
    assert!(has("mum", "child.full_name") && has("mum", "home.address"), "{}", row(&out, "mum"));
    assert!(!has("rory", "child.full_name") && !has("rory", "home.address"), "{}", row(&out, "rory"));
    assert!(!row(&out, "dad").contains("Nothing"));
}

#[test]
fn a_copy_that_was_held_back_stays_in_the_index_until_a_new_one_stands() {
    let (project, out) = before();
    tighten(project.path());
    build_with(project.path(), &out, |options| options.readers = vec!["rory".into()]);
    build_with(project.path(), &out, |options| options.plans = vec!["child-in-need".into()]);
    assert!(row(&out, "mum").contains("moved out of reach"), "{}", row(&out, "mum"));
    build_into(project.path(), &out);
    assert!(row(&out, "mum").contains("Pages for mum") && !row(&out, "mum").contains("out of reach"));
}
