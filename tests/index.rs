//! The worker's index: made anew where it would be another, left alone where it would not, however many plans there are.

use crate::support::*;
use ourplan::formats::{Overview, OverviewLink, OverviewPlan, OverviewReader, Words};
use ourplan::pipeline::State;
use ourplan::theme::{Theme, bundled};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

const TROUBLE: &str = "This plan has errors";

#[test]
fn it_is_left_alone_where_nothing_has_changed_and_comes_again_where_it_is_gone() {
    let project = small_project();
    let (out, index) = (project.path().join("booklets"), project.path().join("booklets/index.html"));
    let text = || fs::read_to_string(&index).expect("it stands");
    build_with(project.path(), &out, |options| options.readers = vec!["mum".to_owned()]);
    build_into(project.path(), &out);
    let (first, time) = (text(), fs::metadata(&index).and_then(|data| data.modified()).expect("a time"));
    build_into(project.path(), &out);
    assert_eq!((text(), fs::metadata(&index).and_then(|data| data.modified()).expect("a time")), (first.clone(), time));
    fs::remove_file(&index).expect("it was there");
    build_into(project.path(), &out);
    assert_eq!(text().len(), first.len());
}

#[test]
fn it_tells_of_a_broken_plan_and_no_more_when_the_plan_is_as_it_was() {
    let project = small_project();
    let (out, plan) = (project.path().join("booklets"), project.path().join("plans/child-in-need.yaml"));
    let text = || fs::read_to_string(out.join("index.html")).expect("it stands");
    build_into(project.path(), &out);
    let good = fs::read_to_string(&plan).expect("read");
    fs::write(&plan, good.replace("plan: child-in-need", "plam: child-in-need")).expect("written");
    build_into(project.path(), &out);
    assert!(text().contains(TROUBLE));
    build_into(project.path(), &out);
    assert!(text().contains(TROUBLE), "nobody has mended it");
    fs::write(&plan, good).expect("written");
    build_into(project.path(), &out);
    assert!(!text().contains(TROUBLE));
    fs::remove_file(&plan).expect("it goes");
    build_into(project.path(), &out);
    assert!(!text().contains("child-in-need"));
}

#[test]
fn it_tells_of_broken_settings_and_no_more_when_they_are_as_they_were() {
    let project = small_project();
    let (out, settings) = (project.path().join("booklets"), project.path().join("ourplan.yaml"));
    let text = || fs::read_to_string(out.join("index.html")).expect("it stands");
    build_into(project.path(), &out);
    let (first, good) = (text(), fs::read_to_string(&settings).expect("read"));
    fs::write(&settings, format!("{good}\nno-such-key: 1\n")).expect("written");
    build_into(project.path(), &out);
    assert!(text() != first && text().contains("class=\"trouble\""));
    // To the letter as they were, so that no booklet is another.
    fs::write(&settings, good).expect("written");
    let done = build_into(project.path(), &out);
    let states: Vec<State> = done.plans.iter().flat_map(|plan| &plan.readers).map(|reader| reader.state).collect();
    assert!(!states.is_empty() && states.iter().all(|state| *state == State::Unchanged), "{states:?}");
    assert!(!text().contains("class=\"trouble\""));
}

#[test]
fn thousands_of_plans_stand_in_it() {
    const PLANS: usize = 30_000;
    let words = |text: &str| Words(text.into());
    let reader = |plan: &str, name: &str, file: &str| {
        let links = vec![OverviewLink::new(words("Pages"), plan, file)];
        Arc::new(OverviewReader { name: words(name), links, state: None, left_out: vec!["goals.why".to_owned()], nothing: None })
    };
    let plan = |number: usize| {
        let name = format!("plan-{number}");
        let readers = [reader(&name, "mum", "index.html"), reader(&name, "family", &format!("{name}-family.html"))];
        OverviewPlan { readers: readers.into(), trouble: None, name: name.into() }
    };
    let overview = Overview {
        lang: "en".to_owned(),
        dir: "ltr",
        style: "worker",
        title: "All booklets".to_owned(),
        warning: "For workers.".to_owned(),
        head: vec!["Reader".to_owned(), "Booklet".to_owned(), "Left out".to_owned()],
        frame: BTreeMap::from([("skip", "Skip".to_owned())]),
        plans: Arc::new((0..PLANS).map(plan).collect()),
    };
    let theme = Theme::new(vec![bundled("plain").expect("it comes with the program")]).ok().expect("it has no errors");
    let mut page = Vec::new();
    assert!(overview.render(&theme, &mut page).is_ok());
    let page = String::from_utf8(page).expect("text");
    assert_eq!(page.matches("<table>").count(), PLANS);
    assert!(page.contains("<h2 id=\"plan-30000\">plan-29999</h2>") && page.contains("\"plan-29999&#x2f;mum&#x2f;index.html\""));
    assert!(page.contains("\"plan-29999&#x2f;family&#x2f;plan-29999-family.html\""));
}
