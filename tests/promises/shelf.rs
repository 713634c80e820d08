//! Builds many plans at once through the program's own pipeline, and keeps what each reader gets.

use ourplan::formats::Artifact;
use ourplan::pipeline::{BuildRequest, Done, PlanDone, Progress, build};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

/// One reader's booklet: names and bytes, in their order.
pub type Booklet = Vec<(String, Vec<u8>)>;

/// What was built, by plan and reader.
#[derive(Default)]
pub struct Shelf(pub Mutex<BTreeMap<(String, String), Booklet>>);

impl Progress for Shelf {
    fn begin(&self, _plans: usize) {}
    fn done(&self, _plan: &PlanDone) {}
    fn booklet(&self, plan: &str, reader: &str, artifacts: &[Artifact]) {
        let booklet = artifacts.iter().map(|artifact| (artifact.name.clone(), artifact.bytes.clone())).collect();
        self.0.lock().expect("no thread failed").insert((plan.to_owned(), reader.to_owned()), booklet);
    }
}

/// How many pictures a project has. Those with a higher number, as many again, stand only where somebody may not look: a picture that
/// is withheld at one place and shown at another stops a booklet.
pub const PICTURES: usize = 500;

/// A picture of the project, by its number.
pub fn picture(number: usize) -> String {
    format!("pictures/{number}.svg")
}

/// The file that holds the same picture under a name that tells something.
pub fn same_picture(file: &Value) -> String {
    file.as_str().unwrap_or_default().replacen("pictures/", "pictures/at-dads-new-house-", 1)
}

/// Another picture, which stands nowhere else.
pub fn other_picture(file: &Value) -> String {
    let name = file.as_str().unwrap_or_default().trim_end_matches(".svg");
    let number: usize = name.rsplit(['/', '-']).next().and_then(|number| number.parse().ok()).expect("a picture with a number");
    picture(number % PICTURES + PICTURES)
}

/// Writes plans into a project and builds them in memory, for some readers or for all.
pub fn build_all(folder: &Path, plans: &[(String, Value)], readers: &[&str]) -> (BTreeMap<(String, String), Booklet>, Done) {
    let _ = std::fs::remove_dir_all(folder.join("plans"));
    std::fs::create_dir_all(folder.join("plans")).expect("made");
    if !folder.join("pictures").is_dir() {
        write_pictures(folder);
    }
    for (name, plan) in plans {
        let text = serde_yaml::to_string(plan).expect("it can be written");
        std::fs::write(folder.join("plans").join(format!("{name}.yaml")), text).expect("written");
    }
    let options = BuildRequest {
        paths: vec![folder.to_path_buf()],
        readers: readers.iter().map(ToString::to_string).collect(),
        today: Some(jiff::civil::date(2026, 11, 22)),
        ..BuildRequest::default()
    };
    let shelf = Shelf::default();
    let done = build(&options, &shelf).unwrap_or_else(|fault| panic!("the build could not be done: {fault}"));
    (shelf.0.into_inner().expect("no thread failed"), done)
}

fn write_pictures(folder: &Path) {
    std::fs::create_dir_all(folder.join("pictures")).expect("made");
    for number in 0..PICTURES * 2 {
        let drawing =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle cx=\"4\" cy=\"4\" r=\"{number}\"/></svg>");
        let file = picture(number);
        std::fs::write(folder.join(same_picture(&Value::from(file.as_str()))), &drawing).expect("written");
        std::fs::write(folder.join(file), drawing).expect("written");
    }
}
