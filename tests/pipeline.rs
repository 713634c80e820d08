//! The whole way: same bytes, what is skipped, what is rebuilt, what is removed, what fails alone.

use crate::support::*;
use ourplan::pipeline::ReaderOutcome;
use std::collections::BTreeMap;
use std::fs;

#[test]
fn same_input_same_bytes_on_any_number_of_threads_and_in_any_folder() {
    let (one, many) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let project = small_project();
    build_with(project.path(), &one.path().join("deep").join("er"), |options| options.jobs = Some(1));
    let other = small_project();
    build_with(other.path(), many.path(), |options| options.jobs = Some(8));
    let (first, second) = (files(&one.path().join("deep").join("er")), files(many.path()));
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (name, bytes) in &first {
        // A sealed file is locked anew each time; what is inside it is compared in `sealed.rs`.
        if name != "care-plan/dad/care-plan-dad.html" {
            assert!(second[name] == *bytes, "{name} has the same bytes");
        }
    }
}

#[test]
fn an_unchanged_plan_is_skipped_and_each_change_rebuilds_what_it_touches() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let skipped = |done: &ourplan::pipeline::Done| done.plans.iter().filter(|plan| plan.is_skipped()).count();
    let again = build_into(project.path(), &out);
    assert_eq!(skipped(&again), 2);
    assert!(
        again.plans.iter().flat_map(|plan| &plan.readers).all(|reader| reader.state != ReaderOutcome::Made),
        "nothing is written again"
    );

    change(project.path(), "plans/child-in-need.yaml", "plays football", "plays tennis");
    let changed = build_into(project.path(), &out);
    let made: Vec<_> = changed.plans.iter().filter(|plan| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::Made)).collect();
    assert_eq!(made.iter().map(|plan| plan.name.as_str()).collect::<Vec<_>>(), ["child-in-need"]);

    change(project.path(), "pictures/sam.svg", "</svg>", "<circle r=\"1\"/></svg>");
    let changed = build_into(project.path(), &out);
    let made: Vec<_> = changed.plans.iter().filter(|plan| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::Made)).collect();
    assert_eq!(made.iter().map(|plan| plan.name.as_str()).collect::<Vec<_>>(), ["care-plan"]);

    change(
        project.path(),
        "ourplan.yaml",
        "council",
        "contacts: [{name: Exampleshire rights team, phone: \"0113 496 0100\", checked: 2026-10-01, checked_by: Grace Lee}]\ncouncil",
    );
    let changed = build_into(project.path(), &out);
    assert!(changed.plans.iter().all(|plan| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::Made)), "settings touch all");

    let theme = project.path().join("themes/ours");
    fs::create_dir_all(theme.join("assets")).expect("made");
    fs::write(theme.join("theme.yaml"), "name: ours\ntokens: {paper: \"#fffffe\"}\n").expect("written");
    change(project.path(), "ourplan.yaml", "council:", "theme: ours\ncouncil:");
    build_into(project.path(), &out);
    fs::write(theme.join("assets/style.css"), "h1 { letter-spacing: 0 }\n").expect("written");
    let changed = build_into(project.path(), &out);
    assert!(changed.plans.iter().all(|plan| plan.readers.iter().any(|reader| reader.state == ReaderOutcome::Made)), "a theme touches all");
    let css = fs::read_to_string(out.join("child-in-need/amira/style.css")).expect("there");
    assert!(css.contains("--paper:var(--L,#fffffe)") && css.contains("letter-spacing:0"), "the layer lies over `plain`");
}

#[test]
fn a_plan_with_errors_is_skipped_the_rest_is_built_and_the_last_good_booklets_stay() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let before = files(&out);
    change(project.path(), "plans/care-plan.yaml", "lead: priya", "lead: pria");
    change(project.path(), "plans/child-in-need.yaml", "plays football", "plays tennis");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 1);
    let after = files(&out);
    for (name, bytes) in before.iter().filter(|(name, _)| name.starts_with("care-plan/")) {
        assert!(after.get(name) == Some(bytes), "{name} stays");
    }
    let says = |files: &BTreeMap<String, Vec<u8>>| {
        let mut hers = files.iter().filter(|(name, _)| name.starts_with("child-in-need/amira/"));
        hers.any(|(_, bytes)| String::from_utf8_lossy(bytes).contains("plays tennis"))
    };
    assert!(says(&after) && !says(&before), "the other is built");
    let index = words_of_page(&String::from_utf8_lossy(&after["index.html"]));
    assert!(index.contains("Do not hand over the older copies"), "the worker's index says so");
    let failed: Vec<_> = done.plans.iter().filter(|plan| plan.is_failed()).collect();
    assert!(!failed[0].older_copies.is_empty(), "and so does the run");
}

#[test]
fn stale_files_readers_and_plans_go_and_a_users_own_file_stays() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    fs::write(out.join("care-plan/rory/my-notes.txt"), "mine").expect("written");
    assert!(out.join("care-plan/rory/letters.html").is_file());
    change(project.path(), "plans/care-plan.yaml", "letters:\n  - {from: sam", "#letters:\n#  - {from: sam");
    change(project.path(), "plans/care-plan.yaml", "  mum:   {style: family}\n", "");
    build_into(project.path(), &out);
    assert!(!out.join("care-plan/rory/letters.html").exists(), "a page with nothing to say is gone");
    assert!(!out.join("care-plan/mum").exists(), "a reader who is none any more is gone");
    assert!(out.join("care-plan/rory/my-notes.txt").is_file(), "what is not ours stays");
    fs::remove_file(project.path().join("plans/child-in-need.yaml")).expect("removed");
    build_into(project.path(), &out);
    assert!(!out.join("child-in-need").exists(), "a plan that is gone takes its booklets along");
}

#[test]
fn choosing_plans_readers_and_formats_never_removes() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    let before: Vec<String> = files(&out).into_keys().collect();
    build_with(project.path(), &out, |options| options.plans = vec!["care-plan".into()]);
    build_with(project.path(), &out, |options| options.readers = vec!["rory".into()]);
    build_with(project.path(), &out, |options| options.formats = vec!["single".into()]);
    assert_eq!(files(&out).into_keys().collect::<Vec<_>>(), before);
}

#[test]
fn a_reader_whom_no_plan_has_is_told_of() {
    let project = small_project();
    let out = project.path().join("out");
    let done = build_with(project.path(), &out, |options| options.readers = vec!["mum".into(), "mumm".into()]);
    let told: Vec<String> = done.faults.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["No plan here has a reader “mumm”. A plan names its readers under `booklets`."]);
    assert!(done.exit_code() == 2 && out.join("care-plan/mum").is_dir(), "the others are made");
    // The second time nothing is built, and it is told all the same.
    let done = build_with(project.path(), &out, |options| options.readers = vec!["mumm".into()]);
    assert_eq!(done.exit_code(), 2);
    // Of a plan with errors nobody knows.
    change(project.path(), "plans/care-plan.yaml", "plan: care-plan", "plam: care-plan");
    assert_eq!(build_with(project.path(), &out, |options| options.readers = vec!["mumm".into()]).exit_code(), 1);
}

#[test]
fn a_withheld_text_typed_again_stops_that_booklet_alone() {
    let project = small_project();
    let out = project.path().join("booklets");
    build_into(project.path(), &out);
    change(project.path(), "plans/care-plan.yaml", "how: Ask Sam.", "how: Come to 12 elm-row and ask Sam.");
    let done = build_into(project.path(), &out);
    assert_eq!(done.exit_code(), 3);
    let state = |key: &str| done.plans[0].readers.iter().find(|reader| reader.key == key).map(|reader| reader.state);
    assert_eq!(state("mum"), Some(ReaderOutcome::Stopped));
    assert_eq!(state("rory"), Some(ReaderOutcome::Made), "the child may know it");
    let finding = done.findings.iter().find(|finding| finding.code == "withheld-text-found").expect("it is said");
    assert!(!finding.message.to_lowercase().contains("elm") && finding.line > 0, "the message names the place and not the secret");
    let page = words_of_page(&fs::read_to_string(out.join("care-plan/mum/seeing.html")).expect("the older copy stands"));
    assert!(!page.to_lowercase().contains("elm"), "and it is the older one, which holds no secret");
}

#[test]
fn check_writes_nothing_and_uses_the_same_codes() {
    let project = small_project();
    let out = project.path().join("booklets");
    let checked = build_with(project.path(), &out, |options| options.write = false);
    assert_eq!(checked.exit_code(), 0);
    assert!(!out.exists());
    change(project.path(), "plans/care-plan.yaml", "how: Ask Sam.", "how: Come to 12 Elm Row.");
    assert_eq!(build_with(project.path(), &out, |options| options.write = false).exit_code(), 3);
    assert!(!out.exists());
}

#[test]
fn strict_counts_warnings_as_errors() {
    let project = small_project();
    let out = project.path().join("booklets");
    let done = build_with(project.path(), &out, |options| options.strict = true);
    assert_eq!(done.exit_code(), 1);
    assert!(done.plans.iter().any(|plan| plan.is_failed()));
}
