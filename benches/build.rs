//! Builds 1,000 made-up plans: cold, with nothing changed, and with one plan changed. Reports plans a
//! second, booklets a second and peak memory. Run it with `cargo bench --bench build`; give another
//! number of plans after `--`.

use ourplan::pipeline::{Options, PlanDone, Progress, build};
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
    let run = |what: &str| {
        let options =
            Options { paths: vec![project.clone()], out: Some(out.clone()), today: Some(today), write: true, ..Options::default() };
        let began = Instant::now();
        let done = build(&options, &Quiet).expect("the build can be done");
        let seconds = began.elapsed().as_secs_f64();
        assert_eq!(done.exit_code(), 0, "all plans are built");
        let booklets: usize = done.plans.iter().map(|plan| plan.readers.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "a rate needs no more digits")]
        let (a, b) = (plans as f64 / seconds, booklets as f64 / seconds);
        println!("{what:<22} {seconds:>8.3} s {a:>9.0} plans/s {b:>9.0} booklets/s   peak {} MiB", peak_memory());
    };
    println!("{plans} plans");
    run("cold");
    run("nothing changed");
    let one = project.join("plans").join("plan-00000.yaml");
    let text = fs::read_to_string(&one).expect("the plan is there");
    fs::write(&one, text.replace("I laugh more", "We laugh more")).expect("the plan can be written");
    run("one plan changed");
    let files = walkdir::WalkDir::new(&out).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let (count, bytes) =
        files.fold((0_u64, 0_u64), |(count, bytes), file| (count + 1, bytes + file.metadata().map_or(0, |data| data.len())));
    println!("{count} files, {} MB", bytes / 1_000_000);
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
