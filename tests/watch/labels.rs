//! A label that is tightened while somebody watches: what it withholds goes from every booklet with the save.

use super::desk::Desk;
use crate::support::{change, files, holds, small_project};
use std::fs;

const PLAN: &str = "plans/care-plan.yaml";
const SHARED: &str = "how: Ring the bell by the garden gate.";
/// What the worker's index says of a copy that is older than the plan.
const MARKED: &str = "This copy was made before the plan was changed.";
const TIGHT: &str = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";

#[test]
fn what_a_label_withholds_goes_with_the_save() {
    for poll in [false, true] {
        let project = small_project();
        change(project.path(), PLAN, "how: Ask Sam.", SHARED);
        let desk = Desk::begin(project.path(), poll, false, |options| options.formats.clear());
        let mum = project.path().join("booklets/care-plan/mum");
        assert!(holds(&mum), "Mum's copy says it");
        let rounds = desk.rounds();
        change(project.path(), PLAN, SHARED, TIGHT);
        desk.wait_for_round(rounds, "the plan is built", |round| round.plans == ["care-plan"]);
        assert!(mum.is_dir() && !holds(&mum));
    }
}

#[test]
fn the_copies_of_a_plan_that_is_not_watched_do_not_outlive_its_labels() {
    let project = small_project();
    change(project.path(), PLAN, "how: Ask Sam.", SHARED);
    let out = project.path().join("booklets");
    crate::support::build_into(project.path(), &out);
    assert!(holds(&out.join("care-plan/mum")), "it is there");
    let desk = Desk::begin(project.path(), false, false, |options| {
        options.formats.clear();
        options.plans = vec!["child-in-need".into()];
    });
    let rounds = desk.rounds();
    change(project.path(), PLAN, SHARED, TIGHT);
    desk.wait_for_round(rounds, "it is held back", |round| round.codes.contains(&"older-copy-held-back"));
    assert!(!holds(&out.join("care-plan/mum")));
}

#[test]
fn an_older_copy_goes_out_of_reach_where_the_plan_is_broken_with_the_same_save() {
    let project = small_project();
    change(project.path(), PLAN, "how: Ask Sam.", SHARED);
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let out = project.path().join("booklets");
    let path = project.path().join(PLAN);
    let text = fs::read_to_string(&path).expect("read");
    let rounds = desk.rounds();
    // The label is there, and so is a mistake: nothing new is made.
    fs::write(&path, format!("{}\nunknown_key: 1\n", text.replace(SHARED, TIGHT))).expect("written");
    desk.wait_for_round(rounds, "it is held back", |round| round.codes.contains(&"older-copy-held-back"));
    assert!(!holds(&out.join("care-plan/mum")), "Mum's older copy went out of reach");
    assert!(out.join("care-plan/rory").is_dir(), "the child's stays");
    let rounds = desk.rounds();
    fs::write(&path, text.replace(SHARED, TIGHT)).expect("written");
    desk.wait_for_round(rounds, "it is mended", |round| round.failed.is_empty());
    assert!(out.join("care-plan/mum").is_dir() && !holds(&out.join("care-plan/mum")));
}

#[test]
fn a_booklet_that_repeats_what_is_withheld_is_stopped_and_the_older_copy_held_back() {
    let project = small_project();
    change(project.path(), PLAN, "how: Ask Sam.", SHARED);
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let mum = project.path().join("booklets/care-plan/mum");
    let rounds = desk.rounds();
    let path = project.path().join(PLAN);
    let text = fs::read_to_string(&path).expect("read").replace(SHARED, TIGHT);
    fs::write(&path, text.replace("\nif_things_change: ", "\nif_things_change: Ring the bell by the garden gate. ")).expect("written");
    desk.wait_for_round(rounds, "it is stopped", |round| round.codes.contains(&"withheld-text-found"));
    assert!(!holds(&mum), "neither the new one nor the older one is there for Mum");
}

#[test]
fn a_program_that_saves_in_pieces_and_closes_the_file_after_each_takes_no_older_copy_away() {
    let project = small_project();
    let out = project.path().join("booklets");
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let path = project.path().join(PLAN);
    let whole = fs::read_to_string(&path).expect("read");
    let before = files(&out);
    for (step, at) in ["\npeople:", "\nhome:", "\ngoals:", "\nreviews:"].into_iter().enumerate() {
        let cut = whole.find(at).expect("a part of the plan");
        let rounds = desk.rounds();
        fs::write(&path, &whole[..cut]).expect("written");
        std::thread::sleep(std::time::Duration::from_millis(40));
        let text = whole.replace("how: Ask Sam.", &format!("how: Ask Sam {step}."));
        fs::write(&path, &text).expect("written");
        desk.wait_for_round(rounds, "the whole plan is built", |round| round.plans == ["care-plan"] && !round.is_disturbed);
        desk.read(|notes| {
            for round in notes.rounds.iter().skip(rounds).filter(|round| !round.is_disturbed) {
                assert!(round.failed.is_empty() && !round.codes.contains(&"older-copy-held-back"), "after `{at}`: {round:#?}");
            }
        });
    }
    let now = files(&out);
    assert_eq!(before.keys().collect::<Vec<_>>(), now.keys().collect::<Vec<_>>());
    assert!(!project.path().join("booklets/.ourplan/held-back").exists());
}

#[test]
fn a_record_that_is_lost_meanwhile_hides_nothing() {
    for lost in [".ourplan", ".ourplan/plans", ".ourplan/plans/care-plan.json"] {
        let project = small_project();
        change(project.path(), PLAN, "how: Ask Sam.", SHARED);
        let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
        let out = project.path().join("booklets");
        assert!(holds(&out.join("care-plan/mum")));
        let path = out.join(lost);
        if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) }.expect("deleted");
        let rounds = desk.rounds();
        change(project.path(), PLAN, SHARED, TIGHT);
        desk.wait_for_round(rounds, "all is looked at", |round| round.work == ourplan::watch::Work::All && round.plans.len() == 2);
        assert!(!holds(&out.join("care-plan/mum")), "{lost}: Mum's older copy went");
        let index = fs::read_to_string(out.join("index.html")).expect("there");
        assert!(index.contains("Pages for amira"), "{lost}: the index names all that stands");
    }
}

#[cfg(unix)]
#[test]
fn copies_are_marked_where_the_settings_can_no_longer_be_read() {
    let project = small_project();
    let desk = Desk::begin(project.path(), false, false, |options| options.formats.clear());
    let (out, settings) = (project.path().join("booklets"), project.path().join("ourplan.yaml"));
    let rounds = desk.rounds();
    fs::remove_file(&settings).expect("removed");
    fs::create_dir(&settings).expect("made");
    change(project.path(), PLAN, "how: Ask Sam.", "how: {words: Ask Sam., not_for: [mum]}");
    desk.wait_for_round(rounds, "it is told", |round| round.failed.iter().any(|plan| plan == "care-plan") && !round.is_disturbed);
    desk.wait("they are marked", |_| fs::read_to_string(out.join("index.html")).is_ok_and(|index| index.contains(MARKED)));
    let rounds = desk.rounds();
    fs::remove_dir(&settings).expect("removed");
    desk.wait_for_round(rounds, "it is mended", |round| round.fault.is_none() && round.failed.is_empty());
    desk.wait("the marks are gone", |_| fs::read_to_string(out.join("index.html")).is_ok_and(|index| !index.contains(MARKED)));
}
