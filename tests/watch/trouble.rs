//! What somebody wrote never ends the watching: a broken plan, theme or settings, at the start or later, and mended again.

use super::desk::Desk;
use crate::support::{change, small_project};
use std::fs;

const PLAN: &str = "plans/care-plan.yaml";

/// Breaks a file, and mends it.
fn breaks_and_mends(file: &str, bad: &[u8], from_the_start: bool, code: &str) {
    let project = small_project();
    let theme = project.path().join("themes/ours");
    fs::create_dir_all(&theme).expect("made");
    fs::write(theme.join("theme.yaml"), "name: ours\nmade_for: 1\nextends: plain\n").expect("written");
    fs::write(project.path().join("ourplan.yaml"), "council: Exampleshire Council\ntheme: ours\n").expect("written");
    let path = project.path().join(file);
    let good = fs::read(&path).expect("read");
    if from_the_start {
        fs::write(&path, bad).expect("written");
    }
    let desk = Desk::begin(project.path(), false, false, |options| options.readers = vec!["mum".to_owned()]);
    let page = project.path().join("booklets/care-plan/mum/care-plan-mum.html");
    if !from_the_start {
        let before = fs::read(&page).expect("it stands");
        fs::write(&path, bad).expect("written");
        desk.wait_for_round(1, "it is broken", |round| !round.failed.is_empty());
        assert_eq!(fs::read(&page).expect("it stands"), before, "the last good booklet stays");
    }
    desk.wait("the trouble is told", |notes| notes.rounds.iter().any(|round| round.codes.contains(&code)));
    let rounds = desk.rounds();
    fs::write(&path, &good).expect("written");
    desk.wait_for_round(rounds, "it is mended", |round| round.failed.is_empty() && round.plans.iter().any(|plan| plan == "care-plan"));
    assert!(page.is_file());
}

#[test]
fn a_broken_plan_is_told_and_mended() {
    for from_the_start in [false, true] {
        breaks_and_mends(PLAN, b"plan: care-plan\nchild: [", from_the_start, "yaml-syntax");
    }
}

#[test]
fn broken_settings_are_told_and_mended() {
    for from_the_start in [false, true] {
        breaks_and_mends("ourplan.yaml", b"counsel: x\n", from_the_start, "unknown-key");
    }
}

#[test]
fn a_broken_theme_is_told_and_mended() {
    for from_the_start in [false, true] {
        breaks_and_mends("themes/ours/theme.yaml", b"name: ours\nmade_for: 1\nextends: nothing\n", from_the_start, "theme-extends");
    }
}

#[test]
fn a_locked_file_is_not_made_and_an_older_one_is_marked() {
    let project = small_project();
    let plan = fs::read_to_string(project.path().join(PLAN)).expect("read");
    assert!(plan.lines().any(|line| line.starts_with("  dad:") && line.contains("protect: true")), "Dad's is a locked file");
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    desk.wait_for_round(0, "it is left to a build", |round| round.not_sealed.iter().any(|plan| plan == "care-plan"));
    assert!(!project.path().join("booklets/care-plan/dad").exists(), "watching shows no words, so it locks nothing");
    drop(desk);

    crate::support::build_into(project.path(), &project.path().join("booklets"));
    let file = project.path().join("booklets/care-plan/dad/care-plan-dad.html");
    let locked = fs::read(&file).expect("the build has locked it");
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let rounds = desk.rounds();
    change(project.path(), PLAN, "name: Rory", "name: Roory");
    desk.wait_for_round(rounds, "the plan is built", |round| round.not_sealed.iter().any(|plan| plan == "care-plan"));
    assert_eq!(fs::read(&file).expect("it stays"), locked);
    let index = fs::read_to_string(project.path().join("booklets/index.html")).expect("the worker's list");
    assert!(index.contains("The locked file is older than the plan. Do not hand it over."), "the worker is told");
}

#[test]
fn the_index_goes_on_telling_of_a_broken_plan_while_another_is_saved() {
    let project = small_project();
    let (plan, other) = (project.path().join(PLAN), project.path().join("plans/other.yaml"));
    let good = fs::read_to_string(&plan).expect("read");
    fs::write(&other, &good).expect("written");
    let desk = Desk::begin(project.path(), false, false, |options| options.readers = vec!["mum".to_owned()]);
    let index = || fs::read_to_string(project.path().join("booklets/index.html")).expect("it stands");
    assert!(!index().contains("This plan has errors"));
    fs::write(&plan, good.replace("plan: care-plan", "plam: care-plan")).expect("written");
    desk.wait_for_round(1, "it is broken", |round| !round.failed.is_empty());
    assert!(index().contains("This plan has errors"));
    let rounds = desk.rounds();
    fs::write(&other, format!("{good}\n# saved\n")).expect("written");
    desk.wait_for_round(rounds, "the other is built", |round| round.plans.iter().any(|plan| plan == "other"));
    assert!(index().contains("This plan has errors"), "nobody has mended it");
    let rounds = desk.rounds();
    fs::write(&plan, &good).expect("written");
    desk.wait_for_round(rounds, "it is mended", |round| round.failed.is_empty() && round.plans.iter().any(|plan| plan == "care-plan"));
    assert!(!index().contains("This plan has errors"));
}

/// A file beside the plans is noticed as it comes and goes, with or without events from the machine.
#[test]
fn files_of_nearly_the_right_name_are_told_when_they_come_and_when_they_go() {
    for (name, text, code) in [
        ("ourplans.yaml", "demand_second_check: true\n", "settings-not-read"),
        (".ourplan.yaml", "demand_second_check: true\n", "settings-not-read"),
        ("ourplan (1).yaml", "demand_second_check: true\n", "settings-not-read"),
        ("ourplan.txt", "demand_second_check: true\n", "settings-not-read"),
        ("heron.yaml", "plan: care-plan\n", "file-not-read"),
        ("plans/heron.txt", "plan: care-plan\n", "file-not-read"),
        ("plans/heron.docx", "PK", "file-not-read"),
    ] {
        let is_first = ["ourplans.yaml", "plans/heron.txt"].contains(&name);
        for poll in [Some(false), is_first.then_some(true)].into_iter().flatten() {
            let project = small_project();
            let _ = fs::remove_file(project.path().join("ourplan.yaml"));
            let desk = Desk::begin(project.path(), poll, false, |options| options.readers = vec!["mum".to_owned()]);
            let (path, stops) = (project.path().join(name), code == "settings-not-read");
            let rounds = desk.rounds();
            fs::write(&path, text).expect("written");
            desk.wait_for_round(rounds, name, |round| round.codes.contains(&code) && round.failed.is_empty() != stops);
            let rounds = desk.rounds();
            fs::remove_file(&path).expect("removed");
            desk.wait_for_round(rounds, name, |round| !round.codes.contains(&code) && round.failed.is_empty());
        }
    }
}
