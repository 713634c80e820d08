//! What the program believes of its own records, of other projects and of people's files, as a worker meets it.

use super::bench::{PROGRAM, build, readers, run};
use crate::support::{change, files, small_project};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

fn built(project: &Path, out: &Path) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    build(&mut command, project, out);
    run(command)
}

fn program(arguments: &[&str], folder: &Path) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder);
    run(command)
}

/// A project in a yard, beside a file of the worker's.
fn yard() -> tempfile::TempDir {
    let yard = tempfile::tempdir().expect("a folder");
    fs::rename(small_project().keep(), yard.path().join("house")).expect("moved");
    fs::write(yard.path().join("mine.txt"), "mine").expect("written");
    yard
}

#[test]
fn moves_that_somebody_else_wrote_remove_no_file_of_the_worker() {
    for verb in ["build", "clean"] {
        for ours in ["../../../../../mine.txt".to_owned(), String::new()] {
            let yard = yard();
            let own = yard.path().join("house/booklets/.ourplan");
            fs::create_dir_all(own.join("staging/7.old")).expect("made");
            fs::write(own.join("staging/7.old/x"), "x").expect("written");
            let ours = if ours.is_empty() { yard.path().join("mine.txt").display().to_string() } else { ours };
            let one = format!("{{\"number\":7,\"reader\":\"dad\",\"booklet\":null,\"ours\":{{\"{ours}\":\"\"}}}}");
            fs::create_dir(own.join("plans")).expect("made");
            fs::write(
                own.join("plans/kestrel.json"),
                format!("{{\"ourplan\":4,\"plan\":\"kestrel\",\"saved\":null,\"booklets\":{{}},\"moves\":[{one}]}}"),
            )
            .expect("written");
            fs::write(own.join("running"), "").expect("written");
            let (code, said) = program(&[verb, "house"], yard.path());
            assert!(code == Some(2) && said.contains("kestrel.json, is damaged, or is not the one that I wrote there"), "{verb}: {said}");
            assert_eq!(fs::read(yard.path().join("mine.txt")).expect("it stands"), b"mine", "{verb}");
            assert_eq!(program(&[verb, "house"], yard.path()).0, Some(0), "{verb}: the next time all is well");
        }
    }
}

#[test]
fn clean_leaves_what_another_project_made_in_the_same_folder() {
    let (first, second, out) = (small_project(), small_project(), tempfile::tempdir().expect("a folder"));
    fs::remove_file(second.path().join("plans/child-in-need.yaml")).expect("removed");
    fs::rename(second.path().join("plans/care-plan.yaml"), second.path().join("plans/other.yaml")).expect("renamed");
    assert_eq!(built(first.path(), out.path()).0, Some(0));
    let before = readers(out.path());
    assert_eq!(built(second.path(), out.path()).0, Some(0));
    let out_name = out.path().display().to_string();
    let (code, said) = program(&["clean", "--all", "--out", &out_name], second.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("since another project made them: care-plan/") && !said.contains("Removed 5 booklets: care-plan"), "{said}");
    assert!(readers(out.path()) == before, "the first project's booklets stand, and the second's are gone");
    assert_eq!(built(first.path(), out.path()).0, Some(0));
    let (code, said) = program(&["clean", "--all", "--out", &out_name], first.path());
    assert!(code == Some(0) && readers(out.path()).is_empty(), "{said}");
}

#[test]
fn two_plans_whose_names_differ_in_capitals_are_an_error_and_keep_their_booklets() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    assert_eq!(built(folder, &out).0, Some(0));
    let before = readers(&out);
    let twin = folder.join("plans/Care-Plan.yaml");
    fs::copy(folder.join("plans/care-plan.yaml"), &twin).expect("copied");
    if fs::read_dir(folder.join("plans")).expect("there").count() < 3 {
        return; // On this disk the two are one file.
    }
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("two-plans-of-one-name") && said.contains("Do not hand over the older copies of `care-plan`"), "{said}");
    assert!(readers(&out) == before);
    // A plan of another project counts as well, in the same folder.
    fs::remove_file(&twin).expect("removed");
    let other = small_project();
    fs::remove_file(other.path().join("plans/child-in-need.yaml")).expect("removed");
    fs::rename(other.path().join("plans/care-plan.yaml"), other.path().join("plans/CARE-PLAN.yaml")).expect("renamed");
    let (code, said) = built(other.path(), &out);
    assert!(code == Some(2) && said.contains("another project"), "{said}");
    assert!(readers(&out) == before);
}

#[test]
fn the_last_plan_goes_like_any_other_and_then_there_are_none() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    assert_eq!(built(folder, &out).0, Some(0));
    ["care-plan", "child-in-need"].iter().for_each(|plan| fs::remove_file(folder.join(format!("plans/{plan}.yaml"))).expect("removed"));
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Removed, since the plan or the reader is gone: care-plan/dad") && readers(&out).is_empty(), "{said}");
    let (code, said) = built(folder, &out);
    assert!(code == Some(2) && said.contains("There are no plans"), "{said}");
}

#[test]
fn all_files_that_somebody_changed_are_named_at_once_and_one_thing_helps() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    assert_eq!(built(folder, &out).0, Some(0));
    let changed = ["care-plan/mum/index.html", "care-plan/mum/about.html", "care-plan/rory/home.html", "child-in-need/amira/index.html"];
    for name in changed {
        fs::write(out.join(name), "changed by hand").expect("written");
    }
    change(folder, "ourplan.yaml", "Exampleshire", "Othershire");
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(2), "{said}");
    assert!(changed.iter().all(|name| said.contains(&out.join(name).display().to_string())), "{said}");
    assert_eq!(said.matches("Move them to a folder outside").count(), 1, "{said}");
    for name in changed {
        fs::rename(out.join(name), folder.join(name.replace('/', "-"))).expect("moved");
    }
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(0), "{said}");
    assert!(changed.iter().all(|name| out.join(name).is_file()));
}

#[cfg(unix)]
#[test]
fn a_locked_file_is_written_only_where_its_words_can_be_read() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    let locked = out.join("care-plan/dad/care-plan-dad.html");
    let mut thrown_away = Command::new(PROGRAM);
    build(&mut thrown_away, folder, &out);
    let status = thrown_away.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it starts");
    assert!(status.code() == Some(2) && !locked.exists(), "nobody saw them");
    let mut closed = Command::new("sh");
    closed.args(["-c", "exec \"$0\" \"$@\" >&-", PROGRAM]);
    build(&mut closed, folder, &out);
    let status = closed.stderr(Stdio::null()).status().expect("it starts");
    assert!(status.code() == Some(2) && !locked.exists(), "nobody could see them");

    let words = folder.join("words.txt");
    let with_words = |file: &Path| {
        let mut command = Command::new(PROGRAM);
        build(&mut command, folder, &out);
        command.arg("--words").arg(file);
        run(command)
    };
    let (code, said) = with_words(&out.join("care-plan/words.txt"));
    assert!(code == Some(2) && said.contains("Choose another place"), "{said}");
    let (code, said) = with_words(&words);
    assert!(code == Some(0) && locked.is_file() && !said.contains("These words open it"), "{said}");
    let text = fs::read_to_string(&words).expect("it is there");
    assert!(text.starts_with("care-plan/dad: ") && text.len() > 40 && text.lines().count() == 1);
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(&words).expect("there").permissions().mode() & 0o777, 0o600);
    // Words that stand there already are not written over.
    change(folder, "ourplan.yaml", "Exampleshire", "Othershire");
    let before = fs::read(&locked).expect("there");
    assert_eq!(with_words(&words).0, Some(2));
    assert!(fs::read(&locked).expect("there") == before && fs::read_to_string(&words).expect("there") == text);
}

#[test]
fn an_empty_list_of_formats_is_an_error() {
    for (file, from, to) in [
        ("ourplan.yaml", "council: Exampleshire Council\n", "council: Exampleshire Council\nformats: []\n"),
        ("plans/care-plan.yaml", "  mum:   {style: family}\n", "  mum:   {style: family, formats: []}\n"),
    ] {
        let project = small_project();
        change(project.path(), file, from, to);
        let (code, said) = built(project.path(), &project.path().join("booklets"));
        assert!(code == Some(1) && said.contains("missing-value") && said.contains("formats"), "{file}: {said}");
    }
}

#[test]
fn more_jobs_than_processors_cost_nothing() {
    let project = small_project();
    let out = project.path().join("booklets");
    let mut command = Command::new(PROGRAM);
    build(&mut command, project.path(), &out);
    // So many threads could not be started here.
    command.args(["--jobs", "4000000000"]);
    let (code, said) = run(command);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_new_project_keeps_plans_out_of_version_control() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(program(&["init", "new"], folder.path()).0, Some(0));
    let text = fs::read_to_string(folder.path().join("new/.gitignore")).expect("there is one");
    assert!(["plans/", "pictures/", "booklets/", ".ourplan/"].iter().all(|line| text.lines().any(|there| there == *line)), "{text}");
    assert!(files(&folder.path().join("new")).keys().any(|name| name.starts_with("plans/")));
}

#[test]
fn a_folder_for_some_readers_holds_what_may_be_handed_over_and_nothing_else() {
    let (project, yard) = (small_project(), tempfile::tempdir().expect("a folder"));
    let (folder, www) = (project.path(), yard.path().join("www"));
    let hand_over = |reader: &str| {
        let mut command = Command::new(PROGRAM);
        build(&mut command, folder, &www);
        command.args(["--reader", reader]);
        run(command)
    };
    let names = || -> Vec<String> {
        let entries = walkdir::WalkDir::new(&www).min_depth(1).max_depth(2).into_iter().filter_map(Result::ok);
        let mut names: Vec<String> = entries.map(|entry| entry.path().strip_prefix(&www).expect("below").display().to_string()).collect();
        names.sort();
        names
    };
    change(folder, "plans/care-plan.yaml", "how: Ask Sam.", "how: Ring the bell by the garden gate.");
    let (code, said) = hand_over("mum");
    assert!(code == Some(0) && said.contains("and nothing else is"), "{said}");
    assert_eq!(names(), ["care-plan", "care-plan/mum"]);
    assert!(hand_over("mum").1.contains("1 booklet is the same as before"), "the record is found again");
    for file in ["letter.txt", "care-plan/all.zip", "care-plan/mum/letter.txt", "otter/mum/page.html"] {
        let path = www.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, "I live somewhere else now.").expect("written");
        let said = hand_over("mum").1;
        assert!(said.contains(&format!("Other files lie there too: {file}.")) && !said.contains("nothing else is"), "{file}: {said}");
        fs::remove_file(&path).expect("removed");
    }
    fs::remove_dir_all(www.join("otter")).expect("removed");
    // A label that is tightened holds for what lies there already, also in a run for another reader.
    let tight = "how: {words: Ring the bell by the garden gate., not_for: [mum]}";
    change(folder, "plans/care-plan.yaml", "how: Ring the bell by the garden gate.", tight);
    let (code, said) = hand_over("rory");
    assert!(code == Some(0) && said.contains("older-copy-held-back"), "{said}");
    assert_eq!(names(), ["care-plan", "care-plan/rory"]);
    let held = || files(&folder.join(".ourplan/outputs")).keys().filter(|name| name.contains("held-back/care-plan/mum/")).count();
    assert!(held() > 5, "it lies in the project");
    let (code, said) = hand_over("mum");
    assert!(code == Some(0) && said.contains("Copies for other readers lie there too: care-plan/rory."), "{said}");
    assert_eq!(program(&["clean"], folder).0, Some(0));
    assert_eq!(held(), 0, "until somebody cleans up");
    assert_eq!(program(&["clean", "--all", "--out", &www.display().to_string()], folder).0, Some(0));
    assert!(names().is_empty() && !folder.join(".ourplan").exists());
    // Where all readers are asked for, the worker gets the list as ever.
    assert_eq!(built(folder, &www).0, Some(0));
    assert!(www.join("index.html").is_file() && www.join(".ourplan/plans/care-plan.json").is_file());
}

#[test]
fn the_record_of_a_folder_that_was_deleted_goes_with_the_next_build() {
    let (project, yard) = (small_project(), tempfile::tempdir().expect("a folder"));
    let records = || fs::read_dir(project.path().join(".ourplan/outputs")).map_or(0, Iterator::count);
    let hand_over = |out: &Path| {
        let mut command = Command::new(PROGRAM);
        build(&mut command, project.path(), out);
        command.args(["--reader", "rory"]);
        assert_eq!(run(command).0, Some(0));
    };
    let (gone, away) = (yard.path().join("gone"), yard.path().join("disk/away"));
    [&gone, &away].into_iter().for_each(|out| hand_over(out));
    assert_eq!(records(), 2);
    fs::remove_dir_all(&gone).expect("removed");
    fs::rename(yard.path().join("disk"), yard.path().join("unplugged")).expect("moved");
    let booklets = project.path().join("booklets");
    assert_eq!(built(project.path(), &booklets).0, Some(0));
    assert_eq!(records(), 1, "a disk that is away may come back");
    fs::rename(yard.path().join("unplugged"), yard.path().join("disk")).expect("moved");
    // Of a place that is not the record's own nothing is believed; and what is not ours stays.
    let own = fs::read_dir(project.path().join(".ourplan/outputs")).expect("there").flatten().next().expect("one").path();
    let place = fs::read_to_string(own.join("place")).expect("it is noted");
    fs::write(own.join("place"), yard.path().join("nothing").display().to_string()).expect("written");
    fs::remove_dir_all(&away).expect("removed");
    assert_eq!((built(project.path(), &booklets).0, records()), (Some(0), 1));
    fs::write(own.join("place"), &place).expect("written");
    fs::write(own.join("mine.txt"), "mine").expect("written");
    assert_eq!((built(project.path(), &booklets).0, records()), (Some(0), 1));
    fs::remove_file(own.join("mine.txt")).expect("removed");
    assert_eq!(built(project.path(), &booklets).0, Some(0));
    assert!(!project.path().join(".ourplan").exists(), "nothing is left");
}
