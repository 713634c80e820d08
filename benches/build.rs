//! Builds 1,000 made-up plans: cold, with nothing changed, and with one plan changed. Before that it checks
//! them: by reading and rules alone, and as `ourplan check` does, with every booklet made in memory and audited. Reports
//! plans a second, milliseconds a plan, booklets a second and peak memory. Run it with `cargo bench --bench build`;
//! give another number of plans after `--`.

use ourplan::check::{CheckEnv, PictureState, Suppressions, check};
use ourplan::pipeline::{BuildRequest, PlanDone, Progress, build};
use ourplan::plan::settings::Settings;
use ourplan::read;
use ourplan::source::SourceFile;
use std::fs;
use std::path::Path;
use std::time::Instant;

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
}

fn main() {
    let plans = std::env::args().skip(1).find_map(|word| word.parse::<usize>().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let project = folder.path().join("project");
    let out = folder.path().join("out");
    write_project(&project, plans);
    let today = jiff::civil::date(2026, 11, 22);
    println!("{plans} plans");
    read_and_judge(&project, today, plans);
    let run = |what: &str, write: bool| {
        let options = BuildRequest {
            paths: vec![project.clone()],
            out: Some(out.clone()),
            today: Some(today),
            write,
            brief: write.then_some(&[]),
            ..BuildRequest::default()
        };
        let began = Instant::now();
        let done = build(&options, &Quiet).expect("the build can be done");
        let seconds = began.elapsed().as_secs_f64();
        let worst = done.findings.iter().min_by_key(|finding| finding.severity);
        let worst = worst.map(|finding| format!("{}:{} {}", finding.file, finding.line, finding.message));
        assert_eq!(done.exit_code(), 0, "all plans are built, and {worst:?}");
        let booklets: usize = done.plans.iter().map(|plan| plan.readers.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "a rate needs no more digits")]
        let (a, b, each) = (plans as f64 / seconds, booklets as f64 / seconds, seconds * 1000.0 / plans as f64);
        println!("{what:<22} {seconds:>8.3} s {a:>9.0} plans/s {each:>8.3} ms a plan {b:>9.0} booklets/s   peak {} MiB", peak_memory());
    };
    run("checked", false);
    run("cold", true);
    run("nothing changed", true);
    let one = project.join("plans").join("plan-00000.yaml");
    let text = fs::read_to_string(&one).expect("the plan is there");
    fs::write(&one, text.replace("I laugh more", "We laugh more")).expect("the plan can be written");
    run("one plan changed", true);
    let files = walkdir::WalkDir::new(&out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let (count, bytes) =
        files.fold((0_u64, 0_u64), |(count, bytes), file| (count + 1, bytes + file.metadata().map_or(0, |data| data.len())));
    println!("{count} files, {} MB", bytes / 1_000_000);
}

/// Reads every plan and asks every rule, on one thread: what a check costs before any booklet is made.
fn read_and_judge(project: &Path, today: jiff::civil::Date, plans: usize) {
    let settings = Settings::defaults();
    let silenced = Suppressions::default();
    let files: Vec<_> = (0..plans).map(|number| project.join("plans").join(format!("plan-{number:05}.yaml"))).collect();
    let began = Instant::now();
    let mut findings = 0_usize;
    for file in &files {
        let file = SourceFile::new("plan.yaml", fs::read_to_string(file).expect("the plan is there"));
        let (draft, found) = read::read(&file);
        let there = |_: &str| PictureState::There;
        let desk = CheckEnv { today, name: "plan", settings: &settings, picture_exists: &there, shape_errors: false, silenced: &silenced };
        let (plan, more) = check(draft.expect("the plan is a mapping"), &desk);
        assert!(plan.is_some(), "no error");
        findings += found.len() + more.len();
    }
    let seconds = began.elapsed().as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a rate needs no more digits")]
    let (a, each) = (plans as f64 / seconds, seconds * 1000.0 / plans as f64);
    println!("{:<22} {seconds:>8.3} s {a:>9.0} plans/s {each:>8.3} ms a plan {findings:>9} findings", "read and judged");
}

/// The peak of this process's memory in MiB, where the machine tells (Linux).
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|number| number.parse::<u64>().ok());
    kib.map_or_else(|| "?".to_owned(), |kib| (kib / 1024).to_string())
}

/// A project of made-up plans: half of each kind, no two the same.
fn write_project(project: &Path, plans: usize) {
    let contract = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("contract");
    let care = fs::read_to_string(contract.join("care-plan.yaml")).expect("the contract plan is there");
    let need = fs::read_to_string(contract.join("child-in-need.yaml")).expect("the contract plan is there");
    fs::create_dir_all(project.join("plans")).expect("the folder can be made");
    fs::create_dir_all(project.join("pictures")).expect("the folder can be made");
    for picture in ["rory-kite.svg", "sam.svg"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("content-examples").join("pictures").join(picture);
        fs::copy(from, project.join("pictures").join(picture)).expect("the picture is there");
    }
    const NAMES: [&str; 10] = ["Ada", "Bo", "Cai", "Dee", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jo"];
    for number in 0..plans {
        let name = format!("{}{}", NAMES[number % 10], letters(number / 10));
        // A reader whose booklet cannot be sealed yet would have the plan looked at each time.
        let text = if number % 2 == 0 { care.replace("Rory", &name).replace(", protect: true", "") } else { need.replace("Amira", &name) };
        let text = text.replace("We laugh more", &format!("I laugh more, {number} times a day"));
        fs::write(project.join("plans").join(format!("plan-{number:05}.yaml")), text).expect("the plan can be written");
    }
}

/// A number as small letters, so that a name stays a name.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or_default()));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}
