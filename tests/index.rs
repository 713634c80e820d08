//! The worker's index: made anew where it would be another, left alone where it would not, however many plans there are.

use crate::support::*;
use ourplan::pipeline::ReaderOutcome;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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
    let states: Vec<ReaderOutcome> = done.plans.iter().flat_map(|plan| &plan.readers).map(|reader| reader.state).collect();
    assert!(!states.is_empty() && states.iter().all(|state| *state == ReaderOutcome::Unchanged), "{states:?}");
    assert!(!text().contains("class=\"trouble\""));
}

/// The index of so many plans, by the names of its pages. All but the last have an error, which takes no time.
fn index_of(plans: usize, project: &Path, jobs: usize) -> BTreeMap<String, String> {
    let _ = fs::remove_dir_all(project.join("plans"));
    fs::create_dir_all(project.join("plans")).expect("made");
    let good = fs::read_to_string(examples().join("plans/child-in-need.yaml")).expect("read");
    for number in 1..=plans {
        let text = if number == plans { &good } else { "plan: nothing\n" };
        fs::write(project.join(format!("plans/plan-{number:03}.yaml")), text).expect("written");
    }
    let out = project.join("booklets");
    build_with(project, &out, |options| options.jobs = Some(jobs));
    let pages = fs::read_dir(&out).expect("read").map(|entry| entry.expect("read").path()).filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    pages.map(|path| (name(&path), fs::read_to_string(&path).expect("text"))).collect()
}

fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> Vec<&'a str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default()).collect()
}

#[test]
fn a_page_holds_200_plans_and_links_to_the_others_and_pages_of_a_longer_index_go() {
    let project = small_project();
    for (plans, names) in
        [(401, &["index-2.html", "index-3.html", "index.html"][..]), (201, &["index-2.html", "index.html"]), (200, &["index.html"])]
    {
        let pages = index_of(plans, project.path(), 1);
        assert_eq!(pages.keys().collect::<Vec<_>>(), names, "{plans} plans");
        let (mut all, mut next) = (Vec::new(), Some("index.html".to_owned()));
        let mut before = None;
        while let Some(name) = next {
            let page = &pages[&name];
            let here = between(page, "<h2 id=\"plan-", "</h2>");
            assert!(here.len() <= 200, "{name}");
            let along: Vec<&str> = between(page, "<a class=\"previous\" href=\"", "\"");
            assert_eq!(along, before.iter().collect::<Vec<_>>(), "{plans} plans, {name}: the page before");
            if names.len() > 1 {
                let words = words_of_page(page);
                let (first, last) = (all.len() + 1, all.len() + here.len());
                let of = format!("All booklets, page {} of {}", first / 200 + 1, names.len());
                assert!(page.contains(&format!("<title>{of}</title>")) && words.contains(&of), "{plans} plans, {name}");
                let holds = format!("Plans {first} to {last}: plan-{first:03} to plan-{last:03}");
                assert!(words.contains(&holds), "{plans} plans, {name}: {holds}");
                assert_eq!(page.matches(" aria-current=\"page\"").count(), 1);
                let listed = between(page, "<li><a href=\"index", "\"");
                assert_eq!(listed.len(), names.len(), "each page links to all");
            } else {
                assert!(page.contains("<title>All booklets</title>") && !page.contains("<nav"), "one page needs no links");
            }
            all.extend(here.iter().map(|plan| (*plan).to_owned()));
            next = between(page, "<a class=\"next\" href=\"", "\"").first().map(|name| (*name).to_owned());
            before = Some(name);
        }
        assert_eq!(all, (1..=plans).map(|number| format!("{number}\">plan-{number:03}")).collect::<Vec<_>>());
        let last = &pages[&before.expect("there is a page")];
        assert!(last.contains(&format!("href=\"plan-{plans}&#x2f;amira&#x2f;index.html\"")), "links to booklets");
        assert!(pages == index_of(plans, project.path(), 4), "as with four threads");
    }
}

#[test]
fn without_their_record_pages_are_known_by_their_heads_and_kept_before_others_take_their_place() {
    let project = small_project();
    let old = index_of(401, project.path(), 1);
    let own = project.path().join("booklets/.ourplan");
    fs::remove_file(own.join("index.json")).expect("it was there");
    assert_eq!(index_of(200, project.path(), 1).len(), 1);
    for (name, page) in old {
        assert_eq!(fs::read_to_string(own.join("held-back").join(&name)).expect("kept"), page, "{name}");
    }
}
