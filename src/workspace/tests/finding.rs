//! Projects, plan files, translations, leftovers of editors.

use super::*;

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
    let (outside, plans) = (super::folder(&["amira.yaml"]), at("plans"));
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
    use crate::workspace::clock::day_of;
    use jiff::SignedDuration;
    assert_eq!(day_of(SignedDuration::from_secs(0)), date(1970, 1, 1));
    assert_eq!(day_of(SignedDuration::from_secs(1_772_582_399)), date(2026, 3, 3));
    assert_eq!(day_of(SignedDuration::from_secs(1_772_582_400)), date(2026, 3, 4));
    assert!(crate::workspace::today() > date(2026, 1, 1));
}
