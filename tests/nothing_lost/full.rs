//! No room: a small disk that is full, and a limit on how large a file may grow.

use super::bench::{Bench, NEW, OLD, PROGRAM, build, run};
use crate::support::{change, small_project};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A small disk in memory; it goes with the test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Nothing where this machine lets us make none, with what it said.
    fn new(size: &str) -> Result<Self, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder.path());
        match mount.output() {
            Ok(done) if done.status.success() => Ok(SmallDisk(folder)),
            Ok(done) => Err(String::from_utf8_lossy(&done.stderr).trim().to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Fills it but for so many bytes.
    fn fill_but(&self, left: u64) {
        let path = self.ballast();
        let mut file = File::create(&path).expect("made");
        let block = [0; 4096];
        while file.write_all(&block).is_ok() {}
        let length = file.metadata().expect("there").len();
        file.set_len(length.saturating_sub(left)).expect("made shorter");
    }

    fn ballast(&self) -> PathBuf {
        self.0.path().join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Should it not go, the machine keeps an empty folder in memory.
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_booklets_and_says_so() {
    let disk = match SmallDisk::new("8m") {
        Ok(disk) => disk,
        Err(why) => {
            println!("NOT RUN ON A FULL DISK: this machine makes no small disk ({why}). The limit on files is tried instead.");
            return with_limits();
        }
    };
    let bench = Bench::with_out(tempfile::tempdir().expect("a folder"), disk.0.path().join("booklets"));
    let mut refused = 0;
    for left in [0, 4, 12, 32, 64, 100, 140, 200, 280].map(|kilobytes| kilobytes * 1024) {
        bench.build(OLD);
        disk.fill_but(left);
        bench.turn_to(NEW);
        let (code, said) = run(bench.command());
        assert!(bench.mixed().is_empty(), "{left} bytes left: {:?}", bench.mixed());
        if code == Some(2) {
            refused += 1;
            assert!(said.contains("the disk is full") && said.contains("run this again"), "{said}");
            assert!(!said.contains("os error"), "{said}");
        } else {
            assert_eq!(code, Some(0), "{left} bytes left: {said}");
        }
        if left == 0 {
            bench.assert_is(OLD);
        }
        fs::remove_file(disk.ballast()).expect("there is room again");
        bench.build(NEW);
    }
    assert!(refused > 3, "the disk was full {refused} times");
    println!("full disk: {refused} builds stopped by it, 0 mixed");
}

#[test]
fn a_full_disk_is_no_shelter_for_an_older_copy() {
    let Ok(disk) = SmallDisk::new("16m") else {
        println!("NOT RUN ON A FULL DISK: this machine makes no small disk.");
        return;
    };
    let (project, out) = (small_project(), disk.0.path().join("booklets"));
    let plan = "plans/care-plan.yaml";
    let built = || {
        let mut command = Command::new(PROGRAM);
        build(&mut command, project.path(), &out);
        run(command)
    };
    change(project.path(), plan, ", protect: true", "");
    change(project.path(), plan, "how: Ask Sam.", "how: Ring the bell by the garden gate.");
    assert_eq!(built().0, Some(0));
    let tight = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";
    change(project.path(), plan, "how: Ring the bell by the garden gate.", tight);
    disk.fill_but(0);
    let (code, said) = built();
    assert_eq!(code, Some(2), "{said}");
    let marked = said.lines().any(|line| line.starts_with("Do not hand over the older copies of `care-plan`") && line.contains("mum"));
    assert!(marked || said.contains("older-copy-held-back"), "Mum's copy is held back, or nobody may hand it over: {said}");
}

#[test]
fn a_limit_on_files_leaves_the_old_booklets() {
    with_limits();
}

/// A file may grow to so many kilobytes. Without the trap, the machine ends the program at that write, as a kill would.
fn with_limits() {
    let bench = Bench::new();
    let (mut refused, mut killed) = (0, 0);
    for kilobytes in [1, 2, 4, 6, 10, 20] {
        for trap in ["trap '' XFSZ; ", ""] {
            bench.build(OLD);
            bench.turn_to(NEW);
            let (code, said) = run(limited(trap, kilobytes, bench.project(), &bench.out));
            assert!(bench.mixed().is_empty(), "{kilobytes} kB: {:?}", bench.mixed());
            match code {
                Some(2) if !trap.is_empty() => {
                    refused += 1;
                    assert!(said.contains("lets no file grow so large") && !said.contains("os error"), "{said}");
                }
                Some(0) => {}
                None if trap.is_empty() => killed += 1,
                _ => panic!("{kilobytes} kB: {code:?} {said}"),
            }
            bench.build(NEW);
        }
    }
    assert!(refused > 2 && killed > 2, "{refused} refused, {killed} killed");
    println!("limit on files: {refused} builds stopped by it, {killed} killed by it, 0 mixed");
}

fn limited(trap: &str, kilobytes: u32, project: &Path, out: &Path) -> Command {
    let mut command = Command::new("bash");
    command.arg("-c").arg(format!("{trap}ulimit -c 0; ulimit -f {kilobytes}; exec \"$0\" \"$@\"")).arg(PROGRAM);
    build(&mut command, project, out);
    command
}
