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

/// The words of all pages of a reader's booklet, and the titles of the pages.
fn booklet(project: &TempDir, plan: &str, reader: &str) -> String {
    let folder = project.path().join("booklets").join(plan).join(reader);
    let page = std::fs::read_to_string(folder.join("index.html")).expect("there is a first page");
    let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).expect("it has a title").0.to_owned();
    format!("{title}\n{}", words_of_booklet(&folder, "site"))
}

#[test]
fn a_plan_for_a_baby_who_is_not_born_yet_is_for_the_family() {
    let project = case("unborn");
    let done = build(&project);
    assert_eq!(states(&done), [("family", State::Made)], "{:?}", codes(&done));
    assert_eq!(codes(&done), Vec::<&str>::new());
    let words = booklet(&project, "plover", "family");
    assert!(words.starts_with("A plan for the baby"), "{}", words.lines().next().unwrap_or_default());
    for said in ["What matters most for the baby", "How we talk about what the baby needs"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for said in ["'s plan", "What matters most to", "How the baby can join in", ". the baby", "? the baby"] {
        assert!(!words.contains(said), "{said}: {words}");
    }
    change(project.path(), "plans/plover.yaml", "child: {due: 2026-09}", "child: {name: Mabli, due: 2026-09}");
    build(&project);
    assert!(booklet(&project, "plover", "family").starts_with("A plan for Mabli"));
    // What is expected is printed nowhere: a day is not a promise.
    assert!(!booklet(&project, "plover", "family").contains("September 2026"));
}

#[test]
fn only_a_child_who_is_not_born_yet_may_have_no_name() {
    let project = case("unborn");
    change(project.path(), "plans/plover.yaml", "child: {due: 2026-09}", "child: {age: 0}");
    let done = build(&project);
    assert!(codes(&done).contains(&"missing-key") && states(&done).is_empty(), "{:?}", codes(&done));
}

#[test]
fn nothing_says_what_a_child_under_3_thinks_or_decides() {
    let project = case("pathway");
    let plan = "plans/swift.yaml";
    let said = ["What Keira thinks about moving", "It must ask what Keira thinks", "What matters most to Keira", "What Keira finds hard"];
    let shown =
        ["What we notice about Keira", "must find out what the parents want", "What matters most for Keira", "What seems hard for Keira"];
    build(&project);
    let words = booklet(&project, "swift", "mum");
    for said in said {
        assert!(words.contains(said), "{said}: {words}");
    }
    change(project.path(), plan, "born: 2009-02-11", "born: 2024-02-11");
    build(&project);
    let words = booklet(&project, "swift", "mum");
    for (said, shown) in said.iter().zip(shown) {
        assert!(!words.contains(said) && words.contains(shown), "{said}: {words}");
    }
}
