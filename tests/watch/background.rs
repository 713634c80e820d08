//! A theme that changes: the plan on the screen comes first, what is saved meanwhile comes in between, and nothing is left out.

use super::desk::{Desk, Told};
use crate::support::{change, small_project};
use ourplan::watch::Work;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

const PLANS: usize = 60;

/// A preview of many plans with a theme of their own.
fn preview() -> (tempfile::TempDir, Desk) {
    let project = small_project();
    let folder = project.path();
    let plan = fs::read_to_string(folder.join("plans/care-plan.yaml")).expect("read");
    for number in 0..PLANS {
        fs::write(folder.join(format!("plans/plan-{number:02}.yaml")), &plan).expect("written");
    }
    fs::create_dir_all(folder.join("themes/ours")).expect("made");
    theme(folder, 34);
    let desk = Desk::begin(folder, false, false, |options| {
        options.readers = vec!["mum".to_owned()];
        options.theme = Some("ours".to_owned());
        options.write = false;
    });
    desk.settle();
    (project, desk)
}

fn theme(folder: &Path, measure: usize) {
    let text = format!("name: ours\nextends: plain\ntokens: {{measure: {measure}rem}}\n");
    fs::write(folder.join("themes/ours/theme.yaml"), text).expect("written");
}

/// The plans that some rounds made.
fn made(rounds: &[Told]) -> BTreeSet<String> {
    rounds.iter().flat_map(|round| round.plans.iter().cloned()).collect()
}

fn is_look(round: &Told) -> bool {
    matches!(round.work, Work::Look(_))
}

#[test]
fn what_is_looked_at_is_made_first_and_a_save_comes_in_between() {
    let (project, desk) = preview();
    let all: BTreeSet<String> = desk.read(|notes| notes.rounds[0].plans.iter().cloned().collect());
    assert!(all.len() > PLANS, "{all:?}");
    desk.look_at("plan-41");
    let before = desk.rounds();
    let folder = project.path().to_path_buf();
    // The rounds wait here, ever longer, until the system has reported the save, however busy it is.
    let mut pause = Duration::from_secs(1);
    desk.at_new_look(move || {
        if pause.as_secs() == 1 {
            change(&folder, "plans/plan-55.yaml", "Ask Sam.", "Ask Sam first.");
        }
        pause *= 2;
        std::thread::sleep(pause);
    });
    theme(project.path(), 36);
    let saved = Work::Plans(BTreeSet::from(["plan-55".to_owned()]));
    desk.wait_for_round(before, "the saved plan is made", |round| round.work == saved);
    desk.wait("each has the new look", |notes| made(&notes.rounds[before..]) == all);
    desk.read(|notes| {
        let rounds = &notes.rounds[before..];
        assert_eq!(rounds[0].plans, ["plan-41"], "what somebody looks at");
        let save = rounds.iter().position(|round| round.work == saved).expect("it came");
        let last = rounds.iter().rposition(is_look).expect("they came");
        assert!(save < last, "the save waits for no end: {rounds:#?}");
        assert!(rounds.iter().all(|round| round.failed.is_empty() && round.fault.is_none()));
    });
    // And again: nothing of it is left behind.
    let before = desk.rounds();
    theme(project.path(), 38);
    desk.wait("all have the newest look", |notes| made(&notes.rounds[before..]) == all);
}

#[test]
fn a_theme_with_a_mistake_is_reported_at_once_and_when_it_is_put_right_all_plans_are_made() {
    let (project, desk) = preview();
    let all = desk.read(|notes| notes.rounds[0].plans.len());
    let before = desk.rounds();
    fs::write(project.path().join("themes/ours/theme.yaml"), "name: ours\nextends: plain\ntokens: {measur: 1rem}\ncolour: [\n")
        .expect("written");
    desk.wait_for_round(before, "it is reported", |round| !round.codes.is_empty() && round.failed.len() == all);
    theme(project.path(), 40);
    desk.wait("it is put right, and all are made", |notes| {
        let rounds = &notes.rounds[before..];
        let after_the_mistake = rounds.iter().rposition(|round| !round.failed.is_empty()).map_or(0, |at| at + 1);
        made(&rounds[after_the_mistake..]).len() == all
    });
}
