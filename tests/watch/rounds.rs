//! What makes a round, and what does not: saves, new plans, pictures and themes do; touching, reading and our own output do not.

use super::desk::Desk;
use super::saves::text;
use crate::support::{change, small_project};
use ourplan::watch::Work;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

const PLAN: &str = "plans/care-plan.yaml";

fn desk(project: &Path, poll: bool) -> Desk {
    Desk::begin(project, poll, false, |options| options.readers = vec!["mum".to_owned(), "family".to_owned()])
}

fn only(plan: &str) -> Work {
    Work::Plans(BTreeSet::from([plan.to_owned()]))
}

#[test]
fn a_saved_plan_is_built_and_no_other() {
    for poll in [false, true] {
        let project = small_project();
        let desk = desk(project.path(), poll);
        change(project.path(), PLAN, "Ask Sam.", "Ask Sam first.");
        desk.wait_for_round(1, "the plan is built", |round| round.work == only("care-plan") && round.plans == ["care-plan"]);
        let page = fs::read_to_string(project.path().join("booklets/care-plan/mum/care-plan-mum.html")).expect("it stands");
        assert!(page.contains("Ask Sam first."));
    }
}

#[test]
fn nothing_is_built_where_nothing_has_changed() {
    for poll in [false, true] {
        let project = small_project();
        let out = project.path().join("out");
        let desk = Desk::begin(project.path(), poll, false, |options| {
            options.readers = vec!["mum".to_owned()];
            options.out = Some(out.clone());
        });
        assert!(out.join("care-plan/mum").is_dir());
        let plan = project.path().join(PLAN);
        let text = fs::read(&plan).expect("read");
        fs::File::options().write(true).open(&plan).expect("open").set_modified(SystemTime::now()).expect("touched");
        fs::write(&plan, text).expect("written");
        for other in ["plans/.rory.yaml.swp", "plans/4913", "plans/rory.yaml~", "plans/#rory.yaml#", "notes.txt", "out/own.yaml"] {
            fs::write(project.path().join(other), b"plan: nothing").expect("written");
        }
        desk.nothing_is_built_for(Duration::from_secs(2));
    }
}

#[test]
fn plans_that_come_and_go_are_seen_and_so_are_folders() {
    for poll in [false, true] {
        let project = small_project();
        let desk = desk(project.path(), poll);
        let text = fs::read(project.path().join("plans/child-in-need.yaml")).expect("read");
        let deep = project.path().join("plans/team/north");
        fs::create_dir_all(&deep).expect("made");
        fs::write(deep.join("new-one.yaml"), &text).expect("written");
        desk.wait_for_round(1, "the new plan is built", |round| round.plans.iter().any(|plan| plan == "new-one"));
        assert!(project.path().join("booklets/new-one/family").is_dir());
        // A folder that is made now is watched too.
        let rounds = desk.rounds();
        change(project.path(), "plans/team/north/new-one.yaml", "plan: child-in-need", "plan: child-in-need # saved again");
        desk.wait_for_round(rounds, "the new plan is built again", |round| round.work == only("new-one"));
        let rounds = desk.rounds();
        fs::remove_dir_all(project.path().join("plans/team")).expect("removed");
        desk.wait_for_round(rounds, "it is gone", |round| round.work == Work::All && !round.plans.iter().any(|plan| plan == "new-one"));
        // Who watches for some readers only removes nothing.
        let index = project.path().join("booklets/index.html");
        desk.wait("its booklets are marked", |_| fs::read_to_string(&index).is_ok_and(|index| index.contains("The plan was not found")));
        assert!(project.path().join("booklets/new-one/family").is_dir());
    }
}

#[test]
fn pictures_settings_and_themes_are_seen_also_where_they_were_not_there() {
    for poll in [false, true] {
        let project = small_project();
        let picture = project.path().join("pictures/sam.svg");
        let drawing = fs::read_to_string(&picture).expect("read");
        fs::remove_dir_all(project.path().join("pictures")).expect("removed");
        let desk = desk(project.path(), poll);
        let rounds = desk.rounds();
        fs::create_dir_all(project.path().join("pictures")).expect("made");
        fs::write(&picture, &drawing).expect("written");
        fs::write(project.path().join("pictures/rory-kite.svg"), &drawing).expect("written");
        desk.wait_for_round(rounds, "the picture came", |round| round.work == Work::All && round.failed.is_empty());
        let rounds = desk.rounds();
        fs::write(&picture, drawing.replace("<svg", "<svg data-new='yes'")).expect("written");
        desk.wait_for_round(rounds, "the picture changed", |round| round.work == Work::All);

        let rounds = desk.rounds();
        fs::write(project.path().join("ourplan.yaml"), "council: Exampleshire Council\ntheme: ours\n").expect("written");
        desk.wait_for_round(rounds, "the theme is missing", |round| round.codes.contains(&"unknown-theme"));
        let rounds = desk.rounds();
        let theme = project.path().join("themes/ours");
        fs::create_dir_all(&theme).expect("made");
        fs::write(theme.join("theme.yaml"), "name: ours\nmade_for: 1\nextends: plain\n").expect("written");
        desk.wait_for_round(rounds, "the theme came", |round| !round.codes.contains(&"unknown-theme"));
    }
}

#[test]
fn many_changes_at_once_are_three_rounds_at_most() {
    for poll in [false, true] {
        let folder = tempfile::tempdir().expect("a folder");
        let plans = folder.path().join("plans");
        fs::create_dir_all(&plans).expect("made");
        let write = |step: usize| (0..120).for_each(|at| fs::write(plans.join(format!("plan-{at:03}.yaml")), text(step)).expect("written"));
        write(1);
        let desk = desk(folder.path(), poll);
        let rounds = desk.rounds();
        write(2);
        desk.wait("the last one is built", |notes| {
            let last = fs::read_to_string(folder.path().join("booklets/plan-119/family/plan-119-family.html"));
            let first = fs::read_to_string(folder.path().join("booklets/plan-000/family/plan-000-family.html"));
            notes.rounds.len() > rounds
                && [last, first].iter().all(|page| page.as_ref().is_ok_and(|page| page.contains("end at step00002")))
        });
        desk.settle();
        let rounds = desk.rounds() - rounds;
        assert!((1..=3).contains(&rounds), "{rounds} rounds");
    }
}

#[test]
fn a_folder_that_was_deleted_and_made_again_is_watched_again() {
    for poll in [false, true] {
        let project = small_project();
        let keep = tempfile::tempdir().expect("a folder");
        let out = keep.path().join("out");
        let desk = Desk::begin(project.path(), poll, false, |options| {
            options.readers = vec!["mum".to_owned()];
            options.out = Some(out.clone());
        });
        let text = fs::read(project.path().join(PLAN)).expect("read");
        for gone in ["plans", "."] {
            let rounds = desk.rounds();
            fs::remove_dir_all(if gone == "." { project.path().to_path_buf() } else { project.path().join(gone) }).expect("removed");
            desk.wait(&format!("{gone} is gone"), |notes| notes.rounds.len() > rounds);
            assert!(out.join("care-plan/mum").is_dir(), "its booklets stay while nobody knows why it is gone");
            let rounds = desk.rounds();
            fs::create_dir_all(project.path().join("plans")).expect("made");
            fs::write(project.path().join(PLAN), &text).expect("written");
            desk.wait_for_round(rounds, "it is back", |round| round.fault.is_none() && round.plans == ["care-plan"]);
            let rounds = desk.rounds();
            fs::write(project.path().join(PLAN), [&text[..], b"# saved again\n"].concat()).expect("written");
            desk.wait_for_round(rounds, "a save in it is seen", |round| round.plans == ["care-plan"]);
        }
    }
}
