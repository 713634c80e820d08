//! `clean`: what the program keeps goes, and nothing else.

use super::*;

fn all_ours(_: &str) -> bool {
    true
}

/// A folder with a booklet, a held-back copy, what a stopped run leaves, and a person's own files.
fn before() -> TempDir {
    let out = folder();
    run(out.path(), "rory", "mum", "k", &[("index.html", "a"), ("a/b.html", "b")]).expect("it is written");
    run(out.path(), "rory", "dad", "k", &[("index.html", "a secret")]).expect("it is written");
    let output = open(out.path());
    output.hold_back("rory", "dad").expect("it is moved");
    index(&output, b"for the worker").expect("it is written");
    output.finish().expect("it is saved");
    write(out.path().join("rory/mum/mine.txt"), "mine");
    write(out.path().join("mine.txt"), "mine");
    out
}

#[test]
fn held_back_copies_and_leftovers_go_and_booklets_stay() {
    let out = before();
    write(out.path().join(".ourplan/staging/7/index.html"), "half");
    let standing = tree(out.path());
    let cleaned = clean(out.path(), false, &all_ours).expect("it is cleaned");
    assert_eq!(cleaned.held_back, names(&["rory/dad"]));
    assert!(cleaned.left_behind && cleaned.list_stays && !cleaned.list && cleaned.not_ours.is_empty());
    assert_eq!(own_names(out.path()), ["index.json", "lock", "plans"]);
    assert_eq!(tree(out.path()), standing);
    // The next build knows its own files.
    run(out.path(), "rory", "mum", "k2", &[("index.html", "new")]).expect("it is written");
    let again = clean(out.path(), false, &all_ours).expect("it is cleaned");
    assert!(again.held_back.is_empty() && !again.left_behind);
}

#[test]
fn all_removes_the_booklets_too_and_leaves_a_persons_own_files() {
    let out = before();
    let cleaned = clean(out.path(), true, &all_ours).expect("it is cleaned");
    assert_eq!((cleaned.booklets, cleaned.index, cleaned.list), (names(&["rory/mum"]), true, true));
    assert_eq!(tree(out.path()), texts(&[("mine.txt", "mine"), ("rory/mum/mine.txt", "mine")]));
    assert_eq!(out.path().join(".ourplan").exists(), cfg!(not(unix)));
    // What the person changed is theirs.
    let out = before();
    write(out.path().join("rory/mum/index.html"), "changed by hand");
    write(out.path().join("index.html"), "changed by hand");
    clean(out.path(), true, &all_ours).expect("it is cleaned");
    assert_eq!(read(&out.path().join("rory/mum/index.html")).as_deref(), Some("changed by hand"));
    assert_eq!(read(&out.path().join("index.html")).as_deref(), Some("changed by hand"));
}

#[test]
fn the_records_go_where_none_of_their_files_is_there() {
    let out = before();
    std::fs::remove_dir_all(out.path().join("rory")).expect("removed");
    std::fs::remove_file(out.path().join("index.html")).expect("removed");
    let cleaned = clean(out.path(), false, &all_ours).expect("it is cleaned");
    assert!(cleaned.list && !cleaned.list_stays);
    assert_eq!(out.path().join(".ourplan").exists(), cfg!(not(unix)));
    assert_eq!(tree(out.path()), texts(&[("mine.txt", "mine")]));
    run(out.path(), "rory", "mum", "k", &[("index.html", "1")]).expect("a build begins anew");
}

#[test]
fn what_is_not_known_stays_and_is_named() {
    let out = before();
    write(out.path().join(".ourplan/notes.txt"), "mine");
    write(out.path().join(".ourplan/plans/notes.txt"), "mine");
    write(out.path().join(".ourplan/staging/3.old/mine.txt"), "mine");
    let cleaned = clean(out.path(), true, &all_ours).expect("it is cleaned");
    assert_eq!(cleaned.not_ours, ["staging/3.old", "notes.txt", "plans/notes.txt"].map(|name| out.path().join(".ourplan").join(name)));
    assert_eq!(read(&out.path().join(".ourplan/plans/notes.txt")).as_deref(), Some("mine"));
    assert_eq!(read(&out.path().join(".ourplan/notes.txt")).as_deref(), Some("mine"));
    assert_eq!(read(&out.path().join(".ourplan/staging/3.old/mine.txt")).as_deref(), Some("mine"));
}

#[test]
fn it_waits_for_a_build_and_then_says_so() {
    let out = before();
    let building = open(out.path());
    assert!(matches!(clean(out.path(), true, &all_ours), Err(SystemError::Busy(_))));
    assert!(out.path().join(".ourplan/held-back/rory/dad").is_dir() && out.path().join("rory/mum/index.html").is_file());
    drop(building);
    clean(out.path(), true, &all_ours).expect("it is cleaned");
}

#[test]
fn a_build_that_waited_while_the_lock_was_removed_locks_the_new_one() {
    let out = before();
    let held = open(out.path());
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| Output::open(out.path()));
        std::thread::sleep(std::time::Duration::from_millis(200));
        std::fs::remove_file(out.path().join(".ourplan/lock")).expect("removed");
        drop(held);
        let second = waits.join().expect("it ends").unwrap_or_else(|fault| panic!("{fault}"));
        assert!(out.path().join(".ourplan/lock").exists());
        assert!(cfg!(not(unix)) || matches!(Output::open(out.path()), Err(SystemError::Busy(_))), "a third is kept out");
        drop(second);
    });
}

#[test]
fn a_damaged_record_does_not_keep_held_back_copies() {
    let out = before();
    write(record(out.path(), "rory"), "damaged");
    let cleaned = clean(out.path(), false, &all_ours).expect("it is cleaned");
    assert_eq!((cleaned.held_back, cleaned.refused.len()), (names(&["rory/dad"]), 1));
    assert!(!out.path().join(".ourplan/held-back").exists() && out.path().join("rory/mum/index.html").is_file());
}

#[test]
fn what_a_person_put_beside_held_back_copies_stays_and_is_named() {
    let out = before();
    let held = out.path().join(".ourplan/held-back");
    let own = ["rory/dad/mine.txt", "rory/dad/a/mine.txt", "rory/mine.txt", "mine.txt", "kim/mum/index.html"].map(|name| held.join(name));
    own.iter().for_each(|path| write(path.clone(), "mine"));
    // A page of ours that somebody changed is theirs, too.
    write(held.join("rory/dad.2/index.html"), "changed");
    write(held.join("rory/dad.2.list"), &read(&held.join("rory/dad.list")).expect("there is a list"));
    let cleaned = clean(out.path(), true, &all_ours).expect("it is cleaned");
    assert_eq!(cleaned.held_back, names(&["rory/dad"]));
    assert!(own.iter().all(|path| read(path).as_deref() == Some("mine") && cleaned.not_ours.contains(path)), "{:?}", cleaned.not_ours);
    assert_eq!(cleaned.not_ours.len(), own.len() + 1);
    assert!(!held.join("rory/dad/index.html").exists() && held.join("rory/dad.2/index.html").exists());
}

#[test]
fn what_another_project_made_stays() {
    let out = before();
    run(out.path(), "kim", "mum", "theirs", &[("index.html", "1")]).expect("it is written");
    let output = open(out.path());
    output.publish(booklet("kim", "dad", "theirs", &site(&[("index.html", "a secret")]))).expect("it is written");
    output.hold_back("kim", "dad").expect("it is moved");
    output.finish().expect("it is saved");
    let cleaned = clean(out.path(), true, &|key| key != "theirs").expect("it is cleaned");
    assert_eq!((cleaned.booklets, cleaned.held_back), (names(&["rory/mum"]), names(&["rory/dad"])));
    assert_eq!(cleaned.others, names(&["kim/dad", "kim/mum"]));
    assert!(out.path().join("kim/mum/index.html").is_file() && out.path().join(".ourplan/held-back/kim/dad/index.html").is_file());
    assert!(out.path().join("index.html").is_file() && cleaned.list_stays, "it lists what stands");
    assert!(open(out.path()).is_current("kim", "mum", "theirs"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let (out, elsewhere) = (before(), folder());
    write(elsewhere.path().join("theirs.txt"), "theirs");
    std::os::unix::fs::symlink(elsewhere.path(), out.path().join(".ourplan/held-back/link")).expect("a link");
    clean(out.path(), true, &all_ours).expect("it is cleaned");
    assert_eq!(read(&elsewhere.path().join("theirs.txt")).as_deref(), Some("theirs"));
    let other = folder();
    std::os::unix::fs::symlink(elsewhere.path(), other.path().join(".ourplan")).expect("a link");
    assert!(matches!(clean(other.path(), true, &all_ours), Err(SystemError::Usage(_))));
    assert!(clean(&out.path().join("nowhere"), true, &all_ours).is_err());
    assert!(clean(elsewhere.path(), true, &all_ours).is_ok_and(|cleaned| !cleaned.list && !elsewhere.path().join(".ourplan").exists()));
}

#[test]
fn stopped_before_any_of_its_operations_it_loses_nothing_of_a_person_and_can_be_done_again() {
    let (steps, _) = stop::count(|| clean(before().path(), true, &all_ours));
    for step in 0..=steps {
        let out = before();
        drop(stop::after(step, || clean(out.path(), true, &all_ours)));
        let mine = tree(out.path()).into_values().filter(|text| text == "mine").count();
        assert_eq!(mine, 2 - usize::from(out.path().join(".ourplan/staging/1.old/mine.txt").is_file()), "step {step}");
        clean(out.path(), true, &all_ours).unwrap_or_else(|fault| panic!("step {step}: {fault}"));
        assert_eq!(tree(out.path()).into_iter().filter(|(_, text)| text == "mine").count(), 2, "step {step}");
        assert!(!out.path().join(".ourplan/held-back").exists(), "step {step}");
    }
}
