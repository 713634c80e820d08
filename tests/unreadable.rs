//! Settings, plans and folders that cannot be read, in every way: the copies that stand are marked, as with a mistake in them.

use crate::support::*;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

const PLAN: &str = "plans/care-plan.yaml";

/// Puts something in the place of a file or a folder that cannot be read as one.
fn spoil(path: &Path, how: &str) -> bool {
    let away = path.with_extension("away");
    fs::rename(path, &away).expect("renamed");
    match how {
        "a folder" => fs::create_dir(path).expect("made"),
        "a pipe" => assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success()),
        "a link round" => symlink(path, path).expect("a link"),
        "a link to nothing" => symlink(path.with_extension("nowhere"), path).expect("a link"),
        "a device" => symlink("/dev/zero", path).expect("a link"),
        "a file" => fs::write(path, "").expect("written"),
        "not UTF-8" => fs::write(path, b"council: \xff\xfe\n").expect("written"),
        "too large" => fs::write(path, "x: y\n".repeat(300_000)).expect("written"),
        _ => {
            fs::rename(&away, path).expect("renamed");
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("set");
            // Whoever may read everything cannot be kept out.
            return if path.is_dir() { fs::read_dir(path).is_err() } else { fs::read(path).is_err() };
        }
    }
    true
}

const FILE_WAYS: [&str; 8] =
    ["a folder", "a pipe", "a link round", "a link to nothing", "a device", "not UTF-8", "too large", "no permission"];

/// A project whose booklets were built when Mum could still read two short words, which no search looks for; then they are withheld.
fn before() -> (tempfile::TempDir, PathBuf) {
    let project = small_project();
    let out = project.path().join("booklets");
    // No locked file, which takes long to make.
    change(project.path(), PLAN, ", protect: true", "");
    build_into(project.path(), &out);
    change(project.path(), PLAN, "how: Ask Sam.", "how: {words: Ask Sam., not_for: [mum]}");
    (project, out)
}

fn row(out: &Path, reader: &str) -> String {
    let page = fs::read_to_string(out.join("index.html")).expect("there is an index");
    let mut rows = page.split("<tr").map(|row| words_of_page(&format!("<body{}", row.replace('<', " <"))));
    rows.find(|row| row.starts_with(&format!("{reader} "))).unwrap_or_default()
}

fn assert_marked(project: &Path, out: &Path, what: &str) {
    let done = build_into(project, out);
    assert!(done.exit_code() > 0, "{what}: it is a mistake");
    assert!(out.join("care-plan/mum/index.html").is_file(), "{what}: what is not gone stays");
    let is_marked = done.plans.iter().any(|plan| plan.name == "care-plan" && plan.older_copies.contains(&"mum".to_owned()));
    assert!(is_marked, "{what}: the run says so");
    assert!(row(out, "mum").contains("Do not hand it over"), "{what}: {}", row(out, "mum"));
}

#[test]
fn settings() {
    for how in FILE_WAYS {
        let (project, out) = before();
        let path = project.path().join("ourplan.yaml");
        if !path.exists() {
            fs::write(&path, "").expect("written");
        }
        if spoil(&path, how) {
            assert_marked(project.path(), &out, &format!("the settings are {how}"));
        }
    }
}

#[test]
fn a_plan() {
    for how in FILE_WAYS {
        let (project, out) = before();
        if spoil(&project.path().join(PLAN), how) {
            assert_marked(project.path(), &out, &format!("the plan is {how}"));
        }
    }
}

#[test]
fn the_folder_of_the_plans() {
    for how in ["a file", "a pipe", "a link round", "a link to nothing", "a device", "no permission"] {
        let (project, out) = before();
        if spoil(&project.path().join("plans"), how) {
            assert_marked(project.path(), &out, &format!("the plans are {how}"));
        }
    }
}

#[test]
fn a_folder_of_plans_that_leads_out_is_not_read_and_one_that_leads_within_is() {
    let (project, out) = before();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::rename(project.path().join("plans"), elsewhere.path().join("plans")).expect("moved");
    symlink(elsewhere.path().join("plans"), project.path().join("plans")).expect("a link");
    assert_marked(project.path(), &out, "it leads out");
    fs::rename(elsewhere.path().join("plans"), project.path().join("our-plans")).expect("moved");
    fs::remove_file(project.path().join("plans")).expect("removed");
    symlink("our-plans", project.path().join("plans")).expect("a link");
    let done = build_into(project.path(), &out);
    assert!(done.findings.iter().all(|finding| finding.code != "plan-is-a-link"));
    assert!(!row(&out, "mum").contains("Do not"), "{}", row(&out, "mum"));
}

#[test]
fn a_folder_in_the_folder_of_the_plans() {
    let project = small_project();
    let out = project.path().join("booklets");
    fs::create_dir(project.path().join("plans/team")).expect("made");
    fs::rename(project.path().join(PLAN), project.path().join("plans/team/care-plan.yaml")).expect("moved");
    build_into(project.path(), &out);
    if spoil(&project.path().join("plans/team"), "no permission") {
        assert_marked(project.path(), &out, "a folder among the plans may not be opened");
    }
}
