//! The same while somebody watches, with what is kept in memory between two rounds.

use super::changes::{INPUTS, project};
use super::older::{booklets, fresh};
use crate::support::{build_into, files, today};
use crate::watch::desk::Desk;
use std::path::Path;

/// Changes one thing after the other, and waits each time until the booklets are as a build would make them.
fn follow(project: &Path, desk: &Desk) {
    let out = project.join("booklets");
    for input in INPUTS {
        let before = booklets(&out);
        (input.change)(project);
        let new = fresh(project, today());
        assert_ne!(before, new, "{}: it shows", input.what);
        desk.wait(input.what, |_| booklets(&out) == new);
    }
    #[cfg(unix)]
    {
        let link = super::changes::a_link();
        (link.change)(project);
        let new = fresh(project, today());
        desk.wait(link.what, |_| booklets(&out) == new);
        // Where it leads may change, too.
        super::changes::write(project, "pictures/another.svg", &super::changes::drawing("<circle r=\"2\"/>"));
        let new = fresh(project, today());
        desk.wait("where the link leads", |_| booklets(&out) == new);
    }
}

#[test]
fn every_change_is_taken_up() {
    for poll in [false, true] {
        let project = project();
        build_into(project.path(), &project.path().join("booklets"));
        let desk = Desk::begin(project.path(), poll, false, |options| options.formats.clear());
        follow(project.path(), &desk);
    }
}

#[test]
fn a_change_marks_the_copies_of_readers_and_formats_that_are_not_watched() {
    for input in INPUTS {
        let project = project();
        let out = project.path().join("booklets");
        build_into(project.path(), &out);
        let before = booklets(&out);
        let desk = Desk::begin(project.path(), false, false, |options| {
            (options.formats, options.readers) = (vec!["single".into()], vec!["mum".into()]);
        });
        (input.change)(project.path());
        let new = fresh(project.path(), today());
        let rounds_end = |out: &Path| std::fs::read_to_string(out.join("index.html")).unwrap_or_default().contains("Do not hand it over");
        let mum = "kestrel-mum.html";
        desk.wait(input.what, |_| {
            let stands = booklets(&out);
            let mums_is_new = stands["mum"].get(mum) == new["mum"].get(mum);
            let nothing_old_beside = stands["mum"].iter().all(|(name, bytes)| new["mum"].get(name) == Some(bytes));
            let others_are_old = ["ellis", "joy"].iter().any(|reader| before[*reader] != new[*reader]);
            mums_is_new && nothing_old_beside && rounds_end(&out) == others_are_old
        });
        assert!(files(&out).contains_key("index.html"));
    }
}
