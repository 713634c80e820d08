//! The SARIF log keeps to the schema of SARIF 2.1.0, names no folder of a machine, and holds no line of a plan.

use crate::support::*;
use ourplan::pipeline::{Options, build};
use ourplan::report::{Finding, Manner, Report, Told, tell};
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let mut schema: Value = serde_json::from_str(include_str!("sarif/sarif-schema-2.1.0.json")).expect("the schema is JSON");
    // The schema as it is published holds one expression with a bracket that is never opened; strict readers refuse all of it.
    let pattern = "/definitions/run/properties/language/pattern";
    *schema.pointer_mut(pattern).expect("the schema is the one that we know") = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    let pattern = pattern.replace("/run/", "/toolComponent/");
    *schema.pointer_mut(&pattern).expect("the schema is the one that we know") = "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$".into();
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema can be used")
});

fn faults(log: &Value) -> Vec<String> {
    SCHEMA.iter_errors(log).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

fn log(told: &Told<'_>) -> (String, Value) {
    let mut out = Vec::new();
    tell(told, &Manner::of(Report::Sarif), &mut out).expect("memory can be written to");
    let text = String::from_utf8(out).expect("a log is text");
    let log = serde_json::from_str(&text).expect("a log is JSON");
    (text, log)
}

/// The log of a project.
fn checked_project(path: &Path) -> (String, Value) {
    let options = Options { paths: vec![path.to_path_buf()], today: Some(today()), ..Options::default() };
    let done = build(&options, &Quiet).unwrap_or_else(|fault| panic!("the check could not be done: {fault}"));
    log(&Told { findings: &done.findings, allowed: &done.allowed, quiet: &done.quiet })
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn the_log_keeps_to_the_schema() {
    let folder = small_project();
    change(folder.path(), "plans/care-plan.yaml", "plan: care-plan", "leed: nobody\nplan: care-plan");
    let (_, log) = checked_project(folder.path());
    assert_eq!(faults(&log), Vec::<String>::new());
    assert!(!results(&log).is_empty());
    let (_, empty) = self::log(&Told::default());
    assert_eq!(faults(&empty), Vec::<String>::new());
    assert!(results(&empty).is_empty());
}

#[test]
fn the_schema_finds_a_log_that_does_not_keep_to_it() {
    let (_, good) = log(&Told::default());
    let spoilt: [fn(&mut Value); 4] = [
        |log| log["version"] = "2.0.0".into(),
        |log| log["runs"][0]["columnKind"] = "bytes".into(),
        |log| log["runs"][0]["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] = "hint".into(),
        |log| log["runs"][0]["results"] = serde_json::json!([{"ruleId": "a"}]),
    ];
    for spoil in spoilt {
        let mut log = good.clone();
        spoil(&mut log);
        assert!(!faults(&log).is_empty());
    }
}

#[test]
fn each_result_names_its_rule_and_its_place() {
    let folder = small_project();
    std::fs::rename(folder.path().join("plans/child-in-need.yaml"), folder.path().join("plans/our-plan.yaml")).expect("renamed");
    change(folder.path(), "plans/our-plan.yaml", "lead: grace", "lead: grcae # é");
    let (_, log) = checked_project(folder.path());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(results(&log).iter().any(|result| result["ruleId"] == "unknown-person" && result["level"] == "error"));
    for result in results(&log) {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.starts_with("plans/")), "{place}");
        assert!(place["region"]["startLine"].as_u64() >= Some(1) && place["region"]["startColumn"].as_u64() >= Some(1), "{place}");
        assert!(place["region"].get("snippet").is_none() && place.get("contextRegion").is_none());
    }
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn a_silenced_finding_is_in_the_log_and_says_so() {
    let folder = small_project();
    change(folder.path(), "plans/child-in-need.yaml", "lead: grace", "lead: grace\nletters:\n  - from: mum\n    words: room #4");
    std::fs::write(folder.path().join("ourplan.yaml"), "council: Exampleshire\nallow: [hash-in-text]\n").expect("written");
    let (_, log) = checked_project(folder.path());
    assert_eq!(faults(&log), Vec::<String>::new());
    let silenced: Vec<&Value> = results(&log).iter().filter(|result| result.get("suppressions").is_some()).collect();
    let own = silenced.iter().find(|result| result["ruleId"] == "hash-in-text").expect("the silenced finding is there");
    assert_eq!(own["suppressions"][0]["kind"], "inSource");
    let by = &own["suppressions"][0]["location"]["physicalLocation"];
    assert_eq!((by["artifactLocation"]["uri"].as_str(), by["region"]["startLine"].as_u64()), (Some("ourplan.yaml"), Some(2)));
}

#[test]
fn no_text_of_a_plan_and_no_folder_of_a_machine_is_in_the_log() {
    let folder = small_project();
    let secret = "Zebra Row 7";
    let lines = format!(
        "lead: grcae\nletters:\n  - from: {secret}\n    words: {secret} #3\n  - from: mum\n    words: \"{secret}\"\n    only_for: [amira]\n    \
         onyl_for: [{secret}]"
    );
    change(folder.path(), "plans/child-in-need.yaml", "lead: grace", &lines);
    let (text, log) = checked_project(folder.path());
    assert!(results(&log).len() >= 3, "{text}");
    assert!(!text.contains("Zebra"), "{text}");
    let machine = folder.path().to_string_lossy().into_owned();
    assert!(!text.contains(&machine) && !text.contains("file://"), "{text}");
}

#[test]
fn a_file_from_elsewhere_is_told_by_its_own_name() {
    let place = |file: &str| {
        let finding = Finding {
            code: "unknown-key",
            severity: ourplan::diagnostics::Severity::Error,
            times: 1,
            concern: ourplan::check::Concern::File,
            file: file.to_owned(),
            line: 1,
            column: 1,
            message: "This is not a key.".to_owned(),
            help: None,
            picture: None,
            allowed: None,
        };
        let (_, log) = log(&Told { findings: &[finding], ..Told::default() });
        assert_eq!(faults(&log), Vec::<String>::new());
        results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().map(str::to_owned)
    };
    assert_eq!(place("/somewhere/else/a b.yaml").as_deref(), Some("a%20b.yaml"));
    assert_eq!(place("plans/ä.yaml").as_deref(), Some("plans/%C3%A4.yaml"));
}
