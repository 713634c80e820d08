//! Who may see what, from outside: a label withholds or is refused, wherever somebody writes it; what goes with a withheld person
//! is searched for and hidden on the terminal; nobody stands where nothing was written.

use super::support::{build_with, change, checked, examples, small_project, today};
use ourplan::audit::{Auditor, Phrases};
use ourplan::content::Why;
use ourplan::pipeline::{Done, ReaderOutcome};
use ourplan::report::{self, Report};
use ourplan::view;
use ourplan::visibility::{Reason, Viewer, Visibility};
use std::collections::{BTreeMap, BTreeSet};
use tempfile::TempDir;

const PLAN: &str = "plans/care-plan.yaml";

/// What a withheld person says, in the tests below.
const SAID: &str = "I am scared when the man from the red house follows me home";

fn build(project: &TempDir) -> Done {
    build_with(project.path(), &project.path().join("booklets"), |_| {})
}

/// A project with Nan, of whom Mum may not know, and a line more below a key of the plan's first column.
fn with_nan(key: &str, line: &str) -> TempDir {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    let nan = "nan:   {name: Nan, is: my nan, part: family";
    change(project.path(), PLAN, nan, "nan:   {name: Nanette, not_for: [mum], is: my nan, part: family");
    let text = std::fs::read_to_string(project.path().join(PLAN)).expect("readable");
    let header = text.lines().find(|written| written.starts_with(&format!("{key}:"))).expect("the key is there").to_owned();
    change(project.path(), PLAN, &format!("{header}\n"), &format!("{header}\n  {line}\n"));
    project
}

fn state(done: &Done, reader: &str) -> Option<ReaderOutcome> {
    let plan = done.plans.iter().find(|plan| plan.name == "care-plan")?;
    plan.readers.iter().find(|done| done.key == reader).map(|reader| reader.state)
}

fn codes(done: &Done, file: &str) -> Vec<&'static str> {
    done.findings.iter().filter(|finding| finding.file.contains(file)).map(|finding| finding.code).collect()
}

fn drawn(done: &Done) -> String {
    let mut drawn = Vec::new();
    report::write(&done.findings, Report::Drawn, &mut drawn, false).expect("written");
    String::from_utf8(drawn).expect("text")
}

#[test]
fn a_label_on_the_people_holds_for_all_of_them() {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    change(project.path(), PLAN, "\npeople:\n", "\npeople:\n  not_for: [nan]\n");
    // Nan gets no booklet, so that she needs nobody to ask.
    assert_ne!(state(&build(&project), "mum"), None, "the plan is made");
    let text = std::fs::read_to_string(project.path().join(PLAN)).expect("readable");
    let (Some(plan), _) = checked("care-plan", &text) else { panic!("it is a plan") };
    let visibility = Visibility::of(plan.root(), &Viewer::of(plan.plan(), "nan"));
    for name in ["rory", "leon", "sam", "priya", "dad"] {
        assert!(!visibility.may_name(name), "Nan may know of {name}");
    }
    // Dad would have nobody to ask.
    change(project.path(), PLAN, "\npeople:\n  not_for: [nan]\n", "\npeople:\n  not_for: [dad]\n");
    std::fs::remove_dir_all(project.path().join("booklets")).expect("removed");
    assert!(codes(&build(&project), "care-plan").contains(&"lead-not-reachable"));
    assert!(!project.path().join("booklets/care-plan").exists(), "nothing is made of it");
}

#[test]
fn the_childs_name_cannot_be_withheld() {
    let project = small_project();
    change(project.path(), PLAN, "child:\n", "child:\n  not_for: [dad]\n");
    let done = build(&project);
    assert!(codes(&done, "care-plan").contains(&"label-not-here"), "{:?}", codes(&done, "care-plan"));
    assert!(!project.path().join("booklets/care-plan").exists(), "nothing is made of it");
}

#[test]
fn a_label_in_the_settings_is_an_error() {
    for settings in [
        "contacts: [{name: Refuge line, phone: 0114 496 0111, not_for: [dad]}]",
        "contacts: [{name: Refuge line, phone: 0114 496 0111, only_for: [mum]}]",
        "say: {placement: home, not_for: [dad]}",
        "not_for: [dad]",
    ] {
        let project = small_project();
        std::fs::write(project.path().join("ourplan.yaml"), format!("{settings}\n")).expect("written");
        let done = build(&project);
        assert!(codes(&done, "ourplan.yaml").contains(&"label-not-here"), "{settings}: {:?}", codes(&done, "ourplan"));
        assert!(!project.path().join("booklets/care-plan").exists(), "{settings}: nothing is made with it");
    }
}

#[test]
fn a_label_in_a_theme_is_an_error() {
    for lines in [
        "not_for: [mum]",
        "words: {not_for: [mum], en: {frame-who-to-ask: Ring Aunt Zelda}}",
        "words: {en: {only_for: [mum], frame-who-to-ask: Ring Aunt Zelda}}",
        "words: {en: {frame-who-to-ask: {words: Ring Aunt Zelda, not_for: [mum]}}}",
        "logo: {file: assets/logo.svg, words: Exampleshire, only_for: [dad]}",
        "tokens: {not_for: [mum]}",
        "tokens: {radius: {light: 0.4rem, not_for: [mum]}}",
    ] {
        let project = small_project();
        let theme = project.path().join("themes/ours");
        std::fs::create_dir_all(&theme).expect("made");
        std::fs::write(theme.join("theme.yaml"), format!("name: ours\nmade_for: 1\n{lines}\n")).expect("written");
        std::fs::write(project.path().join("ourplan.yaml"), "theme: ours\n").expect("written");
        let done = build(&project);
        assert!(codes(&done, "theme.yaml").contains(&"label-not-here"), "{lines}: {:?}", codes(&done, ""));
        assert!(!project.path().join("booklets/care-plan").exists(), "{lines}: nothing is made with it");
    }
}

#[test]
fn nobody_stands_where_nothing_was_written() {
    let nothing = ["\"\"", "\" \"", "\"\u{200d}\"", "\"\u{200e}\u{3164}\"", "\"\\u00a0\"", "~"];
    let places = [
        ("why: Rory said this matters most.", "not_for: [WHO]\n    why: Rory said this matters most."),
        ("why: Rory said this matters most.", "only_for: [WHO]\n    why: Rory said this matters most."),
        ("{text: [\"Elm Row\", \"LS1 4AB\"], from: [mum, dad]}", "{text: [\"Elm Row\", \"LS1 4AB\"], from: [WHO]}"),
        ("worries: [{who: rory,", "worries: [{who: WHO,"),
        ("lead: priya", "lead: WHO"),
    ];
    for nothing in nothing {
        for (from, to) in places {
            let project = small_project();
            change(project.path(), PLAN, from, &to.replace("WHO", nothing));
            let done = build(&project);
            let codes = codes(&done, "care-plan");
            let told =
                ["empty-key", "empty-label", "missing-value", "unknown-audience", "unknown-person"].iter().any(|code| codes.contains(code));
            let left_out = nothing == "~" && to.contains("who: WHO") && state(&done, "mum").is_some();
            assert!(told || left_out, "{to} with {nothing}: {codes:?}");
        }
    }
    for empty in ["not_for: []", "only_for: []"] {
        let project = small_project();
        change(project.path(), PLAN, "why: Rory said this matters most.", &format!("{empty}\n    why: Rory said this matters most."));
        assert!(codes(&build(&project), "care-plan").contains(&"empty-label"), "{empty}");
    }
}

#[test]
fn what_goes_with_a_withheld_person_is_searched_for_and_hidden() {
    let places = [
        ("better_off", format!("- {{on: 2026-06-02, answers: {{nan: worse, rory: same}}, who: nan, words: {SAID}}}")),
        ("in_our_words", format!("- {{who: nan, on: 2026-06-02, words: {SAID}}}")),
        ("in_our_words", format!("- {{who: rory, on: 2026-06-02, words: I asked., answer: {SAID}, answered_by: nan}}")),
        ("letters", format!("- {{from: nan, on: 2026-06-02, words: {SAID}}}")),
        ("agreement", format!("nan: {{agrees: partly, words: {SAID}}}")),
    ];
    for (key, place) in places {
        let project = with_nan(key, &place);
        let done = build(&project);
        assert_eq!(state(&done, "mum"), Some(ReaderOutcome::Made), "{place}: {:?}", codes(&done, "care-plan"));
        change(project.path(), PLAN, "fun: {now: Scouts on Wednesdays. Kites with Leon.}", &format!("fun: {{now: \"{SAID}.\", foo: 1}}"));
        let broken = drawn(&build(&project));
        assert!(broken.contains("[hidden]") && !broken.contains(SAID), "{place}: {broken}");
        change(project.path(), PLAN, ", foo: 1}", "}");
        let done = build(&project);
        assert_eq!(state(&done, "mum"), Some(ReaderOutcome::Stopped), "{place}: {:?}", codes(&done, "care-plan"));
        assert!(!drawn(&done).contains(SAID), "{place}");
    }
}

/// Of every value that an example withholds from a reader: it is searched for, or it is of the one kind that `docs/safety.md` names.
#[test]
fn each_withheld_text_is_searched_for_or_is_a_short_labelled_one() {
    let (mut searched, mut not_searched): (BTreeMap<Why, usize>, BTreeSet<String>) = (BTreeMap::new(), BTreeSet::new());
    for file in std::fs::read_dir(examples().join("plans")).expect("there are plans").map(|file| file.expect("read").path()) {
        let name = file.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("readable");
        let (Some(plan), _) = checked(&name, &text) else { panic!("{name} is a plan") };
        for reader in view::readers(&plan, today()) {
            let (_, withheld) = view::view(&plan, &reader, today());
            let silent: BTreeSet<_> =
                Auditor::new(&withheld, &Phrases::new(&[])).not_searched().into_iter().map(|(span, _)| span.range().start).collect();
            let words = |at: std::ops::Range<usize>| text[at].split_whitespace().count();
            for secret in &withheld.secrets {
                let range = secret.span.range();
                if !silent.contains(&range.start) {
                    *searched.entry(secret.why).or_default() += 1;
                    continue;
                }
                let written = &text[range.clone()];
                // What this reader may read where such things stand is not looked for either.
                if withheld.known.iter().chain(&withheld.shared).any(|known| known == written.trim_matches('"')) {
                    continue;
                }
                let has_shape = written.contains('@') || written.chars().filter(char::is_ascii_digit).count() > 3;
                // “Our new flat” and “A children's home” stand where a place may stand, and name none.
                let has_name = written.chars().skip(1).any(char::is_uppercase);
                let is_remark = matches!(secret.why, Why::Private | Why::Place) && !has_name;
                assert!(
                    (secret.why == Why::Label || is_remark) && words(range) < 4 && !has_shape,
                    "{name} for {}: line {written:?}",
                    reader.key
                );
                not_searched.insert(written.to_owned());
            }
            let known: BTreeSet<_> = withheld.secrets.iter().map(|secret| secret.span.range().start).collect();
            let visibility = Visibility::of(plan.root(), &Viewer::of(plan.plan(), &reader.key));
            let texts = visibility.withheld().iter().filter(|value| !value.is_file && value.reason != Reason::Unprinted);
            for value in texts.filter(|value| value.text.is_some_and(|text| !text.trim().is_empty())) {
                let is_known = withheld.known.iter().any(|known| value.text == Some(known.as_str()));
                assert!(is_known || known.contains(&value.span.range().start), "{name} for {}: {:?} is no secret", reader.key, value.text);
            }
        }
    }
    eprintln!("searched for, by why: {searched:?}; not searched for: {not_searched:?}");
    assert!(searched.len() >= 4 && !not_searched.is_empty(), "both kinds are met: {searched:?} {not_searched:?}");
}
