//! YAML made to hurt: each file has its own error at its own place.

use super::project::{check, project};
use serde_json::Value;

/// What is tried, the file, and the error that it must have: code, line, column.
fn table() -> Vec<(&'static str, String, &'static str, u64, u64)> {
    let laughs = "a: &a [x, x]\n".to_owned() + &"b: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n".repeat(2_000);
    let block = (0..1_400).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n");
    let values = (0..60_000).fold(String::new(), |text, number| text + &format!("k{number}: v\n"));
    vec![
        ("an alias bomb", laughs, "alias-not-allowed", 1, 4),
        ("an anchor", "plan: care-plan\nabout_me: &me {likes: [x]}\n".into(), "alias-not-allowed", 2, 11),
        ("an alias", "plan: care-plan\nabout_me: *me\n".into(), "alias-not-allowed", 2, 11),
        ("a tag", "plan: !!python/object:os.system care-plan\n".into(), "tag-not-allowed", 1, 7),
        ("100,000 levels of brackets", "a: ".to_owned() + &"[".repeat(100_000), "too-deep", 1, 37),
        ("100,000 levels of braces", "{a: ".repeat(100_000), "too-deep", 1, 133),
        ("100,000 dashes", "- ".repeat(100_000), "too-deep", 1, 65),
        ("levels by indentation", block, "too-deep", 33, 33),
        ("a key written twice", "plan: care-plan\nlead: a\nlead: b\n".into(), "duplicate-key", 3, 1),
        ("a tab", "plan: care-plan\nchild:\n\tname: Sam\n".into(), "yaml-syntax", 3, 1),
        ("60,000 values", values, "too-many-values", 50_000, 9),
        ("a directive", "%YAML 1.2\n---\nplan: care-plan\n".into(), "directive-not-allowed", 1, 1),
        ("two documents", "plan: care-plan\n---\nplan: care-plan\n".into(), "second-document", 2, 1),
        ("an open quotation mark", "plan: care-plan\nlead: \"x\n".into(), "yaml-syntax", 2, 7),
        ("an open bracket again and again", "a: [\n".repeat(200_000), "yaml-syntax", 1, 4),
        ("a list for a plan", "- plan: care-plan\n".into(), "wrong-kind", 1, 1),
        ("nothing", String::new(), "empty-file", 1, 1),
    ]
}

#[test]
fn each_hostile_file_has_its_own_error_at_its_own_place() {
    let mut wrong = Vec::new();
    for (what, text, code, line, column) in table() {
        let project = project(text.as_bytes());
        let run = check(project.path());
        if run.code != Some(1) || !run.has(code, "plans/plan.yaml", line, column) {
            let places: Vec<_> = run
                .findings
                .iter()
                .take(3)
                .map(|finding| format!("{} {}:{}", finding["code"], finding["line"], finding["column"]))
                .collect();
            wrong.push(format!("{what}: not {code} {line}:{column} but {places:?} {}", run.said.chars().take(200).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn thousands_of_errors_are_told_in_a_few_findings() {
    let unknown = (0..15_000).fold("plan: care-plan\n".to_owned(), |text, number| text + &format!("unknown{number}: v\n"));
    let twice = "plan: care-plan\n".to_owned() + &"lead: x\n".repeat(15_000);
    let tags = "plan: care-plan\ngoals:\n".to_owned() + &"- !x y\n".repeat(15_000);
    let words = "plan: care-plan\ngoals:\n".to_owned() + &"- {goal: x, area: nowhere, whose: nobody}\n".repeat(8_000);
    for (what, text) in [("unknown keys", unknown), ("a key again and again", twice), ("tags", tags), ("wrong words", words)] {
        let project = project(text.as_bytes());
        let run = check(project.path());
        assert_eq!(run.code, Some(1), "{what}: {}", run.said);
        let count = |code: &Value| run.findings.iter().filter(|finding| finding["code"] == *code).count();
        assert!(
            run.findings.iter().all(|finding| count(&finding["code"]) <= 100),
            "{what}: no more of a kind than a person can work through"
        );
        assert!(run.findings.len() < 400, "{what}: {} findings", run.findings.len());
    }
}
