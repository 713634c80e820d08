//! Findings as a SARIF 2.1.0 log, for editors and pages that show results of many programs.
//!
//! It holds places, codes and our own sentences. No line of a plan is in it, and no folder of a machine.

use super::explain::{self, Explanation};
use super::{Finding, Told};
use crate::diagnostics::Severity;
use serde_json::{Value, json};
use std::io;

/// The schema that the log keeps to.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the log and a line's end. What `allow` silenced is in it, marked as suppressed.
pub(super) fn write(told: &Told<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let explanations = explain::all();
    let result = |finding| result(finding, &explanations);
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "ourplan",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": explanations.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": told.findings.iter().map(result).chain(told.allowed.iter().map(result)).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(explanation: &Explanation) -> Value {
    json!({
        "id": explanation.code,
        "shortDescription": {"text": explanation.what},
        "fullDescription": {"text": format!("{} {}", explanation.what, explanation.why)},
        "help": {"text": help(explanation)},
        "defaultConfiguration": {"level": level(explanation.severity)},
    })
}

fn help(explanation: &Explanation) -> String {
    let mut parts = vec![explanation.why.to_owned()];
    if !explanation.example.is_empty() {
        parts.push(format!("Instead of:\n\n{}", explanation.example));
    }
    match explanation.advice() {
        Some(advice) => parts.push(format!("What to do: {advice}")),
        None => parts.push(format!("Write:\n\n{}", explanation.better)),
    }
    parts.extend(explanation.source.map(|source| format!("This rests on: {source}.")));
    parts.join("\n\n")
}

fn result(finding: &Finding, explanations: &[Explanation]) -> Value {
    let help = finding.help.as_ref().map(|help| format!(" {help}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": {"text": format!("{}{help}", finding.message)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&finding.file)},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }}],
    });
    if let Some(index) = explanations.iter().position(|explanation| explanation.code == finding.code) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(by) = &finding.allowed {
        result["suppressions"] = json!([{
            "kind": "inSource",
            "location": {"physicalLocation": {
                "artifactLocation": {"uri": uri(&by.file)},
                "region": {"startLine": by.line, "startColumn": by.column},
            }},
        }]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A file's name as a relative reference. Of a file outside the project only its own name is told.
fn uri(file: &str) -> String {
    let file = file.replace('\\', "/");
    let is_absolute = file.starts_with('/') || file.get(1..2) == Some(":");
    let told = if is_absolute { file.rsplit('/').next().unwrap_or_default() } else { &file };
    let mut uri = String::with_capacity(told.len());
    for byte in told.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_name_becomes_a_relative_reference() {
        assert_eq!(uri("plans/kestrel.yaml"), "plans/kestrel.yaml");
        assert_eq!(uri("plans/a b#1.yaml"), "plans/a%20b%231.yaml");
        assert_eq!(uri("plans\\é.yaml"), "plans/%C3%A9.yaml");
        assert_eq!(uri("/somewhere/of/mine/kestrel.yaml"), "kestrel.yaml");
        assert_eq!(uri("C:\\mine\\kestrel.yaml"), "kestrel.yaml");
        assert_eq!(uri("a:b.yaml"), "b.yaml".replace("b.yaml", "a%3Ab.yaml"));
    }
}
