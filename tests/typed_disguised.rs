//! What is withheld and typed again in a shared text in another form stops the booklet; what only looks like it does not.

use crate::support::*;
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const SHARED: &str = "how: Ask Sam.";

/// The exit code of a build for Mum, with a text that she may read and changes of the plan.
fn exit_code(shared: &str, changes: &[(&str, &str)]) -> u8 {
    let project = small_project();
    let out = project.path().join("booklets");
    for (from, to) in changes {
        change(project.path(), PLAN, from, to);
    }
    let quoted = shared.replace('"', "\\\"");
    change(project.path(), PLAN, SHARED, &format!("how: \"{quoted}\""));
    let done = build_for_mum(project.path(), &out);
    let is_there = out.join("care-plan/mum").exists();
    assert_eq!(is_there, done == 0, "{shared}: a booklet is there just where nothing was found");
    done
}

fn build_for_mum(project: &Path, out: &Path) -> u8 {
    let done = build_with(project, out, |options| {
        options.plans = vec!["care-plan".to_owned()];
        options.readers = vec!["mum".to_owned()];
    });
    done.exit_code()
}

/// The plan's own example of `keep_safe`, and one with what a test needs.
const KEEP_SAFE: &str = "text: [\"Elm Row\", \"LS1 4AB\"]";

fn keep_safe(text: &str) -> (&'static str, String) {
    (KEEP_SAFE, format!("text: [\"{text}\"]"))
}

#[test]
fn a_keep_safe_text_in_another_form_stops_the_booklet() {
    for (safe, shared) in [
        ("Elm Row", "Leon lives by ElmRow."),
        ("Elm Row", "Look at https://x.example/elmrow for the way."),
        ("Elm Row", "Write to elmrow@post.example first."),
        ("Elm Row", "It is E l m R o w."),
        ("Elm Row", "He likes the Elm Rows."),
        ("Zed Club", "The Z.E.D. club is open."),
        ("Fox & Hound", "The Fox and Hound has cake."),
        ("St Mary's", "You go past Saint Marys."),
        ("12 Elm Row", "Leon is at Elm Row 12."),
        ("12 Elm Row", "Leon is at 12 Ellm Row."),
        ("07700 900321", "Ring O77OO 9OO321 first."),
    ] {
        let (from, to) = keep_safe(safe);
        assert_eq!(exit_code(shared, &[(from, &to)]), 3, "{safe} in: {shared}");
    }
}

#[test]
fn a_withheld_name_in_another_form_stops_the_booklet() {
    let leonidas =
        ("  leon:  {name: Leon,", "  gary:  {name: Daniel Parkinson, is: somebody, part: family, not_for: [mum]}\n  leon:  {name: Leon,");
    for shared in
        ["Mr Parkinson drives you.", "D a n i e l drives you.", "Write to daniel99@post.example.", "Parkinson, Daniel drives you."]
    {
        assert_eq!(exit_code(shared, &[leonidas]), 3, "{shared}");
    }
    assert_eq!(exit_code("Field, Rory James comes too.", &[]), 3, "the full name turned round");
    assert_eq!(exit_code("You like the parkinson tree.", &[leonidas]), 0);
}

#[test]
fn seven_words_of_a_withheld_text_stop_the_booklet() {
    let worry = (
        "words: I worry that I will have to move again.}]",
        "words: I worry that I will have to move again.}, {who: rory, words: I am frightened when Gary visits on Friday., not_for: [mum]}]",
    );
    assert_eq!(exit_code("He is frightened when Gary visits on Friday.", &[worry]), 3);
    assert_eq!(exit_code("He is free on Friday.", &[worry]), 0);
}

#[test]
fn words_of_the_machinery_and_of_every_day_stop_nothing() {
    for word in ["color", "index", "body", "single"] {
        let (from, to) = keep_safe(word);
        assert_eq!(exit_code("Ask Sam.", &[(from, &to)]), 0, "{word}");
    }
    let will = ("  leon:  {name: Leon,", "  will:  {name: Will, is: somebody, part: family, not_for: [mum]}\n  leon:  {name: Leon,");
    assert_eq!(exit_code("Will you come?", &[will]), 0);
    assert_eq!(exit_code("You go with Will.", &[will]), 3);
}

#[test]
fn tag_letters_do_not_pass_the_door() {
    let tags: String = "12 Elm Row".chars().filter_map(|letter| char::from_u32(0xe_0000 + u32::from(letter))).collect();
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), PLAN, SHARED, &format!("how: Ask{tags} Sam."));
    assert_eq!(build_for_mum(project.path(), &out), 0);
    for (name, bytes) in files(&out) {
        assert!(!String::from_utf8_lossy(&bytes).contains('\u{e0045}'), "{name}");
    }
}
