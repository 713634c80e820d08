//! The rules of a plan's meaning: each speaks where its example is wrong and is silent where it is mended.

use crate::sound::*;
use ourplan::check::{RULES, Suppressions, settings, wanted};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::plan::Kind;
use ourplan::plan::settings::Settings;
use ourplan::read;
use ourplan::source::SourceFile;

#[test]
fn a_sound_plan_has_no_finding_and_comes_out_checked() {
    let (plan, found) = checked(SOUND, &USUAL);
    assert_eq!(codes(&found), Vec::<&str>::new());
    let plan = plan.expect("no error");
    assert_eq!((plan.name(), plan.kind(), plan.file().name()), ("kestrel", Kind::ChildInNeed, "plans/kestrel.yaml"));
    assert!(plan.root().labels().only_for.is_none());
    assert_eq!(plan.plan().goals.len(), 1);
}

#[test]
fn every_rule_speaks_about_its_example_and_not_about_the_better_one() {
    for rule in RULES {
        let setting = setting_of(rule.code);
        let (plan, found) = checked(&with(rule.example), &setting);
        let own: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == rule.code).collect();
        assert!(!own.is_empty(), "{} is silent about its example; there is {:?}", rule.code, codes(&found));
        assert_eq!(own[0].severity, rule.severity, "{}", rule.code);
        assert_eq!(plan.is_none(), found.iter().any(|finding| finding.severity == Severity::Error), "{}", rule.code);
        let (plan, found) = checked(&with(rule.better), &setting);
        assert!(!codes(&found).contains(&rule.code), "{} speaks about its better example", rule.code);
        assert!(plan.is_some(), "the better example of {} has an error: {:?}", rule.code, codes(&found));
    }
}

#[test]
fn every_finding_has_a_place_a_sentence_and_help() {
    for rule in RULES {
        let (_, found) = checked(&with(rule.example), &setting_of(rule.code));
        for finding in &found {
            let Diagnostic { code, message, .. } = finding;
            assert!(!marked(finding).is_empty(), "{code} has no place");
            assert!(!marked(finding).contains('\n'), "{code} marks more than a line");
            assert!(message.ends_with('.') && message.split_whitespace().count() <= 20, "{code}: {message}");
            let help = finding.help.as_deref().unwrap_or_default();
            assert!(help.ends_with(['.', '?']) && help.split_whitespace().count() <= 32, "{code}: {help}");
        }
    }
}

#[test]
fn codes_are_in_order_and_each_stands_once() {
    let severities: Vec<Severity> = RULES.iter().map(|rule| rule.severity).collect();
    assert!(severities.is_sorted());
    let mut codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), RULES.len());
    for rule in RULES {
        assert!(rule.what.ends_with('.') && rule.why.ends_with('.'), "{}", rule.code);
    }
}

/// Parts of a plan, the code that must come, and what the finding marks.
const MARKS: &[(&str, &str, &str)] = &[
    ("lead: grcae", "unknown-person", "grcae"),
    ("agreement: {amira: \"yes\", mummy: \"yes\"}", "unknown-person", "mummy"),
    ("better_off: [{on: 2026-01-15, answers: {amria: better}}]", "unknown-person", "amria"),
    ("made: {on: 2026-01-12, with: [amira, family]}", "unknown-person", "family"),
    ("keep_safe: [{text: [Elm Row], from: [dady]}]", "unknown-audience", "dady"),
    ("booklets: {amirra: {}}", "unknown-audience", "amirra"),
    ("support: [{words: A nurse., only_for: [worker]}]", "unknown-audience", "worker"),
    ("booklets: {family: {style: worker}}", "reader-is-no-worker", "worker"),
    ("agreement: {amira: \"yes\", mum: not-asked}", "agreement-without-words", "not-asked"),
    ("home: {place: Nan's, will_i_move: {answer: not-known, tell_by: 2026-04-10}}", "not-known-without-day", "not-known"),
    ("home: {place: Nan's, will_i_move: {answer: not-known, tell_by: 2026-01-10, told_by: mum}}", "date-passed", "2026-01-10"),
    (
        "home: {place: Nan's, will_i_move: {answer: \"yes\", on: 2026-03, my_view: Good., review_on: 2026-04-01}}",
        "move-without-review",
        "2026-04-01",
    ),
    (
        "home: {place: Nan's, will_i_move: {answer: \"yes\", on: 2026-03-05, my_view: Good., review_on: 2026-03-05}}",
        "move-without-review",
        "2026-03-05",
    ),
    ("in_our_words: [{who: amira, words: I want., answer: Soon., tell_by: 2026-01-19}]", "date-passed", "2026-01-19"),
    ("child: {name: Amira, pronouns: xe/xem}", "unknown-pronouns", "xe/xem"),
    ("booklets: {amira: {language: e}}", "unknown-language", "e"),
    ("rights: {advocate: {name: Coram Voice, phone: \"0808 800 5792\"}}", "contact-not-checked", "\"0808 800 5792\""),
    ("goals: [{id: 9lives, goal: I laugh, whose: amira}]", "bad-goal-id", "9lives"),
    (
        "home: {place: Nan's, will_i_move: {answer: \"no\"}, before: [{place: Home, from: 2025-02, to: 2025-01}]}",
        "date-out-of-order",
        "2025-01",
    ),
];

#[test]
fn findings_stand_at_their_exact_place() {
    for (parts, code, place) in MARKS {
        let (_, found) = checked(&with(parts), &USUAL);
        let places: Vec<&str> = found.iter().filter(|finding| finding.code == *code).map(marked).collect();
        assert!(places.contains(place), "{code} in {parts}: marked {places:?}, found {:?}", codes(&found));
    }
}

/// Parts of a plan that a code must not speak about.
const SILENT: &[(&str, &str)] = &[
    ("booklets: {workers: {style: worker}}", "reader-is-no-worker"),
    ("booklets: {nobody-here: {style: worker}}", "reader-is-no-worker"),
    ("worries: [{who: amira, words: I worry.}]\nin_our_words:", "no-child-words"),
    ("home: {place: Nan's, will_i_move: {answer: \"yes\", on: 2026-03, my_view: Good., review_on: 2026-03-20}}", "move-without-review"),
    (
        "home: {place: Nan's, will_i_move: {answer: \"yes\", on: 2026-03-05, speaks_for_me: mum, review_on: 2026-03-01}}",
        "move-without-view",
    ),
    ("reviews: {next: 2026-01-20}", "date-passed"),
    ("goals: [{goal: I laugh, whose: amira, actions: [{who: mum, what: Joke, done: 2026-01-14}]}]", "action-without-date"),
    ("goals: [{goal: I laugh, whose: amira, actions: [{who: mum, what: Joke, by: 2026-01}]}]", "date-passed"),
    ("language: en-GB", "unknown-language"),
    ("child: {name: Amira, pronouns: they}", "unknown-pronouns"),
    ("child: {name: Amira, picture: talk}", "picture-without-words"),
    ("people:", "unknown-person"),
    ("people:", "no-me"),
    ("agreement: {amira: \"yes\", mum: prtly}", "agreement-without-words"),
    ("people:\n  amira: me\n  mum: {name: Layla, is: my mum, part: famly}", "person-without-part"),
    ("letters: [{from: mum, words: \"<b>Dear</b> Amira\"}]", "markdown-not-shown"),
];

#[test]
fn rules_are_silent_where_there_is_nothing_to_say() {
    for (parts, code) in SILENT {
        let (_, found) = checked(&with(parts), &USUAL);
        assert!(!codes(&found).contains(code), "{code} speaks about {parts}");
    }
}

#[test]
fn one_finding_for_a_reader_names_all_places_that_give_the_home_away() {
    let plan = with(
        "home: {place: Sam's, will_i_move: {answer: \"no\"}, address: {words: 12 Elm Row, not_for: [mum]}}\n\
         school: {now: Park Lane.}\nreviews: {next: {on: 2026-04-13, where: at the centre}}\n\
         seeing_people: [{who: mum, where: in the park, not_for: [mum]}]\nbooklets: {mum: {}, dad: {}, amira: {}, grace: {}}",
    );
    let (_, found) = checked(&plan, &USUAL);
    let given: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == "place-given-away").collect();
    let said: Vec<(&str, Severity, bool)> =
        given.iter().map(|finding| (marked(finding), finding.severity, finding.message.contains("seeing_people"))).collect();
    assert_eq!(said, [("mum", Severity::Warning, false), ("dad", Severity::Hint, true)]);
    assert!(given[0].message.contains("`school`, `reviews`"), "{}", given[0].message);
}

#[test]
fn who_sees_nothing_is_given_nothing_away() {
    let plan = with(
        "people:\n  amira: me\n  mum: {name: Layla, is: my mum, part: family}\n  \
         dad: {name: Yusuf, is: my dad, part: family, sees: shared-only}\n  \
         grace: {name: Grace Bell, is: our family worker, part: social-worker, phone: 0113 496 0100}\n\
         home: {place: Nan's, with: [mum], will_i_move: {answer: \"no\"}, address: 12 Elm Row}\nschool: {now: Park Lane.}\n\
         booklets: {mum: {}, dad: {}, carers: {}}",
    );
    assert!(!codes(&checked(&plan, &USUAL).1).contains(&"place-given-away"));
}

#[test]
fn allow_silences_at_its_mapping_and_below_and_never_an_error() {
    let without = "goals:\n  - {goal: I laugh, whose: amira, actions: [{who: mum, what: Tell a joke, by: every day}]}\n";
    let inside = without.replace("amira,", "amira, allow: [goal-without-start, goal-without-12-months],");
    let both = ["goal-without-start", "goal-without-12-months"];
    assert_eq!(codes(&checked(&with(without), &USUAL).1), both);
    assert_eq!(codes(&checked(&with(&inside), &USUAL).1), [""; 0]);
    let at_the_top = format!("{without}allow: [goal-without-start]\n");
    assert_eq!(codes(&checked(&with(&at_the_top), &USUAL).1), ["goal-without-12-months"]);
    let in_the_project = Setting { settings: "allow: [goal-without-start, goal-without-12-months]", ..USUAL };
    assert_eq!(codes(&checked(&with(without), &in_the_project).1), [""; 0]);
    let elsewhere = format!(
        "{without}  - {{goal: I run, whose: amira, now: a, in_12_months: b, allow: [goal-without-start], actions: [{{who: dad, what: Run, by: every day}}]}}\n"
    );
    assert_eq!(codes(&checked(&with(&elsewhere), &USUAL).1), ["goal-without-start", "goal-without-12-months", "allow-without-use"]);
    let an_error = "lead: grcae\nallow: [unknown-person]\n";
    assert_eq!(codes(&checked(&with(an_error), &USUAL).1), ["unknown-person", "unknown-code"]);
    let beside_its_key = "home: {place: A, will_i_move: {answer: \"no\"}, address: {words: B, not_for: [mum]}}\nschool: {now: C}\n\
                          booklets:\n  amira: {style: child}\n  mum: {style: family, allow: [place-given-away]}\n";
    assert_eq!(codes(&checked(&with(beside_its_key), &USUAL).1), [""; 0]);
}

#[test]
fn allow_holds_for_the_findings_of_reading_too() {
    let text = with("worries: [{who: amira, words: room #3, allow: [hash-in-text]}]\nsupport:\n  - house #4");
    let file =
        SourceFile::new("plans/kestrel.yaml", text.replace("room #3, allow: [hash-in-text]}]", "room #3\n    , allow: [hash-in-text]}]"));
    let (draft, found) = read::read(&file);
    assert_eq!(codes(&found), ["hash-in-text", "hash-in-text"]);
    let draft = draft.expect("a mapping");
    let (left, allowed) = wanted(&draft.plan, &Settings::defaults(), found.clone());
    assert_eq!((left.len(), allowed.len()), (1, 1));
    assert!(left[0].span.start > found[0].span.start);
    let project = read::settings(&SourceFile::new("ourplan.yaml", "allow: [hash-in-text]")).0;
    assert!(wanted(&draft.plan, project.inside(), found).0.is_empty());
    assert!(settings(&project, &file, TODAY, Some(&Suppressions::default())).is_empty());
    assert!(codes(&checked(&with("allow: [hash-in-text]"), &USUAL).1).is_empty());
}

#[test]
fn shape_and_meaning_are_said_in_the_same_run() {
    let (plan, found) = checked(&with("lead: grcae\nmade: {on: 2026-02-30, wiht: [amira]}"), &USUAL);
    assert!(plan.is_none());
    let mut codes = codes(&found);
    codes.sort_unstable();
    assert_eq!(codes, ["not-a-date", "unknown-key", "unknown-person"]);
}

#[test]
fn findings_come_in_the_order_of_the_file() {
    let (_, found) = checked(
        &with("lead: grcae\nlanguage: English!\nagreement: {amira: \"yes\", mum: \"no\"}\ngoals: [{goal: I laugh, whose: dady}]"),
        &USUAL,
    );
    assert!(found.iter().map(|finding| finding.span.start).is_sorted());
    assert!(found.len() >= 5);
}

#[test]
fn markdown_is_marked_at_its_exact_place() {
    let (_, found) = checked(&with("if_things_change: \"  <b>Dad</b> rings Grace.\""), &USUAL);
    let marks: Vec<&str> = found.iter().filter(|finding| finding.code == "markdown-not-shown").map(marked).collect();
    assert!(marks.is_empty() || marks[0] == "<b>", "{marks:?}");
}

#[test]
fn settings_are_checked_too() {
    let text = "allow: [goal-without-start, goal-with-start, move-without-view]\nformats: [site, pdf]\nlanguage: Englisch!\ncontacts:\n  \
                - {name: Helpline, phone: \"0113 496 0100\", checked: 2024-01-01}\n  - {name: Office, phone: \"0113 496 0101\"}\n";
    let file = SourceFile::new("ourplan.yaml", text);
    let (project, found) = read::settings(&file);
    assert!(found.is_empty());
    let silenced = Suppressions::default();
    let said = settings(&project, &file, TODAY, Some(&silenced));
    let said: Vec<(&str, &str)> = said.iter().map(|finding| (finding.code, marked(finding))).collect();
    assert_eq!(
        said,
        [
            ("allow-without-use", "goal-without-start"),
            ("unknown-code", "goal-with-start"),
            ("allow-without-use", "move-without-view"),
            ("format-not-here", "pdf"),
            ("unknown-language", "Englisch!"),
            ("invented-number", "\"0113 496 0100\""),
            ("contact-not-checked", "2024-01-01"),
            ("contact-not-checked", "\"0113 496 0101\""),
            ("invented-number", "\"0113 496 0101\""),
        ]
    );
    let some_plans_only = settings(&project, &file, TODAY, None);
    assert!(!codes(&some_plans_only).contains(&"allow-without-use"));
    assert!(settings(&read::defaults(), &file, TODAY, Some(&silenced)).is_empty());
}

#[test]
fn the_examples_have_no_errors() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/content-examples/plans")).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let (plan, found) = checked(&text, &USUAL);
        let errors: Vec<&str> = found.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.code).collect();
        assert!(plan.is_some() && errors.is_empty(), "{}: {errors:?}", entry.path().display());
    }
}

#[test]
fn a_key_that_another_program_made_true_of_is_named_with_its_cause() {
    let plan = |key: &str| {
        let (_, text) = crate::support::example_plans().into_iter().find(|(name, _)| name == "care-plan").expect("it is an example");
        text.replace(" on: ", &format!(" {key}: ")).replace("{on: ", &format!("{{{key}: "))
    };
    for key in ["true", "True"] {
        let (_, found) = crate::support::checked("care-plan", &plan(key));
        let errors: Vec<_> = found.iter().filter(|finding| finding.code.ends_with("-key")).collect();
        assert!(errors.len() > 3, "each has an error");
        for error in errors {
            assert_eq!(error.code, "unknown-key", "the missing `on` is no second error");
            assert_eq!(error.message, "`true` stands here in the place of `on`. Another program has changed it.");
            assert!(error.help.as_ref().is_some_and(|help| help.starts_with("Write `on:` again")));
        }
    }
}
