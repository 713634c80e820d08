//! Lists of older versions, lists of many booklets, and lists that somebody changes while a run is at work.

use super::*;

fn list(out: &Path) -> PathBuf {
    out.join(".ourplan/manifest.json")
}

/// A list as the first versions wrote it: each file of each booklet by its name.
fn of_an_older_version(out: &Path) {
    write(out.join("rory/mum/index.html"), "one");
    write(out.join("rory/mum/rory-mum.html"), "single");
    write(out.join("index.html"), "the index");
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..32].to_owned();
    let (one, single, index) = (hash("one"), hash("single"), hash("the index"));
    let text = format!(
        "{{\"ourplan\":1,\"index\":[9,\"{index}\"],\"booklets\":[\n\
         {{\"plan\":\"rory\",\"reader\":\"mum\",\"key\":\"k\",\"files\":[[\"index.html\",\"site\",3,\"{one}\"],\
         [\"rory-mum.html\",\"single\",6,\"{single}\"]]}}\n]}}\n"
    );
    write(list(out), &text);
}

#[test]
fn a_list_of_an_older_version_is_read_and_written_anew() {
    let out = folder();
    of_an_older_version(out.path());
    let output = open(out.path());
    assert!(output.is_current("rory", "mum", "k"));
    let older = output.older_copy("rory", "mum").expect("it is read");
    let found: Vec<_> = older.iter().map(|file| (file.name.as_str(), file.format)).collect();
    assert_eq!(found, [("index.html", "site"), ("rory-mum.html", "single")]);
    index(&output, b"another").expect("it is ours");
    output.publish(booklet("amira", "mum", "k", &site(&[("index.html", "one")]))).expect("it is written");
    output.finish().expect("it is saved");
    let text = read(&list(out.path())).expect("it is there");
    assert!(text.starts_with("{\"ourplan\":2,") && text.contains("*.html"), "{text}");
    let output = open(out.path());
    assert!(output.is_current("rory", "mum", "k") && output.is_current("amira", "mum", "k"));
    std::fs::write(out.path().join("rory/mum/rory-mum.html"), "theirs").expect("it is changed");
    assert!(!output.is_current("rory", "mum", "k"), "a file that somebody changed is seen");
}

#[test]
fn booklets_with_the_same_files_share_their_names_in_the_list() {
    let out = folder();
    let output = open(out.path());
    for plan in ["kit", "rory", "sam"] {
        let name = format!("{plan}-mum.html");
        let files = site(&[("a/page.html", plan), (&name, plan), ("index.html", plan)]);
        output.publish(booklet(plan, "mum", "k", &files)).expect("it is written");
    }
    output.finish().expect("it is saved");
    let text = read(&list(out.path())).expect("it is there");
    assert_eq!(text.matches("page.html").count(), 1, "{text}");
    let output = open(out.path());
    for plan in ["kit", "rory", "sam"] {
        let names: Vec<_> = output.older_copy(plan, "mum").expect("it is read").into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["a/page.html".to_owned(), "index.html".to_owned(), format!("{plan}-mum.html")]);
        assert!(output.is_current(plan, "mum", "k"));
    }
}

#[test]
fn nothing_is_written_over_while_the_list_cannot_be_read() {
    let out = folder();
    run(out.path(), "rory", "mum", "k", &[("index.html", "one")]).expect("it is written");
    let output = open(out.path());
    let text = read(&list(out.path())).expect("it is there");
    // Somebody writes into the list itself while a run is at work.
    std::fs::write(list(out.path()), text.replace("rory", "yror")).expect("it is changed");
    assert!(!output.is_current("rory", "mum", "k"));
    let refused = output.publish(booklet("rory", "mum", "k2", &site(&[("index.html", "two")]))).expect_err("nobody knows whose it is");
    assert!(refused.to_string().contains("damaged"), "{refused}");
    assert!(output.hold_back("rory", "mum").is_err() && output.remove_reader("rory", "mum").is_err());
    assert_eq!(tree(out.path()), texts(&[("rory/mum/index.html", "one")]));
}

#[test]
fn a_run_that_was_stopped_leaves_lines_that_are_read_again() {
    let out = folder();
    let output = open(out.path());
    for number in 0..100 {
        let plan = format!("plan-{number}");
        output.publish(booklet(&plan, "mum", "k", &site(&[("index.html", &plan)]))).expect("it is written");
    }
    drop(output);
    let output = open(out.path());
    assert_eq!((output.plans().len(), output.key_of("plan-77", "mum").as_deref()), (100, Some("k")));
    assert!((0..100).all(|number| output.is_current(&format!("plan-{number}"), "mum", "k")));
}
