//! `ourplan explain`: every code that the program can say is explained, and what it explains is so.

use crate::sound::*;
use ourplan::check::rules::FROM_ELSEWHERE;
use ourplan::check::{Category, RULES};
use ourplan::read;
use ourplan::report::explain::{all, code, elsewhere, find, list};
use ourplan::source::SourceFile;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Functions whose first argument is a code.
const SAYS: [&str; 8] = [
    "Diagnostic::error(",
    "Diagnostic::warning(",
    "Diagnostic::hint(",
    "Diagnostic::file_error(",
    "Diagnostic::file_warning(",
    ".error(",
    ".refuse(",
    "Diagnostic::new(",
];

/// What stands as the code where it is given on from elsewhere: each of these places is looked at by itself.
const GIVEN_ON: [&str; 3] = ["code", "self.code", "RULE.code"];

/// The codes that a source file can say, and what this test cannot follow.
fn codes_in(name: &str, text: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut codes = BTreeSet::new();
    let mut lost = Vec::new();
    for call in SAYS {
        for (at, _) in text.match_indices(call) {
            let rest = text[at + call.len()..].trim_start();
            let first = rest.split([',', ')']).next().unwrap_or_default().trim();
            if let Some(code) = first.strip_prefix('"').and_then(|code| code.strip_suffix('"')) {
                codes.insert(code.to_owned());
            } else if first.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_') && !first.is_empty() {
                let start = format!("const {first}: &str = \"");
                match text.split_once(&start).and_then(|(_, rest)| rest.split('"').next()) {
                    Some(code) => drop(codes.insert(code.to_owned())),
                    None => lost.push(format!("{name}: {call}{first}")),
                }
            } else if !GIVEN_ON.contains(&first) && !first.starts_with("Severity::") {
                lost.push(format!("{name}: {call}{first}"));
            }
        }
    }
    (codes, lost)
}

#[test]
fn every_code_in_the_source_is_explained() {
    let mut said: BTreeMap<String, String> = RULES.iter().map(|rule| (rule.code.to_owned(), "a rule".to_owned())).collect();
    let mut lost = Vec::new();
    for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).into_iter().flatten() {
        let name = entry.path().to_string_lossy().replace('\\', "/");
        let is_test = name.ends_with("tests.rs") || name.contains("/tests/");
        if !name.ends_with(".rs") || is_test {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("readable");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let (codes, not_followed) = codes_in(&name, code);
        said.extend(codes.into_iter().map(|code| (code, name.clone())));
        lost.extend(not_followed);
    }
    assert_eq!(lost, Vec::<String>::new(), "write the code as a text, so that this test finds it");
    assert!(said.len() > RULES.len() + 25, "{} codes", said.len());
    let explained: BTreeSet<&str> = all().iter().map(|explanation| explanation.code).collect();
    let missing: Vec<_> = said.iter().filter(|(code, _)| !explained.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "write what these mean into src/report/explain/: {missing:?}");
    let gone: Vec<_> = explained.iter().filter(|code| !said.contains_key(**code)).collect();
    assert!(gone.is_empty(), "nobody says these any more: {gone:?}");
}

#[test]
fn the_scan_follows_codes_and_says_what_it_cannot_follow() {
    let (codes, lost) = codes_in("a.rs", "const CODE: &str = \"a-b\";\nDiagnostic::error(CODE, x); self.error(\n    \"c-d\",\n    x)");
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["a-b", "c-d"]);
    assert!(lost.is_empty());
    assert_eq!(codes_in("a.rs", "Diagnostic::hint(choose(x), y)").1.len(), 1);
}

#[test]
fn each_code_stands_once_and_says_what_and_why() {
    let all = all();
    let codes: BTreeSet<&str> = all.iter().map(|explanation| explanation.code).collect();
    assert_eq!(codes.len(), all.len());
    assert!(all.is_sorted_by_key(|explanation| explanation.category));
    for explanation in &all {
        let code = explanation.code;
        for words in [explanation.what, explanation.why] {
            assert!(words.ends_with(['.', '?']) && words.len() > 15, "{code}: {words}");
            for sentence in words.split(". ") {
                assert!(sentence.split_whitespace().count() <= 25, "{code}: a long sentence: {sentence}");
            }
        }
        assert!(!explanation.better.is_empty(), "{code} says what to do");
        assert_eq!(
            FROM_ELSEWHERE.contains(&code) || RULES.iter().any(|rule| rule.code == code),
            explanation.may_be_allowed() || { RULES.iter().any(|rule| rule.code == code) }
        );
    }
    assert!(Category::ALL.is_sorted() && all.iter().all(|explanation| Category::ALL.contains(&explanation.category)));
}

/// The codes that reading a text finds.
fn read_codes(text: &str) -> Vec<&'static str> {
    read::read(&SourceFile::new("plans/kestrel.yaml", text)).1.iter().map(|finding| finding.code).collect()
}

#[test]
fn an_example_from_the_reading_gets_its_code_and_the_better_one_gets_nothing() {
    let mut tried = 0;
    for explanation in elsewhere().filter(|explanation| !explanation.example.is_empty() && !explanation.example.starts_with("# in ")) {
        let code = explanation.code;
        if ["withheld-text-found", "withheld-picture-found", "language-not-here", "name-or-word"].contains(&code) {
            continue;
        }
        // A sign at the top of a file cannot stand below other parts.
        let whole = explanation.example.starts_with(['%', '-', '#']);
        // The other block of the same key would take its place in the sound plan.
        let wrong =
            if whole { explanation.example.to_owned() } else { format!("{}{}\n", without(explanation.example), explanation.example) };
        assert!(read_codes(&wrong).contains(&code), "{code}: its example gets {:?}:\n{wrong}", read_codes(&wrong));
        let better = if whole && explanation.better.starts_with("plan:") { SOUND.to_owned() } else { with(explanation.better) };
        assert_eq!(read_codes(&better), Vec::<&str>::new(), "{code}:\n{better}");
        tried += 1;
    }
    assert!(tried >= 20, "{tried}");
}

/// The sound plan without the parts that a text writes anew.
fn without(parts: &str) -> String {
    let keys: Vec<&str> = parts.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split(':').next()).collect();
    let mut kept = true;
    let lines = SOUND.lines().filter(|line| {
        if !line.starts_with(' ') {
            kept = !line.split(':').next().is_some_and(|key| keys.contains(&key));
        }
        kept
    });
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_code_is_found_as_it_is_typed_and_a_slip_is_answered() {
    let found = |typed: &str| find(typed).map(|explanation| explanation.code);
    assert_eq!(found("action-without-date"), Ok("action-without-date"));
    assert_eq!(found("[Action_Without_Date]"), Ok("action-without-date"));
    assert_eq!(
        found("acton-without-date").expect_err("a slip"),
        "There is no code `acton-without-date`. Did you mean `action-without-date`?"
    );
    assert_eq!(found("banana").expect_err("no code"), "There is no code `banana`. `ourplan explain` lists them all.");
    assert!(!found("a\u{1b}[2Jb").expect_err("no code").contains('\u{1b}'));
}

#[test]
fn an_explanation_says_all_that_is_promised_and_keeps_to_the_width() {
    let words = code(&find("move-without-review").expect("a code"), 60);
    for part in ["What it means", "Why it matters", "Instead of", "Write", "Where it comes from", "Regulation 14", "To silence it"] {
        assert!(words.contains(part), "{part}:\n{words}");
    }
    assert!(words.contains("`allow: [move-without-review]`"));
    assert!(code(&find("unknown-key").expect("a code"), 60).contains("cannot be silenced"));
    for line in list(50).lines() {
        assert!(line.replace("\x1b[1m", "").replace("\x1b[0m", "").chars().count() <= 50, "{line}");
    }
    let all = all();
    assert!(all.iter().all(|explanation| list(80).contains(explanation.code)));
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ourplan")).args(arguments).output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_explains_off_a_terminal_without_colour() {
    let (exit, words, _) = run(&["explain", "withheld-text-found"]);
    assert_eq!(exit, Some(0));
    assert!(words.starts_with("withheld-text-found\n") && !words.contains('\x1b'), "{words}");
    let (exit, words, _) = run(&["explain"]);
    assert_eq!(exit, Some(0));
    assert!(words.contains("Who does what, and by when") && !words.contains('\x1b'), "{words}");
    let (exit, words, trouble) = run(&["explain", "acton-without-date"]);
    assert_eq!((exit, words.as_str()), (Some(2), ""));
    assert!(trouble.contains("Did you mean `action-without-date`?"), "{trouble}");
}
