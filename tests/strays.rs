//! Files among the booklets that no record lists, and the other output folders of a project. Either may show what is withheld today, and
//! goes along when a folder is handed over.

use crate::support::*;
use ourplan::pipeline::Done;
use std::fs;
use std::path::Path;

const PLAN: &str = "plans/care-plan.yaml";
const LOOSE: &str = "how: Ring the bell by the garden gate.";
const TIGHT: &str = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";
const CODE: &str = "file-not-in-the-list";

fn tighten(project: &Path) {
    change(project, PLAN, LOOSE, TIGHT);
}

fn said(done: &Done) -> Vec<&str> {
    done.findings.iter().filter(|finding| finding.code == CODE).map(|finding| finding.message.as_str()).collect()
}

fn is_marked(done: &Done, reader: &str) -> bool {
    done.plans.iter().any(|plan| plan.older_copies.contains(&reader.to_owned()))
}

/// Puts files into the folders of the booklets by which Mum would get what is kept from her today.
type Stray = fn(&Path);

const STRAYS: [(&str, Stray); 8] = [
    ("a copy beside the booklet", |out| copy(out, "care-plan/mum/care-plan-mum.html", "care-plan/mum/care-plan-mum (1).html")),
    ("another reader's copy", |out| copy(out, "care-plan/rory/care-plan-rory.html", "care-plan/mum/care-plan-rory.html")),
    ("a page in a folder of its own", |out| copy(out, "care-plan/rory/care-plan-rory.html", "care-plan/mum/old/rory.html")),
    ("a letter", |out| fs::write(out.join("care-plan/mum/letter.txt"), "Ring the bell by the garden gate.").expect("written")),
    ("two folders that changed places", |out| {
        for (from, to) in [("mum", "x"), ("rory", "mum"), ("x", "rory")] {
            fs::rename(out.join("care-plan").join(from), out.join("care-plan").join(to)).expect("renamed");
        }
    }),
    ("a link", |out| {
        #[cfg(unix)]
        std::os::unix::fs::symlink("../rory/care-plan-rory.html", out.join("care-plan/mum/rory.html")).expect("linked");
        #[cfg(not(unix))]
        copy(out, "care-plan/rory/care-plan-rory.html", "care-plan/mum/rory.html");
    }),
    ("something deep down", |out| {
        let place = out.join("care-plan/mum/a/b/c/d/e/f/g/h");
        fs::create_dir_all(&place).expect("made");
        fs::write(place.join("letter.txt"), "Ring the bell by the garden gate.").expect("written");
    }),
    ("a file whose name tells it", |out| {
        fs::write(out.join("care-plan/mum/Ring the bell by the garden gate.txt"), "nothing").expect("written");
    }),
];

fn copy(out: &Path, from: &str, to: &str) {
    let to = out.join(to);
    fs::create_dir_all(to.parent().expect("it lies in a folder")).expect("made");
    fs::copy(out.join(from), to).expect("copied");
}

#[test]
fn a_file_in_a_readers_folder_is_searched_for_what_is_kept_from_them() {
    for (what, put) in STRAYS {
        let (project, out) = built_with_the_bell();
        put(&out);
        tighten(project.path());
        let done = build_into(project.path(), &out);
        assert!(!said(&done).is_empty() && is_marked(&done, "mum"), "{what}: the run says so");
        assert!(said(&done).iter().all(|words| !words.contains("garden gate")), "{what}: {:?}", said(&done));
        assert!(row(&out, "mum").contains("Do not hand"), "{what}: {}", row(&out, "mum"));
        // A build that changes nothing says it again.
        let again = build_into(project.path(), &out);
        assert!(!said(&again).is_empty() && is_marked(&again, "mum"), "{what}: {:?}", said(&again));
    }
}

#[test]
fn the_same_goes_for_a_plan_with_errors() {
    for (what, put) in STRAYS {
        let (project, out) = built_with_the_bell();
        put(&out);
        tighten(project.path());
        change(project.path(), PLAN, "how: Sam drives you.", "hwo: Sam drives you.");
        let done = build_into(project.path(), &out);
        assert!(done.exit_code() == 1 && !said(&done).is_empty() && is_marked(&done, "mum"), "{what}: {:?}", said(&done));
        assert!(said(&done).iter().all(|words| !words.contains("garden gate")), "{what}: {:?}", said(&done));
    }
}

#[test]
fn an_older_page_is_named_also_where_it_holds_nothing_that_is_kept() {
    for to in ["care-plan/mum/care-plan-mum (1).html", "care-plan/mum.html", "care-plan/old/mum/index.html"] {
        let (project, out) = built_with_the_bell();
        copy(&out, "care-plan/mum/care-plan-mum.html", to);
        let done = build_into(project.path(), &out);
        assert!(said(&done).iter().any(|words| words.contains(to)), "{to}: {:?}", said(&done));
        assert!(!is_marked(&done, "mum") && !row(&out, "mum").contains("Do not"), "{to}: the booklet itself is good");
    }
}

#[test]
fn a_persons_own_file_is_of_no_concern_where_it_tells_nothing() {
    let (project, out) = built_with_the_bell();
    fs::write(out.join("care-plan/mum/.DS_Store"), [0, 159, 1]).expect("written");
    for name in ["care-plan/mum/photos/a.jpg", "care-plan/notes.docx", "notes/visit.html", "letter.txt"] {
        fs::create_dir_all(out.join(name).parent().expect("it lies in a folder")).expect("made");
        fs::write(out.join(name), "See you on Monday.").expect("written");
    }
    tighten(project.path());
    let done = build_into(project.path(), &out);
    assert!(said(&done).is_empty() && done.strays.is_empty(), "{:?} {:?}", said(&done), done.strays);
    assert!(done.plans.iter().all(|plan| plan.older_copies.is_empty()));
}

#[test]
fn pages_of_no_plan_are_named() {
    let (project, out) = built_with_the_bell();
    fs::rename(out.join("care-plan/mum"), out.join("spare")).expect("renamed");
    copy(&out, "care-plan/rory/care-plan-rory.html", "care-plan-old/rory/care-plan-rory.html");
    copy(&out, "care-plan/rory/care-plan-rory.html", "2026/care-plan/rory/rory.htm");
    copy(&out, "care-plan/rory/care-plan-rory.html", "rory.html");
    let page = fs::read_to_string(out.join("care-plan/rory/care-plan-rory.html")).expect("readable");
    fs::write(out.join("saved by mail"), page.replace('\n', "\r\n")).expect("written");
    fs::write(out.join("wide.txt"), page.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()).expect("written");
    let done = build_into(project.path(), &out);
    for page in ["saved by mail", "wide.txt", "spare/index.html", "2026/care-plan/rory/rory.htm", "rory.html"] {
        assert!(done.strays.contains(&out.join(page)), "{page}: {:?}", done.strays);
    }
    // A folder that is as a plan's is marked like one.
    for round in 0..2 {
        let done = build_into(project.path(), &out);
        let copied = done.plans.iter().find(|plan| plan.name == "care-plan-old").expect("the run reports it");
        assert_eq!(copied.older_copies, ["rory"], "{round}");
        assert!(out.join("care-plan-old/rory/care-plan-rory.html").is_file(), "{round}: it stays");
    }
}

/// What a run makes into another folder.
fn into(project: &Path, out: &Path, readers: &[&str]) -> Done {
    build_with(project, out, |options| options.readers = readers.iter().map(|reader| (*reader).to_owned()).collect())
}

#[test]
fn a_copy_in_another_folder_does_not_outlive_its_label() {
    for from_there in [false, true] {
        let (project, out) = built_with_the_bell();
        let for_mum = project.path().join("for-mum");
        into(project.path(), &for_mum, &["mum"]);
        assert!(holds(&for_mum), "it is there");
        tighten(project.path());
        let (run, other) = if from_there { (&for_mum, &out) } else { (&out, &for_mum) };
        let done = if from_there { into(project.path(), run, &["mum"]) } else { build_into(project.path(), run) };
        assert!(done.held_back.contains("care-plan/mum"), "{from_there}: {:?}", done.held_back);
        assert!(!holds(&other.join("care-plan/mum")), "{from_there}: it is out of reach");
        assert!(done.findings.iter().any(|finding| finding.code == "older-copy-held-back"), "{from_there}: the run says so");
    }
}

#[test]
fn a_copy_in_another_folder_is_marked_where_it_is_older_than_the_plan() {
    let (project, out) = built_with_the_bell();
    let for_mum = project.path().join("for-mum");
    into(project.path(), &for_mum, &["mum"]);
    assert!(build_into(project.path(), &out).elsewhere.is_empty(), "all is as it was");
    change(project.path(), PLAN, "how: Ring", "how: Please ring");
    let done = build_into(project.path(), &out);
    assert_eq!(done.elsewhere, [(for_mum.clone(), vec!["care-plan/mum".to_owned()])], "the run says so");
    change(project.path(), PLAN, "how: Please ring", "how: Now ring");
    let there = into(project.path(), &for_mum, &["mum"]);
    assert!(there.elsewhere.iter().any(|(folder, copies)| *folder == out && copies.contains(&"care-plan/mum".to_owned())));
    assert!(row(&out, "mum").contains("Do not hand it over"), "its index says so: {}", row(&out, "mum"));
    // Also where the settings are wrong, or the plan is gone.
    change(project.path(), PLAN, "how: Now ring", "how: Always ring");
    fs::write(project.path().join("ourplan.yaml"), "theme: [\n").expect("written");
    assert!(!build_into(project.path(), &out).elsewhere.is_empty(), "broken settings");
    fs::remove_file(project.path().join("ourplan.yaml")).expect("removed");
    fs::remove_file(project.path().join(PLAN)).expect("removed");
    assert_eq!(build_into(project.path(), &out).elsewhere, [(for_mum, vec!["care-plan/mum".to_owned()])], "the plan is gone");
}

#[test]
fn a_forged_record_of_another_folder_moves_no_file() {
    let (project, out) = built_with_the_bell();
    let for_mum = project.path().join("for-mum");
    into(project.path(), &for_mum, &["mum"]);
    // What the record lists is a person's own, since no page of ours lies beside it.
    fs::remove_dir_all(for_mum.join("care-plan/mum")).expect("removed");
    fs::create_dir_all(for_mum.join("care-plan/mum")).expect("made");
    let own = for_mum.join("care-plan/mum/care-plan-mum.html");
    fs::write(&own, "<p>Ring the bell by the garden gate.</p>").expect("written");
    tighten(project.path());
    build_into(project.path(), &out);
    assert!(own.is_file(), "it stays");
    // Nor is a run mended that seems to have been stopped there.
    let records = project.path().join(".ourplan/outputs");
    let record = fs::read_dir(&records).expect("there is a record").next().expect("there is one").expect("read").path();
    fs::write(record.join("running"), "").expect("written");
    let done = build_into(project.path(), &out);
    assert_eq!(done.elsewhere, [(for_mum, Vec::new())]);
}

#[test]
fn a_file_that_tells_nothing_today_is_found_when_a_label_is_tightened() {
    let (project, out) = built_with_the_bell();
    let letter = out.join("care-plan/mum/letter.txt");
    fs::write(&letter, "Ring the bell by the garden gate.").expect("written");
    for round in 0..2 {
        let done = build_into(project.path(), &out);
        assert!(said(&done).is_empty(), "{round}: Mum may read it");
    }
    assert!(build_into(project.path(), &out).plans[0].is_skipped(), "it costs no new build");
    tighten(project.path());
    assert_eq!(said(&build_into(project.path(), &out)).len(), 1);
    fs::remove_file(&letter).expect("removed");
    assert!(said(&build_into(project.path(), &out)).is_empty());
    assert!(build_into(project.path(), &out).plans[0].is_skipped(), "all is as it was made");
}

#[test]
fn a_run_elsewhere_looks_at_other_files_too() {
    let (project, out) = built_with_the_bell();
    let (for_mum, letter) = (project.path().join("for-mum"), "Ring the bell by the garden gate.");
    into(project.path(), &for_mum, &["mum"]);
    for folder in [&out, &for_mum] {
        fs::write(folder.join("care-plan/mum/letter.txt"), letter).expect("written");
    }
    tighten(project.path());
    assert_eq!(said(&build_into(project.path(), &out)).len(), 2, "in both folders");
    change(project.path(), PLAN, "how: Sam drives you.", "how: Sam walks with you.");
    assert_eq!(said(&into(project.path(), &for_mum, &["mum"])).len(), 2, "the other way round");
}

#[test]
fn a_project_that_was_moved_remembers_its_other_folders() {
    let (project, _) = built_with_the_bell();
    let (inside, outside) = (project.path().join("for-mum"), tempfile::tempdir().expect("a folder"));
    into(project.path(), &inside, &["mum"]);
    into(project.path(), outside.path(), &["mum"]);
    let parent = tempfile::tempdir().expect("a folder");
    let moved = parent.path().join("moved");
    fs::rename(project.path(), &moved).expect("moved");
    tighten(&moved);
    let done = build_into(&moved, &moved.join("booklets"));
    assert!(!holds(&moved.join("for-mum/care-plan/mum")), "what moved along is out of reach");
    let copies = vec!["care-plan/mum".to_owned()];
    assert!(done.elsewhere.contains(&(outside.path().to_path_buf(), copies)), "what did not is named: {:?}", done.elsewhere);
}

#[test]
fn a_folder_that_somebody_copied_stays_where_it_is() {
    let (project, out) = built_with_the_bell();
    let copied = out.join("care-plan/mum2");
    fs::create_dir(&copied).expect("made");
    for (name, bytes) in files(&out.join("care-plan/mum")) {
        fs::write(copied.join(name), bytes).expect("written");
    }
    fs::write(
        copied.join("about.html"),
        fs::read(copied.join("about.html")).expect("read").iter().chain(b"mine").copied().collect::<Vec<_>>(),
    )
    .expect("written");
    let done = build_into(project.path(), &out);
    assert!(done.held_back.is_empty() && copied.join("about.html").is_file(), "a person's own stays");
    assert!(said(&done).iter().any(|words| words.contains("care-plan/mum2/about.html")), "{:?}", said(&done));
}

#[test]
fn pages_of_another_family_in_a_readers_folder_are_marked() {
    let (project, out) = built_with_the_bell();
    let other = out.join("child-in-need/amira");
    for (name, bytes) in files(&out.join("care-plan/mum")) {
        if other.join(&name).is_file() {
            fs::write(other.join(&name), bytes).expect("written");
        }
    }
    let done = build_with(project.path(), &out, |options| options.readers = vec!["rory".into()]);
    assert!(done.plans.iter().any(|plan| plan.name == "child-in-need" && plan.older_copies.contains(&"amira".to_owned())));
    let done = build_into(project.path(), &out);
    let reader = done.plans.iter().flat_map(|plan| &plan.readers).find(|reader| reader.key == "amira").expect("a reader");
    assert!(reader.older || done.held_back.contains("child-in-need/amira"), "do not hand it over");
}

#[test]
fn the_name_of_a_plan_stands_in_the_folder_that_is_handed_over() {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    change(project.path(), PLAN, "mum:   {style: family}", "mum:   {style: family, formats: [site]}");
    fs::rename(project.path().join(PLAN), project.path().join("plans/elm-row.yaml")).expect("renamed");
    let done = build_into(project.path(), &project.path().join("booklets"));
    let mum = done.plans.iter().flat_map(|plan| &plan.readers).find(|reader| reader.key == "mum").expect("a reader");
    assert_eq!(mum.state, ourplan::pipeline::ReaderOutcome::Stopped, "Elm Row is kept from Mum");
}

#[test]
fn clean_says_where_booklets_still_lie() {
    let (project, out) = built_with_the_bell();
    let for_mum = project.path().join("for-mum");
    into(project.path(), &for_mum, &["mum"]);
    let cleaned = ourplan::pipeline::clean(project.path(), None, true).expect("cleaned");
    assert_eq!(cleaned.still, [for_mum]);
    build_into(project.path(), &out);
    fs::remove_dir_all(out.join(".ourplan")).expect("removed");
    let cleaned = ourplan::pipeline::clean(project.path(), None, true).expect("cleaned");
    assert!(cleaned.still.contains(&out), "nobody has a list of them: {:?}", cleaned.still);
}
