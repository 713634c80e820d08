//! A label that is tightened while somebody looks: what it withholds is gone from memory as it would be from the disk.

use super::desk::Desk;
use crate::support::{change, small_project};
use std::fs;

const PLAN: &str = "plans/care-plan.yaml";
const SHARED: &str = "how: Ring the bell by the garden gate.";
const TIGHT: &str = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";
const WORDS: &str = "bell by the garden gate";

/// A preview in which Mum can still read where the bell is.
fn before() -> (tempfile::TempDir, Desk) {
    let project = small_project();
    change(project.path(), PLAN, "how: Ask Sam.", SHARED);
    let desk = Desk::serve(project.path());
    assert!(desk.booklet("care-plan", "mum").contains(WORDS), "Mum's booklet says it");
    (project, desk)
}

#[test]
fn what_a_label_withholds_goes_with_the_save() {
    let (project, desk) = before();
    change(project.path(), PLAN, SHARED, TIGHT);
    let began = std::time::Instant::now();
    while desk.booklet("care-plan", "mum").contains(WORDS) {
        assert!(began.elapsed() < std::time::Duration::from_secs(90), "it still shows");
    }
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 200, "the new one is there");
    assert!(desk.booklet("care-plan", "rory").contains(WORDS), "the child's still says it");
}

#[test]
fn an_older_booklet_goes_where_the_plan_is_broken_with_the_same_save() {
    let (project, desk) = before();
    let path = project.path().join(PLAN);
    let text = fs::read_to_string(&path).expect("read");
    fs::write(&path, format!("{}\nunknown_key: 1\n", text.replace(SHARED, TIGHT))).expect("written");
    let page = desk.wait("see/care-plan/mum/?part", "the mistake shows", |page| page.body.contains("class=\"alert\""));
    assert!(page.body.contains("There is no booklet to show."), "{}", page.body);
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 404, "Mum's older booklet is gone");
    assert!(desk.get("see/care-plan/rory/?part").body.contains("Below is the last good booklet."));
    assert_eq!(desk.get("of/care-plan/rory/index.html").status, 200, "the child's stays");
    assert!(!page.body.contains(WORDS), "no page says it");
}

#[test]
fn an_older_booklet_goes_where_the_settings_are_broken_too() {
    let (project, desk) = before();
    fs::write(project.path().join("ourplan.yaml"), "counsel: x\n").expect("written");
    desk.wait("see/care-plan/mum/?part", "the settings' mistake shows", |page| page.body.contains("No new booklets can be made."));
    assert!(desk.booklet("care-plan", "mum").contains(WORDS), "the last good booklet stays");
    change(project.path(), PLAN, SHARED, TIGHT);
    let began = std::time::Instant::now();
    while desk.get("of/care-plan/mum/index.html").status == 200 {
        assert!(began.elapsed() < std::time::Duration::from_secs(90), "it still shows");
    }
    fs::write(project.path().join("ourplan.yaml"), "council: Exampleshire Council\n").expect("written");
    desk.wait("of/care-plan/mum/index.html", "it is back when it is mended", |page| page.status == 200);
    assert!(!desk.booklet("care-plan", "mum").contains(WORDS));
}

#[test]
fn a_booklet_that_repeats_what_is_withheld_is_stopped_and_the_older_one_goes() {
    let (project, desk) = before();
    let path = project.path().join(PLAN);
    let text = fs::read_to_string(&path).expect("read").replace(SHARED, TIGHT);
    fs::write(&path, text.replace("\nif_things_change: ", "\nif_things_change: Ring the bell by the garden gate. ")).expect("written");
    desk.wait("see/care-plan/mum/?part", "it says that it was stopped", |page| page.body.contains("This booklet was stopped."));
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 404);
}

#[test]
fn plans_and_readers_that_are_gone_are_gone_from_the_preview() {
    let (project, desk) = before();
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    desk.wait("", "the plan is gone from the list", |page| !page.body.contains("care-plan"));
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 404);
    assert_eq!(desk.get("see/care-plan/mum/").status, 404);
}

#[test]
fn the_last_plan_goes_like_any_other() {
    let (project, desk) = before();
    fs::remove_file(project.path().join("plans/child-in-need.yaml")).expect("removed");
    desk.wait("", "the first is gone", |page| !page.body.contains("child-in-need"));
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    desk.wait("", "the last is gone", |page| !page.body.contains("care-plan"));
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 404);
}

#[cfg(unix)]
#[test]
fn an_older_booklet_goes_where_the_settings_can_no_longer_be_read() {
    let (project, desk) = before();
    let settings = project.path().join("ourplan.yaml");
    fs::remove_file(&settings).expect("removed");
    fs::create_dir(&settings).expect("made");
    change(project.path(), PLAN, SHARED, TIGHT);
    let began = std::time::Instant::now();
    while desk.get("of/care-plan/mum/index.html").status == 200 {
        assert!(began.elapsed() < std::time::Duration::from_secs(90), "it still shows");
    }
    assert_eq!(desk.get("of/care-plan/rory/index.html").status, 200, "the child's stays");
    fs::remove_dir(&settings).expect("removed");
    desk.wait("of/care-plan/mum/index.html", "it is back when it is mended", |page| page.status == 200);
    assert!(!desk.booklet("care-plan", "mum").contains(WORDS));
}

#[cfg(unix)]
#[test]
fn the_booklets_of_a_plan_that_became_a_folder_are_marked() {
    let (project, desk) = before();
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    fs::create_dir(project.path().join(PLAN)).expect("made");
    desk.wait("see/care-plan/mum/?part", "it is marked", |page| page.body.contains("class=\"alert\""));
    assert_eq!(desk.get("of/care-plan/mum/index.html").status, 200, "it is not gone");
}
