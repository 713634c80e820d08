//! Records that somebody else wrote: nothing outside the output folder is removed, written or moved because of them.

use super::*;

/// A yard with an output folder in it, and files outside of that. Names lead from `staging/7.old` out of it.
fn yard() -> (TempDir, PathBuf) {
    let yard = folder();
    let out = yard.path().join("house/booklets");
    run(&out, "rory", "mum", "k", &[("index.html", "1"), ("a/b.html", "1")]).expect("it is written");
    write(yard.path().join("mine.txt"), "mine");
    write(yard.path().join("house/mine.txt"), "mine");
    write(yard.path().join("empty/x"), "");
    std::fs::remove_file(yard.path().join("empty/x")).expect("removed");
    (yard, out)
}

/// All that lies outside the output folder, folders too.
fn outside(yard: &TempDir, out: &Path) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(yard.path()).into_iter().filter_map(Result::ok);
    entries.filter(|entry| !entry.path().starts_with(out)).map(|entry| entry.path().display().to_string()).collect()
}

#[test]
fn a_journal_that_leads_out_is_refused_by_a_build_and_by_clean() {
    let up = "../../../../../mine.txt";
    let absolute = |yard: &TempDir| yard.path().join("mine.txt").display().to_string();
    for is_clean in [false, true] {
        for (plan, reader, ours, file) in [
            ("rory", "mum", up, "x.html"),
            ("rory", "mum", "/", "x.html"),
            ("rory", "mum", "a/../../../../../../mine.txt", "x.html"),
            ("..", "mum", "x.html", "x.html"),
            ("../..", "mum", "x.html", "x.html"),
            ("rory", "../../..", "x.html", "x.html"),
            ("", "", "x.html", "x.html"),
            (".ourplan", "staging", "x.html", "x.html"),
            ("rory", "mum", "x.html", up),
            ("rory", "mum", "C:\\x", "x.html"),
        ] {
            for held in [false, true] {
                let (yard, out) = yard();
                let ours = if ours == "/" { absolute(&yard) } else { ours.to_owned() };
                let hash = "0".repeat(32);
                let booklet = serde_json::json!({"plan": plan, "reader": reader, "key": "k", "files": [[file, "site", 4, hash]]});
                let line =
                    serde_json::json!({"number": 7, "plan": plan, "reader": reader, "booklet": booklet, "ours": [ours], "held": held});
                write(out.join(".ourplan/journal"), &format!("{line}\n"));
                write(out.join(".ourplan/staging/7.old/x"), "x");
                let before = outside(&yard, &out);
                let refused = if is_clean {
                    clean(&out, true, &|_| true).expect("it is cleaned").refused.len()
                } else {
                    let output = open(&out);
                    output.keep_plans(&BTreeSet::new()).expect("they go");
                    output.finish().expect("it is saved").refused.len()
                };
                assert_eq!(refused, 1, "{line}: it is said");
                assert_eq!(outside(&yard, &out), before, "{line}");
            }
        }
    }
}

#[test]
fn a_list_that_leads_out_is_refused() {
    let hash = blake3::hash(b"mine").to_hex()[..32].to_owned();
    for (plan, reader, file) in [("rory", "mum", "../../../../mine.txt"), ("../..", "house", "mine.txt"), ("rory", "../../..", "mine.txt")]
    {
        let (yard, out) = yard();
        let list = format!(
            "{{\"ourplan\":1,\"index\":null,\"booklets\":[\n{{\"plan\":\"{plan}\",\"reader\":\"{reader}\",\"key\":\"k\",\"files\":[[\"{file}\",\"site\",4,\"{hash}\"]]}}\n]}}\n"
        );
        write(out.join(".ourplan/manifest.json"), &list);
        let before = outside(&yard, &out);
        let output = open(&out);
        output.keep_plans(&BTreeSet::new()).expect("they go");
        assert_eq!(output.finish().expect("it is saved").refused.len(), 1, "{list}");
        assert_eq!(outside(&yard, &out), before, "{list}");
    }
    // Names of files in the short form begin with a sign for the name of plan and reader.
    let (yard, out) = yard();
    let list = read(&out.join(".ourplan/manifest.json")).expect("there");
    write(out.join(".ourplan/manifest.json"), &list.replace("index.html", "*/../../../../mine.txt"));
    let output = open(&out);
    output.keep_plans(&BTreeSet::new()).expect("they go");
    assert_eq!(output.finish().expect("it is saved").refused.len(), 1);
    assert_eq!(read(&yard.path().join("mine.txt")).as_deref(), Some("mine"));
}

#[test]
fn a_list_of_held_back_files_that_leads_out_removes_nothing() {
    let (yard, out) = yard();
    let hash = blake3::hash(b"mine").to_hex()[..32].to_owned();
    write(out.join(".ourplan/held-back/rory/dad/x"), "x");
    write(out.join(".ourplan/held-back/rory/dad.list"), &format!("{{\"key\":\"k\",\"files\":[[\"../../../../../mine.txt\",\"{hash}\"]]}}"));
    let before = outside(&yard, &out);
    clean(&out, true, &|_| true).expect("it is cleaned");
    assert_eq!(outside(&yard, &out), before);
}

#[cfg(unix)]
#[test]
fn records_and_folders_on_the_way_that_are_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    type Plant = fn(&Path, &Path);
    let plants: [(&str, Plant); 9] = [
        ("the journal", |out, away| symlink(away.join("notes.txt"), out.join(".ourplan/journal")).expect("a link")),
        ("the journal, a second name", |out, away| {
            std::fs::hard_link(away.join("notes.txt"), out.join(".ourplan/journal")).expect("a name")
        }),
        ("the list", |out, away| {
            std::fs::remove_file(out.join(".ourplan/manifest.json")).expect("removed");
            symlink(away.join("notes.txt"), out.join(".ourplan/manifest.json")).expect("a link");
        }),
        ("the list beside", |out, away| symlink(away.join("notes.txt"), out.join(".ourplan/manifest.new")).expect("a link")),
        ("a folder of held back copies", |out, away| {
            std::fs::create_dir_all(out.join(".ourplan/held-back")).expect("made");
            symlink(away, out.join(".ourplan/held-back/rory")).expect("a link");
        }),
        ("a folder in an old one", |out, away| {
            write(out.join(".ourplan/staging/7.old/x"), "x");
            symlink(away, out.join(".ourplan/staging/7.old/a")).expect("a link");
            let line = r#"{"number":7,"plan":"rory","reader":"mum","booklet":null,"ours":["a/notes.txt","a/empty/y.html"],"held":false}"#;
            write(out.join(".ourplan/journal"), &format!("{line}\n"));
        }),
        ("an old folder", |out, away| {
            std::fs::create_dir_all(out.join(".ourplan/staging")).expect("made");
            symlink(away, out.join(".ourplan/staging/7.old")).expect("a link");
            let line = r#"{"number":7,"plan":"rory","reader":"mum","booklet":null,"ours":["notes.txt"],"held":false}"#;
            write(out.join(".ourplan/journal"), &format!("{line}\n"));
        }),
        ("the folder of the plan", |out, away| {
            write(out.join(".ourplan/staging/7.old/x"), "x");
            symlink(away, out.join("kim")).expect("a link");
            let line = r#"{"number":7,"plan":"kim","reader":"mum","booklet":null,"ours":["y"],"held":false}"#;
            write(out.join(".ourplan/journal"), &format!("{line}\n"));
        }),
        ("a folder of the booklet", |out, away| {
            std::fs::remove_dir_all(out.join("rory/mum/a")).expect("removed");
            symlink(away, out.join("rory/mum/a")).expect("a link");
        }),
    ];
    for (what, plant) in plants {
        let (yard, out) = yard();
        let away = yard.path().join("away");
        write(away.join("notes.txt"), "mine");
        write(away.join("b.html"), "1");
        std::fs::create_dir_all(away.join("empty")).expect("made");
        plant(&out, &away);
        let before = outside(&yard, &out);
        for work in 0..4 {
            let _ = run(&out, "rory", "mum", "k2", &[("index.html", "2")]);
            let _ = Output::open(&out)
                .and_then(|output| if work > 1 { output.hold_back("rory", "mum") } else { Ok(()) }.and_then(|()| output.finish()));
            let _ = clean(&out, work == 3, &|_| true);
        }
        assert_eq!(outside(&yard, &out), before, "{what}");
        assert_eq!(read(&away.join("notes.txt")).as_deref(), Some("mine"), "{what}");
        assert_eq!(read(&away.join("b.html")).as_deref(), Some("1"), "{what}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_record_does_not_hold_up_a_run() {
    for name in ["journal", "manifest.json"] {
        let (_yard, out) = yard();
        let path = out.join(".ourplan").join(name);
        let _ = std::fs::remove_file(&path);
        assert!(std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo is there").success());
        let (_, summary) = run(&out, "kim", "mum", "k", &[("index.html", "2")]).expect("it is written");
        assert_eq!(summary.refused, [path], "{name}");
    }
}
