//! Goldens: what comes out of a plan, as files that a person can open. `UPDATE=1 cargo test` writes them anew;
//! a file too many or too few fails as well.

use crate::support::*;
use ourplan::report::{Report, resolve, write};
use ourplan::theme::is_ours;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn golden(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(case)
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/");
            (name, fs::read(entry.path()).expect("readable"))
        })
        .collect()
}

fn compare(case: &str, made: &BTreeMap<String, Vec<u8>>) {
    let out = golden(case).join("out");
    if std::env::var_os("UPDATE").is_some() {
        if out.exists() {
            fs::remove_dir_all(&out).expect("the old goldens can go");
        }
        for (name, bytes) in made {
            let path = out.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, bytes).expect("written");
        }
    }
    let stands = files(&out);
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&stands), names(made), "{case}: the same files; `UPDATE=1 cargo test goldens` writes them anew");
    for (name, bytes) in made {
        assert!(stands[name] == *bytes, "{case}: {name} is another; look at it, then `UPDATE=1 cargo test goldens`");
    }
}

#[test]
fn a_child_in_need_plan_becomes_these_pages() {
    let out = tempfile::tempdir().expect("a folder");
    let plan = golden("child-in-need").join("in/child-in-need.yaml");
    let done = build_with(&plan, out.path(), |options| options.readers = vec!["amira".into()]);
    assert_eq!(done.exit_code(), 0);
    let mut made = files(&out.path().join("child-in-need/amira"));
    made.retain(|name, bytes| !["style.css", "script.js"].contains(&name.as_str()) && !is_ours(name, bytes));
    compare("child-in-need", &made);
}

#[test]
fn a_plan_with_slips_gets_these_messages() {
    let text = fs::read_to_string(golden("slips").join("in/slips.yaml")).expect("the plan is there");
    let (plan, found) = checked("slips", &text);
    assert!(plan.is_none(), "it has errors");
    let findings = resolve(found);
    let mut made = BTreeMap::new();
    for (name, style) in [("drawn.txt", Report::Drawn), ("plain.txt", Report::Plain), ("findings.json", Report::Json)] {
        let mut bytes = Vec::new();
        write(&findings, style, &mut bytes, false).expect("written to memory");
        made.insert(name.to_owned(), bytes);
    }
    compare("slips", &made);
}
