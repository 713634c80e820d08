//! A file that another program holds: tried again for a moment, and then given up with the old booklet whole.

use super::*;
use std::time::{Duration, Instant};

#[test]
fn a_file_that_is_free_again_soon_is_waited_for() {
    for tries in [1, 3, 10] {
        let out = folder();
        run(out.path(), "rory", "mum", "k1", &[("index.html", "1")]).expect("it is written");
        let done = stop::while_held(tries, || run(out.path(), "rory", "mum", "k2", &[("index.html", "2")]));
        assert!(done.is_ok_and(|(outcome, _)| outcome == Outcome::Made), "{tries} tries");
        assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "2")]));
        assert_eq!(own_names(out.path()), ["lock", "plans"]);
    }
}

#[test]
fn a_file_that_is_never_free_ends_in_a_fault_in_time_and_the_old_booklet_stands() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("index.html", "1")]).expect("it is written");
    let began = Instant::now();
    let done = stop::while_held(usize::MAX, || run(out.path(), "rory", "mum", "k2", &[("index.html", "2")]));
    let took = began.elapsed();
    let words = done.err().map(|fault| fault.to_string()).unwrap_or_default();
    assert!(words.contains("another program holds it") && words.contains("run this again"), "{words}");
    assert!(took > Duration::from_millis(500) && took < Duration::from_secs(20), "it tried again, and not for ever: {took:?}");
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "1")]));
    assert!(open(out.path()).is_current("rory", "mum", "k1"));
    run(out.path(), "rory", "mum", "k2", &[("index.html", "2")]).expect("the other program has let go");
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
}
