//! The drawn report as a page: what matters most leads, the rest is short, and nothing is lost.

use crate::support::*;
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::pipeline::{BuildRequest, build};
use ourplan::report::{Finding, Manner, Report, Told, leads, resolve, tell};
use ourplan::source::{SourceFile, Span};
use std::sync::Arc;

fn shown(told: &Told<'_>, change: impl FnOnce(&mut Manner)) -> String {
    let mut manner = Manner::of(Report::Drawn);
    change(&mut manner);
    let mut out = Vec::new();
    tell(told, &manner, &mut out).expect("memory can be written to");
    String::from_utf8(out).expect("a report is text")
}

fn page(findings: &[Finding]) -> String {
    shown(&Told { findings, ..Told::default() }, |_| {})
}

fn file(name: &str) -> Arc<SourceFile> {
    SourceFile::new(name, "a: b\n".repeat(60))
}

/// A finding in a line of a file.
fn at(file: &Arc<SourceFile>, severity: Severity, code: &'static str, line: usize) -> Diagnostic {
    let span = Span::new(line * 5 - 5, line * 5 - 4);
    let message = format!("This is {code}.");
    match severity {
        Severity::Error => Diagnostic::error(code, file, span, message),
        Severity::Warning => Diagnostic::warning(code, file, span, message),
        Severity::Hint => Diagnostic::hint(code, file, span, message),
    }
}

/// The codes that are drawn in full, in order.
fn drawn(page: &str) -> Vec<&str> {
    let titles = page.lines().filter(|line| ["error[", "warning[", "hint["].iter().any(|title| line.starts_with(title)));
    titles.filter_map(|line| line.split(['[', ']']).nth(1)).collect()
}

use Severity::{Error, Hint, Warning};

#[test]
fn errors_lead_then_what_is_worth_most_to_the_child() {
    let file = file("plans/kestrel.yaml");
    let found = resolve(vec![
        at(&file, Warning, "contact-not-checked", 2),
        at(&file, Warning, "markdown-not-shown", 3),
        at(&file, Warning, "goal-without-start", 4),
        at(&file, Warning, "action-without-date", 5),
        at(&file, Error, "unknown-key", 6),
    ]);
    let page = page(&found);
    assert!(page.starts_with("Look at these first:\n\nerror[unknown-key]"), "{page}");
    assert_eq!(drawn(&page)[..3], ["unknown-key", "action-without-date", "goal-without-start"]);
    assert!(page.contains("The rest:") && page.ends_with("1 error and 4 warnings in 1 plan.\n"), "{page}");
}

#[test]
fn a_booklet_that_may_put_somebody_in_danger_comes_before_all_other_warnings() {
    let file = file("plans/kestrel.yaml");
    let found = resolve(vec![
        at(&file, Warning, "action-without-date", 2),
        at(&file, Warning, "goal-without-start", 3),
        at(&file, Warning, "said-without-answer", 4),
        at(&file, Warning, "violence-without-label", 5),
        at(&file, Warning, "action-without-date", 6),
    ]);
    assert_eq!(drawn(&page(&found))[..3], ["violence-without-label", "action-without-date", "goal-without-start"]);
}

#[test]
fn of_two_about_the_same_the_one_that_stands_more_often_leads() {
    let file = file("plans/kestrel.yaml");
    let found = resolve(vec![
        at(&file, Warning, "action-without-person", 1),
        at(&file, Warning, "action-without-date", 2),
        at(&file, Warning, "action-without-date", 3),
    ]);
    assert_eq!(drawn(&page(&found)), ["action-without-date", "action-without-person"]);
}

#[test]
fn a_hint_never_leads_while_there_are_warnings() {
    let file = file("plans/kestrel.yaml");
    let hint = || at(&file, Hint, "action-without-date", 1);
    let found = resolve(vec![hint(), at(&file, Warning, "contact-not-checked", 2)]);
    let words = page(&found);
    assert_eq!(drawn(&words), ["contact-not-checked", "action-without-date"]);
    assert!(words.contains("The rest:\n\nhint["), "{words}");
    let alone = page(&resolve(vec![hint()]));
    assert!(alone.starts_with("hint[action-without-date]") && !alone.contains("first"), "{alone}");
}

#[test]
fn every_error_is_drawn_and_the_rest_has_a_line_each() {
    let file = file("plans/kestrel.yaml");
    let other = self::file("plans/teapot.yaml");
    let mut all: Vec<Diagnostic> = (1..=12).map(|line| at(&file, Error, "unknown-key", line)).collect();
    all.extend((20..=29).map(|line| at(&file, Warning, "action-without-date", line)));
    all.extend([at(&file, Warning, "goal-without-start", 30), at(&other, Warning, "goal-without-start", 7)]);
    all.extend((40..=44).map(|line| at(&file, Warning, "markdown-not-shown", line)));
    let found = resolve(all);
    let words = page(&found);
    let count = |code: &str| drawn(&words).iter().filter(|drawn| **drawn == code).count();
    assert_eq!(
        (count("unknown-key"), count("action-without-date"), count("goal-without-start"), count("markdown-not-shown")),
        (12, 1, 1, 0)
    );
    assert!(words.contains("… and 11 more of this kind, below."), "{words}");
    assert!(words.contains("These keep a booklet from being made, too:"), "{words}");
    assert!(words.contains("… and 9 more like this: lines 21, 22, 23, 24, 25, 26, 27, 28 and 29."), "{words}");
    let rest = words.split_once("The rest:").map(|(_, rest)| rest).unwrap_or_default();
    assert!(rest.contains("plans/kestrel.yaml\n  40:1     warning  This is markdown-not-shown. And 4 more like this: lines 41,"), "{rest}");
    assert!(rest.contains("plans/teapot.yaml\n  7:1      warning  This is goal-without-start. [goal-without-start]"), "{rest}");
    assert!(rest.contains("ourplan explain CODE"), "{rest}");
    let all = shown(&Told { findings: &found, ..Told::default() }, |manner| manner.all = true);
    assert_eq!(drawn(&all).len(), found.len(), "with --all nothing is left out");
}

#[test]
fn what_is_told_in_short_fits_a_narrow_terminal() {
    let file = file("plans/kestrel.yaml");
    let mut all: Vec<Diagnostic> = (1..=9).map(|line| at(&file, Warning, "action-without-date", line)).collect();
    for (line, code) in
        (20..).zip(["goal-without-start", "goal-without-12-months", "markdown-not-shown", "contact-not-checked", "date-passed"])
    {
        all.extend([at(&file, Warning, code, line), at(&file, Hint, code, line + 10)]);
    }
    let found = resolve(all);
    for width in [50, 80] {
        let words = shown(&Told { findings: &found, ..Told::default() }, |manner| manner.width = Some(width));
        // A long code leaves no room beside it; such a title is left to the terminal.
        let short = |line: &&str| !line.starts_with("warning[");
        assert!(words.lines().filter(short).all(|line| line.chars().count() <= width), "{width}:\n{words}");
    }
}

#[test]
fn a_plan_with_nothing_to_say_gets_one_line_that_claims_nothing() {
    let quiet = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let words = |names: &[&str]| shown(&Told { quiet: &quiet(names), ..Told::default() }, |_| {});
    assert_eq!(words(&["kestrel"]), "kestrel: nothing to say. Read it aloud to somebody once before it goes out.\n");
    assert_eq!(words(&["a", "b"]), "2 plans: nothing to say. Read each aloud to somebody once before it goes out.\n");
    let file = file("plans/kestrel.yaml");
    let found = resolve(vec![at(&file, Warning, "action-without-date", 1)]);
    let mixed = shown(&Told { findings: &found, quiet: &quiet(&["a", "b"]), ..Told::default() }, |manner| manner.width = Some(120));
    assert!(
        mixed.ends_with("1 warning in 1 plan.\n2 other plans: nothing to say. Read each aloud to somebody once before it goes out.\n"),
        "{mixed}"
    );
    for claim in ["easy", "good", "well", "readable", "passed"] {
        assert!(!words(&["a"]).contains(claim) && !words(&["a", "b"]).contains(claim));
    }
}

#[test]
fn the_end_of_a_build_names_what_matters_most_with_a_line_each() {
    let file = file("plans/kestrel.yaml");
    let found = resolve(vec![
        at(&file, Warning, "contact-not-checked", 1),
        at(&file, Warning, "action-without-date", 2),
        at(&file, Warning, "action-without-date", 3),
    ]);
    let words = leads(&found, 200);
    let lines: Vec<&str> = words.lines().collect();
    let first = "  plans/kestrel.yaml:2: This is action-without-date. [action-without-date], and 1 more of this kind";
    assert_eq!(lines, [first, "  plans/kestrel.yaml:1: This is contact-not-checked. [contact-not-checked]"]);
}

/// A project with findings that its settings silence.
fn with_allow() -> tempfile::TempDir {
    let folder = small_project();
    let plan = "plans/child-in-need.yaml";
    change(folder.path(), plan, "lead: grace", "lead: grace\nletters:\n  - from: mum\n    words: room #4");
    std::fs::write(folder.path().join("ourplan.yaml"), "allow: [hash-in-text, date-passed, better-off-not-asked, invented-number]\n")
        .expect("written");
    folder
}

#[test]
fn what_allow_silences_is_counted_and_listed_where_it_is_asked_for() {
    let folder = with_allow();
    let options = BuildRequest { paths: vec![folder.path().to_path_buf()], today: Some(today()), ..BuildRequest::default() };
    let done = build(&options, &Quiet).unwrap_or_else(|fault| panic!("{fault}"));
    let hash: Vec<_> = done.allowed.iter().filter(|finding| finding.code == "hash-in-text").collect();
    assert_eq!(hash.len(), 1);
    assert_eq!(hash[0].allowed.as_ref().map(|place| (place.file.as_str(), place.line)), Some(("ourplan.yaml", 1)));
    assert!(done.findings.iter().all(|finding| finding.code != "hash-in-text" && finding.code != "date-passed"));
    let told = Told { findings: &done.findings, allowed: &done.allowed, quiet: &done.quiet };
    let short = shown(&told, |_| {});
    let all = done.allowed.len();
    assert!(short.ends_with(&format!("{all} findings are silenced by `allow`. `--show-allowed` lists them.\n")), "{short}");
    let long = shown(&told, |manner| manner.show_allowed = true);
    assert!(long.contains("hash-in-text (`allow` in ourplan.yaml:1)"), "{long}");
    assert_eq!(long.matches("(`allow` in ourplan.yaml:1)").count(), all, "{long}");
    let mut json = Vec::new();
    tell(&told, &Manner::of(Report::Json), &mut json).expect("written");
    assert!(!String::from_utf8_lossy(&json).contains("hash-in-text"), "JSON holds what was found");
}

#[test]
fn strict_counts_every_warning_as_an_error_wherever_it_is_found() {
    let run = |folder: &std::path::Path, strict: bool| {
        let options = BuildRequest { paths: vec![folder.to_path_buf()], today: Some(today()), strict, ..BuildRequest::default() };
        build(&options, &Quiet).unwrap_or_else(|fault| panic!("{fault}"))
    };
    let settings = |words: &str| {
        let folder = small_project();
        std::fs::write(
            folder.path().join("ourplan.yaml"),
            format!(
                "allow: [date-passed, better-off-not-asked, worker-action-late, visit-late, place-given-away, invented-number]\n{words}"
            ),
        )
        .expect("written");
        folder
    };
    let calm = settings("");
    assert_eq!((run(calm.path(), false).exit_code(), run(calm.path(), true).exit_code()), (0, 0), "what is silenced is no warning");
    let late = settings("contacts: [{name: Helpline, phone: \"0113 496 0100\", checked: 2020-01-01}]\n");
    assert_eq!((run(late.path(), false).exit_code(), run(late.path(), true).exit_code()), (0, 1), "a warning of the settings");
    let language = settings("");
    change(language.path(), "plans/child-in-need.yaml", "lead: grace", "lead: grace\nbooklets: {mum: {style: family, language: ur}}");
    let (usual, strict) = (run(language.path(), false), run(language.path(), true));
    assert!(usual.findings.iter().any(|finding| finding.code == "language-not-here" && finding.severity == Warning));
    assert_eq!((usual.exit_code(), strict.exit_code()), (0, 1), "a warning of the making");
}

#[test]
fn the_commands_show_what_they_promise() {
    let folder = with_allow();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_ourplan"))
            .args(arguments)
            .args(["--today", "2026-11-22"])
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        let words = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        (output.status.code(), words)
    };
    let (exit, log) = run(&["check", "--report", "json"]);
    assert_eq!(exit, Some(0));
    let log: serde_json::Value = serde_json::from_str(&log).expect("the report is JSON");
    assert!(log.is_array());
    let (exit, words) = run(&["check", "--all", "--show-allowed"]);
    assert!(exit == Some(0) && words.contains("silenced by `allow`:") && !words.contains('\x1b'), "{words}");
    assert_eq!(run(&["check", "--verbose"]).0, Some(0), "another word for --all");
    let (exit, words) = run(&["build", "--strict"]);
    assert_eq!(exit, Some(1), "{words}");
    assert!(
        words.contains("warning[place-given-away]") && words.contains("Nothing was made of `care-plan`. Mend what stands above"),
        "{words}"
    );
    assert!(folder.path().join("booklets/child-in-need").is_dir() && !folder.path().join("booklets/care-plan").exists());
}

#[test]
fn reports_for_programs_hold_no_text_of_a_plan_and_no_folder_of_a_machine() {
    let folder = small_project();
    let secret = "Zebra Row 7";
    let lines = format!(
        "lead: grcae\nletters:\n  - from: {secret}\n    words: {secret} #3\n  - from: mum\n    words: \"{secret}\"\n    only_for: [amira]\n    \
         onyl_for: [{secret}]"
    );
    change(folder.path(), "plans/child-in-need.yaml", "lead: grace", &lines);
    let done = build(&BuildRequest { paths: vec![folder.path().to_path_buf()], today: Some(today()), ..BuildRequest::default() }, &Quiet)
        .unwrap_or_else(|fault| panic!("the check could not be done: {fault}"));
    assert!(done.findings.len() >= 3);
    let told = Told { findings: &done.findings, allowed: &done.allowed, quiet: &done.quiet };
    for style in [Report::Plain, Report::Json] {
        let text = shown(&told, |manner| manner.style = style);
        assert!(text.contains("unknown-key") && !text.contains("Zebra"), "{text}");
        assert!(!text.contains(&*folder.path().to_string_lossy()), "{text}");
    }
}
