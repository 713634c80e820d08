//! Paths that lead out: nothing outside the project and the output folder is read or written, and nothing hangs.

use super::project::{PLAN, Run, build, check, project, run, write};
use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;

const CANARY: &str = "a canary that lies outside";

/// A folder with a canary, and the project in it.
fn yard(plan: &str) -> tempfile::TempDir {
    let yard = tempfile::tempdir().expect("a folder");
    write(yard.path(), "secret.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>{CANARY}</title></svg>").as_bytes());
    write(yard.path(), "house/plans/plan.yaml", plan.as_bytes());
    for picture in ["rory-kite.svg", "sam.svg", "CON.svg.x"] {
        write(
            yard.path(),
            &format!("house/pictures/{picture}"),
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>",
        );
    }
    yard
}

/// Builds, and holds that the canary is in no booklet and nothing outside the output folder changed.
fn build_and_look(yard: &Path) -> Run {
    let outside =
        |files: BTreeMap<String, Vec<u8>>| files.into_iter().filter(|(name, _)| !name.starts_with("house/booklets/")).collect::<Vec<_>>();
    let before = outside(crate::support::files(yard));
    let run = build(&yard.join("house"));
    assert!(before == outside(crate::support::files(yard)), "nothing outside is written");
    let booklets = yard.join("house/booklets");
    if booklets.exists() {
        assert!(!crate::support::files(&booklets).values().any(|bytes| String::from_utf8_lossy(bytes).contains(CANARY)));
    }
    assert!(!run.said.contains(CANARY));
    run
}

fn with_picture(file: &str) -> String {
    let plan = PLAN.replace("file: pictures/sam.svg", &format!("file: '{file}'"));
    assert!(plan != PLAN);
    plan
}

#[test]
fn pictures_that_lead_out_are_refused_with_their_place() {
    let line = PLAN.lines().position(|line| line.contains("pictures/sam.svg")).expect("it is there") as u64 + 1;
    for file in [
        "../secret.svg",
        "pictures/../../secret.svg",
        "/etc/hostname",
        "C:\\x.svg",
        "C:/x.svg",
        "C:x.svg",
        "\\\\host\\share\\x.svg",
        "//host/share/x.svg",
        "pictures/sam.svg:stream",
        "pictures/sam.svg::$DATA",
        "CON",
        "nul.svg",
        "pictures/aux.svg",
        "COM1.svg",
        "lpt².svg",
        "pictures/sam.svg.",
        "pictures./sam.svg",
        ".",
        "..",
        "./pictures/sam.svg",
        "pictures//sam.svg",
        "pictures/link-out.svg",
        "pictures/folder-out/secret.svg",
        "pictures/pipe.svg",
        "pictures/device.svg",
        "pictures",
        "file:///etc/hostname",
        "https://x.example/a.svg",
        "%2e%2e/secret.svg",
        "pictures/~",
        "plans/plan.yaml",
        "ourplan.yaml",
    ] {
        let yard = yard(&with_picture(file));
        let pictures = yard.path().join("house/pictures");
        symlink(yard.path().join("secret.svg"), pictures.join("link-out.svg")).expect("a link");
        symlink(yard.path(), pictures.join("folder-out")).expect("a link");
        symlink("/dev/zero", pictures.join("device.svg")).expect("a link");
        pipe(&pictures.join("pipe.svg"));
        let run = build_and_look(yard.path());
        assert_eq!(run.code, Some(1), "{file}: {}", run.said);
        assert!(run.said.contains(&format!("plans/plan.yaml:{line}:")), "{file}: {}", run.said);
    }
}

fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo is there");
    assert!(made.success());
}

#[test]
fn a_pipe_a_device_or_a_link_out_as_a_plan_does_not_hang() {
    let yard = yard(PLAN);
    let plans = yard.path().join("house/plans");
    pipe(&plans.join("pipe.yaml"));
    symlink("/dev/zero", plans.join("device.yaml")).expect("a link");
    let other = write(yard.path(), "other.yaml", PLAN.replace("Rory", CANARY).as_bytes());
    symlink(other, plans.join("out.yaml")).expect("a link");
    symlink(".", plans.join("round")).expect("a link");
    let run = build_and_look(yard.path());
    assert_eq!(run.code, Some(1), "links are named, and nothing hangs: {}", run.said);
    let given = super::project::run(&yard.path().join("house"), &["check", "plans/pipe.yaml"]);
    assert!(given.code == Some(2) && given.said.contains("is not a plan"), "{}", given.said);
}

#[test]
fn names_of_plans_that_no_folder_may_have_are_refused() {
    for name in ["con", "NUL", "com1", "lpt9", "a b", "a.b", "ümlaut", "index.html", "a\\b", "C:x", "x;rm", "-x ", "x\u{202e}gpj"] {
        let project = project(PLAN.as_bytes());
        write(project.path(), &format!("plans/{name}.yaml"), PLAN.as_bytes());
        let run = check(project.path());
        assert_eq!(run.code, Some(1), "{name}: {}", run.said);
        assert!(run.errors().contains(&"plan-file-name"), "{name}: {:?}", run.findings);
    }
}

#[test]
fn keys_of_people_that_no_folder_may_have_are_refused_with_their_place() {
    for key in ["con", "nul", "aux", "prn", "com1", "lpt9", "..", "index.html", "a/b", "a\\b", ".ourplan", "a:b", "a ", "", "CON"] {
        let plan = "plan: care-plan\npeople:\n  'KEY': {name: Sam, is: my aunt, part: family}\n  me: {is: me}\n".replace("KEY", key);
        let project = project(plan.as_bytes());
        let run = check(project.path());
        assert!(run.code == Some(1) && run.errors().contains(&"not-a-key"), "{key}: {:?}", run.findings);
        assert!(run.has("not-a-key", "plans/plan.yaml", 3, 3), "{key}: {:?}", run.findings);
        assert_eq!(build(project.path()).code, Some(1), "{key}");
    }
}

#[test]
fn names_on_the_command_line_lead_nowhere() {
    let yard = yard(PLAN);
    write(yard.path(), "x.yaml", PLAN.as_bytes());
    let house = yard.path().join("house");
    for arguments in [
        ["check", "--plan", "../x"],
        ["check", "--plan", "/etc/hostname"],
        ["check", "--theme", "../.."],
        ["check", "--theme", "/etc"],
        ["check", "--lang", "../../x"],
        ["check", "--format", "../x"],
        ["check", "../nowhere", "--strict"],
        ["build", "/dev/zero", "--strict"],
    ] {
        let run = run(&house, &arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.said);
        assert!(run.said.len() > 20, "{arguments:?} says why");
    }
    let reader = run(&house, &["build", "--reader", "../../x"]);
    assert!(!house.join("booklets/plan").exists(), "{}", reader.said);
}

#[test]
fn an_output_folder_in_the_way_of_something_is_refused() {
    let yard = yard(PLAN);
    let house = yard.path().join("house");
    write(yard.path(), "taken/plan", b"a file in the way");
    symlink(yard.path().join("elsewhere"), yard.path().join("dangling")).expect("a link");
    std::fs::create_dir_all(yard.path().join("linked")).expect("made");
    symlink(yard.path(), yard.path().join("linked/plan")).expect("a link");
    for out in ["../secret.svg", "../secret.svg/below", "../taken", "../linked", "/dev/null"] {
        let run = run(&house, &["build", ".", "--out", out]);
        assert_eq!(run.code, Some(2), "{out}: {}", run.said);
    }
    assert!(!yard.path().join("elsewhere").exists() && !yard.path().join("rory").exists() && !yard.path().join("child").exists());
    let other = run(&house, &["build", ".", "--out", "../out here"]);
    assert_eq!(other.code, Some(0), "a folder that was asked for is one: {}", other.said);
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let yard = yard(PLAN);
    let picture = yard.path().join("house/pictures/sam.svg");
    std::fs::set_permissions(&picture, std::fs::Permissions::from_mode(0o000)).expect("set");
    if std::fs::read(&picture).is_ok() {
        println!("Whoever runs this test may read everything, so nothing is shown by it.");
        return;
    }
    let run = build_and_look(yard.path());
    assert_eq!(run.code, Some(1), "{}", run.said);
}
