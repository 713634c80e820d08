//! What is gone for a moment costs nothing, and what is gone for good goes: plans, and the folder of booklets itself.

use super::desk::Desk;
use crate::support::{build_into, change, small_project};
use ourplan::watch::Work;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const PLAN: &str = "plans/care-plan.yaml";

/// Somebody watches a project whose booklets stand, with the locked file of Dad.
fn desk(project: &Path) -> Desk {
    build_into(project, &project.join("booklets"));
    Desk::begin(project, false, false, |options| options.formats.clear())
}

#[test]
fn a_plan_that_is_away_for_a_moment_keeps_its_booklets_and_its_locked_file() {
    let project = small_project();
    let desk = desk(project.path());
    let locked = project.path().join("booklets/care-plan/dad/care-plan-dad.html");
    let before = fs::read(&locked).expect("the build has locked it");
    let away = project.path().join("away.txt");
    for _ in 0..2 {
        let rounds = desk.rounds();
        fs::rename(project.path().join(PLAN), &away).expect("renamed");
        desk.wait_for_round(rounds, "it is gone", |round| round.work == Work::All && !round.plans.iter().any(|plan| plan == "care-plan"));
        assert!(project.path().join("booklets/care-plan/mum/index.html").is_file());
        let rounds = desk.rounds();
        fs::rename(&away, project.path().join(PLAN)).expect("renamed");
        desk.wait_for_round(rounds, "it is back", |round| round.plans.iter().any(|plan| plan == "care-plan"));
        assert_eq!(fs::read(&locked).expect("it stands"), before);
    }
}

#[test]
fn a_plan_that_is_gone_for_good_loses_its_booklets_but_for_the_locked_file() {
    let project = small_project();
    let desk = desk(project.path());
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    let (began, booklet) = (Instant::now(), project.path().join("booklets/care-plan/mum"));
    let index = project.path().join("booklets/index.html");
    desk.wait("it is said at once", |_| {
        fs::read_to_string(&index).is_ok_and(|index| index.contains("The plan was not found") && index.contains("Do not hand it over"))
    });
    assert!(began.elapsed() < Duration::from_secs(8) && booklet.exists(), "while they stand");
    desk.wait("its booklets go", |_| !booklet.exists());
    assert!(began.elapsed() > Duration::from_secs(9), "not at once");
    let locked = project.path().join("booklets/care-plan/dad/care-plan-dad.html");
    desk.wait("it is told", |notes| notes.rounds.last().is_some_and(|round| round.locked_left == ["care-plan/dad"]));
    assert!(locked.is_file(), "whoever watches could make no other");
    drop(desk);
    let done = build_into(project.path(), &project.path().join("booklets"));
    assert!(!locked.exists() && done.removed.contains("care-plan/dad"), "a build removes it");
}

#[test]
fn a_reader_who_is_gone_keeps_a_locked_file_until_a_build() {
    let project = small_project();
    let desk = desk(project.path());
    let text = fs::read_to_string(project.path().join(PLAN)).expect("read");
    let line = text.lines().find(|line| line.starts_with("  dad:") && line.contains("protect: true")).expect("Dad's is a locked file");
    let rounds = desk.rounds();
    change(project.path(), PLAN, &format!("{line}\n"), "");
    desk.wait_for_round(rounds, "it is told", |round| round.locked_left == ["care-plan/dad"]);
    assert!(project.path().join("booklets/care-plan/dad/care-plan-dad.html").is_file());
}

#[test]
fn a_folder_of_booklets_that_was_deleted_is_made_again_whole() {
    let project = small_project();
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    for gone in ["booklets", "booklets/index.html"] {
        let path = project.path().join(gone);
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.expect("removed");
        let rounds = desk.rounds();
        change(project.path(), PLAN, "name: Rory", "name: Roory");
        desk.wait_for_round(rounds, "all is built", |round| round.work == Work::All);
        assert!(project.path().join("booklets/index.html").is_file(), "{gone}");
        assert!(project.path().join("booklets/child-in-need").is_dir(), "{gone}");
        let rounds = desk.rounds();
        change(project.path(), PLAN, "name: Roory", "name: Rory");
        desk.wait_for_round(rounds, "the next save is one plan again", |round| round.work != Work::All);
    }
}

#[test]
fn a_plan_file_can_be_watched_as_a_project_can() {
    for poll in [false, true] {
        let project = small_project();
        let desk = Desk::begin(&project.path().join(PLAN), poll, false, |options| options.readers = vec!["mum".to_owned()]);
        let page = project.path().join("booklets/care-plan/mum/care-plan-mum.html");
        assert!(page.is_file() && !project.path().join("booklets/child-in-need").exists());
        let rounds = desk.rounds();
        change(project.path(), PLAN, "Ask Sam.", "Ask Sam first of all.");
        desk.wait_for_round(rounds, "it is built again", |round| {
            round.work == Work::Plans(BTreeSet::from(["care-plan".to_owned()])) && round.fault.is_none()
        });
        assert!(fs::read_to_string(&page).expect("it stands").contains("Ask Sam first of all."));
        desk.nothing_is_built_for(Duration::from_secs(1));
    }
}

#[test]
fn the_last_plan_that_is_gone_for_good_goes_like_any_other() {
    let project = small_project();
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let booklet = project.path().join("booklets/child-in-need/amira");
    assert!(booklet.is_dir());
    let away = project.path().join("away.txt");
    fs::rename(project.path().join("plans/child-in-need.yaml"), &away).expect("renamed");
    desk.wait("its booklets go", |_| !booklet.exists());
    fs::rename(&away, project.path().join("plans/child-in-need.yaml")).expect("renamed");
    desk.wait("and come back with it", |_| booklet.is_dir());
}
