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
fn moves_that_lead_out_are_refused_by_a_build_and_by_clean() {
    let up = "../../../../../mine.txt";
    let absolute = |yard: &TempDir| yard.path().join("mine.txt").display().to_string();
    for is_clean in [false, true] {
        for (reader, ours, file) in [
            ("mum", up, "x.html"),
            ("mum", "/", "x.html"),
            ("mum", "a/../../../../../../mine.txt", "x.html"),
            ("../../..", "x.html", "x.html"),
            ("", "x.html", "x.html"),
            (".ourplan", "x.html", "x.html"),
            ("mum", "x.html", up),
            ("mum", "C:\\x", "x.html"),
        ] {
            for held in [None, Some(1)] {
                let (yard, out) = yard();
                let ours = if ours == "/" { absolute(&yard) } else { ours.to_owned() };
                let file = serde_json::json!({"name": file, "format": "site", "length": 4, "hash": "0".repeat(32)});
                let booklet = serde_json::json!({"key": "k", "files": [file]});
                let one =
                    serde_json::json!({"number": 7, "reader": reader, "booklet": booklet, "ours": {ours: "0".repeat(32)}, "held": held});
                let text = of_rory(serde_json::json!({}), serde_json::json!([one]));
                write(record(&out, "rory"), &text);
                write(out.join(".ourplan/running"), "");
                write(out.join(".ourplan/staging/7.old/x"), "x");
                let before = outside(&yard, &out);
                assert_eq!(refused_by(&out, is_clean), 1, "{text}: it is said");
                assert_eq!(outside(&yard, &out), before, "{text}");
            }
        }
    }
}

/// A record of Rory's plan.
fn of_rory(booklets: serde_json::Value, moves: serde_json::Value) -> String {
    serde_json::json!({"ourplan": 4, "plan": "rory", "saved": null, "booklets": booklets, "moves": moves}).to_string()
}

#[test]
fn a_record_that_leads_nowhere_else_is_believed() {
    let (_yard, out) = yard();
    let booklet = serde_json::json!({"key": "k", "files": [{"name": "x.html", "format": "site", "length": 4, "hash": "0".repeat(32)}]});
    let one = serde_json::json!({"number": 7, "reader": "dad", "booklet": booklet, "ours": {"a.html": "0".repeat(32)}});
    write(record(&out, "rory"), &of_rory(serde_json::json!({"mum": booklet}), serde_json::json!([one])));
    assert_eq!(open(&out).readers_of("rory"), ["dad", "mum"]);
    assert_eq!(refused_by(&out, false), 0);
}

/// How many records a run refuses that removes all it may.
fn refused_by(out: &Path, is_clean: bool) -> usize {
    if is_clean {
        return clean(out, true, &|_| true).expect("it is cleaned").refused.len();
    }
    let output = open(out);
    output.keep_plans(&BTreeSet::new()).expect("they go");
    output.finish().expect("it is saved").refused.len()
}

#[test]
fn booklets_that_lead_out_are_refused() {
    let hash = blake3::hash(b"mine").to_hex()[..32].to_owned();
    for is_clean in [false, true] {
        for (reader, name, format) in [
            ("mum", "../../../../mine.txt", "site"),
            ("mum", "a/../../../../mine.txt", "site"),
            ("mum", "/mine.txt", "site"),
            ("../..", "mine.txt", "site"),
            (".", "mine.txt", "site"),
            ("mum", "mine.txt", "another"),
        ] {
            let (yard, out) = yard();
            let file = serde_json::json!({"name": name, "format": format, "length": 4, "hash": hash});
            let text = of_rory(serde_json::json!({reader: {"key": "k", "files": [file]}}), serde_json::json!([]));
            write(record(&out, "rory"), &text);
            let before = outside(&yard, &out);
            assert_eq!(refused_by(&out, is_clean), 1, "{text}");
            assert_eq!(outside(&yard, &out), before, "{text}");
            assert_eq!(read(&yard.path().join("mine.txt")).as_deref(), Some("mine"));
        }
        // A name that no plan can have is no record at all.
        let (yard, out) = yard();
        for name in ["..json", "...json", ".ourplan.json", "Rory.json"] {
            std::fs::copy(record(&out, "rory"), out.join(".ourplan/plans").join(name)).expect("copied");
        }
        assert_eq!(open(&out).plans(), ["rory"]);
        assert_eq!(refused_by(&out, is_clean), 0);
        assert_eq!(read(&yard.path().join("mine.txt")).as_deref(), Some("mine"));
    }
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

/// What a run leaves that was stopped while it removed files of a booklet.
#[cfg(unix)]
fn stopped(out: &Path, plan: &str, ours: &str) {
    // It knows the right hash.
    let ours = ours.replace("HASH", &crate::output::record::hash(b"mine"));
    let one = format!(r#"{{"number":7,"reader":"mum","booklet":null,"ours":{ours}}}"#);
    write(record(out, plan), &format!(r#"{{"ourplan":4,"plan":"{plan}","saved":null,"booklets":{{}},"moves":[{one}]}}"#));
    write(out.join(".ourplan/running"), "");
}

#[cfg(unix)]
#[test]
fn records_and_folders_on_the_way_that_are_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    type Plant = fn(&Path, &Path);
    let plants: [(&str, Plant); 11] = [
        ("a record", |out, away| {
            std::fs::remove_file(record(out, "rory")).expect("removed");
            symlink(away.join("notes.txt"), record(out, "rory")).expect("a link");
        }),
        ("a record, a second name", |out, away| {
            std::fs::remove_file(record(out, "rory")).expect("removed");
            std::fs::hard_link(away.join("notes.txt"), record(out, "rory")).expect("a name");
        }),
        ("a record beside", |out, away| symlink(away.join("notes.txt"), out.join(".ourplan/plans/rory.new")).expect("a link")),
        ("all records", |out, away| {
            std::fs::rename(out.join(".ourplan/plans"), out.join("before")).expect("moved");
            symlink(away, out.join(".ourplan/plans")).expect("a link");
        }),
        ("the record of the index", |out, away| symlink(away.join("notes.txt"), out.join(".ourplan/index.json")).expect("a link")),
        ("what says that a run is at work", |out, away| symlink(away.join("no"), out.join(".ourplan/running")).expect("a link")),
        ("a folder of held back copies", |out, away| {
            std::fs::create_dir_all(out.join(".ourplan/held-back")).expect("made");
            symlink(away, out.join(".ourplan/held-back/rory")).expect("a link");
        }),
        ("a folder in an old one", |out, away| {
            write(out.join(".ourplan/staging/7.old/x"), "x");
            symlink(away, out.join(".ourplan/staging/7.old/a")).expect("a link");
            stopped(out, "rory", r#"{"a/notes.txt":"HASH","a/empty/y.html":"HASH"}"#);
        }),
        ("an old folder", |out, away| {
            std::fs::create_dir_all(out.join(".ourplan/staging")).expect("made");
            symlink(away, out.join(".ourplan/staging/7.old")).expect("a link");
            stopped(out, "rory", r#"{"notes.txt":"HASH"}"#);
        }),
        ("the folder of the plan", |out, away| {
            write(out.join(".ourplan/staging/7.old/x"), "x");
            symlink(away, out.join("kim")).expect("a link");
            stopped(out, "kim", r#"{"y":"HASH"}"#);
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
    for name in ["plans/rory.json", "index.json", "running"] {
        let (_yard, out) = yard();
        let path = out.join(".ourplan").join(name);
        let _ = std::fs::remove_file(&path);
        assert!(std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo is there").success());
        let (_, summary) = run(&out, "rory", "dad", "k", &[("index.html", "2")]).expect("it is written");
        assert_eq!(summary.refused, [path], "{name}");
    }
}
