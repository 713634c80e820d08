//! A plan that is built before it was left alone for long enough: nothing comes out of it if its file changes meanwhile.

use crate::support::{Quiet, build_into, change, files, small_project, today};
use ourplan::pipeline::{Done, Kept, Options, build_again};
use ourplan::workspace::{Eye, Look, look};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const PLAN: &str = "plans/care-plan.yaml";

/// Builds the plan as it is now, with so long to wait until it comes out. Meanwhile somebody does something.
fn build_early(project: &Path, wait: Duration, meanwhile: impl FnOnce() + Send) -> (Done, Arc<Eye>) {
    let path = project.join(PLAN);
    let now = look(&path);
    assert!(matches!(now, Look::File(..)));
    let eye = Eye::new(Arc::default(), BTreeMap::from([(path, now)])).early(Instant::now() + wait);
    let eye = Arc::new(eye);
    let options = Options {
        paths: vec![project.to_path_buf()],
        plans: vec!["care-plan".to_owned()],
        today: Some(today()),
        write: true,
        eye: Some(Arc::clone(&eye)),
        ..Options::default()
    };
    let done = std::thread::scope(|scope| {
        scope.spawn(meanwhile);
        build_again(&options, &Quiet, &mut Kept::default()).expect("it runs")
    });
    (done, eye)
}

#[test]
fn nothing_comes_out_of_a_plan_that_changes_while_it_is_built() {
    let project = small_project();
    let (path, out) = (project.path().join(PLAN), project.path().join("booklets"));
    build_into(project.path(), &out);
    let before = files(&out);
    change(project.path(), PLAN, "how: Ask Sam.", "how: Ask Ann.");
    let whole = std::fs::read(&path).expect("read");
    for half in [&whole[..whole.len() / 2], b"plan: [", b""] {
        // On a busy machine the plan may change before it is read, and not after its booklets were made. Then there is more time.
        let was_made_and_held = [1, 4, 16].into_iter().map(Duration::from_secs).any(|wait| {
            std::fs::write(&path, &whole).expect("written");
            let began = Instant::now();
            let (done, eye) = build_early(project.path(), wait, || {
                std::thread::sleep(wait / 2);
                std::fs::write(&path, half).expect("written");
            });
            assert!(done.plans.iter().all(|plan| plan.unsettled) && done.findings.is_empty() && done.faults.is_empty());
            assert!(eye.moving().contains(&path), "it is built again");
            assert!(files(&out) == before, "all booklets and the index are as they were");
            began.elapsed() >= wait
        });
        assert!(was_made_and_held, "the plan changed before it was read, each time");
    }
}

#[test]
fn nor_is_an_older_copy_marked_where_the_half_of_a_plan_was_read() {
    let project = small_project();
    let (path, out) = (project.path().join(PLAN), project.path().join("booklets"));
    build_into(project.path(), &out);
    let (before, whole) = (files(&out), std::fs::read(&path).expect("read"));
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    let (done, _) = build_early(project.path(), Duration::from_secs(1), || std::fs::write(&path, &whole).expect("written"));
    assert!(done.plans.iter().all(|plan| plan.unsettled), "{}", done.plans.len());
    assert!(done.findings.is_empty(), "{:?}", done.findings.iter().map(|finding| finding.code).collect::<Vec<_>>());
    assert!(files(&out) == before);
    assert!(build_into(project.path(), &out).plans.iter().all(|plan| plan.skipped), "nothing was marked");
}

#[test]
fn a_plan_that_stays_comes_out_after_the_wait_and_a_touch_is_no_change() {
    let project = small_project();
    let (path, out) = (project.path().join(PLAN), project.path().join("booklets"));
    build_into(project.path(), &out);
    change(project.path(), PLAN, "how: Ask Sam.", "how: Ask Ann.");
    let began = Instant::now();
    let (done, eye) = build_early(project.path(), Duration::from_millis(300), || {
        std::fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(std::time::SystemTime::now())).expect("touched");
    });
    assert!(began.elapsed() >= Duration::from_millis(300));
    assert!(done.plans.iter().all(|plan| !plan.unsettled && !plan.failed) && eye.moving().is_empty());
    assert!(files(&out).values().any(|bytes| String::from_utf8_lossy(bytes).contains("Ask Ann.")));
}
