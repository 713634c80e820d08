//! The program run in a project with a theme.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// A project with a theme `ours` of these files.
pub fn themed(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = crate::support::small_project();
    std::fs::write(folder.path().join("ourplan.yaml"), "council: Exampleshire Council\ntheme: ours\n").expect("written");
    write(folder.path(), "theme.yaml", "name: ours\nmade_for: 1\n");
    files.iter().for_each(|(name, text)| write(folder.path(), name, text));
    folder
}

/// Writes a file of the theme.
pub fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join("themes/ours").join(name);
    std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

/// A theme with some more lines in its `theme.yaml`.
pub fn with_lines(lines: &str) -> tempfile::TempDir {
    themed(&[("theme.yaml", &format!("name: ours\nmade_for: 1\n{lines}"))])
}

/// Runs the program in a folder: exit code, what was printed, what was said.
pub fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_ourplan")).args(arguments).current_dir(folder).output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// Checks the theme: exit code and the whole report.
pub fn check(folder: &Path) -> (Option<i32>, Value) {
    let (code, printed, said) = run(folder, &["theme", "check", "--report", "json"]);
    (code, serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed} {said}")))
}

/// The findings as `code file:line:column`.
pub fn findings(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list");
    let place = |finding: &Value| {
        let file = finding["file"].as_str().unwrap_or_default().trim_start_matches("themes/ours/").to_owned();
        format!("{} {file}:{}:{}", finding["code"].as_str().unwrap_or_default(), finding["line"], finding["column"])
    };
    findings.iter().map(place).collect()
}

/// The help of the first finding of a code.
pub fn help(report: &Value, code: &str) -> String {
    let finding = report["findings"].as_array().expect("a list").iter().find(|finding| finding["code"] == code);
    finding.and_then(|finding| finding["help"].as_str()).unwrap_or_default().to_owned()
}
