//! One run: all is made anew, or one format, or one reader. What stands then is as a build of all would make it, or marked.

use super::changes::{INPUTS, Input, READERS, a_later_day, project};
use crate::support::*;
use ourplan::formats::FORMATS;
use ourplan::pipeline::{BuildRequest, Done};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// What a run is asked for.
#[derive(Clone, Default, Debug)]
struct Asked {
    formats: Vec<String>,
    readers: Vec<String>,
}

fn runs() -> Vec<Asked> {
    let formats = FORMATS.iter().map(|format| Asked { formats: vec![format.name().to_owned()], ..Asked::default() });
    let mum = Asked { readers: vec!["mum".to_owned()], ..Asked::default() };
    let both = FORMATS.iter().map(|format| Asked { formats: vec![format.name().to_owned()], ..mum.clone() });
    [Asked::default(), mum.clone()].into_iter().chain(formats).chain(both).collect()
}

fn run(project: &Path, asked: &Asked, day: jiff::civil::Date) -> Done {
    build_with(project, &project.join("booklets"), |options| {
        (options.formats, options.readers, options.today) = (asked.formats.clone(), asked.readers.clone(), Some(day));
    })
}

/// All files of the booklets, by reader.
pub fn booklets(out: &Path) -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    READERS.iter().map(|reader| ((*reader).to_owned(), files(&out.join("kestrel").join(reader)))).collect()
}

/// What a build of all makes of a project.
pub fn fresh(project: &Path, day: jiff::civil::Date) -> BTreeMap<String, BTreeMap<String, Vec<u8>>> {
    let out = tempfile::tempdir().expect("a folder");
    let done = build_with(project, out.path(), |options| options.today = Some(day));
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    booklets(out.path())
}

/// A copy of a project with its booklets.
fn copy(project: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in walkdir::WalkDir::new(project).into_iter().map(|entry| entry.expect("readable")) {
        let to = folder.path().join(entry.path().strip_prefix(project).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).expect("made");
        } else {
            std::fs::copy(entry.path(), to).expect("copied");
        }
    }
    folder
}

/// Whether the worker's index says of a reader's copy that it may not be handed over, or that it went out of reach.
fn is_marked(out: &Path, reader: &str) -> bool {
    let page = std::fs::read_to_string(out.join("index.html")).expect("there is an index");
    let rows = page.split("<tr").map(|row| words_of_page(&format!("<body{}", row.replace('<', " <"))));
    let mut rows = rows.filter(|row| row.starts_with(&format!("{reader} ")));
    rows.any(|row| row.contains("Do not hand it over"))
}

/// A project whose booklets were built.
fn built() -> TempDir {
    let project = project();
    let done = run(project.path(), &Asked::default(), today());
    assert_eq!(done.exit_code(), 0, "{:?}", done.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
    project
}

/// The files of each format.
type FilesOf = Vec<(String, BTreeMap<String, BTreeMap<String, Vec<u8>>>)>;

fn files_of_formats(project: &Path) -> FilesOf {
    let of_format = |name: &str| {
        let out = tempfile::tempdir().expect("a folder");
        build_with(project, out.path(), |options| options.formats = vec![name.to_owned()]);
        (name.to_owned(), booklets(out.path()))
    };
    FORMATS.iter().map(|format| of_format(format.name())).collect()
}

/// Changes something, and runs in every way.
fn every_run(before: &TempDir, files_of: &FilesOf, input: &Input) {
    let was = booklets(&before.path().join("booklets"));
    let changed = copy(before.path());
    (input.change)(changed.path());
    let new = fresh(changed.path(), input.day);
    assert_ne!(was, new, "{}: it shows", input.what);
    for asked in runs() {
        let what = format!("{}, {asked:?}", input.what);
        let project = copy(before.path());
        (input.change)(project.path());
        let done = run(project.path(), &asked, input.day);
        assert_eq!(done.exit_code(), 0, "{what}");
        let out = project.path().join("booklets");
        for (reader, stands) in booklets(&out) {
            let is_asked = asked.readers.is_empty() || asked.readers.contains(&reader);
            let told = done.plans[0].older_copies.contains(&reader);
            let is_older = stands.iter().any(|(name, bytes)| new[&reader].get(name) != Some(bytes));
            assert!(!is_asked || !is_older, "{what}: no old file lies beside new ones of {reader}");
            assert_eq!(
                (told, is_marked(&out, &reader)),
                (is_older, is_older),
                "{what}: {reader} is marked where it is old, and only there"
            );
            let formats: Vec<_> =
                files_of.iter().filter(|(format, _)| asked.formats.is_empty() || asked.formats.contains(format)).collect();
            let wanted = formats.iter().flat_map(|(_, booklets)| booklets[&reader].keys());
            let mut wanted = wanted.filter(|name| new[&reader].contains_key(*name));
            assert!(wanted.all(|name| stands.contains_key(name)) || !is_asked, "{what}: what was asked for of {reader} stands");
            let all_same = was[&reader] == new[&reader];
            assert!(!all_same || stands == new[&reader], "{what}: nothing of {reader} has changed, so that all of it stays");
        }
        if asked.readers.is_empty() != asked.formats.is_empty() {
            continue;
        }
        // A build of all ends it, and then there is nothing to do.
        run(project.path(), &Asked::default(), input.day);
        assert!(booklets(&out) == new && READERS.iter().all(|reader| !is_marked(&out, reader)), "{what}: all is as it should be");
        assert!(run(project.path(), &Asked::default(), input.day).plans[0].is_skipped(), "{what}: nothing is looked at again");
    }
}

#[test]
fn no_copy_stands_unmarked_that_a_new_build_would_make_otherwise() {
    let before = built();
    let files_of = files_of_formats(before.path());
    for input in INPUTS.iter().chain(&[a_later_day()]) {
        every_run(&before, &files_of, input);
    }
    #[cfg(unix)]
    every_run(&before, &files_of, &super::changes::a_link());
}

#[test]
fn where_nothing_has_changed_nothing_is_marked() {
    let project = built();
    let (out, before) = (project.path().join("booklets"), booklets(&project.path().join("booklets")));
    for asked in runs() {
        let done = run(project.path(), &asked, today());
        assert!(done.plans[0].older_copies.is_empty() && done.held_back.is_empty() && booklets(&out) == before, "{asked:?}");
    }
}

#[test]
fn a_theme_or_a_language_for_one_reader_makes_no_other_copy_old() {
    let project = built();
    let out = project.path().join("booklets");
    let of_mum = |theme: &str| {
        build_with(project.path(), &out, |options| {
            (options.readers, options.theme, options.language) = (vec!["mum".into()], Some(theme.into()), Some("en".into()));
        })
    };
    let done = of_mum("ink");
    assert!(done.plans[0].older_copies.is_empty(), "they have the theme of the settings");
    super::changes::write(project.path(), "themes/base/theme.yaml", "name: base\nmade_for: 1\nextends: pebble\ntokens: {stroke: 0.1rem}\n");
    assert_eq!(of_mum("ink").plans[0].older_copies, ["ellis", "joy"], "now they have it no more");
}

#[test]
fn a_copy_in_a_theme_of_its_own_is_older_only_where_that_theme_has_changed() {
    let project = built();
    let (out, for_mum) = (project.path().join("booklets"), project.path().join("for-mum"));
    super::changes::write(project.path(), "themes/print/theme.yaml", "name: print\nmade_for: 1\nextends: ink\ntokens: {stroke: 0.2rem}\n");
    build_with(project.path(), &for_mum, |options| {
        (options.readers, options.theme) = (vec!["mum".into()], Some("print".into()));
    });
    assert!(build_into(project.path(), &out).elsewhere.is_empty(), "it is as it would be made in that theme");
    change(project.path(), "themes/print/theme.yaml", "0.2rem", "0.1rem");
    let done = build_into(project.path(), &out);
    assert_eq!(done.elsewhere.len(), 1, "that theme has changed");
    std::fs::remove_dir_all(project.path().join("themes/print")).expect("removed");
    change(project.path(), "ourplan.yaml", "theme: ours", "theme: ink");
    assert_eq!(build_into(project.path(), &out).elsewhere.len(), 1, "that theme is gone");
}

#[test]
fn a_plan_that_fails_marks_what_would_be_made_otherwise() {
    let before = built();
    for input in INPUTS {
        let project = copy(before.path());
        let out = project.path().join("booklets");
        (input.change)(project.path());
        let new = fresh(project.path(), input.day);
        let done = build_with(project.path(), &out, |options| options.strict = true);
        assert!(done.plans[0].is_failed(), "{}", input.what);
        for (reader, stands) in booklets(&out) {
            let is_older = stands != new[&reader];
            assert_eq!(done.plans[0].older_copies.contains(&reader), is_older, "{}: {reader}", input.what);
        }
    }
}

/// A way to go wrong, and how it is done.
type Way<Do> = (&'static str, Do);

#[test]
fn a_wrong_command_marks_what_would_be_made_otherwise() {
    let before = built();
    let wrong: [Way<fn(&mut BuildRequest)>; 4] = [
        ("plan", |options| options.plans = vec!["nosuch".into()]),
        ("theme", |options| options.theme = Some("nosuch".into())),
        ("language", |options| options.language = Some("xx".into())),
        ("path", |options| options.paths[0].push("nosuch.yaml")),
    ];
    for input in INPUTS {
        let changed = copy(before.path());
        (input.change)(changed.path());
        let new = fresh(changed.path(), input.day);
        for (what, change) in wrong {
            let project = copy(before.path());
            let out = project.path().join("booklets");
            (input.change)(project.path());
            let done = build_with(project.path(), &out, change);
            assert_eq!(done.exit_code(), 2, "{}, {what}", input.what);
            for (reader, stands) in booklets(&out) {
                let is_older = stands != new[&reader];
                assert_eq!(done.plans[0].older_copies.contains(&reader), is_older, "{}, {what}: {reader}", input.what);
                assert_eq!(is_marked(&out, &reader), is_older, "{}, {what}: {reader}", input.what);
            }
        }
    }
}

#[test]
fn settings_and_themes_that_cannot_be_read_mark_every_copy() {
    let before = built();
    let broken: [Way<fn(&Path)>; 5] = [
        ("an unknown key", |folder| change(folder, "ourplan.yaml", "council:", "concil:")),
        ("a folder", |folder| {
            std::fs::remove_file(folder.join("ourplan.yaml")).expect("removed");
            std::fs::create_dir(folder.join("ourplan.yaml")).expect("made");
        }),
        ("another name", |folder| std::fs::rename(folder.join("ourplan.yaml"), folder.join("ourplan.yml")).expect("renamed")),
        ("a theme with an error", |folder| change(folder, "themes/ours/theme.yaml", "made_for:", "made_fr:")),
        ("a theme that is not there", |folder| change(folder, "ourplan.yaml", "theme: ours", "theme: our")),
    ];
    for (what, break_it) in broken {
        let project = copy(before.path());
        let out = project.path().join("booklets");
        break_it(project.path());
        let done = build_into(project.path(), &out);
        assert_ne!(done.exit_code(), 0, "{what}");
        for reader in READERS {
            assert!(done.plans[0].older_copies.contains(&reader.to_owned()) && is_marked(&out, reader), "{what}: {reader}");
        }
    }
}

#[test]
fn a_locked_copy_is_marked_and_goes_out_of_reach_only_where_it_may_hold_something() {
    let of_rory = |project: &Path, format: &[&str]| {
        build_with(project, &project.join("booklets"), |options| {
            options.readers = vec!["rory".into()];
            options.formats = format.iter().map(|format| (*format).to_owned()).collect();
        })
    };
    let locked = "booklets/care-plan/dad/care-plan-dad.html";
    let before = small_project();
    build_into(before.path(), &before.path().join("booklets"));
    let marked = |done: &Done| done.plans[0].older_copies.contains(&"dad".to_owned());
    for format in [&[][..], &["site"]] {
        let done = of_rory(before.path(), format);
        assert!(!marked(&done) && done.held_back.is_empty() && before.path().join(locked).is_file(), "{format:?}: nothing has changed");
    }
    let project = copy(before.path());
    let contact =
        "contacts: [{name: Exampleshire rights team, phone: \"0113 496 0100\", checked: 2026-10-01, checked_by: Grace Lee}]\ncouncil";
    change(project.path(), "ourplan.yaml", "council", contact);
    let done = of_rory(project.path(), &[]);
    assert!(marked(&done) && done.held_back.is_empty() && project.path().join(locked).is_file(), "it lacks a contact, and tells nothing");
    let project = copy(before.path());
    change(project.path(), "plans/care-plan.yaml", "\"LS1 4AB\"]", "\"LS1 4AB\", \"Priya Shah\"]");
    let done = of_rory(project.path(), &[]);
    assert!(done.held_back.contains("care-plan/dad") && !project.path().join(locked).exists(), "it may hold what is kept safe today");
}
