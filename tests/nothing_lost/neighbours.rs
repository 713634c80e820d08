//! What one project has made, no other project removes or writes over; and a plan that cannot be reached is not gone.

use super::bench::{PROGRAM, build, readers, run};
use crate::support::{change, small_project};
use std::fs;
use std::path::Path;
use std::process::Command;

fn built(project: &Path, out: &Path) -> (Option<i32>, String) {
    let mut command = Command::new(PROGRAM);
    build(&mut command, project, out);
    run(command)
}

/// A project with one plan of another name, or of the same.
fn neighbour(plan: &str) -> tempfile::TempDir {
    let project = small_project();
    fs::remove_file(project.path().join("plans/child-in-need.yaml")).expect("removed");
    let name = |stem: &str| project.path().join(format!("plans/{stem}.yaml"));
    fs::rename(name("care-plan"), name(plan)).expect("renamed");
    project
}

#[test]
fn two_projects_with_one_output_folder_leave_each_others_booklets() {
    let (first, second) = (small_project(), neighbour("other-plan"));
    let out = tempfile::tempdir().expect("a folder");
    assert_eq!(built(first.path(), out.path()).0, Some(0));
    let before = readers(out.path());
    let (code, said) = built(second.path(), out.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Left as they are, since another project made them: care-plan, child-in-need."), "{said}");
    let after = readers(out.path());
    assert!(before.iter().all(|(reader, booklet)| after.get(reader) == Some(booklet)), "the first project's booklets stand");
    assert!(after.keys().any(|reader| reader.starts_with("other-plan/")), "and so do the second's");
    let list = fs::read_to_string(out.path().join(".ourplan/plans/care-plan.json")).expect("there is a record");
    assert!(!list.contains(&first.path().display().to_string()), "a mark holds no path");

    fs::remove_file(first.path().join("plans/child-in-need.yaml")).expect("removed");
    assert_eq!(built(first.path(), out.path()).0, Some(0));
    let after = readers(out.path());
    assert!(!after.keys().any(|reader| reader.starts_with("child-in-need/")), "a project removes its own");
    assert!(after.keys().any(|reader| reader.starts_with("other-plan/")), "and nothing else");
}

#[test]
fn two_plans_of_one_name_in_two_projects_are_not_taken_for_one() {
    let (first, second) = (small_project(), neighbour("care-plan"));
    let out = tempfile::tempdir().expect("a folder");
    assert_eq!(built(first.path(), out.path()).0, Some(0));
    let before = readers(out.path());
    let (code, said) = built(second.path(), out.path());
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("of the same name in another project"), "{said}");
    assert!(readers(out.path()) == before);
    fs::remove_dir_all(out.path().join("care-plan")).expect("removed");
    assert_eq!(built(second.path(), out.path()).0, Some(0), "where they are gone, it is made");
}

#[test]
fn a_project_that_is_moved_with_its_booklets_knows_them() {
    let (project, elsewhere) = (small_project(), tempfile::tempdir().expect("a folder"));
    assert_eq!(built(project.path(), &project.path().join("booklets")).0, Some(0));
    let moved = elsewhere.path().join("moved");
    fs::rename(project.path(), &moved).expect("moved");
    fs::remove_file(moved.join("plans/child-in-need.yaml")).expect("removed");
    let (code, said) = built(&moved, &moved.join("booklets"));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Removed, since the plan or the reader is gone: child-in-need/"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_plan_that_became_a_link_out_of_the_project_keeps_its_booklets_and_is_named() {
    let (project, cloud) = (small_project(), tempfile::tempdir().expect("a folder"));
    let (folder, out) = (project.path(), project.path().join("booklets"));
    assert_eq!(built(folder, &out).0, Some(0));
    let before = readers(&out);
    let (plan, target) = (folder.join("plans/care-plan.yaml"), cloud.path().join("care-plan.yaml"));
    fs::copy(&plan, &target).expect("copied");
    fs::remove_file(&plan).expect("removed");
    std::os::unix::fs::symlink(&target, &plan).expect("a link");
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("plan-is-a-link") && said.contains("Do not hand over the older copies of `care-plan`"), "{said}");
    assert!(readers(&out) == before);

    // A folder of plans that is a link may hold any plan.
    fs::remove_file(&plan).expect("removed");
    std::os::unix::fs::symlink(cloud.path(), folder.join("plans/more")).expect("a link");
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(1), "{said}");
    assert!(readers(&out) == before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_sealed_file_is_not_written_where_nobody_can_see_its_words() {
    let project = small_project();
    let (folder, out) = (project.path(), project.path().join("booklets"));
    let mut blind = Command::new(PROGRAM);
    build(&mut blind, folder, &out);
    blind.stdout(fs::OpenOptions::new().write(true).open("/dev/full").expect("there is one"));
    let status = blind.stderr(std::process::Stdio::null()).status().expect("it starts");
    assert_eq!(status.code(), Some(2));
    assert!(!out.join("care-plan/dad").exists(), "a locked file without words is lost");
    let (code, said) = built(folder, &out);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Locked: care-plan/dad. These words open it:"), "{said}");
    // A new lock that cannot be told of leaves the old one.
    let before = fs::read(out.join("care-plan/dad/care-plan-dad.html")).expect("there");
    change(folder, "ourplan.yaml", "Exampleshire", "Othershire");
    let mut blind = Command::new(PROGRAM);
    build(&mut blind, folder, &out);
    blind.stdout(fs::OpenOptions::new().write(true).open("/dev/full").expect("there is one"));
    assert_eq!(blind.stderr(std::process::Stdio::null()).status().expect("it starts").code(), Some(2));
    assert!(fs::read(out.join("care-plan/dad/care-plan-dad.html")).expect("there") == before);
}
