//! `ourplan clean` as a worker types it: what it says, what it leaves, its exit codes.

use super::bench::{Bench, NEW, OLD, PROGRAM, own_names, readers, run};
use crate::support::squeeze;
use std::path::Path;
use std::process::Command;

fn clean(arguments: &[&str], folder: &Path) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    command.arg("clean").args(arguments).current_dir(folder);
    run(command)
}

#[test]
fn held_back_copies_go_and_the_booklets_stay() {
    let bench = Bench::new();
    bench.build(OLD);
    let held = bench.out.join(".ourplan/held-back/one/family");
    std::fs::create_dir_all(&held).expect("made");
    std::fs::write(held.join("index.html"), "a secret").expect("written");
    let hash = blake3::hash(b"a secret").to_hex();
    let list = format!("{{\"key\":\"k\",\"files\":[[\"index.html\",\"{}\"]]}}", &hash[..32]);
    std::fs::write(held.with_extension("list"), list).expect("written");
    std::fs::write(held.join("mine.txt"), "mine").expect("written");
    let (code, said) = clean(&[], bench.project());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Removed 1 older copy that was held back: one/family.") && said.contains("clean --all"), "{said}");
    assert!(said.contains("mine.txt stays, because it may be yours"), "{said}");
    assert_eq!(std::fs::read(held.join("mine.txt")).expect("it stays"), b"mine");
    std::fs::remove_dir_all(bench.out.join(".ourplan/held-back")).expect("removed");
    assert_eq!(own_names(&bench.out), ["index.json", "lock", "plans"]);
    bench.assert_is(OLD);
    bench.build(NEW);
    let (code, said) = clean(&["--out", "booklets"], bench.project());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("There was nothing to remove.") && said.contains("It holds no text of a plan."), "{said}");
}

#[test]
fn all_removes_the_booklets_and_everything_that_is_kept() {
    let bench = Bench::new();
    bench.build(OLD);
    let (code, said) = clean(&["--all"], bench.project());
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("Removed 4 booklets: one/amira, one/family, two/amira, two/family.") && said.contains("the page that lists"),
        "{said}"
    );
    assert!(readers(&bench.out).is_empty());
    assert_eq!(own_names(&bench.out), [] as [&str; 0]);
    assert!(bench.project().join("plans/one.yaml").is_file(), "the plans stay");
    let (code, said) = clean(&["--all"], bench.project());
    assert_eq!((code, said.as_str()), (Some(0), "There was nothing to remove.\n"));
    bench.build(NEW);
}

#[test]
fn what_a_stopped_build_left_goes() {
    let bench = Bench::new();
    bench.build(OLD);
    std::fs::create_dir_all(bench.out.join(".ourplan/staging/3")).expect("made");
    std::fs::write(bench.out.join(".ourplan/staging/3/index.html"), "half").expect("written");
    let (code, said) = clean(&[], bench.project());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Removed what a stopped build had left behind."), "{said}");
    assert_eq!(own_names(&bench.out), ["index.json", "lock", "plans"]);
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [&["my-plan"][..], &["--out", "nowhere"], &[]] {
        let (code, said) = clean(arguments, folder.path());
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("There is no folder") && said.contains("nothing was removed"), "{said}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0, "and nothing is made");
    assert!(squeeze(&clean(&["--help"], folder.path()).1).contains("Plans, and files that ourplan did not make, stay"));
}
