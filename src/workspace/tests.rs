//! What `workspace` finds, what it passes over, and what it refuses to read.

mod finding;
mod reading;

use super::{PlanFile, Workspace, load};
use crate::diagnostics::Diagnostic;
use crate::system_error::SystemError;
use jiff::civil::date;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with these files in it.
fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for a test");
    for file in files {
        write(&folder.path().join(file), file.as_bytes());
    }
    folder
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

fn load_all(paths: &[PathBuf]) -> Result<(Vec<Workspace>, Vec<Diagnostic>), SystemError> {
    load(paths, Some(date(2026, 3, 4)))
}

fn project(folder: &TempDir) -> (Workspace, Vec<Diagnostic>) {
    match load_all(&[folder.path().to_path_buf()]) {
        Ok((mut workspaces, findings)) if workspaces.len() == 1 => (workspaces.remove(0), findings),
        Ok((workspaces, _)) => panic!("{} workspaces", workspaces.len()),
        Err(fault) => panic!("{fault}"),
    }
}

fn shown(workspace: &Workspace) -> Vec<&str> {
    workspace.plans.iter().map(|plan| plan.shown.as_str()).collect()
}

fn refused(paths: &[PathBuf]) -> String {
    match load_all(paths) {
        Err(SystemError::Usage(words)) => words,
        Err(other) => panic!("{other}"),
        Ok((found, _)) => found[0].trouble.as_ref().map(ToString::to_string).expect("it was taken"),
    }
}
