//! The people of a plan: who is a worker, whom every reader can reach, and what a plan may say of a child of any age.

use super::support::{build_with, change, words_of_booklet};
use ourplan::pipeline::{Done, ReaderOutcome};
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

fn states(done: &Done) -> Vec<(&str, ReaderOutcome)> {
    done.plans.iter().flat_map(|plan| &plan.readers).map(|reader| (reader.key.as_str(), reader.state)).collect()
}

/// The words of all pages of a reader's booklet.
fn booklet(project: &TempDir, plan: &str, reader: &str) -> String {
    words_of_booklet(&project.path().join("booklets").join(plan).join(reader), "site")
}

fn words(project: &TempDir, reader: &str) -> String {
    booklet(project, "swift", reader)
}

#[test]
fn a_personal_adviser_works_for_the_council() {
    let project = case("pathway");
    change(project.path(), "plans/swift.yaml", "pa: {style: family}", "pa: {style: worker}");
    let done = build(&project);
    let readers = ["keira", "mum", "key", "pa", "sw"];
    assert_eq!(states(&done), readers.map(|reader| (reader, ReaderOutcome::Made)), "{:?}", codes(&done));
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

#[test]
fn a_plan_for_a_baby_who_is_not_born_yet_is_for_the_family() {
    let project = case("unborn");
    let done = build(&project);
    assert_eq!(states(&done), [("family", ReaderOutcome::Made)], "{:?}", codes(&done));
    assert_eq!(codes(&done), Vec::<&str>::new());
    let words = booklet(&project, "plover", "family");
    for said in ["A plan for the baby", "What matters most for the baby", "How we talk about what the baby needs"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for said in ["'s plan", "What matters most to", "How the baby can join in", ". the baby", "? the baby"] {
        assert!(!words.contains(said), "{said}: {words}");
    }
    change(project.path(), "plans/plover.yaml", "child: {due: 2026-09}", "child: {name: Mabli, due: 2026-09}");
    build(&project);
    assert!(booklet(&project, "plover", "family").contains("A plan for Mabli"));
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
    let said =
        ["What Keira thinks about moving", "First it must ask what Keira thinks", "What matters most to Keira", "What Keira finds hard"];
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

#[test]
fn a_doctor_and_a_dentist_are_as_private_as_the_address() {
    let project = case("pathway");
    let health = "health: {doctor: Dr Quill at Larch Surgery, dentist: Molar House, now: You have a GP and a dentist.}";
    change(project.path(), "plans/swift.yaml", "health: {now: You have a GP and a dentist.}", health);
    let done = build(&project);
    assert!(!codes(&done).contains(&"name-of-nobody"), "a doctor's name belongs there");
    // Tash lives in the house; Mum does not.
    for (reader, sees) in [("keira", true), ("key", true), ("pa", true), ("sw", true), ("mum", false)] {
        let words = words(&project, reader);
        assert_eq!((words.contains("Larch Surgery"), words.contains("Molar House")), (sees, sees), "{reader}");
        assert!(words.contains("You have a GP and a dentist."), "{reader}");
    }
    let shared = health.replace("doctor: Dr Quill at Larch Surgery", "doctor: {words: Dr Quill at Larch Surgery, only_for: [mum]}");
    change(project.path(), "plans/swift.yaml", health, &shared);
    let done = build(&project);
    assert!(words(&project, "mum").contains("Larch Surgery") && !words(&project, "keira").contains("Larch Surgery"));
    assert!(codes(&done).contains(&"place-given-away"), "a surgery tells where the home is");
}

#[test]
fn days_at_court_stand_in_the_year_for_those_who_see_the_legal_part() {
    let project = case("pathway");
    let legal = "legal: {status: care-order, since: 2021-07-01, court_days: [{on: 2026-09-14, what: The judge talks about the flat.}]}";
    change(project.path(), "plans/swift.yaml", "legal: {status: care-order, since: 2021-07-01}", legal);
    build(&project);
    let page = |reader: &str, page: &str| {
        let path = project.path().join("booklets/swift").join(reader).join(format!("{page}.html"));
        super::support::words_of_page(&std::fs::read_to_string(path).expect("the page is there"))
    };
    for reader in ["keira", "mum", "sw"] {
        for place in ["goals", "why"] {
            assert!(page(reader, place).contains("The judge talks about the flat."), "{reader}, {place}");
        }
        assert!(page(reader, "why").contains("Days at court"), "{reader}");
    }
    change(project.path(), "plans/swift.yaml", "court_days:", "not_for: [mum], court_days:");
    build(&project);
    assert!(words(&project, "keira").contains("The judge talks about the flat."));
    assert!(!words(&project, "mum").contains("The judge talks") && !words(&project, "mum").contains("Days at court"));
}

#[test]
fn a_childrens_guardian_is_no_worker_of_the_council() {
    let project = case("pathway");
    change(
        project.path(),
        "plans/swift.yaml",
        "part: social-worker, phone: \"0114 496 0173\"}",
        "part: guardian, phone: \"0114 496 0173\"}",
    );
    let done = build(&project);
    assert!(states(&done).iter().all(|(_, state)| *state == ReaderOutcome::Made), "{:?}", codes(&done));
    assert!(words(&project, "keira").contains("0114 496 0173") && !words(&project, "mum").contains("0114 496 0173"));
}
