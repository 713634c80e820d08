//! What is withheld and stands again in another part of a plan: which booklets are stopped, which doubts are told, and that
//! each message names both places and never the words.

use crate::support::*;
use ourplan::diagnostics::Severity;
use ourplan::pipeline::Done;
use ourplan::report::{self, Finding, Report};

const PLAN: &str = "plans/care-plan.yaml";
const FUN: &str = "fun: {now: Scouts on Wednesdays. Kites with Leon.}";
const SCHOOL: &str = "now: You go to Park Lane Primary. You are in Year 6.          # Mum knows the school from before";
const KEEP_SAFE: &str = "text: [\"Elm Row\", \"LS1 4AB\"]";

/// A build for Mum, with changes of the plan.
fn build_for_mum(changes: &[(&str, &str)]) -> Done {
    let project = small_project();
    for (from, to) in changes {
        change(project.path(), PLAN, from, to);
    }
    build_with(project.path(), &project.path().join("booklets"), |options| {
        options.plans = vec!["care-plan".to_owned()];
        options.readers = vec!["mum".to_owned()];
    })
}

/// The same with one text that she may read.
fn with_text(text: &str, changes: &[(&str, &str)]) -> Done {
    let fun = format!("fun: {{now: \"{}\"}}", text.replace('"', "\\\""));
    build_for_mum(&[&[(FUN, fun.as_str())], changes].concat())
}

fn of_code<'a>(done: &'a Done, code: &str) -> Vec<&'a Finding> {
    done.findings.iter().filter(|finding| finding.code == code).collect()
}

/// Somebody more, whom Mum may not know.
fn withheld_person(name: &str) -> (&'static str, String) {
    let person = format!("  extra: {{name: {name}, is: somebody, part: family, not_for: [mum]}}\n  leon:  {{name: Leon,");
    ("  leon:  {name: Leon,", person)
}

#[test]
fn a_number_or_an_address_under_a_label_stops_the_booklet() {
    let number = ("phone: \"0113 496 0003\"", "phone: {words: \"0113 496 0003\", not_for: [mum]}");
    let place = ("where: at Nan's house", "where: {words: \"Contact centre, 12 Beech Road, LS6 2AB\", not_for: [mum]}");
    for (label, text) in [
        (number, "Ring 0113 496 0003."),
        (number, "Ring 0113 496 OOO3."),
        (number, "Ring oh double one three, four nine six, treble oh three."),
        (place, "We met at 12 Beech Rd."),
        (place, "We met at ls62ab."),
        (
            ("if_things_change: If Sam", "worries: [{who: rory, words: Mail a.b@post.example, not_for: [mum]}]\nif_things_change: If Sam"),
            "Write to a dot b at post.example.",
        ),
    ] {
        let changes: Vec<(&str, &str)> = if label.1.starts_with("worries") {
            vec![("worries: [{who: rory, words: I worry that I will have to move again.}]\n", ""), label]
        } else {
            vec![label]
        };
        assert_eq!(with_text(text, &changes).exit_code(), 3, "{text}");
    }
    assert_eq!(with_text("We met at 13 Beech Road.", &[place]).exit_code(), 0);
}

#[test]
fn no_keep_safe_text_is_void_because_the_program_says_it_too() {
    for (safe, text) in [
        ("Hope", "Your sister Hope is here."),
        ("Will", "Her carer is Will."),
        ("Reading", "She moved to Reading."),
        ("adoption", "Your teacher knows about the adoption."),
        ("police", "Your teacher knows about the Police."),
        ("The Court", "You go to the court."),
        ("CAMHS", "You go to CAMHS."),
        ("May", "You see May."),
    ] {
        let keep = format!("text: [\"{safe}\"]");
        assert_eq!(with_text(text, &[(KEEP_SAFE, &keep)]).exit_code(), 3, "{safe}: {text}");
        let without = with_text("You like maths.", &[(KEEP_SAFE, &keep)]);
        assert_eq!(of_code(&without, "withheld-text-found").len(), 0, "{safe} in the program's own phrases");
    }
}

#[test]
fn a_typed_tag_hides_nothing() {
    for text in ["You live at 12 Elm<br>Row now.", "You live at 12 E<b>lm</b> Row now.", "You live at 12 Elm &lt;br&gt; Row."] {
        assert_eq!(with_text(text, &[]).exit_code(), 3, "{text}");
    }
}

#[test]
fn a_stop_names_both_places_and_not_the_words() {
    let done = with_text("You live at 12 Elm Row now.", &[]);
    let stops = of_code(&done, "withheld-text-found");
    assert!(!stops.is_empty());
    for stop in stops {
        let message = format!("{} {}", stop.message, stop.help.as_deref().unwrap_or_default());
        let text = std::fs::read_to_string(examples().join(PLAN)).expect("readable");
        let line = text.lines().position(|line| line.starts_with(FUN)).expect("it is there") + 1;
        assert!(stop.line != line && message.contains(&format!("care-plan.yaml:{line}:")), "{}: {message}", stop.line);
        assert!(!message.contains("Elm"), "{message}");
    }
    for text in ["You live at 12 Elm<br>Row now.", "She is at Elm  Row.", "Elm Rows are here."] {
        let mut drawn = Vec::new();
        report::write(&with_text(text, &[]).findings, Report::Drawn, &mut drawn, false).expect("written");
        let drawn = String::from_utf8_lossy(&drawn);
        assert!(drawn.contains("withheld-text-found") && !drawn.contains("Elm"), "{drawn}");
    }
}

#[test]
fn words_that_stand_outside_the_plan_are_named_too() {
    for (settings, plan, named) in
        [("council: Council of Vexleyham\n", "care-plan", "see ourplan.yaml:"), ("", "vexleyham", "see the name of this plan's file.")]
    {
        let project = small_project();
        let (from, to) = withheld_person("Vexleyham");
        change(project.path(), PLAN, from, &to);
        if plan != "care-plan" {
            std::fs::rename(project.path().join(PLAN), project.path().join(format!("plans/{plan}.yaml"))).expect("renamed");
        }
        let before = std::fs::read_to_string(project.path().join("ourplan.yaml")).unwrap_or_default();
        let kept: String = before.lines().filter(|line| !line.starts_with("council")).map(|line| format!("{line}\n")).collect();
        std::fs::write(project.path().join("ourplan.yaml"), settings.to_owned() + &kept).expect("written");
        let done = build_with(project.path(), &project.path().join("booklets"), |options| {
            (options.plans, options.readers) = (vec![plan.to_owned()], vec!["mum".to_owned()]);
        });
        let stops = of_code(&done, "withheld-text-found");
        assert!(
            stops.iter().any(|stop| stop.message.contains(named)),
            "{plan}: {:?}",
            stops.iter().map(|stop| &stop.message).collect::<Vec<_>>()
        );
        assert!(stops.iter().all(|stop| !stop.message.to_lowercase().contains("vexley")), "{plan}");
    }
}

#[test]
fn a_last_name_in_the_name_of_the_plans_file_is_in_doubt() {
    for (name, file, is_told) in [
        ("Otis Vexley", "rory-vexley", true),
        ("Otis Smith-Vexley", "vexley_2026", true),
        ("Otis Vexley", "vexleyham", false),
        ("Otis Field", "rory-vexley", false),
    ] {
        let project = small_project();
        let (from, to) = withheld_person(name);
        change(project.path(), PLAN, from, &to);
        std::fs::rename(project.path().join(PLAN), project.path().join(format!("plans/{file}.yaml"))).expect("renamed");
        let done = build_with(project.path(), &project.path().join("booklets"), |options| {
            (options.plans, options.readers) = (vec![file.to_owned()], vec!["mum".to_owned()]);
        });
        let told = of_code(&done, "name-or-word");
        let is_said = told.iter().any(|finding| finding.message.contains("may be in the name of this plan's file"));
        assert_eq!((is_said, done.exit_code()), (is_told, 0), "{name} in {file}");
        assert!(told.iter().all(|finding| finding.severity == Severity::Warning && !finding.message.contains("Vexley")), "{file}");
    }
}

#[test]
fn names_homes_and_addresses_in_other_words() {
    let place = |text: &str| format!("where: {{words: \"{text}\", not_for: [mum]}}");
    for (secret, text) in [
        ("Acorn House", "You were at Acorn House."),
        ("Willowbank, 9 Quay Street", "You play at Willowbank."),
        ("Rosewood children's home", "Bring your bag to Rosewood children's home."),
        ("Rosewood women's refuge", "You slept at Rosewood."),
        ("Flat 4, Harbour House, Quay Street", "It is in Harbour House."),
        ("12-14 Beech Road", "You go to Beech Road, number 14."),
        ("101 High Rd", "You go to one hundred and one High Road."),
        ("plot 7, Long Lane", "Plot 7 on Long Lane is fun."),
        ("LS1 4AB", "Write to LS one then four AB."),
    ] {
        let changed = place(secret);
        assert_eq!(with_text(text, &[("where: at Nan's house", changed.as_str())]).exit_code(), 3, "{secret}: {text}");
        assert_eq!(with_text("We meet at the pool.", &[("where: at Nan's house", changed.as_str())]).exit_code(), 0, "{secret}");
    }
    for (name, text) in [
        ("Gregor and Hilde", "Hilde rings you."),
        ("\"Mum's boyfriend Gregor\"", "Gregor rings you."),
        ("Mr and Mrs Vexley", "Mrs Vexley rings you."),
        ("Gregor van Dyke", "Mr van Dyke rings you."),
    ] {
        let (from, to) = withheld_person(name);
        assert_eq!(with_text(text, &[(from, &to)]).exit_code(), 3, "{name}: {text}");
    }
}

#[test]
fn the_starter_with_an_uncle_whose_name_is_a_word_gets_its_booklets() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("plans")).expect("made");
    let plan = include_str!("cases/drew-starter/plans/kestrel.yaml");
    assert!(plan.contains("Joy drew") && plan.contains("name: Drew"));
    std::fs::write(folder.path().join("plans/kestrel.yaml"), plan).expect("written");
    std::fs::write(folder.path().join("ourplan.yaml"), "council: Exampleshire Council\n").expect("written");
    std::fs::create_dir_all(folder.path().join("pictures")).expect("made");
    std::fs::write(folder.path().join("pictures/home.svg"), include_bytes!("../src/cli/starter/pictures/home.svg")).expect("written");
    let build = || build_into(folder.path(), &folder.path().join("booklets"));
    let done = build();
    assert_eq!((done.exit_code(), of_code(&done, "name-or-word").len()), (0, 0));
    let doubtful = plan.replacen("Swimming on Tuesdays.", "i saw drew at nans.", 1);
    assert_ne!(doubtful, plan);
    std::fs::write(folder.path().join("plans/kestrel.yaml"), doubtful).expect("written");
    let done = build();
    assert_eq!((done.exit_code(), of_code(&done, "name-or-word").len()), (0, 1));
}

#[test]
fn the_programs_own_days_stop_nothing() {
    for name in ["Sunday Okafor", "June", "Saturday", "March"] {
        let (from, to) = withheld_person(name);
        let done = build_for_mum(&[(from, &to)]);
        assert_eq!(done.exit_code(), 0, "{name}");
    }
    let (from, to) = withheld_person("Sunday Okafor");
    assert_eq!(with_text("Your brother Sunday plays chess.", &[(from, &to)]).exit_code(), 3);
}

#[test]
fn a_doubt_is_told_with_both_places_and_silenced_where_it_stands() {
    let (from, to) = withheld_person("Drew");
    let done = with_text("i saw drew at nans", &[(from, &to)]);
    let [doubt] = of_code(&done, "name-or-word")[..] else { panic!("one doubt") };
    assert_eq!((done.exit_code(), doubt.severity), (0, Severity::Warning));
    let plan = std::fs::read_to_string(examples().join(PLAN)).expect("readable").replace(from, &to);
    let line_of = |start: &str| plan.lines().position(|line| line.starts_with(start)).expect("it is there") + 1;
    assert_eq!(doubt.line, line_of(FUN));
    assert!(doubt.message.contains(&format!("care-plan.yaml:{}:", line_of("  extra:"))), "{}", doubt.message);
    assert!(!doubt.message.to_lowercase().contains("drew"));
    let allowed = (FUN, "fun: {now: {words: i saw drew at nans, allow: [name-or-word]}}");
    let done = build_for_mum(&[allowed, (from, &to)]);
    assert_eq!((done.exit_code(), of_code(&done, "name-or-word").len(), done.allowed.len()), (0, 0, 1));
    assert_eq!(with_text("You saw Drew at Nan's.", &[(from, &to)]).exit_code(), 3);
}

#[test]
fn two_people_of_one_first_name_are_a_doubt_that_lists_the_places() {
    let (from, to) = withheld_person("Leon Carter");
    let done = with_text("Kites with Leon. Ask him, and Leon comes.", &[(from, &to)]);
    let [doubt] = of_code(&done, "name-or-word")[..] else { panic!("one doubt: {}", of_code(&done, "name-or-word").len()) };
    assert_eq!(done.exit_code(), 0);
    assert!(doubt.message.matches("care-plan.yaml:").count() > 1, "{}", doubt.message);
    let allowed = to.replace("part: family, not_for", "part: family, allow: [name-or-word], not_for");
    let done = build_for_mum(&[(from, &allowed)]);
    assert_eq!((done.exit_code(), of_code(&done, "name-or-word").len()), (0, 0));
    assert_eq!(with_text("You met Leon Carter.", &[(from, &to)]).exit_code(), 3, "the whole name is searched for");
}

#[test]
fn a_value_that_is_public_elsewhere_has_a_way_out_that_keeps_the_search() {
    let address = "address: {words: \"12 Elm Row, Leeds, LS1 4AB\", not_for: [mum]}";
    let no_keep = (KEEP_SAFE, "text: [\"Blue Boat\"]");
    let same = (address, "address: {words: \"Sam's house\", not_for: [mum]}");
    assert_eq!(build_for_mum(&[same, no_keep]).exit_code(), 0, "a home that is known by its name");
    let place = ("place: Sam's house", "place: 12 Elm Row");
    assert_eq!(build_for_mum(&[place, no_keep]).exit_code(), 3);
    let decided = (
        "keep_safe:",
        "may_know:\n  - text: [12 Elm Row]\n    who: [mum]\n    decided_by: priya\n    on: 2026-03-03\n    why: She was there.\nkeep_safe:",
    );
    assert_eq!(build_for_mum(&[place, no_keep, decided]).exit_code(), 0);
    assert_eq!(with_text("It is LS1 4AB.", &[place, no_keep, decided]).exit_code(), 3, "the rest is searched for");
    // The school's number, which is public as the school's own, and private as that of somebody who works there.
    let school =
        ("is: my teacher, part: school}", "is: my teacher, part: school, phone: {words: \"0113 496 0170\", only_for: [everyone]}}");
    let hers = ("name: Sam, is: my foster carer", "phone: 01134960170, name: Sam, is: my foster carer");
    assert_eq!(with_text("Ring the school on 0113 496 0170.", &[school, hers]).exit_code(), 0);
    assert_eq!(with_text("Ring the school on 0113 496 0170.", &[hers]).exit_code(), 3);
}

#[test]
fn a_name_without_its_apostrophe_is_a_name() {
    let (from, to) = withheld_person("Gaz");
    for text in ["You like Gazs dog.", "You like Gaz's dog.", "You like Gaz’s dog."] {
        assert_eq!(with_text(text, &[(from, &to)]).exit_code(), 3, "{text}");
    }
    assert_eq!(build_for_mum(&[(SCHOOL, "now: You go to Park Lane Primary."), (from, &to)]).exit_code(), 0);
}
