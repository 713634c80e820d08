//! What a watching run learns about an output folder between two runs.

use super::*;
use crate::output::{OutputHome, RecordStamp};

/// A run that publishes booklets, and the records as it left them.
fn watched(out: &Path, booklets: &[(&str, &str)]) -> (usize, RecordStamp) {
    let output = open(out);
    for (reader, words) in booklets {
        let artifacts = site(&[("index.html", words), ("same.css", "the same")]);
        output.publish(booklet("rory", reader, words, &artifacts)).expect("it is written");
    }
    index(&output, booklets[0].1.as_bytes()).expect("it is written");
    let summary = output.finish().expect("it is saved");
    (summary.made, summary.left)
}

#[test]
fn the_records_are_as_they_were_left_until_somebody_is_at_them() {
    type Deed = fn(&Path);
    let deeds: [(&str, Deed); 5] = [
        ("all is deleted", |out| std::fs::remove_dir_all(out.join(".ourplan")).expect("removed")),
        ("the records are deleted", |out| std::fs::remove_dir_all(out.join(".ourplan/plans")).expect("removed")),
        ("one is deleted", |out| std::fs::remove_file(record(out, "rory")).expect("removed")),
        ("that of the index is deleted", |out| std::fs::remove_file(out.join(".ourplan/index.json")).expect("removed")),
        ("another run", |out| drop(run(out, "rory", "dad", "k", &[("index.html", "x")]).expect("it is written"))),
    ];
    for (what, deed) in deeds {
        let out = folder();
        watched(out.path(), &[("mum", "one")]);
        let (made, left) = watched(out.path(), &[("mum", "two")]);
        let home = OutputHome::from(out.path());
        assert!(made == 1 && left.is_as_left(&home) && Output::stands(&home), "{what}");
        std::thread::sleep(std::time::Duration::from_millis(20));
        deed(out.path());
        assert!(!left.is_as_left(&home), "{what}");
    }
}

#[test]
fn runs_for_one_plan_after_the_other_end_with_the_records_of_one_run() {
    let (out, alone) = (folder(), folder());
    watched(out.path(), &[("mum", "one")]);
    watched(out.path(), &[("mum", "two"), ("dad", "one")]);
    watched(out.path(), &[("mum", "two"), ("dad", "two")]);
    watched(alone.path(), &[("mum", "two"), ("dad", "two")]);
    assert_eq!(timeless(&record(out.path(), "rory")), timeless(&record(alone.path(), "rory")));
    assert_eq!(own_names(out.path()), own_names(alone.path()));
}

#[test]
fn what_somebody_changed_between_two_runs_is_not_written_over() {
    let out = folder();
    watched(out.path(), &[("mum", "one")]);
    write(out.path().join("rory/mum/index.html"), "my own");
    let refused = open(out.path()).publish(booklet("rory", "mum", "two", &site(&[("index.html", "two")])));
    assert!(refused.expect_err("it is not ours any more").to_string().contains("did not write over"));
    assert_eq!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("my own"));
}
