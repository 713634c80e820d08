//! What `workspace` finds, what it passes over, and what it refuses to read.

use super::{PictureReadError, PlanFile, Workspace, load};
use crate::diagnostics::Diagnostic;
use crate::system_error::SystemError;
use jiff::civil::date;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with these files in it.
fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for a test");
    for file in files {
        write(&folder.path().join(file), file.as_bytes());
    }
    folder
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

fn load_all(paths: &[PathBuf]) -> Result<(Vec<Workspace>, Vec<Diagnostic>), SystemError> {
    load(paths, Some(date(2026, 3, 4)))
}

fn project(folder: &TempDir) -> (Workspace, Vec<Diagnostic>) {
    match load_all(&[folder.path().to_path_buf()]) {
        Ok((mut workspaces, findings)) if workspaces.len() == 1 => (workspaces.remove(0), findings),
        Ok((workspaces, _)) => panic!("{} workspaces", workspaces.len()),
        Err(fault) => panic!("{fault}"),
    }
}

fn shown(workspace: &Workspace) -> Vec<&str> {
    workspace.plans.iter().map(|plan| plan.shown.as_str()).collect()
}

fn trouble(workspace: &Workspace, name: &str) -> &'static str {
    match workspace.read_picture(name) {
        Ok(_) => "read",
        Err(trouble) => {
            assert!(trouble.words().ends_with('.') && !trouble.words().contains("rory"));
            match trouble {
                PictureReadError::NotThere => "not there",
                PictureReadError::Name(_) => "name",
                PictureReadError::Outside => "outside",
                PictureReadError::TooLarge => "too large",
                PictureReadError::Unreadable(_) => "unreadable",
            }
        }
    }
}

fn refused(paths: &[PathBuf]) -> String {
    match load_all(paths) {
        Err(SystemError::Usage(words)) => words,
        Err(other) => panic!("{other}"),
        Ok((found, _)) => found[0].trouble.as_ref().map(ToString::to_string).expect("it was taken"),
    }
}

#[test]
fn a_project_folder() {
    let folder = folder(&["ourplan.yaml", "plans/rory.yaml", "plans/b/amira.yml", "plans/readme.txt", "other.yaml", "plans/.yaml"]);
    let (workspace, findings) = project(&folder);
    assert_eq!(shown(&workspace), ["plans/b/amira.yml", "plans/rory.yaml"]);
    assert_eq!(workspace.plans[1].name, "rory");
    assert!(workspace.whole && findings.is_empty());
    assert_eq!(workspace.today, date(2026, 3, 4));
    let settings = workspace.settings.as_ref().expect("there are settings");
    assert_eq!((settings.shown.as_str(), &settings.bytes[..]), ("ourplan.yaml", &b"ourplan.yaml"[..]));
    assert_eq!(workspace.read_plan(&workspace.plans[1]).ok().as_deref(), Some(&b"plans/rory.yaml"[..]));
}

#[test]
fn what_is_passed_over() {
    let folder = folder(&[
        "plans/rory.yaml",
        "plans/rory.pl.yaml",
        "plans/rory.pt-BR.yaml",
        "plans/rory-DESKTOP-A1.yaml",
        "plans/.hidden.yaml",
        "plans/.git/x.yaml",
        "plans/rory.yaml~",
        "plans/.rory.yaml.swp",
        "plans/#rory.yaml#",
        "plans/rory.yaml.tmp",
        "plans/~$rory.yaml",
    ]);
    let (workspace, findings) = project(&folder);
    assert_eq!(shown(&workspace), ["plans/rory-DESKTOP-A1.yaml", "plans/rory.yaml"]);
    assert!(findings.is_empty() && workspace.settings.is_none());
}

#[test]
fn names_that_cannot_be_folders() {
    let folder = folder(&["plans/Zoë's plan (1).yaml", "plans/con.yaml", "plans/amira.pl.yaml", "plans/fine_1.yaml", "plans/plan.v2.yaml"]);
    let (workspace, findings) = project(&folder);
    assert_eq!(shown(&workspace), ["plans/fine_1.yaml"]);
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.file.name(), finding.help.as_deref().unwrap_or(""))).collect();
    let expected = [
        ("plan-file-name", "plans/Zoë's plan (1).yaml", "Rename the file: zoes-plan-1.yaml"),
        ("plan-file-name", "plans/amira.pl.yaml", "Rename the file: amira-pl.yaml"),
        ("plan-file-name", "plans/con.yaml", "Rename the file: con-plan.yaml"),
        ("plan-file-name", "plans/plan.v2.yaml", "Rename the file: plan-v2.yaml"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn two_plans_of_one_name() {
    let folder = folder(&["plans/a/rory.yaml", "plans/b/Rory.yml", "plans/leon.yaml"]);
    let (workspace, findings) = project(&folder);
    assert_eq!(shown(&workspace), ["plans/leon.yaml"], "neither is read");
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.file.name())).collect();
    assert_eq!(found, [("two-plans-of-one-name", "plans/a/rory.yaml"), ("two-plans-of-one-name", "plans/b/Rory.yml")]);
    assert!(findings[0].message.contains("plans/b/Rory.yml") && findings[1].message.contains("plans/a/rory.yaml"));
    assert_eq!(workspace.linked, ["Rory", "rory"], "neither is gone");
}

#[test]
fn plan_files_alone() {
    let folder = folder(&[
        "project/ourplan.yaml",
        "project/plans/deep/rory.yaml",
        "project/plans/amira.yaml",
        "plain/plans/x/leon.yaml",
        "lone.yaml",
    ]);
    let at = |name: &str| folder.path().join(name);
    let one = |name: &str| load_all(&[at(name)]).ok().map(|(mut found, _)| found.remove(0)).expect("it is found");
    let deep = one("project/plans/deep/rory.yaml");
    assert_eq!((deep.root.clone(), shown(&deep), deep.whole), (at("project"), vec!["plans/deep/rory.yaml"], false));
    assert!(deep.settings.is_some());
    let plain = one("plain/plans/x/leon.yaml");
    assert_eq!((plain.root.clone(), shown(&plain)), (at("plain"), vec!["plans/x/leon.yaml"]));
    let lone = one("lone.yaml");
    assert_eq!((lone.root.clone(), shown(&lone)), (folder.path().to_path_buf(), vec!["lone.yaml"]));
    // Several files: one workspace a project, in the order in which they were given.
    let paths = ["project/plans/deep/rory.yaml", "plain/plans/x/leon.yaml", "project/plans/amira.yaml", "project/plans/amira.yaml"].map(at);
    let (found, _) = load_all(&paths).expect("they are found");
    let all: Vec<_> = found.iter().map(shown).collect();
    assert_eq!(all, [vec!["plans/amira.yaml", "plans/deep/rory.yaml"], vec!["plans/x/leon.yaml"]]);
    // A file and its project folder: the whole project, once.
    let (found, _) = load_all(&[at("project/plans/amira.yaml"), at("project")]).expect("they are found");
    assert_eq!(found.iter().map(|workspace| (workspace.plans.len(), workspace.whole)).collect::<Vec<_>>(), [(2, true)]);
}

#[test]
fn what_is_no_project() {
    let folder = folder(&[
        "empty/readme.txt",
        "none/plans/readme.txt",
        "settings/ourplan.yaml",
        "p/plans/rory.yaml",
        "p/plans/rory.pl.yaml",
        "p/notes.txt",
    ]);
    let words = |name: &str| refused(&[folder.path().join(name)]);
    assert!(words("empty").contains("ourplan init"));
    for name in ["none", "settings"] {
        let (workspaces, _) = load_all(&[folder.path().join(name)]).expect("it is a project, whose last plan may have been deleted");
        assert!(workspaces[0].no_plans().is_some_and(|fault| fault.to_string().contains("ourplan init")), "{name}");
    }
    std::fs::write(folder.path().join("none/rory.yaml"), "plan: care-plan\npeople: {}\n").expect("written");
    let (workspaces, _) = load_all(&[folder.path().join("none")]).expect("it is a project");
    assert!(workspaces[0].no_plans().is_some_and(|fault| fault.to_string().contains("move it to plans/rory.yaml")));
    assert!(words("nowhere").contains("is not there"));
    assert!(words("p/notes.txt/x.yaml").contains("is not there"));
    assert!(words("p/notes.txt").contains("is not a plan"));
    assert!(words("p/plans").contains("the folder above it"));
    assert!(words("p/plans/rory.pl.yaml").contains("rory.yaml"));
    assert!(words("settings/ourplan.yaml").contains("settings"));
}

#[cfg(unix)]
#[test]
fn links_among_the_plans() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (folder(&["plans/rory.yaml", "shared/amira.yaml"]), folder(&["secret.yaml", "d/x.yaml"]));
    let link = |target: PathBuf, name: &str| symlink(target, folder.path().join(name)).expect("a link");
    link(folder.path().join("shared/amira.yaml"), "plans/amira.yaml");
    link(outside.path().join("secret.yaml"), "plans/secret.yaml");
    link(outside.path().join("d"), "plans/d");
    link(folder.path().join("nowhere"), "plans/nowhere.yaml");
    link(folder.path().join("plans"), "plans/round");
    let (workspace, findings) = project(&folder);
    assert_eq!(shown(&workspace), ["plans/amira.yaml", "plans/rory.yaml"]);
    let places: Vec<_> = findings.iter().map(|finding| (finding.code, finding.file.name())).collect();
    let code = "plan-is-a-link";
    assert_eq!(places, [(code, "plans/nowhere.yaml"), (code, "plans/secret.yaml"), (code, "plans/d")]);
    assert_eq!(workspace.linked, ["nowhere", "secret"]);
    assert!(workspace.part_unseen, "what the folder holds is not known");
    // By a link to the project, the same plans are one workspace.
    link(folder.path().to_path_buf(), "again");
    let paths = [folder.path().join("plans/rory.yaml"), folder.path().join("again/plans/amira.yaml")];
    let (found, _) = load_all(&paths).expect("they are found");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].plans.len(), 2);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_not_gone() {
    use std::os::unix::fs::symlink;
    let pipe = |path: &Path| assert!(std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo is there").success());
    // In the place of a plan.
    let folder = folder(&["plans/rory.yaml"]);
    let at = |name: &str| folder.path().join(name);
    pipe(&at("plans/pipe.yaml"));
    std::fs::create_dir(at("plans/folder.yaml")).expect("made");
    symlink(at("plans/round.yaml"), at("plans/round.yaml")).expect("a link");
    let (workspace, findings) = project(&folder);
    assert_eq!((shown(&workspace), workspace.linked.join(" ")), (vec!["plans/rory.yaml"], "folder pipe round".to_owned()));
    let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.file.name())).collect();
    let expected =
        [("plan-is-a-link", "plans/round.yaml"), ("plan-not-readable", "plans/folder.yaml"), ("plan-not-readable", "plans/pipe.yaml")];
    assert_eq!(found, expected);
    // In the place of the settings.
    for what in ["folder", "pipe", "round", "nothing"] {
        let path = at("ourplan.yaml");
        match what {
            "folder" => std::fs::create_dir(&path).expect("made"),
            "pipe" => pipe(&path),
            "round" => symlink(&path, &path).expect("a link"),
            _ => symlink(at("nowhere"), &path).expect("a link"),
        }
        let (workspace, _) = project(&folder);
        assert!(workspace.settings.is_none() && workspace.trouble.is_some(), "{what}");
        if what == "folder" { std::fs::remove_dir(&path) } else { std::fs::remove_file(&path) }.expect("removed");
    }
    assert!(project(&folder).0.trouble.is_none());
    // In the place of the folder of the plans.
    let (outside, plans) = (self::folder(&["amira.yaml"]), at("plans"));
    std::fs::rename(&plans, at("away")).expect("renamed");
    for what in ["file", "pipe", "round", "nothing", "out", "inside"] {
        match what {
            "file" => write(&plans, b""),
            "pipe" => pipe(&plans),
            "round" => symlink(&plans, &plans).expect("a link"),
            "nothing" => symlink(at("nowhere"), &plans).expect("a link"),
            "out" => symlink(outside.path(), &plans).expect("a link"),
            _ => symlink(at("away"), &plans).expect("a link"),
        }
        let (workspace, findings) = project(&folder);
        let is_inside = what == "inside";
        assert_eq!(shown(&workspace), if is_inside { vec!["plans/rory.yaml"] } else { vec![] }, "{what}");
        let names_plans = findings.iter().any(|finding| finding.file.name() == "plans");
        assert!(names_plans != is_inside && workspace.part_unseen != is_inside && workspace.no_plans().is_none(), "{what}");
        std::fs::remove_file(&plans).expect("removed");
    }
}

#[test]
fn the_clock() {
    use crate::workspace::system::day_of;
    use jiff::SignedDuration;
    assert_eq!(day_of(SignedDuration::from_secs(0)), date(1970, 1, 1));
    assert_eq!(day_of(SignedDuration::from_secs(1_772_582_399)), date(2026, 3, 3));
    assert_eq!(day_of(SignedDuration::from_secs(1_772_582_400)), date(2026, 3, 4));
    assert!(crate::workspace::today() > date(2026, 1, 1));
}

#[test]
fn pictures_by_their_names() {
    let folder = folder(&["plans/x.yaml", "pictures/rory kite.svg", "pictures/żółw.png"]);
    let (workspace, _) = project(&folder);
    assert_eq!(workspace.read_picture("pictures/rory kite.svg").ok().as_deref(), Some(&b"pictures/rory kite.svg"[..]));
    assert_eq!(trouble(&workspace, "pictures/żółw.png"), "read");
    assert_eq!(trouble(&workspace, "pictures/rory.svg"), "not there");
    assert_eq!(trouble(&workspace, "plans/x.yaml/y.png"), "not there");
    assert_eq!(trouble(&workspace, "pictures"), "name");
    assert_eq!(trouble(&workspace, "plans/x.yaml"), "name", "a plan is no picture");
    let long = "x".repeat(101);
    let names = [
        "",
        "/etc/passwd",
        "../x.png",
        "pictures/../../x",
        "pictures/..",
        ".",
        "./x.png",
        "a//b",
        "C:/x.png",
        "C:x.png",
        "c:\\x.png",
        "\\\\host\\x",
        "//host/share/x",
        "pictures\\x.png",
        "x.png::$DATA",
        "x.png:s",
        "nul",
        "NUL.png",
        "a/con.svg",
        "COM1",
        "lpt².png",
        "x.png.",
        "x.png ",
        "a./b.png",
        " x.png",
        "x\0.png",
        "x\n.png",
        "x?.png",
        &long,
    ];
    for name in names {
        assert_eq!(trouble(&workspace, name), "name", "{name:?}");
    }
}

#[test]
fn pictures_that_are_too_large() {
    let folder = folder(&["plans/x.yaml"]);
    let (workspace, _) = project(&folder);
    for (more, expected) in [(0, "read"), (1, "too large")] {
        let file = std::fs::File::create(folder.path().join("x.png")).expect("a file");
        file.set_len(20 * 1024 * 1024 + more).expect("it is made longer");
        assert_eq!(trouble(&workspace, "x.png"), expected);
    }
}

#[cfg(unix)]
#[test]
fn pictures_and_themes_behind_links() {
    use std::os::unix::fs::symlink;
    let (folder, outside) =
        (folder(&["plans/x.yaml", "pictures/a.svg", "themes/ours/theme.yaml"]), folder(&["secret.svg", "d/secret.svg"]));
    let link = |target: PathBuf, name: &str| symlink(target, folder.path().join(name)).expect("a link");
    link(outside.path().join("secret.svg"), "pictures/out.svg");
    link(outside.path().join("d"), "pictures/d");
    link(folder.path().join("pictures/a.svg"), "pictures/b.svg");
    link(outside.path().join("d"), "themes/out");
    link(outside.path().join("secret.svg"), "themes/ours/secret.svg");
    std::fs::hard_link(folder.path().join("pictures/a.svg"), folder.path().join("pictures/c.svg")).expect("a second name");
    let (workspace, _) = project(&folder);
    let found: Vec<_> =
        ["pictures/out.svg", "pictures/d/secret.svg", "pictures/b.svg", "pictures/c.svg"].map(|name| trouble(&workspace, name)).into();
    assert_eq!(found, ["outside", "outside", "read", "read"]);
    assert!(workspace.theme_folder("out").is_none());
    let files = workspace.read_theme_files("ours").expect("it is read");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["theme.yaml"]);
}

#[test]
fn a_projects_own_theme() {
    let folder =
        folder(&["plans/x.yaml", "themes/ours/theme.yaml", "themes/ours/templates/page.html", "themes/ours/.hidden", "themes/file"]);
    let (workspace, _) = project(&folder);
    let files = workspace.read_theme_files("ours").expect("it is read");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["templates/page.html", "theme.yaml"]);
    assert_eq!(files["theme.yaml"], b"themes/ours/theme.yaml");
    for name in ["none", "file", "..", "a/b", "", "ours/templates"] {
        assert!(workspace.theme_folder(name).is_none(), "{name:?}");
        assert!(workspace.read_theme_files(name).is_ok_and(|files| files.is_empty()));
    }
    for number in 0..500 {
        write(&folder.path().join(format!("themes/ours/{number}.css")), b"");
    }
    assert!(matches!(workspace.read_theme_files("ours"), Err(SystemError::Usage(words)) if words.contains("too large")));
}

#[test]
fn a_huge_plan_is_not_read_whole() {
    let folder = folder(&["plans/x.yaml"]);
    let file = std::fs::File::create(folder.path().join("plans/x.yaml")).expect("a file");
    file.set_len(1 << 40).expect("it is made longer");
    let (workspace, _) = project(&folder);
    let plan: &PlanFile = &workspace.plans[0];
    assert_eq!(workspace.read_plan(plan).map(|bytes| bytes.len()).ok(), Some(1024 * 1024 + 1));
}
