//! Each rule in a file that a person can read: `tests/rules/<code>.md`, with plans that it speaks about and plans that
//! it is silent about.
//!
//! How such a file is written stands in `tests/rules/README.md`.

use crate::sound::*;
use ourplan::check::RULES;
use ourplan::diagnostics::{Diagnostic, Severity};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

/// One plan in a file.
#[derive(Default)]
struct Case {
    /// The line of the file where it starts.
    line: usize,
    /// Whether the rule must speak about it.
    speaks: bool,
    /// Parts of a plan, with `«…»` around what must be marked.
    plan: String,
    /// The plan's file, without its ending.
    name: Option<String>,
    /// The settings of the project.
    settings: String,
    /// The day of the run.
    today: Option<jiff::civil::Date>,
    /// Sentences that must be said, one for each place or one for all.
    says: Vec<String>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

/// The cases of a file, in order.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut speaks = None;
    let mut next = Case::default();
    let mut block: Option<(String, String)> = None;
    for (number, line) in text.lines().enumerate() {
        if let Some((info, lines)) = &mut block {
            if line != "```" {
                lines.push_str(line);
                lines.push('\n');
                continue;
            }
            if info == "ourplan.yaml" {
                next.settings = std::mem::take(lines);
            } else {
                let name = info.strip_suffix(".yaml").map(str::to_owned);
                let speaks = speaks.expect("a plan stands under “Says something” or “Says nothing”");
                cases.push(Case { line: number, speaks, plan: std::mem::take(lines), name, ..std::mem::take(&mut next) });
            }
            block = None;
        } else if let Some(info) = line.strip_prefix("```yaml") {
            block = Some((info.trim().to_owned(), String::new()));
        } else if let Some(heading) = line.strip_prefix("## ") {
            speaks = Some(match heading {
                "Says something" => true,
                "Says nothing" => false,
                other => panic!("“{other}” is neither “Says something” nor “Says nothing”"),
            });
        } else if let Some(day) = line.strip_prefix("Today: ") {
            next.today = Some(day.trim().parse().expect("a day like 2026-03-02"));
        } else if let Some(words) = line.strip_prefix("> ") {
            cases.last_mut().expect("a sentence stands below its plan").says.push(words.to_owned());
        }
    }
    cases
}

/// The text without its marks, and what they hold.
fn unmarked(text: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let mut plain = String::new();
    let mut marks = Vec::new();
    for (index, part) in text.split('«').enumerate() {
        let Some((inside, after)) = part.split_once('»').filter(|_| index > 0) else {
            plain.push_str(part);
            continue;
        };
        let start = plain.len();
        plain.push_str(inside);
        marks.push(start..plain.len());
        plain.push_str(after);
    }
    (plain, marks)
}

/// What is wrong with a case; nothing where it holds.
fn fault(code: &str, case: &Case) -> Option<String> {
    let (text, marks) = unmarked(&with(&case.plan));
    let usual = USUAL;
    let setting =
        Setting { name: case.name.as_deref().unwrap_or(usual.name), settings: &case.settings, today: case.today.unwrap_or(usual.today) };
    let (_, found) = checked(&text, &setting);
    let own: Vec<&Diagnostic> = found.iter().filter(|finding| finding.code == code).collect();
    let places: Vec<_> = own.iter().map(|finding| finding.span.range()).collect();
    let said: Vec<String> = own.iter().map(|finding| format!("«{}» {}", marked(finding), finding.message)).collect();
    if !case.speaks {
        return (!own.is_empty() || !marks.is_empty()).then(|| format!("must be silent and says {said:?}"));
    }
    if own.is_empty() || places != marks {
        let wanted: Vec<&str> = marks.iter().filter_map(|mark| text.get(mark.clone())).collect();
        return Some(format!("must mark {wanted:?} and says {said:?}; in all there is {:?}", codes(&found)));
    }
    let is_said = |(index, finding): (usize, &&Diagnostic)| {
        let wanted = case.says.get(index).or(case.says.first());
        let severity = finding.severity.word();
        wanted.is_none_or(|wanted| *wanted == finding.message || *wanted == format!("{severity}: {}", finding.message))
    };
    (!own.iter().enumerate().all(is_said)).then(|| format!("must say {:?} and says {said:?}", case.says))
}

#[test]
fn every_rule_does_what_its_file_says() {
    let mut faults = String::new();
    let mut count = 0;
    for rule in RULES {
        let path = folder().join(format!("{}.md", rule.code));
        let Ok(text) = fs::read_to_string(&path) else {
            writeln!(faults, "tests/rules/{}.md is missing: write a plan that the rule speaks about, and one that it does not", rule.code)
                .expect("written");
            continue;
        };
        assert!(text.starts_with(&format!("# {}\n", rule.code)), "{}.md begins with its code", rule.code);
        let cases = cases(&text);
        count += cases.len();
        for (speaks, what) in [(true, "speaks about"), (false, "is silent about")] {
            if !cases.iter().any(|case| case.speaks == speaks) {
                writeln!(faults, "tests/rules/{}.md has no plan that the rule {what}", rule.code).expect("written");
            }
        }
        if !cases.iter().any(|case| !case.says.is_empty()) {
            writeln!(faults, "tests/rules/{}.md says nowhere what the rule says: a line that starts with >", rule.code).expect("written");
        }
        for case in &cases {
            if let Some(fault) = fault(rule.code, case) {
                writeln!(faults, "tests/rules/{}.md:{}: {fault}", rule.code, case.line).expect("written");
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    println!("{} rules, {count} cases", RULES.len());
}

#[test]
fn every_file_is_about_a_rule() {
    for entry in fs::read_dir(folder()).expect("the folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = name == "README.md" || RULES.iter().any(|rule| format!("{}.md", rule.code) == name);
        assert!(known, "tests/rules/{name} is about no rule");
    }
}

#[test]
fn a_case_that_does_not_hold_is_found() {
    let case = |plan: &str, speaks: bool, says: &str| {
        let plan = plan.to_owned();
        Case { plan, speaks, says: vec![says.to_owned()], ..Case::default() }
    };
    let message = "`grcae` is not a person of this plan.";
    let code = "unknown-person";
    assert_eq!(fault(code, &case("lead: «grcae»", true, message)), None);
    assert_eq!(fault(code, &case("lead: «grcae»", true, &format!("error: {message}"))), None);
    for (wrong, why) in [
        (case("lead: «grc»ae", true, message), "another place"),
        (case("lead: grcae", true, message), "no mark"),
        (case("lead: «grace»", true, message), "nothing is said"),
        (case("lead: «grcae»", true, "Another sentence."), "another sentence"),
        (case("lead: «grcae»", true, &format!("hint: {message}")), "another severity"),
        (case("lead: grcae", false, ""), "not silent"),
    ] {
        assert!(fault(code, &wrong).is_some(), "{why}");
    }
    assert_eq!(Severity::Error.word(), "error");
}

#[test]
fn a_file_is_read_as_it_is_written() {
    let text = "# a-code\n\nWhat it is.\n\n## Says something\n\nToday: 2026-05-01\n\n```yaml ourplan.yaml\nallow: []\n```\n\n```yaml robin.yaml\na: «b»\n```\n\n\
                > So it is.\n\n## Says nothing\n\n```yaml\na: c\n```\n";
    let cases = cases(text);
    assert_eq!(cases.len(), 2);
    assert_eq!((cases[0].name.as_deref(), cases[0].settings.as_str(), cases[0].plan.as_str()), (Some("robin"), "allow: []\n", "a: «b»\n"));
    assert_eq!((cases[0].says.as_slice(), cases[0].today), (&["So it is.".to_owned()][..], Some(jiff::civil::date(2026, 5, 1))));
    assert_eq!((cases[1].speaks, cases[1].plan.as_str(), cases[1].settings.as_str(), cases[1].today), (false, "a: c\n", "", None));
    assert_eq!(unmarked("a «b» c «»"), ("a b c ".to_owned(), vec![2..3, 6..6]));
}
