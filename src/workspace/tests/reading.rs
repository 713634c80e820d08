//! Pictures and themes: by a name that somebody wrote, and never from outside the project.

use super::*;
use crate::workspace::PictureTrouble;

fn trouble(workspace: &Workspace, name: &str) -> &'static str {
    match workspace.read_picture(name) {
        Ok(_) => "read",
        Err(trouble) => {
            assert!(trouble.words().ends_with('.') && !trouble.words().contains("rory"));
            match trouble {
                PictureTrouble::NotThere => "not there",
                PictureTrouble::Name(_) => "name",
                PictureTrouble::Outside => "outside",
                PictureTrouble::TooLarge => "too large",
                PictureTrouble::Unreadable(_) => "unreadable",
            }
        }
    }
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
