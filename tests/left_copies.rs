//! Copies of readers and plans that a run did not build, or did not find: they are searched or marked, and only a build of the whole
//! project removes any.

use crate::support::*;
use ourplan::pipeline::{BuildRequest, Done};
use std::fs;
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const OTHER: &str = "plans/child-in-need.yaml";
const LOOSE: &str = "how: Ring the bell by the garden gate.";

type Narrow = fn(&mut BuildRequest, &Path);

/// The ways to build less than the whole project.
const NARROW: [(&str, Narrow); 4] = [
    ("another reader", |options, _| options.readers = vec!["rory".into()]),
    ("one format", |options, _| options.formats = vec!["single".into()]),
    ("one plan", |options, _| options.plans = vec!["care-plan".into()]),
    ("a plan file", |options, project| options.paths = vec![project.join(PLAN)]),
];

/// The ways to build another plan than the one that was changed.
const ELSEWHERE: [(&str, Narrow); 2] = [
    ("another plan", |options, _| options.plans = vec!["child-in-need".into()]),
    ("another plan file", |options, project| options.paths = vec![project.join(OTHER)]),
];

fn run(project: &Path, out: &Path, narrow: Narrow) -> Done {
    build_with(project, out, |options| narrow(options, project))
}

fn is_marked(done: &Done, plan: &str, reader: &str) -> bool {
    done.plans.iter().any(|done| done.name == plan && done.older_copies.contains(&reader.to_owned()))
}

fn lose_mum(project: &Path) {
    change(project, PLAN, "  mum:   {style: family}\n", "");
}

#[test]
fn a_reader_who_is_none_any_more_has_the_copy_searched_where_it_is_not_removed() {
    for (what, narrow) in NARROW.into_iter().take(3).chain(ELSEWHERE) {
        let (project, out) = built_with_the_bell();
        lose_mum(project.path());
        change(project.path(), PLAN, LOOSE, "how: {words: Ring the bell by the garden gate., not_for: [mum]}");
        let done = run(project.path(), &out, narrow);
        assert_eq!(done.exit_code(), 0, "{what}");
        assert!(!holds(&out.join("care-plan/mum")), "{what}: it is out of reach");
        assert!(holds(&out.join(".ourplan/held-back/care-plan/mum")) && done.held_back.contains("care-plan/mum"), "{what}");
        assert!(!row(&out, "mum").contains("Pages for mum"), "{what}: {}", row(&out, "mum"));
    }
}

#[test]
fn a_reader_who_is_none_any_more_has_the_copy_marked_where_nothing_is_found() {
    for (what, narrow) in NARROW.into_iter().take(3).chain(ELSEWHERE) {
        let (project, out) = built_with_the_bell();
        lose_mum(project.path());
        let done = run(project.path(), &out, narrow);
        assert!(out.join("care-plan/mum/index.html").is_file(), "{what}: it is not removed");
        assert!(is_marked(&done, "care-plan", "mum"), "{what}: the run says so");
        assert!(row(&out, "mum").contains("Do not hand it over"), "{what}: {}", row(&out, "mum"));
        // A whole build removes it.
        assert!(build_into(project.path(), &out).removed.contains("care-plan/mum"), "{what}");
    }
}

#[test]
fn somebody_who_left_the_plan_is_a_stranger_to_every_label() {
    let (project, out) = built_with_the_bell();
    fs::rename(out.join("care-plan/mum"), out.join("care-plan/ghost")).expect("renamed");
    fs::rename(out.join("care-plan/ghost/care-plan-mum.html"), out.join("care-plan/ghost/care-plan-ghost.html")).expect("renamed");
    let record = out.join(".ourplan/plans/care-plan.json");
    let text = fs::read_to_string(&record).expect("there is a record");
    fs::write(&record, text.replace("\"mum\"", "\"ghost\"").replace("care-plan-mum", "care-plan-ghost")).expect("written");
    change(project.path(), PLAN, LOOSE, "how: {words: Ring the bell by the garden gate., only_for: [rory]}");
    let done = run(project.path(), &out, NARROW[0].1);
    assert!(!holds(&out.join("care-plan/ghost")), "{:?}", done.held_back);
    assert!(is_marked(&done, "care-plan", "ghost") || done.held_back.contains("care-plan/ghost"));
}

#[test]
fn nothing_is_removed_while_a_plan_file_has_a_name_that_cannot_be_read() {
    for name in ["our plan.yaml", "Rory Smith.yaml", "final care-plan.yaml", "rory-\u{fc}.yaml"] {
        let (project, out) = built_with_the_bell();
        fs::rename(project.path().join(PLAN), project.path().join("plans").join(name)).expect("renamed");
        let done = run(project.path(), &out, |_, _| {});
        assert!(done.removed.is_empty() && out.join("care-plan/mum/index.html").is_file(), "{name}: {:?}", done.removed);
        assert!(is_marked(&done, "care-plan", "mum"), "{name}: the run says so");
    }
}

#[test]
fn a_run_elsewhere_marks_the_copies_of_a_plan_that_changed() {
    for (what, narrow) in ELSEWHERE {
        let (project, out) = built_with_the_bell();
        let as_it_is = run(project.path(), &out, narrow);
        assert!(!is_marked(&as_it_is, "care-plan", "mum") && !row(&out, "mum").contains("Do not"), "{what}: all is as it was");
        change(project.path(), PLAN, "how: Sam drives you.", "how: Sam walks with you.");
        change(project.path(), PLAN, "how: Ring", "how: Please ring");
        let done = run(project.path(), &out, narrow);
        assert!(is_marked(&done, "care-plan", "rory") && done.exit_code() == 0, "{what}: the run says so");
        assert!(row(&out, "rory").contains("Do not hand it over"), "{what}: {}", row(&out, "rory"));
        // Also where it can no longer be read.
        fs::write(project.path().join(PLAN), "people: [\n").expect("written");
        assert!(is_marked(&run(project.path(), &out, narrow), "care-plan", "sam"), "{what}: no labels");
    }
}

#[test]
fn a_plan_that_is_gone_keeps_its_booklets_marked_until_a_whole_build() {
    for (what, narrow) in NARROW {
        let (project, out) = built_with_the_bell();
        fs::remove_file(project.path().join(OTHER)).expect("removed");
        let done = run(project.path(), &out, narrow);
        assert_eq!((done.exit_code(), done.removed.len()), (0, 0), "{what}");
        assert!(out.join("child-in-need/amira/index.html").is_file(), "{what}: they stay");
        assert!(is_marked(&done, "child-in-need", "amira"), "{what}: the run says so");
        assert!(row(&out, "amira").contains("Do not hand it over"), "{what}: {}", row(&out, "amira"));
        assert!(!row(&out, "rory").contains("Do not"), "{what}: the others are good");
        let index = fs::read_to_string(out.join("index.html")).expect("there is an index");
        assert!(index.contains("The plan was not found") && !index.contains("has errors"), "{what}");
        assert!(build_into(project.path(), &out).removed.contains("child-in-need/amira"), "{what}: now they go");
    }
}

#[test]
fn a_plan_whose_file_has_nearly_its_name_keeps_its_booklets() {
    for near in [
        "child-in-need.yaml.txt",
        "child-in-need.YAML",
        "Child-In-Need.yaml.TXT",
        "child-in-need (1).yaml",
        "child-in-need.new.yaml",
        "child-in-need.yml.bak",
        "child-in-need.yaml~",
        ".child-in-need.yaml.icloud",
        "child-in-need.yaml.part",
        "child-in-need - Copy.yaml",
        "Copy of child-in-need.docx",
        "child-in-need.txt",
        "child-in-need",
        "child-in-need.pl.yaml",
        "child-in-need (Grace's conflicted copy 2026-03-02).yaml",
        "../child-in-need.yaml",
    ] {
        let (project, out) = built_with_the_bell();
        let (plan, renamed) = (project.path().join(OTHER), project.path().join("plans").join(near));
        fs::rename(&plan, &renamed).expect("renamed");
        let done = build_into(project.path(), &out);
        assert!(done.removed.is_empty() && out.join("child-in-need/amira/index.html").is_file(), "{near}: they stay");
        assert!(is_marked(&done, "child-in-need", "amira"), "{near}: the run says so");
        assert!(row(&out, "amira").contains("Do not hand it over"), "{near}: {}", row(&out, "amira"));
        fs::rename(&renamed, &plan).expect("renamed");
        build_into(project.path(), &out);
        assert!(!row(&out, "amira").contains("Do not"), "{near}: it is back");
    }
}

#[test]
fn a_locked_booklet_outlives_a_plan_with_nearly_its_name() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let locked = out.join("care-plan/dad/care-plan-dad.html");
    let words = fs::read(&locked).expect("it is there");
    fs::rename(project.path().join(PLAN), project.path().join("plans/care-plan.yaml.txt")).expect("renamed");
    build_into(project.path(), &out);
    fs::rename(project.path().join("plans/care-plan.yaml.txt"), project.path().join(PLAN)).expect("renamed");
    build_into(project.path(), &out);
    assert!(fs::read(&locked).expect("it is there") == words, "nobody has to be told new words");
}

#[test]
fn a_folder_of_plans_that_is_away_takes_no_booklets_along() {
    let (project, out) = built_with_the_bell();
    fs::rename(project.path().join("plans"), project.path().join("plans-2026")).expect("renamed");
    let done = build_into(project.path(), &out);
    assert_eq!((done.exit_code(), done.removed.len()), (2, 0));
    assert!(done.faults[0].to_string().contains("the booklets stay"), "{}", done.faults[0]);
    assert!(is_marked(&done, "care-plan", "mum") && row(&out, "mum").contains("Do not hand it over"), "{}", row(&out, "mum"));
}
