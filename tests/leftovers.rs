//! What is left over beside or inside a plan: marks of a merge, old versions, files that were nearly read, the starter's words.

use crate::sound::SOUND;
use crate::support::build_with;
use ourplan::diagnostics::Severity;
use ourplan::pipeline::Done;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Another plan than the sound one: of another child.
const OTHER: &str = "Rosa";

/// A project of some files, built into `booklets`.
fn built(files: &[(&str, &str)]) -> (tempfile::TempDir, Done) {
    let project = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = project.path().join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    }
    let done = build_with(project.path(), &project.path().join("booklets"), |options| options.today = Some(crate::sound::TODAY));
    (project, done)
}

/// The messages of a code.
fn said<'a>(done: &'a Done, code: &str) -> Vec<&'a str> {
    done.findings.iter().filter(|finding| finding.code == code).map(|finding| finding.message.as_str()).collect()
}

fn has_booklets(project: &Path, plan: &str) -> bool {
    project.join("booklets").join(plan).join("amira").is_dir()
}

fn other() -> String {
    SOUND
        .replace("Amira", OTHER)
        .replace("Layla", "Marta")
        .replace("Yusuf", "Piotr")
        .replace("2026-01-12", "2026-01-14")
        .replace("sleep", "run")
}

#[test]
fn marks_of_a_merge_stop_a_plan_and_say_nothing_else() {
    let merged = SOUND.replace(
        "why_we_have_this_plan: We asked for help.",
        "why_we_have_this_plan: |\n  <<<<<<< HEAD\n  We asked.\n  =======\n  We needed help.\n  >>>>>>> grace\nlaed: x",
    );
    let (project, done) = built(&[("plans/kestrel.yaml", &merged), ("plans/robin.yaml", &other())]);
    let of_plan: Vec<_> = done.findings.iter().filter(|finding| finding.file.ends_with("kestrel.yaml")).collect();
    assert_eq!(of_plan.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["merge-marks"]);
    assert_eq!(of_plan[0].message, "This file holds marks of a merge conflict, on lines 11, 13 and 15.");
    assert!(!has_booklets(project.path(), "kestrel") && has_booklets(project.path(), "robin"));
    assert_eq!(done.exit_code(), 1);
    let underlined = SOUND.replace("why_we_have_this_plan: We", "why_we_have_this_plan: |\n  Why\n  ===\n  We");
    assert!(has_booklets(built(&[("plans/kestrel.yaml", &underlined)]).0.path(), "kestrel"));
}

#[test]
fn marks_of_a_merge_in_the_settings_stop_all() {
    let settings = "<<<<<<< HEAD\ndemand_second_check: true\n=======\ndemand_second_check: false\n>>>>>>> grace\n";
    let (project, done) = built(&[("ourplan.yaml", settings), ("plans/kestrel.yaml", SOUND)]);
    let errors: Vec<_> = done.findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.code).collect();
    assert_eq!(errors, ["merge-marks"]);
    assert!(!has_booklets(project.path(), "kestrel"));
}

#[test]
fn plans_of_one_child_are_named_once_and_made_all_the_same() {
    let late = SOUND.replace("2026-01-12", "2026-01-14");
    let (project, done) = built(&[
        ("plans/kestrel.yaml", SOUND),
        ("plans/kestrel-old.yaml", &SOUND.replace("I want to play.", "I want to swim.")),
        ("plans/kestrel-2026-01-14.yaml", &late),
        ("plans/archive/wren.yaml", &SOUND.replace("We asked for help.", "We wanted help.")),
        ("plans/robin.yaml", &other()),
    ]);
    let wanted = "These plans are about one child: `plans/kestrel.yaml`, `plans/kestrel-old.yaml`, `plans/archive/wren.yaml`, \
                  `plans/kestrel-2026-01-14.yaml`. Booklets are made of each.";
    assert_eq!(said(&done, "two-plans-of-one-child"), [wanted]);
    for plan in ["kestrel", "kestrel-old", "kestrel-2026-01-14", "wren", "robin"] {
        assert!(has_booklets(project.path(), plan), "{plan}");
    }
    // The others are as they were, and the new one is told of beside them.
    fs::write(project.path().join("plans/kestrel-v2.yaml"), SOUND).expect("written");
    let again = build_with(project.path(), &project.path().join("booklets"), |options| options.today = Some(crate::sound::TODAY));
    let message = said(&again, "two-plans-of-one-child").concat();
    assert!(message.contains("kestrel-v2") && message.contains("kestrel-old") && !message.contains("robin"), "{message}");
}

#[test]
fn two_children_of_one_name_are_two_children() {
    let namesake = other().replace(OTHER, "Amira").replace("2026-01-14", "2026-01-12");
    let (_, done) = built(&[("plans/kestrel.yaml", SOUND), ("plans/robin.yaml", &namesake)]);
    assert_eq!(said(&done, "two-plans-of-one-child"), Vec::<&str>::new());
    let meant = format!("allow: [two-plans-of-one-child]\n{SOUND}");
    let (_, done) = built(&[("plans/kestrel.yaml", &meant), ("plans/robin.yaml", &meant)]);
    assert_eq!(said(&done, "two-plans-of-one-child"), Vec::<&str>::new());
}

#[test]
fn a_copy_is_called_a_copy() {
    let (project, done) = built(&[
        ("plans/kestrel.yaml", SOUND),
        ("plans/kestrel (1).yaml", SOUND),
        ("plans/kestrel - Copy.yaml", SOUND),
        ("plans/Copy of kestrel.yaml", SOUND),
        ("plans/kestrel.old.yaml", SOUND),
        ("plans/kestrel.dad.yaml", SOUND),
        ("plans/kestrel.yaml.orig", SOUND),
        ("plans/kestrel.pl.yaml", SOUND),
    ]);
    let wanted = "Copies of this plan lie in the folder and were not read: `Copy of kestrel.yaml`, `kestrel (1).yaml`, `kestrel - Copy.yaml`, \
                  `kestrel.dad.yaml`, `kestrel.old.yaml`, `kestrel.yaml.orig`.";
    assert_eq!(said(&done, "copy-of-a-plan"), [wanted]);
    assert_eq!(said(&done, "plan-file-name"), Vec::<&str>::new());
    assert!(has_booklets(project.path(), "kestrel"));
    let (_, alone) = built(&[("plans/robin.yaml", &other()), ("plans/kestrel (1).yaml", SOUND)]);
    assert_eq!(said(&alone, "plan-file-name").len(), 1);
}

#[test]
fn a_plan_of_the_same_name_that_was_put_away_is_a_copy() {
    let late = SOUND.replace("I want to play.", "I want to swim.");
    let (project, done) =
        built(&[("plans/kestrel.yaml", SOUND), ("plans/archive/kestrel.yaml", &late), ("plans/2025/Old/Kestrel.yml", &late)]);
    let wanted = "Copies of this plan lie in the folder and were not read: `2025/Old/Kestrel.yml`, `archive/kestrel.yaml`.";
    assert_eq!(said(&done, "copy-of-a-plan"), [wanted]);
    let page = fs::read_to_string(project.path().join("booklets/kestrel/amira/kestrel-amira.html")).expect("it is made");
    assert!(page.contains("I want to play.") && !page.contains("I want to swim."));
    // Of two that nobody put away, or that both were, neither is read.
    for (one, other) in [("plans/a/kestrel.yaml", "plans/b/kestrel.yaml"), ("plans/archive/kestrel.yaml", "plans/old/kestrel.yaml")] {
        let (project, done) = built(&[(one, SOUND), (other, &late), ("plans/robin.yaml", &self::other())]);
        assert_eq!(said(&done, "two-plans-of-one-name").len(), 2, "{one}");
        assert!(!has_booklets(project.path(), "kestrel"), "{one}");
    }
}

#[test]
fn files_that_are_nearly_plans_are_named() {
    let (_, done) = built(&[
        ("plans/kestrel.yaml", SOUND),
        ("plans/heron.yaml.txt", SOUND),
        ("plans/wren.YAML", SOUND),
        ("plans/robin.yml.txt", SOUND),
        ("plans/swift.docx", "PK"),
        ("plans/notes.txt", "Ring Grace.\nplan: meet on Monday\n"),
        ("plum.yaml", SOUND),
        ("docker-compose.yml", "services: {}"),
    ]);
    let files: Vec<&str> =
        done.findings.iter().filter(|finding| finding.code == "file-not-read").map(|finding| finding.file.as_str()).collect();
    assert_eq!(files, ["plum.yaml", "plans/heron.yaml.txt", "plans/robin.yml.txt", "plans/swift.docx", "plans/wren.YAML"]);
    let helps: Vec<&str> = done.findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
    for better in ["`heron.yaml`", "`wren.yaml`", "`robin.yaml`", "`plans/plum.yaml`"] {
        assert!(helps.iter().any(|help| help.contains(better)), "{better}: {helps:?}");
    }
}

#[test]
fn a_plan_that_was_saved_as_another_kind_of_file_is_named_with_what_to_do() {
    let json = "{\n  \"plan\": \"care-plan\",\n  \"child\": {}\n}\n";
    for (name, text) in [
        ("heron.txt", SOUND),
        ("heron.TXT", SOUND),
        ("heron.json", json),
        ("heron.yaml.txt", SOUND),
        ("heron.yalm", SOUND),
        ("heron.docx", "PK\u{3}\u{4}"),
        ("heron.doc", "\u{0}"),
        ("heron.odt", "PK\u{3}\u{4}"),
        ("heron.rtf", "{\\rtf1 plan: care-plan}"),
        ("heron.pages", "PK\u{3}\u{4}"),
    ] {
        let (_, done) = built(&[("plans/kestrel.yaml", SOUND), (&format!("plans/{name}"), text)]);
        let found: Vec<_> = done.findings.iter().filter(|finding| finding.code == "file-not-read").collect();
        assert_eq!(found.iter().map(|finding| finding.file.clone()).collect::<Vec<_>>(), [format!("plans/{name}")]);
        let help = found[0].help.as_deref().unwrap_or_default();
        assert!(help.contains("`heron.yaml`"), "{name}: {help}");
        let is_document = ["doc", "odt", "rtf", "pages"].iter().any(|ending| name.contains(ending));
        assert_eq!(help.contains("save it as plain text"), is_document, "{name}: {help}");
    }
    let (project, _) = built(&[("plans/kestrel.yaml", SOUND)]);
    let wide: Vec<u8> = [0xfeff].into_iter().chain(SOUND.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(project.path().join("plans/heron.txt"), wide).expect("written");
    let done = build_with(project.path(), &project.path().join("booklets"), |options| options.today = Some(crate::sound::TODAY));
    assert_eq!(said(&done, "file-not-read").len(), 1, "two bytes a letter");
}

#[test]
fn other_files_among_the_plans_are_left_alone() {
    let (_, done) = built(&[
        ("plans/kestrel.yaml", SOUND),
        ("plans/README.md", "A plan begins so:\n\n```yaml\nplan: care-plan\n```\n"),
        ("plans/README", "The plans of our team.\n"),
        ("plans/LICENSE", "Crown copyright.\n"),
        ("plans/notes.txt", "plan: talk to Grace\n"),
        ("plans/notes.pdf", "%PDF-1.7\n"),
        ("plans/data.json", "{\"days\": [1, 2]}"),
        ("plans/photo.jpg", "\u{0}"),
        ("plans/house.svg", "<svg/>"),
        ("plans/.gitkeep", ""),
        ("plans/.DS_Store", "\u{0}"),
        ("plans/Thumbs.db", "\u{0}"),
        ("plans/~$heron.docx", "\u{0}"),
    ]);
    assert_eq!(said(&done, "file-not-read"), Vec::<&str>::new());
}

#[test]
fn settings_of_another_name_are_named_and_nothing_is_made_without_them() {
    for name in [
        "ourplan.yml",
        "Ourplan.yaml",
        "ourplan.yaml.txt",
        "our-plan.yaml",
        "OURPLAN.YML",
        "ourplan (1).yaml",
        "ourplans.yaml",
        "ourpaln.yaml",
        "ourplan - Kopie.yaml",
        "Kopie von ourplan.yaml",
        "ourplan.yaml ",
        "ourplan.txt",
        "ourplan",
        ".ourplan.yaml",
        ".ourplan.yaml.icloud",
        "ourplan.yaml.bak",
    ] {
        let (project, done) = built(&[(name, "demand_second_check: true\n"), ("plans/kestrel.yaml", SOUND)]);
        let found: Vec<_> = done.findings.iter().filter(|finding| finding.code == "settings-not-read").collect();
        assert_eq!(found.iter().map(|finding| (finding.file.as_str(), finding.severity)).collect::<Vec<_>>(), [(name, Severity::Error)]);
        assert!(!has_booklets(project.path(), "kestrel"), "{name}");
    }
    let (project, done) = built(&[("ourplan.yaml", "paper: A4\n"), ("ourplan.yml", "paper: A5\n"), ("plans/kestrel.yaml", SOUND)]);
    assert_eq!(said(&done, "settings-not-read"), ["This file was not read. The settings are in `ourplan.yaml`."]);
    assert!(has_booklets(project.path(), "kestrel"));
    let (_, done) = built(&[("ourplan.json", "{\n  \"demand_second_check\": true\n}\n"), ("plans/kestrel.yaml", SOUND)]);
    assert_eq!(said(&done, "settings-not-read").len(), 1, "the settings as JSON");
}

#[test]
fn what_only_looks_like_settings_is_left_alone() {
    for (name, text) in [
        ("ourplan", "\u{7f}ELF\0\0a program\nkey: 1\n"),
        ("ourplan.txt", "Our plan for Tuesday\nRing Grace.\n"),
        ("ourplan.png", "key: 1\n"),
        ("ourplan.yaml~", "paper: A4\n"),
        ("outplay.yaml", "paper: A4\n"),
    ] {
        let (project, done) = built(&[(name, text), ("plans/kestrel.yaml", SOUND)]);
        assert_eq!(said(&done, "settings-not-read"), Vec::<&str>::new(), "{name}");
        assert!(has_booklets(project.path(), "kestrel"), "{name}");
    }
    let hidden = [("ourplan.yaml", "paper: A4\n"), (".ourplan.yaml", "paper: A4\n"), ("plans/kestrel.yaml", SOUND)];
    assert_eq!(said(&built(&hidden).1, "settings-not-read"), Vec::<&str>::new(), "what an editor keeps beside the settings");
}

#[test]
fn a_whole_plan_that_is_a_translation_by_its_name_is_named() {
    let (project, done) =
        built(&[("plans/kestrel.yaml", SOUND), ("plans/kestrel.de.yaml", &other()), ("plans/kestrel.pl.yaml", "title: plan")]);
    let found: Vec<_> = done.findings.iter().filter(|finding| finding.code == "file-not-read").collect();
    assert_eq!(found.iter().map(|finding| finding.file.as_str()).collect::<Vec<_>>(), ["plans/kestrel.de.yaml"]);
    assert!(has_booklets(project.path(), "kestrel") && !project.path().join("booklets/kestrel.de").exists());
}

#[test]
fn a_booklet_for_nobody_is_not_made() {
    let plan = format!("{SOUND}booklets:\n  amira: {{style: child}}\n  carers: {{style: family}}\n");
    let (project, done) = built(&[("plans/kestrel.yaml", &plan)]);
    assert_eq!(said(&done, "group-of-nobody").len(), 1);
    assert!(has_booklets(project.path(), "kestrel") && !project.path().join("booklets/kestrel/carers").exists());
}

/// Runs the program itself.
fn ourplan(args: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_ourplan")).args(args).output().expect("the program runs");
    String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr)
}

#[test]
fn a_copied_starter_tells_of_the_last_child_once_for_each_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("project");
    let shown = project.to_string_lossy().into_owned();
    ourplan(&["init", &shown]);
    let kinds = ["name-of-nobody", "left-from-the-starter", "invented-number"];
    let fresh = ourplan(&["build", &shown]);
    assert!(kinds.iter().all(|kind| !fresh.contains(kind)), "nobody has begun to write: {fresh}");
    let plan = project.join("plans/my-first-care-plan.yaml");
    let text = fs::read_to_string(&plan).expect("the plan is there");
    let (before, after) = text.split_once("  name: Ellis").expect("the starter is about Ellis");
    fs::write(project.join("plans/zara.yaml"), format!("{before}  name: Zara{after}")).expect("written");
    let said = ourplan(&["build", &shown]);
    for kind in kinds {
        assert_eq!(said.matches(&format!("warning[{kind}]")).count(), 1, "{kind}: {said}");
    }
    assert!(said.contains("This name belongs to nobody in the plan. It stands here 14 times"), "{said}");
}
