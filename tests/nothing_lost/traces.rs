//! No care text where nobody looks for it: not in what the program keeps, not in what it says, not in temporary files.

use super::bench::{PROGRAM, build, run};
use crate::support::{change, small_project};
use std::path::Path;
use std::process::Command;

const PLAN: &str = "plans/care-plan.yaml";

/// Words that nobody may see but those they are for, planted in every sort of text.
const PLANTED: [(&str, &str, &str); 6] = [
    ("how: Ask Sam.", "how: {words: Vexillum quorbate the zinnober gate., not_for: [mum]}", "quorbate"),
    (
        "worries: [{who: rory, words: I worry that I will have to move again.}]",
        "worries: [{who: rory, words: I worry about the brindlewax every night., not_for: [mum, sam]}]",
        "brindlewax",
    ),
    ("text: [\"Elm Row\", ", "text: [\"Elm Row\", \"Mirthgallow Lane\", ", "mirthgallow"),
    ("likes: [kites,", "likes: [{words: the plumfettle on the roof of it, only_for: [rory]}, kites,", "plumfettle"),
    ("full_name: Rory James Field", "full_name: Rory Ockerdale Field", "ockerdale"),
    ("matters_to_me: [", "matters_to_me: [{words: That the Tarnwhistle never comes back here., only_for: [workers]}, ", "tarnwhistle"),
];

/// A word that Mum may read first and not later.
const LATER: &str = "hexwhistle";

/// The planted words that stand in a text, in any capitals.
fn planted_in(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase();
    PLANTED.iter().map(|(_, _, word)| *word).chain([LATER]).filter(|word| text.contains(word)).collect()
}

/// What the program keeps, but for what was held back, with the names of its files.
fn kept(out: &Path) -> String {
    let entries = walkdir::WalkDir::new(out.join(".ourplan")).into_iter().filter_entry(|entry| entry.file_name() != "held-back");
    let mut all = String::new();
    for entry in entries.flatten() {
        all.push_str(&format!("{}\n", entry.path().strip_prefix(out).expect("below").display()));
        if entry.file_type().is_file() {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(entry.path()).expect("readable")));
        }
    }
    all
}

#[test]
fn not_in_what_it_keeps_nor_in_what_it_says_nor_in_temporary_files() {
    let project = small_project();
    let temporary = tempfile::tempdir().expect("a folder");
    let (folder, out) = (project.path(), project.path().join("booklets"));
    for (from, to, _) in PLANTED {
        change(folder, PLAN, from, to);
    }
    let go = |what: &str, expected: i32| {
        let mut command = Command::new(PROGRAM);
        build(&mut command, folder, &out);
        let mut commands = vec![command];
        for report in ["plain", "json", "drawn"] {
            let mut check = Command::new(PROGRAM);
            check.arg("check").arg(folder).args(["--today", "2026-11-22", "--report", report]);
            commands.push(check);
        }
        for mut command in commands {
            command.env("TMPDIR", temporary.path()).env("TMP", temporary.path()).env("TEMP", temporary.path());
            let (code, said) = run(command);
            assert_eq!(code, Some(expected), "{what}: {said}");
            assert_eq!(planted_in(&said), [""; 0], "{what}, said: {said}");
            let kept = kept(&out);
            assert!(kept.contains("care-plan.json"), "{what}: it is looked at");
            assert_eq!(planted_in(&kept), [""; 0], "{what}, kept");
        }
        assert_eq!(std::fs::read_dir(temporary.path()).expect("there").count(), 0, "{what}: nothing in the temporary folder");
    };
    go("a build", 0);
    let page = std::fs::read_to_string(out.join("care-plan/rory/index.html")).expect("there");
    assert!(page.contains("Rory") && planted_in(&everything(&out.join("care-plan/rory"))).len() > 3, "the child may read most of it");
    // Typed again where Mum may read it: her booklet is stopped.
    change(folder, PLAN, "how: Sam drives you.", "how: Sam drives you. Vexillum quorbate the zinnober gate.");
    go("a stop", 3);
    change(folder, PLAN, "how: Sam drives you. Vexillum quorbate the zinnober gate.", "how: Sam drives you.");
    // Mum may read where it is, and later she may not. The plan has a mistake then, so her older copy is held back.
    change(folder, PLAN, "where: at Nan's house", "where: in the hexwhistle yard by the mill");
    go("a text that she may read", 0);
    change(folder, PLAN, "where: in the hexwhistle yard by the mill", "where: {words: in the hexwhistle yard by the mill, not_for: [mum]}");
    change(folder, PLAN, "lead: priya", "lead: pria");
    go("a copy held back", 1);
    assert!(planted_in(&everything(&out)).contains(&LATER), "others may read it");
    let held = std::fs::read_to_string(out.join(".ourplan/held-back/care-plan/mum/seeing.html")).expect("it is held back");
    assert_eq!(planted_in(&held), [LATER]);
}

fn everything(folder: &Path) -> String {
    crate::support::files(folder).values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect()
}
