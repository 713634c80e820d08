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
    let refused = |result: Result<(Outcome, Summary), Fault>| matches!(result, Err(Fault::NotOurs(paths)) if paths.len() == 1 && paths[0].ends_with("index.html"));
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
        assert!(matches!(run(out.path(), "rory", "mum", "k", &[("index.html", "two")]), Err(Fault::NotOurs(_))));
        // Where it is no longer part of the booklet, it stays as theirs.
        run(out.path(), "rory", "mum", "k", &[("page.html", "y")]).expect("it is written");
        assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", changed), ("rory/mum/page.html", "y")]));
        // A part of a run does not make it ours either.
        run(out.path(), "other", "mum", "k", &[("index.html", "one")]).expect("it is written");
        assert!(matches!(run(out.path(), "rory", "mum", "k", &[("index.html", "two")]), Err(Fault::NotOurs(_))));
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
    assert!(matches!(index(&output, b"ours"), Err(Fault::NotOurs(paths)) if paths == [out.path().join("index.html")]));
    assert_eq!(read(&out.path().join("index.html")).as_deref(), Some("mine"));
    index(&output, b"mine").expect("it is the same");
    index(&output, b"ours").expect("it is ours now");
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
    assert!(matches!(refused, Err(Fault::NotOurs(paths)) if paths == ["index-3.html", "index-5.html"].map(|name| out.path().join(name))));
    output.finish().expect("nothing has changed");
    assert_eq!(tree(out.path()), left);
    assert!(clean(out.path(), true, &|_| true).expect("it is clean").index);
    assert_eq!(tree(out.path()), texts(&[("index-3.html", "mine"), ("index-5.html", "mine")]));
}
