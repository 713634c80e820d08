//! Builds that cannot begin, or may not write where they were told to: what stands is named, and nothing else is written.

use crate::support::{change, files, row, small_project};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PLAN: &str = "plans/care-plan.yaml";
const DO_NOT: &str = "Do not hand over the older copies of `care-plan`";

/// A project with its booklets, made when Mum could still read two short words, which no search looks for; then they are withheld.
fn before() -> tempfile::TempDir {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    assert_eq!(ourplan(project.path(), &["build"]).0, Some(0));
    change(project.path(), PLAN, "how: Ask Sam.", "how: {words: Ask Sam., not_for: [mum]}");
    project
}

fn ourplan(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ourplan"));
    command.current_dir(folder).args(arguments);
    if arguments[0] == "build" {
        command.args(["--today", "2026-11-22"]);
    }
    let output = command.output().expect("the program starts");
    (output.status.code(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

#[cfg(unix)]
fn put(path: &Path, what: &str) {
    match what {
        "a folder" => fs::create_dir(path).expect("made"),
        "a pipe" => assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success()),
        "a file" => fs::write(path, "").expect("written"),
        _ => std::os::unix::fs::symlink(path.with_extension("nowhere"), path).expect("a link"),
    }
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_cannot_be_opened_has_its_booklets_named() {
    for (place, ways) in [("lock", &["a folder", "a pipe", "a link"][..]), ("staging", &["a file", "a link"]), ("held-back", &["a pipe"])] {
        for how in ways {
            let project = before();
            let path = project.path().join("booklets/.ourplan").join(place);
            let _ = fs::remove_file(&path);
            put(&path, how);
            let (code, said) = ourplan(project.path(), &["build"]);
            assert_eq!(code, Some(2), "{place} is {how}: {said}");
            assert!(said.contains(DO_NOT) && said.contains("mum"), "{place} is {how}: {said}");
            let kind = if place == "lock" { "I need the file" } else { "I need the folder" };
            assert!(said.contains(kind), "{place} is {how}: {said}");
        }
    }
    for how in ["a link", "a pipe", "a file"] {
        let project = before();
        let own = project.path().join("booklets/.ourplan");
        fs::rename(&own, project.path().join("elsewhere")).expect("moved");
        put(&own, how);
        let (code, said) = ourplan(project.path(), &["build"]);
        assert!(code == Some(2) && said.contains(DO_NOT), "{how}: {said}");
    }
}

#[test]
fn a_path_that_is_no_plan_has_the_booklets_of_its_project_looked_at() {
    for path in ["plans", "plans/nowhere.yaml", "nowhere", "ourplan.yaml", "pictures", "pictures/sam.svg"] {
        let project = before();
        let (code, said) = ourplan(project.path(), &["build", path]);
        assert!(code == Some(2) && said.contains(DO_NOT), "{path}: {said}");
        let out = project.path().join("booklets");
        assert!(row(&out, "mum").contains("Do not hand it over"), "{path}: {}", row(&out, "mum"));
        assert!(!row(&out, "rory").contains("Do not hand"), "{path}: {}", row(&out, "rory"));
    }
}

#[cfg(unix)]
#[test]
fn a_plan_file_that_is_no_file_has_its_booklets_marked() {
    for how in ["a folder", "a pipe", "a link"] {
        let project = before();
        fs::remove_file(project.path().join(PLAN)).expect("removed");
        put(&project.path().join(PLAN), how);
        let (code, said) = ourplan(project.path(), &["build", PLAN]);
        assert!(code == Some(2) && said.contains(DO_NOT), "{how}: {said}");
        assert!(row(&project.path().join("booklets"), "mum").contains("Do not hand it over"), "{how}");
    }
}

#[test]
fn words_that_may_not_be_written_there_are_no_shelter_for_an_older_copy() {
    let project = before();
    let (code, said) = ourplan(project.path(), &["build", "--words", "booklets/words.txt"]);
    assert!(code == Some(2) && said.contains("Choose another place for the words") && said.contains(DO_NOT), "{said}");
}

#[test]
fn a_format_that_is_not_made_here_is_a_warning_and_the_rest_is_built() {
    for formats in [&["--format", "pdf"][..], &["--format", "epub", "--format", "single"]] {
        let project = before();
        let (code, said) = ourplan(project.path(), &[&["build"], formats].concat());
        assert!(code == Some(0) && said.contains("format-not-here"), "{said}");
        let is_made = formats.contains(&"single");
        assert_eq!(said.contains("Made "), is_made, "{said}");
        assert_eq!(said.contains(DO_NOT), !is_made, "what was not made again is marked: {said}");
    }
}

#[test]
fn a_command_that_is_not_understood_says_that_nothing_was_checked() {
    let project = before();
    for arguments in [
        &["build", "--format", "papyrus"][..],
        &["build", "--jobs", "0"],
        &["build", "--nonsense"],
        &["watch", "--today", "tomorrow"],
        &["build", "/nowhere/at/all"],
    ] {
        let (code, said) = ourplan(project.path(), arguments);
        assert!(code == Some(2) && said.contains("no booklet was checked"), "{arguments:?}: {said}");
    }
    for arguments in [&["check", "--nonsense"][..], &["build", "--help"]] {
        assert!(!ourplan(project.path(), arguments).1.contains("no booklet was checked"), "{arguments:?}");
    }
}

#[test]
fn what_the_machine_refuses_is_said_in_plain_words() {
    let project = small_project();
    fs::write(project.path().join("words.txt"), "mine").expect("written");
    let (_, said) = ourplan(project.path(), &["build", "--words", "words.txt"]);
    assert!(said.contains("(something with this name is there already)"), "{said}");
    assert_eq!(fs::read_to_string(project.path().join("words.txt")).expect("there"), "mine");
    let mut unseen = Command::new(env!("CARGO_BIN_EXE_ourplan"));
    unseen.current_dir(project.path()).args(["build", "--today", "2026-11-22"]).stdout(std::process::Stdio::null());
    let said = String::from_utf8_lossy(&unseen.output().expect("the program starts").stderr).into_owned();
    assert!(said.contains("(nobody would see what is written there)"), "{said}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    let (code, said) = ourplan(project.path(), &["serve", "--port", &port]);
    assert!(code == Some(2) && said.contains("(another program uses it)"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_project_folder_that_may_not_be_opened_is_not_called_empty() {
    use std::os::unix::fs::PermissionsExt;
    for mode in [0o000, 0o400] {
        let project = before();
        fs::set_permissions(project.path(), fs::Permissions::from_mode(mode)).expect("set");
        // Whoever may read everything cannot be kept out.
        let is_closed = fs::metadata(project.path().join(PLAN)).is_err();
        let (code, said) = ourplan(&std::env::temp_dir(), &["build", &project.path().display().to_string()]);
        fs::set_permissions(project.path(), fs::Permissions::from_mode(0o700)).expect("set");
        let is_told = code == Some(2) && said.contains("I could not look into") && !said.contains("ourplan init");
        assert!(is_told || !is_closed, "{mode:o}: {said}");
    }
}

/// The whole yard: every file with its bytes, and every folder.
fn everything(yard: &Path) -> (Vec<PathBuf>, usize) {
    let entries = walkdir::WalkDir::new(yard).sort_by_file_name().into_iter().flatten();
    (entries.map(walkdir::DirEntry::into_path).collect(), files(yard).len())
}

#[test]
fn booklets_do_not_go_into_what_they_are_made_from() {
    let yard = tempfile::tempdir().expect("a folder");
    let project = yard.path().join("project");
    fs::rename(small_project().keep(), &project).expect("moved");
    fs::create_dir_all(yard.path().join("other/plans/team")).expect("made");
    fs::write(yard.path().join("other/plans/one.yaml"), "plan: care-plan\n").expect("written");
    let before = everything(yard.path());
    for out in [
        ".",
        "..",
        "plans",
        "plans/sub",
        "themes",
        "themes/ours",
        "pictures",
        "pictures/out",
        "ourplan.yaml",
        "ourplan.yaml/x",
        ".ourplan",
        ".ourplan/outputs",
        "plans/../plans",
        "../other",
        "../other/plans",
        "../other/plans/team",
        PLAN,
    ] {
        let (code, said) = ourplan(&project, &["build", "--out", out]);
        assert!(code == Some(2) && said.contains("Booklets cannot go into"), "{out}: {said}");
        assert!(everything(yard.path()) == before, "{out}: nothing is written");
    }
    let missing = "ourplan.yaml";
    fs::remove_file(project.join(missing)).expect("removed");
    assert_eq!(ourplan(&project, &["build", "--out", missing]).0, Some(2));
    assert!(!project.join(missing).exists(), "no folder takes the name of the settings");
    for out in ["www", "../www", "booklets"] {
        assert_eq!(ourplan(&project, &["build", PLAN, "--reader", "rory", "--out", out]).0, Some(0), "{out}");
    }
    // A reader's own folder is handed over as it is.
    assert_eq!(ourplan(&project, &["build", PLAN]).0, Some(0));
    for out in ["booklets/care-plan", "booklets/care-plan/mum", "booklets/more"] {
        let (code, said) = ourplan(&project, &["build", "--out", out]);
        assert!(code == Some(2) && said.contains("would be handed over with them"), "{out}: {said}");
    }
    #[cfg(unix)]
    {
        fs::remove_dir_all(project.join("booklets")).expect("removed");
        std::os::unix::fs::symlink("plans", project.join("booklets")).expect("a link");
        let (code, said) = ourplan(&project, &["build"]);
        assert!(code == Some(2) && said.contains("Booklets cannot go into"), "{said}");
    }
}

#[test]
fn copies_of_another_project_are_named_and_the_index_says_whose_they_are() {
    // A project that was moved, with its booklets outside.
    let (project, yard) = (small_project(), tempfile::tempdir().expect("a folder"));
    change(project.path(), PLAN, ", protect: true", "");
    let out = yard.path().join("out");
    let to = out.display().to_string();
    assert_eq!(ourplan(project.path(), &["build", "--out", &to]).0, Some(0));
    let moved = yard.path().join("moved");
    fs::rename(project.keep(), &moved).expect("moved");
    change(&moved, PLAN, "how: Ask Sam.", "how: {words: Ask Sam., not_for: [mum]}");
    for more in [&[][..], &["--plan", "child-in-need"]] {
        let (code, said) = ourplan(&moved, &[&["build", "--out", &to], more].concat());
        assert!(code == Some(2) && said.contains(DO_NOT) && said.contains("did not check them"), "{said}");
        let index = fs::read_to_string(out.join("index.html")).expect("there is an index");
        assert!(!index.contains("has errors") && index.contains("Another project made these booklets"), "{more:?}");
        assert!(row(&out, "mum").contains("Do not hand it over") && !row(&out, "mum").contains("Pages for"), "{}", row(&out, "mum"));
    }
    // Another project with the same folder, and other plans.
    let second = small_project();
    fs::remove_file(second.path().join("plans/child-in-need.yaml")).expect("removed");
    fs::rename(second.path().join(PLAN), second.path().join("plans/second.yaml")).expect("renamed");
    let (code, said) = ourplan(second.path(), &["build", "--out", &to, "--reader", "rory"]);
    assert!(code == Some(0) && said.contains("This build did not check them"), "{said}");
    assert!(row(&out, "amira").contains("Do not hand it over"), "{}", row(&out, "amira"));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_booklets_hides_no_older_copy() {
    let (project, yard) = (before(), tempfile::tempdir().expect("a folder"));
    let (booklets, away) = (project.path().join("booklets"), yard.path().join("away"));
    let status = Command::new("mv").arg(&booklets).arg(&away).status();
    assert!(status.expect("mv is there").success());
    std::os::unix::fs::symlink(&away, &booklets).expect("a link");
    let (code, said) = ourplan(project.path(), &["build"]);
    assert!(code == Some(2) && said.contains(DO_NOT), "{said}");
    assert!(row(&away, "mum").contains("Do not hand it over"), "{}", row(&away, "mum"));
    // Where it cannot be opened either.
    fs::remove_file(away.join(".ourplan/lock")).expect("removed");
    fs::create_dir(away.join(".ourplan/lock")).expect("made");
    assert!(ourplan(project.path(), &["build"]).1.contains(DO_NOT));
}

#[test]
fn a_theme_that_cannot_show_a_booklet_is_no_leak_and_no_error_of_the_plan() {
    let project = before();
    let theme = project.path().join("themes/ours");
    fs::create_dir_all(theme.join("templates")).expect("made");
    fs::write(theme.join("theme.yaml"), "name: Ours\nextends: plain\n").expect("written");
    fs::write(theme.join("templates/page.html"), "{{ 1 / 0 }}{{ nothing.of.this }}\n").expect("written");
    fs::write(project.path().join("ourplan.yaml"), "theme: ours\n").expect("written");
    let (code, said) = ourplan(project.path(), &["build"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("not made: the theme has a mistake") && !said.contains("stopped") && !said.contains("Nothing was made of"),
        "{said}"
    );
    assert!(said.contains(DO_NOT), "{said}");
    let row = row(&project.path().join("booklets"), "mum");
    assert!(row.contains("The theme could not show it. Do not hand over"), "{row}");
}

#[test]
fn an_open_copy_of_somebody_who_gets_a_locked_one_now_is_said_to_be_open() {
    let project = small_project();
    change(project.path(), PLAN, ", protect: true", "");
    assert_eq!(ourplan(project.path(), &["build"]).0, Some(0));
    change(project.path(), PLAN, "  mum:   {style: family}", "  mum:   {style: family, protect: true}");
    let (code, said) = ourplan(project.path(), &["build", "--reader", "rory"]);
    assert!(code == Some(0) && said.contains("is not locked, and the plan now says `protect: true`"), "{said}");
    assert!(!said.contains("holds something that is kept from them"), "{said}");
    assert!(!project.path().join("booklets/care-plan/mum").exists());
}
