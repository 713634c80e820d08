//! Runs of a watcher: what they leave on the disk, and what whoever comes next finds.

use super::*;
use crate::output::Kept;

/// A run that takes up what was kept, publishes booklets, and leaves the list as it is.
fn brief(out: &Path, kept: Option<Kept>, booklets: &[(&str, &str)]) -> (usize, Option<Kept>) {
    let output = Output::open_again(out, kept).unwrap_or_else(|fault| panic!("{fault}"));
    for (reader, words) in booklets {
        let artifacts = site(&[("index.html", words), ("same.css", "the same")]);
        output.publish(booklet("rory", reader, words, &artifacts)).expect("it is written");
    }
    let (summary, kept) = output.finish_and_keep(true).expect("it is kept");
    (summary.made, kept)
}

fn list(out: &Path) -> String {
    read(&out.join(".ourplan/manifest.json")).expect("it is there")
}

#[test]
fn a_brief_run_leaves_the_list_and_the_next_one_of_anybody_takes_up_the_journal() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("index.html", "one"), ("same.css", "the same")]).expect("it is written");
    let before = list(out.path());
    let (made, kept) = brief(out.path(), None, &[("mum", "two")]);
    assert_eq!((made, kept.is_some(), list(out.path()) == before), (1, true, true));
    let (made, kept) = brief(out.path(), kept, &[("mum", "three"), ("dad", "three")]);
    assert_eq!((made, kept.is_some(), list(out.path()) == before), (2, true, true));
    // The same words again: it knows what it wrote, though the list on the disk does not.
    let (made, kept) = brief(out.path(), kept, &[("mum", "three")]);
    assert_eq!((made, kept.is_some()), (0, true));
    assert_eq!(own_names(out.path()), ["journal", "lock", "manifest.json"]);
    // Another program, or this one after it was stopped.
    let output = open(out.path());
    assert_eq!(own_names(out.path()), ["lock", "manifest.json"]);
    assert_eq!(output.readers_of("rory"), ["dad", "mum"]);
    assert!(output.is_current("rory", "mum", "three") && output.is_current("rory", "dad", "three"));
    drop(output);
    // What was kept is of no use any more, and nothing is lost by it.
    let (made, _) = brief(out.path(), kept, &[("mum", "three"), ("dad", "four")]);
    assert_eq!(made, 1);
    assert!(open(out.path()).is_current("rory", "dad", "four"));
}

#[test]
fn a_whole_run_after_brief_ones_writes_the_list_that_it_would_have_written_alone() {
    let (out, alone) = (folder(), folder());
    let (_, kept) = brief(out.path(), None, &[("mum", "one")]);
    let (_, kept) = brief(out.path(), kept, &[("mum", "two")]);
    let output = Output::open_again(out.path(), kept).unwrap_or_else(|fault| panic!("{fault}"));
    let artifacts = site(&[("index.html", "two"), ("same.css", "the same")]);
    output.publish(booklet("rory", "mum", "two", &artifacts)).expect("it is written");
    output.finish_and_keep(false).expect("it is saved");
    run(alone.path(), "rory", "mum", "two", &[("index.html", "two"), ("same.css", "the same")]).expect("it is written");
    assert_eq!((list(out.path()), own_names(out.path())), (list(alone.path()), own_names(alone.path())));
}

#[test]
fn what_somebody_changed_between_two_runs_is_not_written_over() {
    let out = folder();
    let (_, kept) = brief(out.path(), None, &[("mum", "one")]);
    write(out.path().join("rory/mum/index.html"), "my own");
    let output = Output::open_again(out.path(), kept).unwrap_or_else(|fault| panic!("{fault}"));
    let artifacts = site(&[("index.html", "two")]);
    let refused = output.publish(booklet("rory", "mum", "two", &artifacts)).expect_err("it is not ours any more");
    assert!(refused.to_string().contains("did not write over"), "{refused}");
    drop(output);
    assert_eq!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("my own"));
}

#[test]
fn a_booklet_that_goes_stays_gone_for_whoever_reads_the_journal() {
    let out = folder();
    let (_, kept) = brief(out.path(), None, &[("mum", "one"), ("dad", "one")]);
    let output = Output::open_again(out.path(), kept).unwrap_or_else(|fault| panic!("{fault}"));
    output.hold_back("rory", "dad").expect("it is moved");
    let (_, kept) = output.finish_and_keep(true).expect("it is kept");
    assert!(kept.is_some());
    let output = open(out.path());
    assert_eq!(output.readers_of("rory"), ["mum"]);
    assert_eq!(output.held_back_of("rory").expect("it can be read"), ["dad"]);
}
