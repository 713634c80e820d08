//! One record a plan: what is wrong with one touches no other, each is read once, and what was written is known to the next run.

use super::*;

/// An output folder with the booklets of three plans.
fn three() -> TempDir {
    let out = folder();
    for plan in ["amira", "kit", "rory"] {
        run(out.path(), plan, "mum", "k", &[("index.html", plan)]).expect("it is written");
    }
    out
}

#[test]
fn a_damaged_record_of_one_plan_touches_no_other() {
    let out = three();
    write(record(out.path(), "kit"), "damaged");
    let before = read(&record(out.path(), "rory"));
    let output = open(out.path());
    for plan in ["amira", "rory"] {
        assert!(output.is_current(plan, "mum", "k"), "{plan}");
        output.publish(booklet(plan, "mum", "k", &site(&[("index.html", plan)]))).expect("it is the same");
    }
    assert!(output.readers_of("kit").is_empty() && output.has_refused());
    assert_eq!(
        (output.plans(), output.unknown_plans().expect("read")),
        (vec!["amira".to_owned(), "rory".to_owned()], vec!["kit".to_owned()])
    );
    assert_eq!(output.finish().expect("it is saved").refused, [record(out.path(), "kit")]);
    assert_eq!(read(&record(out.path(), "rory")), before);
    assert_eq!(own_names(out.path()), ["lock", "plans", "refused-1-kit.json"]);
    assert_eq!(tree(out.path()).len(), 3, "no booklet is gone");
}

#[test]
fn a_run_in_which_nothing_changes_reads_each_record_once() {
    let out = three();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let output = open(out.path());
    let plans = output.plans();
    for plan in &plans {
        assert!(!output.take_up(plan, "k").expect("it is looked at"));
        // Whoever reads it again finds that it is no record.
        write(record(out.path(), plan), "damaged");
        assert_eq!((output.readers_of(plan), output.key_of(plan, "mum").as_deref()), (vec!["mum".to_owned()], Some("k")));
        assert!(output.is_current(plan, "mum", "k"));
        assert_eq!(output.publish(booklet(plan, "mum", "k", &site(&[("index.html", plan)]))).expect("it is the same"), Outcome::Unchanged);
        assert_eq!((output.plans_like(plan).len(), output.strays(plan).expect("it is looked at").len()), (1, 0));
    }
    assert_eq!(output.keep_plans(&plans.iter().cloned().collect()).expect("all stay"), [""; 0]);
    assert!(output.finish().expect("nothing is to be saved").refused.is_empty());
    assert!(plans.iter().all(|plan| read(&record(out.path(), plan)).as_deref() == Some("damaged")), "nor is one written");
}

#[test]
fn a_run_over_many_plans_that_was_stopped_is_known_to_the_next() {
    let out = folder();
    let output = open(out.path());
    let plans: Vec<String> = (0..150).map(|number| format!("plan-{number}")).collect();
    for plan in &plans {
        output.publish(booklet(plan, "mum", "k", &site(&[("index.html", plan)]))).expect("it is written");
    }
    drop(output);
    assert_eq!(own_names(out.path()), ["lock", "plans", "running", "staging"]);
    let output = open(out.path());
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
    assert_eq!((output.plans().len(), output.key_of("plan-77", "mum").as_deref()), (150, Some("k")));
    assert!(plans.iter().all(|plan| output.is_current(plan, "mum", "k")));
    output.finish().expect("it is saved");
    assert!(plans.iter().all(|plan| !read(&record(out.path(), plan)).expect("there").contains("unsure")), "it has looked at all of them");
}

#[test]
fn moves_of_a_run_that_nobody_says_was_stopped_have_happened() {
    let out = three();
    let text = read(&record(out.path(), "kit")).expect("there");
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let booklet = json["booklets"]["mum"].clone();
    json["booklets"] = serde_json::json!({});
    json["moves"] = serde_json::json!([{"number": 1, "reader": "mum", "booklet": booklet, "ours": {"index.html": "0".repeat(32)}}]);
    write(record(out.path(), "kit"), &json.to_string());
    write(out.path().join(".ourplan/staging/1.old/index.html"), "mine");
    assert!(open(out.path()).is_current("kit", "mum", "k"));
    assert_eq!(read(&out.path().join(".ourplan/staging/1.old/index.html")).as_deref(), Some("mine"), "nothing is moved");
}

#[test]
fn two_threads_write_for_two_readers_of_one_plan() {
    for _ in 0..20 {
        let out = folder();
        run(out.path(), "rory", "mum", "old", &[("index.html", "old")]).expect("it is written");
        let output = open(out.path());
        std::thread::scope(|scope| {
            for reader in ["mum", "dad", "nan"] {
                let output = &output;
                scope.spawn(move || {
                    output.publish(booklet("rory", reader, "new", &site(&[("index.html", reader)]))).expect("it is written")
                });
            }
        });
        // Nobody ends it, so that the record on the disk still holds what was about to happen.
        drop(output);
        let output = open(out.path());
        assert!(["mum", "dad", "nan"].iter().all(|reader| output.is_current("rory", reader, "new")));
    }
}

#[test]
fn the_list_of_an_earlier_version_counts_for_nothing_and_goes_with_the_first_record() {
    let out = folder();
    for name in ["manifest.json", "journal"] {
        write(out.path().join(".ourplan").join(name), "{\"ourplan\":2,\"booklets\":[]}");
    }
    write(out.path().join("rory/mum/index.html"), "one");
    let output = open(out.path());
    assert!(output.plans().is_empty());
    assert_eq!(output.unknown_plans().expect("it is looked at"), ["rory"]);
    output.publish(booklet("kit", "mum", "k", &site(&[("index.html", "one")]))).expect("it is written");
    assert!(output.finish().expect("it is saved").refused.is_empty());
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
    assert_eq!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("one"));
}

#[test]
fn plans_whose_names_differ_only_in_capitals_have_two_records() {
    let out = folder();
    run(out.path(), "Rory", "mum", "k", &[("index.html", "1")]).expect("it is written");
    run(out.path(), "Rory", "dad", "k", &[("index.html", "1")]).expect("it is written");
    run(out.path(), "rory", "mum", "k", &[("index.html", "2")]).expect("it is written");
    let output = open(out.path());
    assert_eq!((output.readers_of("Rory"), output.readers_of("rory")), (vec!["dad".to_owned()], vec!["mum".to_owned()]));
    assert_eq!((output.plans(), output.plans_like("RORY")), (vec!["Rory".to_owned(), "rory".to_owned()], output.plans()));
    assert!(record(out.path(), "!rory").exists() && record(out.path(), "rory").exists());
}

#[test]
fn a_record_that_was_copied_or_renamed_is_that_of_no_other_plan() {
    for is_copied in [true, false] {
        let out = three();
        // All that it lists stands there, too.
        write(out.path().join("rory/mum/index.html"), "amira");
        let from = record(out.path(), "amira");
        std::fs::copy(&from, record(out.path(), "rory")).expect("copied");
        if !is_copied {
            std::fs::remove_file(&from).expect("removed");
        }
        let output = open(out.path());
        assert!(output.readers_of("rory").is_empty() && !output.is_current("rory", "mum", "k"));
        assert_eq!(output.is_current("amira", "mum", "k"), is_copied);
        output.keep_plans(&BTreeSet::new()).expect("they go");
        assert_eq!(output.finish().expect("it is saved").refused, [record(out.path(), "rory")]);
        assert_eq!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("amira"), "it removes nothing");
    }
}
