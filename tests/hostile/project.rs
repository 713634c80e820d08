//! A small project to hurt, and the real program run on it with a second of processor time and 200 MB of memory.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small plan without errors.
pub const PLAN: &str = include_str!("../contract/care-plan.yaml");

/// What a run said.
pub struct Run {
    pub code: Option<i32>,
    /// Each finding: code, severity, file, line, column, message.
    pub findings: Vec<Value>,
    /// What was printed beside findings.
    pub said: String,
}

impl Run {
    /// Whether there is a finding of a code at a line and column of a file.
    pub fn has(&self, code: &str, file: &str, line: u64, column: u64) -> bool {
        self.findings
            .iter()
            .any(|finding| finding["code"] == code && finding["file"] == file && finding["line"] == line && finding["column"] == column)
    }

    /// The codes of all findings that are errors, each once.
    pub fn errors(&self) -> Vec<&str> {
        let errors = self.findings.iter().filter(|finding| finding["severity"] == "error");
        let mut codes: Vec<_> = errors.filter_map(|finding| finding["code"].as_str()).collect();
        codes.dedup();
        codes
    }
}

/// A project of one plan.
pub fn project(plan: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "plans/plan.yaml", plan);
    for picture in ["pictures/rory-kite.svg", "pictures/sam.svg"] {
        write(folder.path(), picture, b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>");
    }
    folder
}

/// A project with a theme of its own.
pub fn themed(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = project(PLAN.as_bytes());
    write(folder.path(), "ourplan.yaml", b"theme: ours\n");
    write(folder.path(), "themes/ours/theme.yaml", b"name: ours\nextends: plain\n");
    for (name, text) in files {
        write(folder.path(), &format!("themes/ours/{name}"), text.as_bytes());
    }
    folder
}

/// Writes a file, with the folders that it lies in.
pub fn write(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("made");
    std::fs::write(&path, bytes).expect("written");
    path
}

/// Checks a project: everything is done in memory.
pub fn check(folder: &Path) -> Run {
    run(folder, &["check", ".", "--report", "json"])
}

/// Builds a project into `booklets`.
pub fn build(folder: &Path) -> Run {
    run(folder, &["build", "."])
}

/// Runs the program in a folder. A run that takes eight seconds of processor time, or 200 MB, is ended by the system and fails.
/// Most take less than a tenth of a second; on a machine that is busy with other work, ten times that has been seen.
pub fn run(folder: &Path, arguments: &[&str]) -> Run {
    let program = env!("CARGO_BIN_EXE_ourplan");
    let mut command = if cfg!(target_os = "linux") {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 204800 && ulimit -t 8 && exec \"$0\" \"$@\"", program]).env("MALLOC_ARENA_MAX", "1");
        command
    } else {
        Command::new(program)
    };
    let output = command.args(arguments).args(["--today", "2026-11-22", "--jobs", "1"]).current_dir(folder).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code().is_some_and(|code| code <= 3), "{arguments:?} was ended: {} {said}", output.status);
    assert!(!said.contains("panicked"), "{said}");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let findings = serde_json::from_str(&printed).unwrap_or_default();
    Run { code: output.status.code(), findings, said: said + &printed }
}
