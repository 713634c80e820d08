//! The promise to every reader, held to random plans: what they may not see leaves no trace in what they get.
//!
//! `maker` makes plans in which every key of the format may stand, straight from the declared shapes, so a new
//! key is tested from its first day. `judge` says what a reader may not see, and shares no code with `view`.
//! `change` changes a plan there and nowhere else. A binary of its own, since it builds tens of thousands of booklets.

#[path = "promises/canaries.rs"]
mod canaries;
#[path = "promises/change.rs"]
mod change;
#[path = "promises/judge.rs"]
mod judge;
#[path = "promises/maker.rs"]
mod maker;
#[path = "promises/pairs.rs"]
mod pairs;
#[path = "promises/shelf.rs"]
mod shelf;

/// How many pairs of plans are compared. `PAIRS=1000000` for a long run by hand.
fn pairs_wanted() -> usize {
    std::env::var("PAIRS").ok().and_then(|number| number.parse().ok()).unwrap_or(10_000)
}

#[test]
fn two_plans_that_differ_only_in_what_a_reader_may_not_see_give_the_same_booklet() {
    let report = pairs::compare_until(pairs_wanted(), 1, usize::MAX);
    println!("{report}");
    assert!(report.differ.is_empty(), "{} of {} pairs differ:\n{}", report.differ.len(), report.judged, report.differ.join("\n"));
    assert_eq!(report.stopped, 0, "no false alarm stops a booklet");
    assert!(report.judged >= pairs_wanted(), "enough pairs were judged");
    assert!(report.lost * 4 < report.judged, "few plans had to be thrown away: {report}");
}

#[test]
fn every_text_of_every_key_reaches_those_who_may_read_it_and_nobody_else() {
    let report = canaries::look(60, 7);
    println!("{report}");
    assert!(report.wrong.is_empty(), "{} wrong:\n{}", report.wrong.len(), report.wrong.join("\n"));
    assert!(report.unseen_keys.is_empty(), "no plan had a text under these keys: {:?}", report.unseen_keys);
    assert!(report.permitted > 20_000 && report.forbidden > 20_000, "enough was looked at: {report}");
}
