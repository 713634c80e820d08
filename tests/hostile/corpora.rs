//! Replays, on stable, every input that was made by hand or found by fuzzing.

use super::corpus::targets::TARGETS;
use std::path::Path;

#[test]
fn corpora_replay() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut all = 0;
    for (name, target) in TARGETS {
        let mut files: Vec<_> =
            std::fs::read_dir(folder.join(name)).expect("it has a corpus").map(|file| file.expect("readable").path()).collect();
        files.sort();
        for file in &files {
            let bytes = std::fs::read(file).expect("readable");
            let outcome = std::panic::catch_unwind(|| target(&bytes));
            assert!(outcome.is_ok(), "{} does not hold; the reason stands above", file.display());
        }
        println!("{name}: {} inputs", files.len());
        assert!(files.len() > 5, "{name} has inputs");
        all += files.len();
    }
    println!("{all} inputs replayed");
    let folders = std::fs::read_dir(&folder).expect("readable").count();
    assert_eq!(folders, TARGETS.len(), "each corpus has its target");
}

#[test]
#[should_panic(expected = "<script>")]
fn a_target_can_fail() {
    super::corpus::targets::tags_are_ours("<p>x</p><script>");
}
