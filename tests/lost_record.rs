//! A record that is deleted, damaged or written by somebody else hides nothing: booklets that it does not know are searched, held back or
//! named, and only then is the worker's index written.

use crate::support::*;
use ourplan::pipeline::Done;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const PLAN: &str = "plans/care-plan.yaml";
const LOOSE: &str = "how: Ring the bell by the garden gate.";
const TIGHT: &str = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";

/// What can become of the record.
const LOSSES: [&str; 8] = [
    ".ourplan is deleted",
    "all records are deleted",
    "the record is damaged",
    "the record is deleted",
    "the record is cut",
    "the record is a folder",
    "the record is of another place",
    "the record is of an earlier version",
];

/// A project whose booklets were built when Mum could still read where the bell is, and whose record is lost since.
fn before(loss: &str) -> (tempfile::TempDir, PathBuf) {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), PLAN, "how: Ask Sam.", LOOSE);
    // No locked file, which takes long to make.
    change(project.path(), PLAN, ", protect: true", "");
    build_into(project.path(), &out);
    assert!(holds(&out.join("care-plan/mum")), "Mum's first copy says it");
    lose(&out, loss);
    (project, out)
}

fn lose(out: &Path, loss: &str) {
    let (own, record) = (out.join(".ourplan"), out.join(".ourplan/plans/care-plan.json"));
    let text = fs::read_to_string(&record).expect("there is a record");
    match loss {
        ".ourplan is deleted" => fs::remove_dir_all(own).expect("deleted"),
        "all records are deleted" => fs::remove_dir_all(own.join("plans")).expect("deleted"),
        "the record is deleted" => fs::remove_file(&record).expect("deleted"),
        "the record is damaged" => fs::write(&record, "damaged").expect("written"),
        "the record is cut" => fs::write(&record, &text[..text.len() / 2]).expect("written"),
        "the record is a folder" => {
            fs::remove_file(&record).expect("deleted");
            fs::create_dir(&record).expect("made");
        }
        "the record is of an earlier version" => {
            fs::remove_dir_all(&own).expect("deleted");
            fs::create_dir(&own).expect("made");
            fs::write(own.join("manifest.json"), "{\"ourplan\":2,\"index\":null,\"booklets\":[\n]}\n").expect("written");
        }
        _ => fs::write(&record, text.replace("\"mum\":", "\"../mum\":")).expect("written"),
    }
}

/// Mum has no copy in reach that says it, and a copy of hers that still lies in its place is marked.
fn assert_safe(out: &Path, done: &Done, what: &str) {
    assert!(!holds(&out.join("care-plan/mum")), "{what}: it is out of reach");
    assert!(holds(&out.join(".ourplan/held-back/care-plan")), "{what}: and nothing is lost");
    let says_so = done.findings.iter().any(|finding| finding.code == "older-copy-held-back") || done.held_back.contains("care-plan/mum");
    assert!(says_so, "{what}: the run says so");
}

#[test]
fn a_label_that_is_tightened_holds_in_whatever_way_the_next_run_goes() {
    for loss in LOSSES {
        for (way, from, to) in [
            ("the plan is right", "", ""),
            ("the meaning is wrong", "lead: priya", "lead: pria"),
            ("it is typed again", "how: Sam drives you.", "how: Sam drives you. You ring the bell by the garden gate and wait."),
        ] {
            let (project, out) = before(loss);
            change(project.path(), PLAN, LOOSE, TIGHT);
            if !from.is_empty() {
                change(project.path(), PLAN, from, to);
            }
            let done = build_into(project.path(), &out);
            assert_safe(&out, &done, &format!("{loss}, {way}"));
            if way == "the plan is right" {
                assert!(out.join("care-plan/mum/index.html").is_file(), "{loss}: the new one stands");
                assert!(holds(&out.join("care-plan/rory")), "{loss}: the child may still read it");
                assert!(!row(&out, "mum").contains("Do not"), "{loss}: {}", row(&out, "mum"));
            }
            // The next run is as if nothing had been.
            let again = build_into(project.path(), &out);
            assert!(again.faults.is_empty(), "{loss}, {way}");
        }
    }
}

#[test]
fn a_run_for_others_and_broken_settings_hold_it_back_too() {
    for loss in [LOSSES[0], LOSSES[2]] {
        let (project, out) = before(loss);
        change(project.path(), PLAN, LOOSE, TIGHT);
        let done = build_with(project.path(), &out, |options| options.readers = vec!["rory".into()]);
        assert_safe(&out, &done, loss);
        let (project, out) = before(loss);
        change(project.path(), PLAN, LOOSE, TIGHT);
        fs::write(project.path().join("ourplan.yaml"), "councill: x\n").expect("written");
        let done = build_into(project.path(), &out);
        assert_safe(&out, &done, loss);
    }
}

#[test]
fn a_run_for_another_plan_or_into_another_folder_holds_it_back() {
    for loss in LOSSES {
        for elsewhere in [false, true] {
            let (project, out) = before(loss);
            change(project.path(), PLAN, LOOSE, TIGHT);
            let done = match elsewhere {
                true => build_into(project.path(), &project.path().join("www")),
                false => build_with(project.path(), &out, |options| options.plans = vec!["child-in-need".into()]),
            };
            assert_safe(&out, &done, &format!("{loss}, {elsewhere}"));
            // The others' copies are not as they would be made today, as far as anybody knows.
            assert!(row(&out, "rory").contains("Do not hand it over"), "{loss}, {elsewhere}: {}", row(&out, "rory"));
            build_into(project.path(), &out);
            assert!(!holds(&out.join("care-plan/mum")) && !row(&out, "rory").contains("Do not"), "{loss}, {elsewhere}");
        }
    }
}

#[cfg(unix)]
#[test]
fn copies_of_a_plan_that_may_not_be_read_are_marked() {
    for loss in LOSSES {
        let (project, out) = before(loss);
        let plan = project.path().join(PLAN);
        let away = tempfile::tempdir().expect("a folder");
        fs::copy(&plan, away.path().join("plan.yaml")).expect("copied");
        fs::remove_file(&plan).expect("removed");
        std::os::unix::fs::symlink(away.path().join("plan.yaml"), &plan).expect("linked");
        let done = build_into(project.path(), &out);
        let marked = done.plans.iter().find(|plan| plan.name == "care-plan").expect("it is reported");
        assert!(marked.older_copies.contains(&"mum".to_owned()), "{loss}: the run says so");
        assert!(out.join("care-plan/mum/index.html").is_file() && row(&out, "mum").contains("Do not hand it over"), "{loss}");
    }
}

#[test]
fn a_booklet_of_a_plan_that_is_gone_is_marked_until_somebody_sees_to_it() {
    for loss in LOSSES {
        let (project, out) = before(loss);
        fs::remove_file(project.path().join(PLAN)).expect("removed");
        for round in 0..3 {
            let done = build_into(project.path(), &out);
            assert!(out.join("care-plan/mum/index.html").is_file(), "{loss}, {round}: another project may have made it");
            assert!(row(&out, "mum").contains("Do not hand it over"), "{loss}, {round}: {}", row(&out, "mum"));
            assert!(done.plans.iter().any(|plan| plan.older_copies.contains(&"mum".to_owned())), "{loss}, {round}: the run says so");
        }
        fs::remove_dir_all(out.join("care-plan")).expect("removed");
        let done = build_into(project.path(), &out);
        assert!(done.plans.iter().all(|plan| plan.name != "care-plan"), "{loss}");
        assert!(!fs::read_to_string(out.join("index.html")).expect("there").contains("care-plan"), "{loss}");
    }
}

#[test]
fn a_persons_own_folder_that_holds_what_is_withheld_is_named_and_left() {
    let (project, out) = before(LOSSES[0]);
    change(project.path(), PLAN, LOOSE, TIGHT);
    fs::remove_dir_all(out.join("care-plan/mum")).expect("removed");
    fs::create_dir(out.join("care-plan/mum")).expect("made");
    let own = out.join("care-plan/mum/notes.html");
    fs::write(&own, "<p>Ring the bell by the garden gate.</p>").expect("written");
    fs::create_dir(out.join("care-plan/rory/photos")).expect("made");
    fs::write(out.join("care-plan/rory/photos/a.jpg"), "mine").expect("written");
    let done = build_into(project.path(), &out);
    assert!(done.plans[0].older_copies.contains(&"mum".to_owned()), "the run says: do not hand over");
    assert!(own.is_file() && out.join("care-plan/rory/photos/a.jpg").is_file(), "a person's own stays where it is");
    assert!(row(&out, "mum").contains("Do not hand it over"), "{}", row(&out, "mum"));
}

#[test]
fn where_nothing_has_changed_nothing_moves() {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), PLAN, ", protect: true", "");
    build_into(project.path(), &out);
    let booklets = |out: &Path| -> BTreeMap<String, Vec<u8>> {
        files(out).into_iter().filter(|(name, _)| name.contains('/') && !name.starts_with(".ourplan")).collect()
    };
    let before = booklets(&out);
    fs::remove_dir_all(out.join(".ourplan")).expect("deleted");
    let done = build_into(project.path(), &out);
    assert!(done.held_back.is_empty() && done.faults.is_empty() && booklets(&out) == before);
    assert!(!row(&out, "mum").contains("Do not"), "{}", row(&out, "mum"));
}
