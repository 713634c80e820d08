//! When a file has settled: by looks that agree, and by the pace of the writer.

use super::settle::{Pace, Settling};
use crate::workspace::{Look, look};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A look at a file with this content.
fn of(text: &str) -> Look {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.yaml");
    fs::write(&path, text).expect("written");
    look(&path)
}

fn after(began: Instant, milliseconds: u64) -> Instant {
    began + Duration::from_millis(milliseconds)
}

const FILE: &str = "a.yaml";

#[test]
fn two_looks_must_agree() {
    let (began, path) = (Instant::now(), Path::new(FILE));
    let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
    let whole = of("plan: care-plan\n");
    settling.see(path, whole, began);
    assert!(!settling.is_done(after(began, 1000)), "one look is none");
    settling.see(path, whole, after(began, 1));
    assert!(!settling.is_done(after(began, 2)), "too soon");
    assert!(settling.is_done(after(began, 5)));
    settling.see(path, of("plan: care-plan\nchild: x\n"), after(began, 6));
    assert!(!settling.is_done(after(began, 50)), "it has changed again");
}

#[test]
fn who_writes_in_pieces_is_waited_for_by_their_own_pace() {
    let (began, path) = (Instant::now(), Path::new(FILE));
    let mut settling = Settling::new(Pace::CHANGE_IS_TOLD, began);
    settling.see(path, of("a"), began);
    let more = of("ab");
    settling.see(path, more, after(began, 30));
    settling.see(path, more, after(began, 40));
    assert!(!settling.is_done(after(began, 100)), "the next piece may come after another 30 ms, or 60");
    assert!(settling.is_done(after(began, 30 + 30 * 4)));
}

#[test]
fn what_may_be_half_of_a_plan_is_waited_for_where_nobody_tells_of_its_end() {
    let (half, whole, longer) = (of("plan: care-plan\n"), of("plan: care-plan\nkeep_safe: []\n"), of("plan: care-plan\nkeep_safe: [x]\n"));
    for (pace, quick) in [(Pace::NOTHING_IS_TOLD, 130), (Pace::CHANGE_IS_TOLD, 50), (Pace::CLOSED_IS_TOLD, 5)] {
        let is_told = pace == Pace::CLOSED_IS_TOLD;
        for (what, before, now, wait) in [
            ("shorter than before", whole, half, if is_told { quick } else { 1250 }),
            ("new", Look::Gone, whole, if is_told { quick } else { 1250 }),
            ("longer than before", whole, longer, quick),
        ] {
            let (began, path) = (Instant::now(), Path::new(FILE));
            let mut settling = Settling::new(pace, began);
            settling.see(path, now, began);
            settling.was(path, before);
            settling.see(path, now, after(began, 1));
            settling.see(path, now, after(began, 2));
            assert!(!settling.is_done(after(began, wait * 4 / 5 - 1)), "{what}, {pace:?}");
            assert!(settling.is_done(after(began, wait)), "{what}, {pace:?}");
        }
    }
}

#[test]
fn what_is_empty_gone_or_open_is_waited_for_longer() {
    for (what, look, open, wait) in [("emptied", of(""), false, 400), ("gone", Look::Gone, false, 250), ("open", of("a"), true, 1000)] {
        let (began, path) = (Instant::now(), Path::new(FILE));
        let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
        settling.see(path, look, began);
        settling.open(path, open, began);
        settling.see(path, look, after(began, 1));
        settling.see(path, look, after(began, 2));
        assert!(!settling.is_done(after(began, wait - 10)), "{what}");
        assert!(settling.is_done(after(began, wait + 10)), "{what}");
    }
}

#[test]
fn a_closed_file_is_waited_for_no_longer() {
    let (began, path) = (Instant::now(), Path::new(FILE));
    let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
    let whole = of("a");
    settling.see(path, whole, began);
    settling.open(path, true, began);
    settling.open(path, false, began);
    settling.see(path, whole, after(began, 5));
    settling.see(path, whole, after(began, 6));
    assert!(settling.is_done(after(began, 7)));
}

#[test]
fn who_writes_for_long_does_not_hold_up_the_others() {
    let began = Instant::now();
    let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
    let (quick, slow) = (Path::new("quick.yaml"), Path::new("slow.yaml"));
    let whole = of("a");
    settling.see(quick, whole, began);
    settling.see(quick, whole, after(began, 1));
    for piece in 0..16 {
        settling.see(slow, of(&"a".repeat(piece + 1)), after(began, piece as u64 * 100));
    }
    assert!(!settling.is_done(after(began, 1000)));
    let now = after(began, 1600);
    assert!(settling.is_done(now));
    let (settled, moving) = settling.take(now);
    assert!(settled.contains_key(quick) && moving.contains(slow));
}

#[test]
fn many_files_are_waited_for_until_no_more_come() {
    let began = Instant::now();
    let mut settling = Settling::new(Pace::CLOSED_IS_TOLD, began);
    let whole = of("a");
    for number in 0..100 {
        let path = format!("{number}.yaml");
        settling.see(Path::new(&path), whole, after(began, number));
        settling.see(Path::new(&path), whole, after(began, number + 1));
    }
    assert!(!settling.is_done(after(began, 150)));
    assert!(settling.is_done(after(began, 310)));
}
