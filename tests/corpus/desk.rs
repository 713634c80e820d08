//! What the targets stand on: a real booklet for templates, all booklets of a plan, a whole build on a temporary folder.

use super::targets::are_sane;
use ourplan::booklet::{Booklet, Extras, compose};
use ourplan::check::{CheckEnv, CheckedPlan, PictureState, Suppressions, check};
use ourplan::diagnostics::{Diagnostic, Severity};
use ourplan::formats::{Artifact, Pictures, RenderInput, named};
use ourplan::language::Locale;
use ourplan::pipeline::{BuildRequest, PlanDone, Progress, ReaderOutcome};
use ourplan::report::resolve;
use ourplan::source::decode;
use ourplan::theme::{Layer, Prepared, TemplateTrouble, Theme, bundled, is_ours};
use ourplan::{read, view};
use std::path::Path;
use std::sync::Mutex;

const EXAMPLE: &str = include_str!("../../content-examples/plans/care-plan.yaml");

/// The day of all targets.
pub fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 22)
}

/// The theme that comes with the program.
pub fn plain() -> Layer {
    bundled("plain").expect("it comes with the program")
}

fn checked(bytes: &[u8]) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let file = match decode("plan.yaml", bytes) {
        Ok(file) => file,
        Err(finding) => return (None, vec![finding]),
    };
    let (draft, mut findings) = read::read(&file);
    let Some(draft) = draft else { return (None, findings) };
    let settings = read::defaults();
    let desk = CheckEnv {
        today: today(),
        name: "plan",
        settings: settings.inside(),
        picture_exists: &|_| PictureState::There,
        shape_errors: findings.iter().any(|finding| finding.severity == Severity::Error),
        silenced: &Suppressions::default(),
    };
    let (plan, meant) = check(draft, &desk);
    findings.extend(meant);
    (plan, findings)
}

fn booklets(plan: &CheckedPlan) -> Vec<Booklet> {
    let locale = Locale::bundled("en").expect("English is there");
    let readers = view::readers(plan, today());
    let booklet = |reader| {
        let (view, _) = view::view(plan, reader, today());
        compose(&view, locale, &Extras::default()).unwrap_or_else(|fault| panic!("{fault}"))
    };
    readers.iter().map(booklet).collect()
}

/// The booklets of a plan as JSON, and what was found; a plan with errors has none.
pub fn every_booklet(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (plan, findings) = checked(bytes);
    are_sane(&findings);
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    assert!(plan.is_none() == errors, "a plan comes out when nothing is wrong, and then only");
    let made = plan.iter().flat_map(booklets).map(|booklet| serde_json::to_string(&booklet).expect("it can be written")).collect();
    let said = resolve(findings).into_iter().map(|finding| format!("{}:{} {}", finding.line, finding.column, finding.code)).collect();
    (made, said)
}

/// The first page of a real booklet whose words hold a tag, made with a theme.
pub fn render_with(theme: &Theme) -> Result<String, TemplateTrouble> {
    thread_local! {
        static BOOKLET: (Booklet, Prepared) = {
            let text = EXAMPLE.replace("Ms Okafor meets you", "<canary x=1>meets you").replace("Scouts on Wednesdays", "<canary>on Wednesdays");
            let (plan, _) = checked(text.as_bytes());
            let booklet = booklets(&plan.expect("the example is sound")).swap_remove(0);
            let prepared = Prepared::new(&booklet);
            (booklet, prepared)
        };
    }
    BOOKLET.with(|(booklet, prepared)| {
        let work = RenderInput { booklet, prepared, theme, pictures: &Pictures::default(), file_stem: "plan-rory", side_by_side: false };
        let made = named("site").expect("it is a format").render(&work)?;
        let theirs = made.into_iter().filter(|artifact| !is_ours(&artifact.name, &artifact.bytes));
        Ok(String::from_utf8(theirs.flat_map(|artifact| artifact.bytes).collect()).expect("it is text"))
    })
}

/// Every page of every reader's booklet of a plan.
pub fn render_all(theme: &Theme, text: &str) {
    let (plan, _) = checked(text.as_bytes());
    for booklet in booklets(&plan.expect("the plan is sound")) {
        let prepared = Prepared::new(&booklet);
        let work = RenderInput {
            booklet: &booklet,
            prepared: &prepared,
            theme,
            pictures: &Pictures::default(),
            file_stem: "plan-rory",
            side_by_side: false,
        };
        for format in ["site", "single"] {
            let made = named(format).expect("it is a format").render(&work);
            assert!(made.is_ok_and(|artifacts| !artifacts.is_empty()));
        }
    }
}

/// What a run makes, by plan and reader.
#[derive(Default)]
struct Shelf(Mutex<Vec<(String, String, Vec<u8>)>>);

impl Progress for Shelf {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
    fn booklet(&self, _plan: &str, reader: &str, artifacts: &[Artifact]) {
        let kept = artifacts.iter().map(|artifact| (reader.to_owned(), artifact.name.clone(), artifact.bytes.clone()));
        self.0.lock().expect("no thread failed").extend(kept);
    }
}

/// The whole way in memory, from arbitrary bytes as a plan file: twice the same, and pages that can ask nobody.
pub fn whole(bytes: &[u8]) {
    thread_local! {
        static FOLDER: tempfile::TempDir = tempfile::tempdir().expect("a folder");
    }
    let (first, second) = FOLDER.with(|folder| (build_in(folder.path(), bytes), build_in(folder.path(), bytes)));
    assert_eq!(first, second, "the same input gives the same bytes");
}

type Made = (Vec<(String, String, Vec<u8>)>, Vec<String>, u8);

fn build_in(folder: &Path, bytes: &[u8]) -> Made {
    let plans = folder.join("plans");
    std::fs::create_dir_all(&plans).expect("made");
    std::fs::write(plans.join("plan.yaml"), bytes).expect("written");
    let shelf = Shelf::default();
    let options = BuildRequest { paths: vec![folder.to_path_buf()], today: Some(today()), jobs: Some(1), ..BuildRequest::default() };
    let done = ourplan::pipeline::build(&options, &shelf).unwrap_or_else(|fault| panic!("{fault}"));
    let made = shelf.0.into_inner().expect("no thread failed");
    for (_, name, bytes) in made.iter().filter(|(_, name, _)| name.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).expect("a page is text");
        assert!(html.starts_with("<!doctype html>") && html.contains("content=\"default-src 'none'"), "{name} can ask nobody");
    }
    let some = done.plans.iter().flat_map(|plan| &plan.readers).any(|reader| reader.state == ReaderOutcome::Made);
    assert!(done.exit_code() != 0 || some, "nothing was made, and nothing was said");
    let said =
        done.findings.iter().map(|finding| format!("{}:{} {} {}", finding.line, finding.column, finding.code, finding.message)).collect();
    (made, said, done.exit_code())
}
