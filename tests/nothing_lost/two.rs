//! Two programs at once, a holder that dies, and booklets on another disk than the plans.

use super::bench::{Bench, NEW, OLD, own_names, run, start};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A build that stands still in the middle of its writing.
fn halted(bench: &Bench) -> Child {
    for _ in 0..50 {
        bench.build(OLD);
        bench.turn_to(NEW);
        let mut child = start(bench.command());
        let began = Instant::now();
        while !bench.out.join(".ourplan/staging").exists() && began.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_micros(100));
        }
        let stopped = Command::new("kill").args(["-STOP", &child.id().to_string()]).status().expect("kill is there");
        std::thread::sleep(Duration::from_millis(20));
        if stopped.success() && child.try_wait().expect("our own").is_none() && bench.out.join(".ourplan/staging").exists() {
            return child;
        }
        // It was quicker than we are.
        child.kill().expect("our own");
        child.wait().expect("it ends");
    }
    panic!("no build could be halted while it was writing");
}

#[test]
fn the_second_waits_then_says_so_and_the_lock_dies_with_its_holder() {
    let bench = Bench::new();
    let mut holder = halted(&bench);
    let (code, said) = run(bench.command());
    let still_there = holder.try_wait().expect("our own").is_none();
    let mixed = bench.mixed();
    holder.kill().expect("our own");
    holder.wait().expect("it ends");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("Another build is at work") && said.contains("run this again"), "{said}");
    assert!(still_there && mixed.is_empty(), "{mixed:?}");
    // Killed and not ended: the next one has the lock all the same.
    bench.build(NEW);
}

#[test]
fn two_builds_at_once_end_in_whole_booklets() {
    let bench = Bench::new();
    bench.build(OLD);
    for round in 0..10 {
        let version = [NEW, OLD][round % 2];
        bench.turn_to(version);
        let both = [start(bench.command()), start(bench.command())];
        let codes = both.map(|mut child| child.wait().expect("it ends").code());
        assert!(codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
        bench.assert_is(version);
        assert_eq!(own_names(&bench.out), ["index.json", "lock", "plans"]);
    }
}

#[test]
fn booklets_on_another_disk_than_the_plans() {
    let project = tempfile::tempdir().expect("a folder");
    let memory = Path::new("/dev/shm");
    let other = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.expect("a folder");
    let device = |path: &Path| path.metadata().expect("there").dev();
    if device(project.path()) == device(other.path()) {
        println!("NOT ON TWO DISKS: this machine has its temporary folder and /dev/shm on one. It is tried on one disk.");
    }
    let out = other.path().join("booklets");
    let bench = Bench::with_out(project, out.clone());
    bench.build(OLD);
    bench.build(NEW);
    // A copy that is held back moves within the disk of the booklets.
    let plan = bench.project().join("plans/one.yaml");
    let text = std::fs::read_to_string(&plan).expect("readable");
    let tight = text.replace("words: Dear Amira. It was good to meet you.", "words: Dear Amira. It was good to meet you., not_for: [mum]");
    assert_ne!(text, tight);
    std::fs::write(&plan, tight.replace("lead: grace", "lead: graze")).expect("written");
    assert_eq!(run(bench.command()).0, Some(1));
    assert!(out.join(".ourplan/held-back/one/family/index.html").is_file() && !out.join("one/family").exists());
    assert!(bench.mixed().iter().eq(["one/family"]), "{:?}", bench.mixed());
    let mut clean = Command::new(super::bench::PROGRAM);
    clean.args(["clean", "--all"]).arg(bench.project()).arg("--out").arg(&out);
    assert_eq!(run(clean).0, Some(0));
    assert_eq!(std::fs::read_dir(&out).expect("there").count(), 0, "all that was ours is gone");
}
