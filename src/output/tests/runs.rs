//! Runs that go well: what is written, what is left alone, what goes.

use super::*;
use std::time::SystemTime;

fn changed(path: &Path) -> SystemTime {
    std::fs::metadata(path).and_then(|data| data.modified()).expect("a file with a time")
}

#[test]
fn a_booklet_is_written_and_found_current() {
    let out = folder();
    let files = [("index.html", "Hello"), ("pictures/picture-1.svg", "<svg/>")];
    let (outcome, summary) = run(out.path(), "rory", "mum", "k1", &files).expect("it is written");
    assert_eq!((outcome, summary.made, summary.unchanged), (Outcome::Made, 1, 0));
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "Hello"), ("rory/mum/pictures/picture-1.svg", "<svg/>")]));
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
    let output = open(out.path());
    assert!(output.is_current("rory", "mum", "k1"));
    assert!(!output.is_current("rory", "mum", "k2") && !output.is_current("rory", "dad", "k1"));
    assert_eq!(output.readers_of("rory"), ["mum"]);
    std::fs::remove_file(out.path().join("rory/mum/index.html")).expect("it was there");
    assert!(!output.is_current("rory", "mum", "k1"));
}

#[test]
fn the_same_bytes_are_not_written_again() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("a.html", "one"), ("b.html", "two")]).expect("it is written");
    let (a, b) = (out.path().join("rory/mum/a.html"), out.path().join("rory/mum/b.html"));
    let (record, times) = (record(out.path(), "rory"), (changed(&a), changed(&b)));
    let saved = changed(&record);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let (outcome, _) = run(out.path(), "rory", "mum", "k1", &[("a.html", "one"), ("b.html", "two")]).expect("it is read");
    assert_eq!((outcome, (changed(&a), changed(&b)), changed(&record)), (Outcome::Unchanged, times, saved));
    // Another key with the same bytes is noted, and no booklet is written.
    let (outcome, _) = run(out.path(), "rory", "mum", "k2", &[("a.html", "one"), ("b.html", "two")]).expect("it is read");
    assert_eq!((outcome, changed(&a)), (Outcome::Unchanged, times.0));
    assert!(open(out.path()).is_current("rory", "mum", "k2"));
    // Where one file is new, the other keeps its time.
    let (outcome, _) = run(out.path(), "rory", "mum", "k3", &[("a.html", "new"), ("b.html", "two")]).expect("it is written");
    assert_eq!((outcome, changed(&b)), (Outcome::Made, times.1));
    assert!(changed(&a) > times.0);
}

#[test]
fn a_record_holds_names_and_hashes_and_is_the_same_each_time() {
    let (one, two) = (folder(), folder());
    for (out, order) in [(&one, ["mum", "dad"]), (&two, ["dad", "mum"])] {
        let output = open(out.path());
        let artifacts = site(&[("z.html", "a very private word"), ("a.html", "x")]);
        for reader in order {
            output.publish(booklet("rory", reader, "k", &artifacts)).expect("it is written");
        }
        index(&output, b"for the worker").expect("it is written");
        output.finish().expect("it is saved");
    }
    for name in ["plans/rory.json", "index.json"] {
        let json = |out: &TempDir| timeless(&out.path().join(".ourplan").join(name));
        assert_eq!(json(&one), json(&two));
        assert!(!json(&one).to_string().contains("private"));
    }
    let hash = &blake3::hash(b"x").to_hex()[..32];
    let json = timeless(&record(one.path(), "rory"));
    let file = serde_json::json!({"name": "a.html", "format": "site", "length": 1, "hash": hash});
    assert_eq!((&json["ourplan"], &json["booklets"]["dad"]["files"][0]), (&serde_json::json!(4), &file));
    assert!(json.get("moves").is_none() && json.get("unsure").is_none(), "{json}");
}

#[test]
fn stale_files_readers_and_plans_go() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("index.html", "1"), ("old/page.html", "1")]).expect("it is written");
    run(out.path(), "rory", "dad", "k1", &[("index.html", "1")]).expect("it is written");
    run(out.path(), "amira", "mum", "k1", &[("index.html", "1")]).expect("it is written");
    let output = open(out.path());
    output.publish(booklet("rory", "mum", "k2", &site(&[("index.html", "2")]))).expect("it is written");
    assert_eq!(tree(out.path()), texts(&[("amira/mum/index.html", "1"), ("rory/dad/index.html", "1"), ("rory/mum/index.html", "2")]));
    assert_eq!(output.keep_readers("rory", &names(&["mum"])).expect("dad goes"), ["dad"]);
    assert_eq!(output.keep_plans(&names(&["rory"])).expect("amira goes"), ["amira"]);
    let summary = output.finish().expect("it is saved");
    assert_eq!(summary.removed, names(&["amira/mum", "rory/dad"]));
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "2")]));
    assert!(!out.path().join("amira").exists() && !out.path().join("rory/dad").exists());
    assert_eq!(own_names(out.path()), ["lock", "plans"]);
    assert!(record(out.path(), "rory").exists() && !record(out.path(), "amira").exists());
}

#[test]
fn one_format_replaces_only_itself() {
    let out = folder();
    let single = Artifact { name: "rory-mum.html".into(), bytes: b"all in one".to_vec(), format: "single" };
    let mut all = site(&[("index.html", "1"), ("goals.html", "1")]);
    all.push(single);
    let output = open(out.path());
    output.publish(booklet("rory", "mum", "k1", &all)).expect("it is written");
    output.finish().expect("it is saved");
    let output = open(out.path());
    let new = site(&[("index.html", "2")]);
    let part = NewBooklet { replaces: Replace::Formats(&["site"]), ..booklet("rory", "mum", "k2", &new) };
    assert_eq!(output.publish(part).expect("it is written"), Outcome::Made);
    assert_eq!(output.publish(part).expect("it is read"), Outcome::Unchanged);
    output.finish().expect("it is saved");
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "2"), ("rory/mum/rory-mum.html", "all in one")]));
    let older = open(out.path()).older_copy("rory", "mum").expect("it is read");
    let found: Vec<_> = older.iter().map(|file| (file.name.as_str(), file.format, &file.bytes[..])).collect();
    assert_eq!(found, [("index.html", "site", &b"2"[..]), ("rory-mum.html", "single", b"all in one")]);
}

#[test]
fn an_older_copy_is_held_back() {
    let out = folder();
    run(out.path(), "rory", "dad", "k", &[("index.html", "a secret"), ("a/b.html", "x")]).expect("it is written");
    let output = open(out.path());
    output.hold_back("rory", "dad").expect("it is moved");
    output.hold_back("rory", "nobody").expect("nothing is there to move");
    assert_eq!(output.finish().expect("it is saved").held_back, names(&["rory/dad"]));
    assert_eq!(tree(out.path()), texts(&[]));
    assert!(!out.path().join("rory").exists());
    let held = tree(&out.path().join(".ourplan/held-back"));
    let pages = |held: BTreeMap<String, String>| held.into_iter().filter(|(name, _)| name.ends_with(".html")).collect::<BTreeMap<_, _>>();
    let first = [("rory/dad/index.html", "a secret"), ("rory/dad/a/b.html", "x")];
    assert_eq!(pages(held), texts(&first));
    // A later one does not take the place of the first.
    run(out.path(), "rory", "dad", "k", &[("index.html", "another")]).expect("it is written");
    let output = open(out.path());
    output.hold_back("rory", "dad").expect("it is moved");
    assert_eq!(output.held_back_of("rory").expect("it can be read"), ["dad"]);
    let both = [first[0], first[1], ("rory/dad.2/index.html", "another")];
    assert_eq!(pages(tree(&out.path().join(".ourplan/held-back"))), texts(&both));
}

#[test]
fn the_index_is_written_when_it_is_new() {
    let out = folder();
    let path = out.path().join("index.html");
    let output = open(out.path());
    index(&output, b"one").expect("it is written");
    output.finish().expect("it is saved");
    let first = changed(&path);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let output = open(out.path());
    index(&output, b"one").expect("it is the same");
    assert_eq!(changed(&path), first);
    index(&output, b"two").expect("it is written");
    assert_eq!(read(&path).as_deref(), Some("two"));
    output.finish().expect("it is saved");
    assert_eq!(own_names(out.path()), ["index.json", "lock", "plans"]);
}

#[test]
fn many_threads_publish_at_once() {
    let out = folder();
    let output = open(out.path());
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let output = &output;
            scope.spawn(move || {
                for plan in 0..20 {
                    let (plan, reader) = (format!("plan-{plan}"), format!("reader-{thread}"));
                    let artifacts = site(&[("index.html", &reader)]);
                    output.publish(booklet(&plan, &reader, "k", &artifacts)).unwrap_or_else(|fault| panic!("{fault}"));
                }
            });
        }
    });
    assert_eq!(output.finish().expect("it is saved").made, 80);
    assert_eq!(tree(out.path()).len(), 80);
    assert!(open(out.path()).is_current("plan-7", "reader-3", "k"));
}

#[test]
fn a_plan_whose_name_changes_only_its_capitals_moves() {
    let out = folder();
    run(out.path(), "Rory", "mum", "k", &[("index.html", "1")]).expect("it is written");
    run(out.path(), "rory", "mum", "k", &[("index.html", "2")]).expect("it is written");
    let output = open(out.path());
    assert_eq!(output.plans(), ["rory"]);
    // In one run they cannot both be.
    output.publish(booklet("rory", "mum", "k", &site(&[("index.html", "2")]))).expect("it is the same");
    let both = output.publish(booklet("RORY", "mum", "k", &site(&[("index.html", "3")])));
    assert!(matches!(both, Err(SystemError::Usage(words)) if words.contains("RORY")));
    assert_eq!(tree(out.path()).values().collect::<Vec<_>>(), ["2"]);
}
