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
#[path = "promises/labels.rs"]
mod labels;
#[path = "promises/maker.rs"]
mod maker;
#[path = "promises/pairs.rs"]
mod pairs;
#[path = "promises/shelf.rs"]
mod shelf;

use ourplan::shape::{AudienceKey, Date, Field, Keys, PersonKey, Str, Visitor};
use ourplan::source::{At, SourceFile, Span};
use ourplan::visibility::{Viewer, Visibility};

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

#[test]
fn every_label_on_every_mapping_withholds_all_below_it_or_is_an_error() {
    let report = labels::look(12, 90_000);
    println!("labels: {} kinds of mapping, {} texts looked for, {} wrong", report.tried.len(), report.texts, report.wrong.len());
    assert!(report.wrong.is_empty(), "{} wrong:\n{}", report.wrong.len(), report.wrong.join("\n"));
    assert!(report.untried.is_empty(), "no plan had these mappings: {:?}", report.untried);
    assert!(report.texts > 5_000, "enough was looked for: {}", report.texts);
}

/// Every value of a plan, by its place.
#[derive(Default)]
struct Values(Vec<Span>);

impl<'a> Visitor<'a> for Values {
    fn text(&mut self, text: &'a Str) {
        self.0.push(text.span);
    }
    fn key(&mut self, key: &'a At<String>, _: Keys) {
        self.0.push(key.span);
    }
    fn person(&mut self, key: &'a PersonKey) {
        self.0.push(key.0.span);
    }
    fn audience(&mut self, key: &'a AudienceKey) {
        self.0.push(key.0.span);
    }
    fn date(&mut self, date: &'a Date) {
        self.0.push(date.span);
    }
    fn small(&mut self, span: Span) {
        self.0.push(span);
    }
}

#[test]
fn every_value_is_permitted_or_withheld_and_never_both() {
    let texts = (0..200).map(|seed| {
        let plan = maker::Maker::new(5_000_000 + seed).plan();
        (format!("random plan {seed}"), serde_yaml::to_string(&plan).expect("text"))
    });
    let examples = std::fs::read_dir("content-examples/plans").expect("the examples").map(|file| {
        let path = file.expect("a file").path();
        (path.display().to_string(), std::fs::read_to_string(&path).expect("a plan"))
    });
    let (mut values, mut withheld) = (0, 0);
    for (name, text) in texts.chain(examples) {
        let file = SourceFile::new(name.as_str(), text);
        let draft = ourplan::read::read(&file).0.expect("a plan");
        let mut all = Values::default();
        draft.plan.walk(&mut all);
        let keys: Vec<String> =
            draft.plan.inside().people.iter().flat_map(|people| people.inside().iter()).map(|(key, _)| key.value.clone()).collect();
        let viewers = keys.iter().map(String::as_str).chain(["family", "carers", "workers", "everyone"]);
        let viewers = viewers.map(|key| Viewer::of(draft.plan.inside(), key)).chain([Viewer::stranger()]);
        for viewer in viewers {
            let seen = Visibility::of(&draft.plan, &viewer);
            let hidden: std::collections::BTreeSet<Span> = seen.withheld().iter().map(|value| value.span).collect();
            // What was left out, and what could not be read, has no place.
            all.0.retain(|place| *place != Span::default());
            for place in &all.0 {
                assert!(seen.permits(*place) != hidden.contains(place), "{name}: the value at {place:?} is both, or neither");
            }
            values += all.0.len();
            withheld += hidden.len();
        }
    }
    println!("visibility: {values} values looked at, {withheld} of them withheld");
    assert!(withheld > 50_000, "enough was withheld: {withheld}");
}
