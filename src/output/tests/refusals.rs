//! What is refused: two runs at once, files and links in the way, names that are none, damage.

use super::*;

#[test]
fn two_runs_at_once() {
    let out = folder();
    let first = open(out.path());
    assert!(matches!(Output::open(out.path()), Err(SystemError::Busy(path)) if path == out.path()));
    first.publish(booklet("rory", "mum", "k", &site(&[("index.html", "1")]))).expect("the first goes on");
    drop(first);
    assert!(open(out.path()).is_current("rory", "mum", "k"), "it was not finished, and nothing is lost");
}

#[test]
fn the_second_run_waits_a_little() {
    let out = folder();
    let first = open(out.path());
    std::thread::scope(|scope| {
        let second = scope.spawn(|| Output::open(out.path()).is_ok());
        std::thread::sleep(std::time::Duration::from_millis(200));
        first.finish().expect("it is saved");
        assert!(second.join().expect("it ends"));
    });
}

#[test]
fn a_file_in_the_way() {
    let out = folder();
    write(out.path().join("file"), "mine");
    assert!(matches!(Output::open(&out.path().join("file")), Err(SystemError::Usage(words)) if words.contains("is a file")));
    assert!(Output::open(&out.path().join("file/below")).is_err());
    write(out.path().join("rory"), "mine");
    let refused = run(out.path(), "rory", "mum", "k", &[("index.html", "1")]);
    assert!(matches!(refused, Err(SystemError::Usage(words)) if words.contains("I need the folder")));
    assert_eq!(read(&out.path().join("rory")).as_deref(), Some("mine"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (out, elsewhere) = (folder(), folder());
    write(elsewhere.path().join("mum/index.html"), "theirs");
    for (link, target) in [("rory", ""), ("amira/mum", "mum")] {
        let link = out.path().join(link);
        std::fs::create_dir_all(link.parent().expect("it has one")).expect("a folder");
        symlink(elsewhere.path().join(target), &link).expect("a link");
    }
    for plan in ["rory", "amira"] {
        let refused = run(out.path(), plan, "mum", "k", &[("index.html", "1")]);
        assert!(matches!(refused, Err(SystemError::Usage(words)) if words.contains("a link")), "{plan}");
    }
    // A link in place of a file, and of a folder inside a booklet.
    run(out.path(), "leon", "mum", "k", &[("index.html", "1"), ("a/b.html", "1"), ("a/c.html", "1")]).expect("it is written");
    std::fs::rename(out.path().join("leon/mum/a"), elsewhere.path().join("a")).expect("it is moved");
    symlink(elsewhere.path().join("a"), out.path().join("leon/mum/a")).expect("a link");
    assert!(!open(out.path()).is_current("leon", "mum", "k"));
    assert!(run(out.path(), "leon", "mum", "k", &[("index.html", "2"), ("a/b.html", "2")]).is_err());
    assert_eq!(open(out.path()).older_copy("leon", "mum").map(|files| files.len()).ok(), Some(1));
    let output = open(out.path());
    output.hold_back("leon", "mum").expect("it is moved");
    output.finish().expect("it is saved");
    assert_eq!(tree(elsewhere.path()), texts(&[("a/b.html", "1"), ("a/c.html", "1"), ("mum/index.html", "theirs")]));
    // The program's own folder.
    let other = folder();
    symlink(elsewhere.path(), other.path().join(".ourplan")).expect("a link");
    assert!(matches!(Output::open(other.path()), Err(SystemError::Usage(_))));
}

#[test]
fn names_that_are_no_names() {
    let out = folder();
    let output = open(out.path());
    let artifacts = site(&[("index.html", "1")]);
    let long = "x".repeat(101);
    for name in ["", ".", "..", "a/b", "a\\b", "C:", "CON", "nul.txt", "lpt1", "a.", "a ", ".ourplan", "index.html", "a\0b", &long] {
        assert!(matches!(output.publish(booklet(name, "mum", "k", &artifacts)), Err(SystemError::Inside(_))), "{name:?}");
        assert!(matches!(output.publish(booklet("rory", name, "k", &artifacts)), Err(SystemError::Inside(_))), "{name:?}");
    }
    for name in ["", "/etc/x", "../x", "a//b", "a/../b", "a:b", "aux.html"] {
        assert!(matches!(output.publish(booklet("rory", "mum", "k", &site(&[(name, "1")]))), Err(SystemError::Inside(_))), "{name:?}");
    }
    assert!(output.publish(booklet("rory", "mum", "k", &site(&[("a.html", "1"), ("A.html", "2")]))).is_err());
    assert!(output.publish(booklet("rory", "mum", "k", &[])).is_err());
    assert_eq!(tree(out.path()), texts(&[]));
}

#[test]
fn a_damaged_record() {
    for damage in ["", "{}", "no record", "{\"ourplan\":2,\"booklets\":{}}", "{\"ourplan\":4,\"plan\":\"rory\",\"booklets\":{"] {
        let out = folder();
        run(out.path(), "rory", "mum", "k", &[("index.html", "1")]).expect("it is written");
        write(record(out.path(), "rory"), damage);
        let output = open(out.path());
        assert!(output.readers_of("rory").is_empty());
        let summary = output.finish().expect("it is saved");
        assert_eq!(summary.refused, [record(out.path(), "rory")], "{damage}");
        assert_eq!(read(&out.path().join(".ourplan/refused-1-rory.json")).as_deref(), Some(damage));
        assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "1")]));
        assert!(run(out.path(), "rory", "mum", "k", &[("index.html", "2")]).is_err(), "nobody knows whose it is");
    }
}

#[test]
fn a_damaged_record_of_the_index() {
    for damage in ["", "{}", "{\"ourplan\":2,\"page\":null,\"key\":null}"] {
        let out = folder();
        let path = out.path().join(".ourplan/index.json");
        run(out.path(), "rory", "mum", "k", &[("index.html", "1")]).expect("it is written");
        write(path.clone(), damage);
        let output = open(out.path());
        assert!(output.is_current("rory", "mum", "k") && !output.has_index(), "{damage}");
        assert_eq!(output.finish().expect("it is saved").refused, [path], "{damage}");
    }
}
