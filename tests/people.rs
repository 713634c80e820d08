//! The people of a plan: who is a worker, whom every reader can reach, and what a plan may say of a child of any age.

use super::support::{build_with, change, words_of_booklet};
use ourplan::pipeline::{Done, State};
use std::path::Path;
use tempfile::TempDir;

/// The project of a folder under `tests/cases`, to change as a test likes.
fn case(name: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name).join("plans");
    std::fs::create_dir_all(folder.path().join("plans")).expect("made");
    for plan in std::fs::read_dir(plans).expect("the case has plans") {
        let plan = plan.expect("readable").path();
        std::fs::copy(&plan, folder.path().join("plans").join(plan.file_name().expect("a file has a name"))).expect("copied");
    }
    folder
}

fn build(project: &TempDir) -> Done {
    build_with(project.path(), &project.path().join("booklets"), |options| options.today = Some(jiff::civil::date(2026, 7, 1)))
}

fn codes(done: &Done) -> Vec<&'static str> {
    done.findings.iter().map(|finding| finding.code).collect()
}

fn states(done: &Done) -> Vec<(&str, State)> {
    done.plans.iter().flat_map(|plan| &plan.readers).map(|reader| (reader.key.as_str(), reader.state)).collect()
}

fn words(project: &TempDir, reader: &str) -> String {
    words_of_booklet(&project.path().join("booklets").join("swift").join(reader), "site")
}

#[test]
fn a_personal_adviser_works_for_the_council() {
    let project = case("pathway");
    change(project.path(), "plans/swift.yaml", "pa: {style: family}", "pa: {style: worker}");
    let done = build(&project);
    let readers = ["keira", "mum", "key", "pa", "sw"];
    assert_eq!(states(&done), readers.map(|reader| (reader, State::Made)), "{:?}", codes(&done));
    assert!(!codes(&done).contains(&"lead-is-no-worker"));
    for reader in readers {
        assert!(words(&project, reader).contains("0114 496 0170"), "{reader} reads how to reach Asha");
    }
}

#[test]
fn those_who_work_for_others_are_no_workers_of_the_plan() {
    for part in ["advocate", "independent-visitor", "school", "health"] {
        let project = case("pathway");
        change(
            project.path(),
            "plans/swift.yaml",
            "nsw: {name: Priti Shah, is: Noah's social worker, part: social-worker",
            &format!("nsw: {{name: Priti Shah, is: Noah's helper, part: {part}"),
        );
        change(project.path(), "plans/swift.yaml", "sw: {style: worker}}", "sw: {style: worker}, nsw: {style: worker}}");
        assert!(codes(&build(&project)).contains(&"reader-is-no-worker"), "{part}");
        change(project.path(), "plans/swift.yaml", ", nsw: {style: worker}}", "}");
        build(&project);
        assert!(!words(&project, "mum").contains("0114 496 0172"), "{part}: the number stays private");
    }
}

#[test]
fn the_father_of_a_young_persons_baby_is_not_asked_as_her_own() {
    let done = build(&case("pathway"));
    let asked = done.findings.iter().filter(|finding| finding.code == "parent-not-asked");
    assert_eq!(asked.map(|finding| finding.message.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn a_lead_whom_a_reader_cannot_reach_is_an_error() {
    let project = case("pathway");
    change(project.path(), "plans/swift.yaml", ", phone: \"0114 496 0170\"}", ", phone: {words: \"0114 496 0170\", not_for: [mum]}}");
    let done = build(&project);
    assert!(codes(&done).contains(&"lead-not-reachable") && states(&done).is_empty(), "{:?}", states(&done));
    change(project.path(), "plans/swift.yaml", "not_for: [mum]}}", "not_for: [mum]}, email: asha.rai@exampleshire.example}");
    assert!(!codes(&build(&project)).contains(&"lead-not-reachable"));
    assert!(words(&project, "mum").contains("asha.rai@exampleshire.example") && !words(&project, "mum").contains("0114 496 0170"));
}
