//! Slips of a careless hand: a label that is none, a withheld text that is typed again, a decision that somebody may know.

use super::support::{build_with, change, small_project, words_of_booklet};
use ourplan::pipeline::{Done, ReaderOutcome};
use ourplan::report::{self, Report};
use tempfile::TempDir;

const PLAN: &str = "plans/care-plan.yaml";

/// A worry that Mum may not see.
const WORRY: &str = "{who: rory, words: I am frightened when Gary visits on Friday nights., not_for: [mum]}";

fn build(project: &TempDir) -> Done {
    build_with(project.path(), &project.path().join("booklets"), |_| {})
}

fn project(from: &str, to: &str) -> TempDir {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    change(project.path(), PLAN, from, to);
    project
}

fn state(done: &Done, reader: &str) -> Option<ReaderOutcome> {
    let plan = done.plans.iter().find(|plan| plan.name == "care-plan")?;
    plan.readers.iter().find(|done| done.key == reader).map(|reader| reader.state)
}

fn codes(done: &Done) -> Vec<&'static str> {
    done.findings.iter().filter(|finding| finding.file.contains("care-plan")).map(|finding| finding.code).collect()
}

fn worry() -> (&'static str, String) {
    ("worries: [{who: rory, words: I worry that I will have to move again.}]", format!("worries: [{WORRY}]"))
}

#[test]
fn a_label_with_nothing_after_it_is_an_error() {
    for label in ["not_for:", "only_for:"] {
        let done = build(&project("why: Rory said this matters most.", &format!("{label}\n    why: Rory said this matters most.")));
        assert!(codes(&done).contains(&"empty-label"), "{label}: {:?}", codes(&done));
    }
}

#[test]
fn a_text_that_is_kept_from_nobody_is_an_error() {
    for wrong in ["  - {text: [Elm Row], from: }", "  - {text: [Elm Row]}", "  - {text: [], from: [mum]}"] {
        let done = build(&project("  - {text: [\"Elm Row\", \"LS1 4AB\"], from: [mum, dad]}", wrong));
        assert!(codes(&done).contains(&"kept-from-nobody"), "{wrong}: {:?}", codes(&done));
    }
    let done = build(&project("  - {text: [\"Elm Row\", \"LS1 4AB\"], from: [mum, dad]}\n", ""));
    assert!(codes(&done).contains(&"missing-value"), "an empty `keep_safe:`: {:?}", codes(&done));
}

#[test]
fn a_label_inside_a_text_is_an_error() {
    let texts = [
        (
            "worries: [{who: rory, words: I worry that I will have to move again.}]",
            "worries: [{who: rory, words: I worry at night, not_for mum}]",
        ),
        ("part: family, sees: shared-only}", "part: family, about: Tom sees shared-only}"),
        ("if_things_change: If Sam is ill", "if_things_change: only_for workers. If Sam is ill"),
    ];
    for (from, to) in texts {
        let done = build(&project(from, to));
        assert!(codes(&done).contains(&"label-in-text"), "{to}: {:?}", codes(&done));
    }
}

#[test]
fn a_withheld_sentence_that_stands_in_a_shared_part_too_stops_the_booklet() {
    let (from, to) = worry();
    for (shared, again) in [
        ("fun: {now: Scouts on Wednesdays. Kites with Leon.}", "fun: {now: I am frightened when Gary visits on Friday nights.}"),
        ("likes: [kites, trains", "likes: [I am frightened when Gary visits on Friday nights., trains"),
    ] {
        let project = project(from, &to);
        change(project.path(), PLAN, shared, again);
        let done = build(&project);
        assert_eq!(state(&done, "mum"), Some(ReaderOutcome::Stopped), "{again}");
        assert_eq!(state(&done, "sam"), Some(ReaderOutcome::Made), "whoever may read it gets the booklet");
    }
}

#[test]
fn what_somebody_decided_that_a_reader_may_know_does_not_stop_their_booklet() {
    let (from, to) = worry();
    let project = project(from, &to);
    change(
        project.path(),
        PLAN,
        "fun: {now: Scouts on Wednesdays. Kites with Leon.}",
        "fun: {now: I am frightened when Gary visits on Friday nights.}",
    );
    let decided = "keep_safe:";
    let known = "may_know:\n  - text: [I am frightened when Gary visits on Friday nights.]\n    who: [mum, dad]\n    decided_by: priya\n    \
                 on: 2026-03-03\n    why: Rory told her himself.\nkeep_safe:";
    change(project.path(), PLAN, decided, known);
    let done = build(&project);
    assert_eq!(state(&done, "mum"), Some(ReaderOutcome::Made), "{:?}", codes(&done));
    let words = words_of_booklet(&project.path().join("booklets/care-plan/sam"), "site");
    assert!(!words.contains("Rory told her himself"), "the decision is printed in no booklet");
    change(project.path(), PLAN, "who: [mum, dad]", "who: [dad]");
    assert_eq!(state(&build(&project), "mum"), Some(ReaderOutcome::Stopped), "a decision for somebody else is none for her");
}

#[test]
fn a_name_that_the_child_says_for_a_thing_is_withheld_as_a_name() {
    let project = project("sam:   {name: Sam,", "sam:   {not_for: [mum], name: Sam,");
    assert_eq!(state(&build(&project), "mum"), Some(ReaderOutcome::Stopped), "`say` holds her name, and so do other parts");
}

#[test]
fn a_number_in_a_name_does_not_share_it() {
    let project = project("nan:   {name: Nan,", "nan:   {name: Nan (12 Elm Row),");
    change(project.path(), PLAN, "  - {text: [\"Elm Row\", \"LS1 4AB\"], from: [mum, dad]}", "  - {text: [Blue Boat], from: [mum, dad]}");
    assert_eq!(state(&build(&project), "mum"), Some(ReaderOutcome::Stopped));
}

#[test]
fn somebody_who_sees_only_what_names_them_is_told_who_the_lead_is_and_no_more() {
    let project = project("since: 2025-04-01, phone:", "since: 2025-04-01, about: Priya likes Leon's boat., phone:");
    let done = build(&project);
    assert_eq!(state(&done, "dad"), Some(ReaderOutcome::Made), "{:?}", codes(&done));
    let words = words_of_booklet(&project.path().join("booklets/care-plan/dad"), "single");
    assert!(words.contains("Priya Shah") && words.contains("0113 496 0001"));
    for more in ["priya.shah@council.example", "likes Leon", "1 April 2025"] {
        assert!(!words.contains(more), "{more}");
    }
}

#[test]
fn a_word_that_is_explained_and_stands_only_in_what_is_left_out_is_left_out_too() {
    let project = project("explain: {Calm corner:", "explain: {Red gate: The way in at Nan's., Calm corner:");
    change(project.path(), PLAN, "how: Ask Sam.}", "how: {words: Come to the Red gate at noon., not_for: [mum]}}");
    build(&project);
    let words = |reader: &str| words_of_booklet(&project.path().join("booklets/care-plan").join(reader), "site");
    assert!(words("sam").contains("The way in at Nan's"), "Sam reads the word");
    assert!(!words("mum").contains("The way in at Nan's"), "Mum does not");
}

#[test]
fn a_wording_beside_a_withheld_text_is_withheld_with_it() {
    let text = "words: {words: I worry at night., not_for: [mum]}, family: He lies awake when the lights at the harbour go out.";
    let project =
        project("worries: [{who: rory, words: I worry that I will have to move again.}]", &format!("worries: [{{who: rory, {text}}}]"));
    let done = build(&project);
    assert_eq!(state(&done, "mum"), Some(ReaderOutcome::Made), "{:?}", codes(&done));
    let words = |reader: &str| words_of_booklet(&project.path().join("booklets/care-plan").join(reader), "site");
    assert!(words("sam").contains("the lights at the harbour") && !words("mum").contains("harbour"));
    let again = "fun: {now: He lies awake when the lights at the harbour go out.}";
    change(project.path(), PLAN, "fun: {now: Scouts on Wednesdays. Kites with Leon.}", again);
    assert_eq!(state(&build(&project), "mum"), Some(ReaderOutcome::Stopped), "typed again, it is found");
}

#[test]
fn a_drawn_line_hides_an_address_that_is_typed_again_in_it() {
    let project = project("fun: {now: Scouts on Wednesdays. Kites with Leon.}", "fun: {now: Scouts at elm row LS1 4AB., foo: 1}");
    let done = build(&project);
    let mut drawn = Vec::new();
    report::write(&done.findings, Report::Drawn, &mut drawn, false).expect("written");
    let drawn = String::from_utf8(drawn).expect("text");
    assert!(drawn.contains("unknown-key") && drawn.contains("[hidden]"), "{drawn}");
    assert!(!drawn.to_lowercase().contains("elm row") && !drawn.contains("LS1 4AB"), "{drawn}");
}
