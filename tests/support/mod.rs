//! What several tests share: building the examples once, reading plans, plain text of pages.

use ourplan::check::{CheckEnv, CheckedPlan, PictureState, Suppressions, check};
use ourplan::diagnostics::Diagnostic;
use ourplan::pipeline::{BuildRequest, Done, PlanDone, Progress, build};
use ourplan::read;
use ourplan::source::decode;
use std::path::{Path, PathBuf};

/// Nobody watches.
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
}

/// The day that all tests take for today.
pub fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 22)
}

/// The example project.
pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content-examples")
}

/// Builds a project or plan into a folder.
pub fn build_into(path: &Path, out: &Path) -> Done {
    build_with(path, out, |_| {})
}

/// The same with other options.
pub fn build_with(path: &Path, out: &Path, change: impl FnOnce(&mut BuildRequest)) -> Done {
    let mut options = BuildRequest {
        paths: vec![path.to_path_buf()],
        out: Some(out.to_path_buf()),
        today: Some(today()),
        write: true,
        ..BuildRequest::default()
    };
    change(&mut options);
    build(&options, &Quiet).unwrap_or_else(|fault| panic!("the build could not be done: {fault}"))
}

/// Reads and checks a plan's text, with every picture taken to be there.
pub fn checked(name: &str, text: &str) -> (Option<CheckedPlan>, Vec<Diagnostic>) {
    let file = decode(&format!("{name}.yaml"), text.as_bytes()).unwrap_or_else(|finding| panic!("{}", finding.message));
    let (draft, mut found) = read::read(&file);
    let Some(draft) = draft else { return (None, found) };
    let settings = read::defaults();
    let desk = CheckEnv {
        today: today(),
        name,
        settings: settings.inside(),
        picture_exists: &|_| PictureState::There,
        shape_errors: found.iter().any(|finding| finding.severity == ourplan::diagnostics::Severity::Error),
        silenced: &Suppressions::default(),
    };
    let (plan, meant) = check(draft, &desk);
    found.extend(meant);
    (plan, found)
}

/// The plan files of the examples: name and text.
pub fn example_plans() -> Vec<(String, String)> {
    let mut plans: Vec<_> = std::fs::read_dir(examples().join("plans"))
        .expect("the examples have plans")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| {
            let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a plan can be read"))
        })
        .collect();
    plans.sort();
    plans
}

/// The words of a page as somebody reads them, with one space between: no tags, no head, entities as letters.
pub fn words_of_page(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut text = String::with_capacity(body.len());
    let mut in_tag = html.len() != body.len();
    for letter in body.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    squeeze(&entities(&text))
}

/// One space between words.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn entities(text: &str) -> String {
    [("&#x2f;", "/"), ("&#x27;", "'"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// All pages of one reader's booklet in a format, as words.
pub fn words_of_booklet(folder: &Path, format: &str) -> String {
    let mut all = String::new();
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the booklet is there").map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let plan = folder.parent().and_then(Path::file_name).expect("a plan's folder").to_string_lossy().into_owned();
        let is_single = name.starts_with(&format!("{plan}-")) && name.ends_with(".html");
        if name.ends_with(".html") && is_single == (format == "single") {
            all.push_str(&words_of_page(&std::fs::read_to_string(&path).expect("a page can be read")));
            all.push('\n');
        }
    }
    all
}

/// All files below a folder, but for what the program keeps for itself.
pub fn files(out: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(out)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (entry.path().strip_prefix(out).expect("below").to_string_lossy().into_owned(), entry.into_path()))
        .filter(|(name, _)| !name.starts_with(".ourplan"))
        .map(|(name, path)| (name, std::fs::read(path).expect("readable")))
        .collect()
}

/// A small project of two plans, to change as a test likes.
pub fn small_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = examples();
    std::fs::create_dir_all(folder.path().join("plans")).expect("made");
    std::fs::create_dir_all(folder.path().join("pictures")).expect("made");
    for name in ["plans/care-plan.yaml", "plans/child-in-need.yaml", "pictures/rory-kite.svg", "pictures/sam.svg"] {
        std::fs::copy(from.join(name), folder.path().join(name)).expect("copied");
    }
    std::fs::write(folder.path().join("ourplan.yaml"), "council: Exampleshire Council\n").expect("written");
    folder
}

/// Changes a text of a file; it must stand there.
pub fn change(folder: &Path, name: &str, from: &str, to: &str) {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).expect("readable");
    assert!(text.contains(from), "{name} holds what the test changes");
    std::fs::write(path, text.replace(from, to)).expect("written");
}

/// A small project, built while Mum can still read where the bell is. No booklet is locked, since that takes long.
pub fn built_with_the_bell() -> (tempfile::TempDir, PathBuf) {
    let project = small_project();
    let out = project.path().join("booklets");
    change(project.path(), "plans/care-plan.yaml", "how: Ask Sam.", "how: Ring the bell by the garden gate.");
    change(project.path(), "plans/care-plan.yaml", ", protect: true", "");
    build_into(project.path(), &out);
    (project, out)
}

/// Whether any file below a folder says where the bell is, which the tests of older copies withhold.
pub fn holds(folder: &Path) -> bool {
    files(folder).values().any(|bytes| String::from_utf8_lossy(bytes).contains("bell by the garden gate"))
}

/// The row of a reader in the worker's index, as words.
pub fn row(out: &Path, reader: &str) -> String {
    let page = std::fs::read_to_string(out.join("index.html")).expect("there is an index");
    let mut rows = page.split("<tr").map(|row| words_of_page(&format!("<body{}", row.replace('<', " <"))));
    rows.find(|row| row.starts_with(&format!("{reader} "))).unwrap_or_default()
}
