//! A person's own files, beside the booklets and inside them, over all that the program does in a year.

use super::bench::{PROGRAM, build, run};
use crate::support::{change, files, small_project};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const OWN: [&str; 9] = [
    "notes.txt",
    "care-plan.zip",
    "care-plan/notes.txt",
    "care-plan/mum/my notes.txt",
    "care-plan/mum/pictures/holiday.jpg",
    "care-plan/rory/index.html.bak",
    "care-plan/nobody/index.html",
    "child-in-need/amira/.hidden",
    "another folder/index.html",
];

fn own(out: &Path) -> BTreeMap<String, Vec<u8>> {
    files(out).into_iter().filter(|(name, _)| OWN.contains(&name.as_str())).collect()
}

#[test]
fn none_is_changed_or_removed_by_builds_tighter_labels_readers_and_plans_that_go_and_clean() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    change(folder, "plans/care-plan.yaml", ", protect: true", "");
    let built = |expected: i32| {
        let mut command = Command::new(PROGRAM);
        build(&mut command, folder, &out);
        let (code, said) = run(command);
        assert_eq!(code, Some(expected), "{said}");
    };
    built(0);
    for name in OWN {
        fs::create_dir_all(out.join(name).parent().expect("it has one")).expect("made");
        fs::write(out.join(name), format!("my own {name}")).expect("written");
    }
    let before = own(&out);
    assert_eq!(before.len(), OWN.len());
    let still = |what: &str| assert!(own(&out) == before, "{what}: {:?}", own(&out).keys());
    change(folder, "plans/care-plan.yaml", "how: Ask Sam.", "how: Ring the bell by the garden gate.");
    built(0);
    still("a change");
    change(
        folder,
        "plans/care-plan.yaml",
        "how: Ring the bell by the garden gate.",
        "how: {words: Ring the bell by the garden gate., not_for: [mum]}",
    );
    change(folder, "plans/care-plan.yaml", "lead: priya", "lead: pria");
    built(1);
    assert!(out.join(".ourplan/held-back/care-plan/mum").is_dir() && !out.join("care-plan/mum/index.html").exists());
    still("a copy that is held back");
    change(folder, "plans/care-plan.yaml", "lead: pria", "lead: priya");
    built(0);
    still("the plan is mended");
    change(folder, "plans/care-plan.yaml", "  mum:   {style: family}\n", "");
    built(0);
    assert!(!out.join("care-plan/mum/index.html").exists());
    still("a reader goes");
    fs::remove_file(folder.join("plans/child-in-need.yaml")).expect("removed");
    built(0);
    assert!(!out.join("child-in-need/amira/index.html").exists());
    still("a plan goes");
    for all in [false, true] {
        let mut clean = Command::new(PROGRAM);
        clean.arg("clean").arg(folder).args(all.then_some("--all"));
        assert_eq!(run(clean).0, Some(0));
        still("clean");
    }
    assert!(files(&out).keys().eq(before.keys()), "and nothing else is there: {:?}", files(&out).keys());
    // A file that has the name of one of ours is not written over.
    fs::write(out.join("care-plan/rory/index.html"), "mine").expect("written");
    built(2);
    assert_eq!(fs::read(out.join("care-plan/rory/index.html")).expect("there"), b"mine");
    still("a file in the way");
}
