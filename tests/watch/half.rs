//! A plan of which the half was read: it is waited for before an older copy is marked.

use crate::support::{Quiet, build_into, files, small_project, today};
use ourplan::pipeline::{BuildCache, BuildRequest, Done, PlanOutcome, build_again};
use ourplan::workspace::{FileStamp, ReadTracker};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

const PLAN: &str = "plans/care-plan.yaml";

/// Builds the plan as it is now. Meanwhile somebody does something.
fn build_meanwhile(project: &Path, meanwhile: impl FnOnce() + Send) -> Done {
    let path = project.join(PLAN);
    let now = FileStamp::of(&path);
    assert!(matches!(now, FileStamp::File(..)));
    let eye = Arc::new(ReadTracker::new(Arc::default(), BTreeMap::from([(path, now)])));
    let options = BuildRequest {
        paths: vec![project.to_path_buf()],
        plans: vec!["care-plan".to_owned()],
        today: Some(today()),
        write: true,
        tracker: Some(eye),
        ..BuildRequest::default()
    };
    std::thread::scope(|scope| {
        scope.spawn(meanwhile);
        build_again(&options, &Quiet, &mut BuildCache::default()).expect("it runs")
    })
}

#[test]
fn no_older_copy_is_marked_where_the_half_of_a_plan_was_read() {
    let project = small_project();
    let (path, out) = (project.path().join(PLAN), project.path().join("booklets"));
    build_into(project.path(), &out);
    let (before, whole) = (files(&out), std::fs::read(&path).expect("read"));
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    let done = build_meanwhile(project.path(), || std::fs::write(&path, &whole).expect("written"));
    assert!(done.plans.iter().all(|plan| plan.outcome == PlanOutcome::Unsettled), "{}", done.plans.len());
    assert!(done.findings.is_empty(), "{:?}", done.findings.iter().map(|finding| finding.code).collect::<Vec<_>>());
    assert!(files(&out) == before);
    assert!(build_into(project.path(), &out).plans.iter().all(|plan| plan.is_skipped()), "nothing was marked");
}
