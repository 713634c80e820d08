//! No permission: a folder that may be read and not written.

use super::bench::{Bench, NEW, OLD, PROGRAM, build, own_names, run};
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Somebody without rights, on every Linux.
const NOBODY: u32 = 65534;

/// The program as somebody for whom permissions hold. They do not hold for the user `root`, so then it is run as `nobody`.
struct Somebody {
    is_root: bool,
    program: PathBuf,
}

impl Somebody {
    fn new(bench: &Bench) -> Self {
        let is_root = fs::metadata(bench.project()).expect("there").uid() == 0;
        let mut program = PathBuf::from(PROGRAM);
        if is_root {
            // The folder that it was built in may be closed to others.
            program = bench.project().join("ourplan");
            fs::copy(PROGRAM, &program).expect("copied");
            for entry in walkdir::WalkDir::new(bench.project()).into_iter().flatten() {
                std::os::unix::fs::chown(entry.path(), Some(NOBODY), Some(NOBODY)).expect("given away");
            }
        }
        Somebody { is_root, program }
    }

    fn builds(&self, bench: &Bench) -> (Option<i32>, String) {
        let mut command = Command::new(if self.is_root { Path::new("setpriv") } else { &self.program });
        if self.is_root {
            command.arg(format!("--reuid={NOBODY}")).arg(format!("--regid={NOBODY}")).arg("--clear-groups").arg(&self.program);
        }
        build(&mut command, bench.project(), &bench.out);
        run(command)
    }
}

/// Closes folders against writing, or opens them again.
fn close(folder: &Path, closed: bool) {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let mode = match (entry.file_type().is_dir(), closed) {
            (true, true) => 0o555,
            (true, false) => 0o755,
            (false, true) => 0o444,
            (false, false) => 0o644,
        };
        fs::set_permissions(entry.path(), Permissions::from_mode(mode)).expect("set");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named_and_nothing_in_it_changes() {
    let bench = Bench::new();
    bench.build(OLD);
    let somebody = Somebody::new(&bench);
    let (code, said) = somebody.builds(&bench);
    assert_eq!(code, Some(0), "they may write now: {said}");
    for part in ["", ".ourplan", "two", "two/amira"] {
        bench.turn_to(NEW);
        close(&bench.out.join(part), true);
        let (code, said) = somebody.builds(&bench);
        close(&bench.out.join(part), false);
        assert_eq!(code, Some(2), "{part}: {said}");
        assert!(said.contains(&bench.out.join(part).display().to_string()), "{part}: the folder is named: {said}");
        assert!(said.contains("you may not use it") && said.contains("Ask who looks after this computer"), "{said}");
        let refusals = said.lines().filter(|line| line.starts_with("I could not")).count();
        assert!(!said.contains("os error") && (1..=2).contains(&refusals), "one for each reader of a plan at most: {said}");
        assert!(bench.mixed().is_empty(), "{part}: {:?}", bench.mixed());
        if part.is_empty() || part == ".ourplan" {
            bench.assert_is(OLD);
        }
        let (code, said) = somebody.builds(&bench);
        assert_eq!(code, Some(0), "{part}: it may be written again: {said}");
        bench.assert_is(NEW);
        assert_eq!(own_names(&bench.out), ["index.json", "lock", "plans"]);
        bench.turn_to(OLD);
        assert_eq!(somebody.builds(&bench).0, Some(0));
    }
}
