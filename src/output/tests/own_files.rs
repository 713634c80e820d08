//! A person's own files: never removed, never written over.

use super::*;

#[test]
fn they_stay_when_a_booklet_is_made_anew() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("index.html", "1"), ("old/page.html", "1")]).expect("it is written");
    write(out.path().join("rory/mum/my notes.txt"), "mine");
    write(out.path().join("rory/mum/old/mine.txt"), "mine");
    write(out.path().join("rory/mum/photos/a.jpg"), "mine");
    write(out.path().join("readme.txt"), "mine");
    let (_, summary) = run(out.path(), "rory", "mum", "k2", &[("index.html", "2"), ("new/page.html", "2")]).expect("it is written");
    assert_eq!(summary.not_ours, names(&["rory/mum"]));
    let expected = [
        ("readme.txt", "mine"),
        ("rory/mum/index.html", "2"),
        ("rory/mum/my notes.txt", "mine"),
        ("rory/mum/new/page.html", "2"),
        ("rory/mum/old/mine.txt", "mine"),
        ("rory/mum/photos/a.jpg", "mine"),
    ];
    assert_eq!(tree(out.path()), texts(&expected));
}

#[test]
fn they_stay_when_a_booklet_goes_or_is_held_back() {
    for held in [false, true] {
        let out = folder();
        run(out.path(), "rory", "mum", "k1", &[("index.html", "1"), ("a/b.html", "1")]).expect("it is written");
        write(out.path().join("rory/mum/a/mine.txt"), "mine");
        let output = open(out.path());
        if held {
            output.hold_back("rory", "mum").expect("it goes");
        } else {
            output.remove_reader("rory", "mum").expect("it goes");
        }
        assert_eq!(output.finish().expect("it is saved").not_ours, names(&["rory/mum"]));
        assert_eq!(tree(out.path()), texts(&[("rory/mum/a/mine.txt", "mine")]));
    }
}

#[test]
fn a_file_that_is_not_ours_is_not_written_over() {
    let out = folder();
    write(out.path().join("rory/mum/index.html"), "mine");
    let refused = |result: Result<(Outcome, Summary), SystemError>| matches!(result, Err(SystemError::NotOurs(paths)) if paths.len() == 1 && paths[0].ends_with("index.html"));
    assert!(refused(run(out.path(), "rory", "mum", "k", &[("index.html", "ours")])));
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "mine")]));
    // The same bytes are taken over.
    run(out.path(), "rory", "mum", "k", &[("index.html", "mine")]).expect("it is the same");
    run(out.path(), "rory", "mum", "k", &[("index.html", "ours")]).expect("it is written");
    // A folder that has the name of a file.
    write(out.path().join("rory/dad/index.html/mine.txt"), "mine");
    assert!(refused(run(out.path(), "rory", "dad", "k", &[("index.html", "ours")])));
    let expected = [("rory/dad/index.html/mine.txt", "mine"), ("rory/mum/index.html", "ours")];
    assert_eq!(tree(out.path()), texts(&expected));
}

#[test]
fn a_file_of_ours_that_somebody_changed_is_theirs() {
    for changed in ["one of another length", "ono"] {
        let out = folder();
        run(out.path(), "rory", "mum", "k", &[("index.html", "one"), ("page.html", "x")]).expect("it is written");
        write(out.path().join("rory/mum/index.html"), changed);
        assert!(!open(out.path()).is_current("rory", "mum", "k"), "{changed}");
        assert!(matches!(run(out.path(), "rory", "mum", "k", &[("index.html", "two")]), Err(SystemError::NotOurs(_))));
        // Where it is no longer part of the booklet, it stays as theirs.
        run(out.path(), "rory", "mum", "k", &[("page.html", "y")]).expect("it is written");
        assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", changed), ("rory/mum/page.html", "y")]));
        // A part of a run does not make it ours either.
        run(out.path(), "other", "mum", "k", &[("index.html", "one")]).expect("it is written");
        assert!(matches!(run(out.path(), "rory", "mum", "k", &[("index.html", "two")]), Err(SystemError::NotOurs(_))));
    }
}

#[test]
fn a_change_between_two_runs_for_other_plans_is_seen() {
    let out = folder();
    run(out.path(), "rory", "mum", "k", &[("index.html", "one")]).expect("it is written");
    write(out.path().join("rory/mum/index.html"), "ono");
    // This run saves records without having looked at Rory's booklet.
    run(out.path(), "amira", "mum", "k", &[("index.html", "one")]).expect("it is written");
    std::thread::sleep(std::time::Duration::from_millis(20));
    run(out.path(), "amira", "mum", "k2", &[("index.html", "two")]).expect("it is written");
    assert!(!open(out.path()).is_current("rory", "mum", "k"));
}

#[test]
fn an_index_that_is_not_ours_is_not_written_over() {
    let out = folder();
    write(out.path().join("index.html"), "mine");
    let output = open(out.path());
    assert!(matches!(index(&output, b"ours"), Err(SystemError::NotOurs(paths)) if paths == [out.path().join("index.html")]));
    assert_eq!(read(&out.path().join("index.html")).as_deref(), Some("mine"));
    index(&output, b"mine").expect("it is the same");
    index(&output, b"ours").expect("it is ours now");
}

/// The record of Rory's plan with a file more in Mum's booklet, saved long after all that stands.
fn forge(out: &Path, name: &str, length: usize, hash: &str) {
    let mut json: serde_json::Value = serde_json::from_str(&read(&record(out, "rory")).expect("there")).expect("JSON");
    json["saved"] = serde_json::json!([i64::MAX, 0]);
    let files = json["booklets"]["mum"]["files"].as_array_mut().expect("files");
    files.push(serde_json::json!({"name": name, "format": "site", "length": length, "hash": hash}));
    write(record(out, "rory"), &json.to_string());
}

#[test]
fn a_record_that_lists_them_by_their_lengths_removes_none_of_them() {
    type Work = fn(&Path);
    let works: [(&str, Work); 5] = [
        ("a booklet that is made anew", |out| drop(run(out, "rory", "mum", "k2", &[("index.html", "2")]).expect("it is written"))),
        ("a reader who is gone", |out| assert!(open(out).remove_reader("rory", "mum").expect("it goes"))),
        ("a plan that is gone", |out| drop(open(out).keep_plans(&BTreeSet::new()).expect("it goes"))),
        ("clean", |out| drop(clean(out, true, &|_| true).expect("it is cleaned"))),
        ("a name in other capitals", |out| drop(run(out, "Rory", "mum", "k", &[("index.html", "2")]).expect("it is written"))),
    ];
    for (what, work) in works {
        let out = folder();
        run(out.path(), "rory", "mum", "k1", &[("index.html", "1")]).expect("it is written");
        write(out.path().join("rory/mum/letter.txt"), "mine");
        forge(out.path(), "letter.txt", 4, &"0".repeat(32));
        work(out.path());
        assert_eq!(read(&out.path().join("rory/mum/letter.txt")).as_deref(), Some("mine"), "{what}");
        assert_ne!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("1"), "{what}: ours goes");
    }
}

#[test]
fn what_a_stopped_run_left_is_cleared_away_by_its_bytes_alone() {
    let out = folder();
    run(out.path(), "rory", "mum", "k1", &[("index.html", "1")]).expect("it is written");
    let (ours, wrong) = (super::super::record::hash(b"ours"), "0".repeat(32));
    let moves = serde_json::json!([{"number": 7, "reader": "dad", "booklet": null, "ours": {"page.html": ours, "letter.txt": wrong}}]);
    let text = serde_json::json!({"ourplan": 4, "plan": "rory", "saved": null, "booklets": {}, "moves": moves});
    write(record(out.path(), "rory"), &text.to_string());
    write(out.path().join(".ourplan/running"), "");
    write(out.path().join(".ourplan/staging/7.old/page.html"), "ours");
    write(out.path().join(".ourplan/staging/7.old/letter.txt"), "mine");
    open(out.path()).finish().expect("it is mended");
    assert_eq!(tree(out.path()), texts(&[("rory/dad/letter.txt", "mine"), ("rory/mum/index.html", "1")]));
}

#[test]
fn a_record_that_was_touched_or_copied_after_a_page_was_changed_vouches_for_nothing() {
    let touch = |path: &Path| {
        let text = read(path).expect("there");
        write(path.to_path_buf(), &text);
    };
    let pause = || std::thread::sleep(std::time::Duration::from_millis(20));
    let out = folder();
    let files = [("index.html", "one"), ("page.html", "x")];
    run(out.path(), "rory", "mum", "k", &files).expect("it is written");
    let output = open(out.path());
    index(&output, b"list").expect("it is written");
    output.note_index_key(Some("k".to_owned()));
    output.finish().expect("it is saved");
    assert!(open(out.path()).is_index_current("k"));
    pause();
    write(out.path().join("rory/mum/index.html"), "ono");
    write(out.path().join("index.html"), "lost");
    pause();
    touch(&record(out.path(), "rory"));
    touch(&out.path().join(".ourplan/index.json"));
    assert!(!open(out.path()).is_current("rory", "mum", "k") && !open(out.path()).is_index_current("k"));
    assert!(matches!(run(out.path(), "rory", "mum", "k", &files), Err(SystemError::NotOurs(_))), "it is not taken for ours");
    write(out.path().join("rory/mum/more.txt"), "mine");
    assert!(open(out.path()).take_up("rory", "k").expect("it is looked at"), "nor does it hide what came since");
    open(out.path()).remove_reader("rory", "mum").expect("it goes");
    assert_eq!(tree(out.path()), texts(&[("index.html", "lost"), ("rory/mum/index.html", "ono"), ("rory/mum/more.txt", "mine")]));
}

#[test]
fn a_page_of_a_longer_index_goes_where_nobody_has_written_in_it() {
    let out = folder();
    let output = open(out.path());
    index_of(&output, 4, "old").expect("it is written");
    output.finish().expect("it is saved");
    write(out.path().join("index-3.html"), "mine");
    write(out.path().join("index-5.html"), "mine");
    let output = open(out.path());
    index_of(&output, 1, "new").expect("it is written");
    output.finish().expect("it is saved");
    let left = texts(&[("index.html", "new"), ("index-3.html", "mine"), ("index-5.html", "mine")]);
    assert_eq!(tree(out.path()), left);
    let output = open(out.path());
    let refused = index_of(&output, 5, "newer");
    assert!(
        matches!(refused, Err(SystemError::NotOurs(paths)) if paths == ["index-3.html", "index-5.html"].map(|name| out.path().join(name)))
    );
    output.finish().expect("nothing has changed");
    assert_eq!(tree(out.path()), left);
    assert!(clean(out.path(), true, &|_| true).expect("it is clean").index);
    assert_eq!(tree(out.path()), texts(&[("index-3.html", "mine"), ("index-5.html", "mine")]));
}
