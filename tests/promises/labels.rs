//! Each label on each mapping of the format: it withholds every text below it, or it is an error. There is no third.

use super::maker::{Maker, READERS, plan_shape};
use super::shelf::build_all;
use ourplan::diagnostics::Severity;
use ourplan::shape::{RecordShape, Shape};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What came of it.
#[derive(Default)]
pub struct Report {
    /// The mappings that were labelled: their keys from the top, without numbers in lists.
    pub tried: BTreeSet<String>,
    /// Mappings of the format that stood in no plan.
    pub untried: BTreeSet<String>,
    /// Texts that were looked for, over all readers.
    pub texts: usize,
    pub wrong: Vec<String>,
}

/// One mapping of a plan.
struct Mapping {
    /// The way to it, as JSON has it.
    pointer: String,
    /// The keys to it, without numbers and without keys that an author chose.
    path: String,
    /// The key under which its text stands, where the short form was written.
    short: Option<&'static str>,
    may_be_labelled: bool,
}

impl Mapping {
    fn form(&self) -> String {
        format!("{}{}", self.path, if self.short.is_some() { " (short)" } else { "" })
    }
}

/// What was labelled in one plan, and the texts below it.
struct Asked {
    label: &'static str,
    path: String,
    may_be_labelled: bool,
    texts: Vec<String>,
}

/// Mappings in groups of which none stands in another. Where a label is an error, and where it takes a person away with all that is
/// theirs, it stands alone.
fn groups(mappings: Vec<Mapping>) -> Vec<Vec<Mapping>> {
    let stands_alone = |mapping: &Mapping| !mapping.may_be_labelled || mapping.path.starts_with("people");
    let mut groups: Vec<Vec<Mapping>> = Vec::new();
    for mapping in mappings {
        let inside = |other: &Mapping| {
            let (one, two) = (format!("{}/", mapping.pointer), format!("{}/", other.pointer));
            one.starts_with(&two) || two.starts_with(&one)
        };
        let fits = |group: &&mut Vec<Mapping>| group.len() < AT_ONCE && !group.iter().any(|other| inside(other) || stands_alone(other));
        match groups.iter_mut().find(fits).filter(|_| !stands_alone(&mapping)) {
            Some(group) => group.push(mapping),
            None => groups.push(vec![mapping]),
        }
    }
    groups
}

/// The most mappings that are labelled in one plan at once.
const AT_ONCE: usize = 12;

/// Labels each kind of mapping, once with each label; in one plan at once only some that do not stand in each other. `from` is the
/// first of the plans.
pub fn look(plans: u64, from: u64) -> Report {
    let mut report = Report::default();
    let mut made: Vec<(String, Value)> = Vec::new();
    let mut asked: BTreeMap<String, Vec<Asked>> = BTreeMap::new();
    for seed in from..from + plans {
        let mut maker = Maker::new(seed);
        (maker.stands, maker.labelled) = (100, 0);
        let mut plan = maker.plan();
        // What is kept safe has labels of its own, and would stop booklets of plans that say it again.
        plan.as_object_mut().expect("a mapping").remove("keep_safe");
        plan.as_object_mut().expect("a mapping").remove("may_know");
        let mut mappings = Vec::new();
        find(&plan, &plan_shape(), "", "", &mut mappings);
        mappings.retain(|mapping| report.tried.insert(mapping.form()));
        let readers: Vec<&str> = READERS.into_iter().filter(|reader| *reader != "sw").collect();
        for group in groups(mappings) {
            for (label, who) in [("not_for", readers.clone()), ("only_for", vec!["nurse"])] {
                let name = format!("plan-{:04}", made.len());
                let mut labelled = plan.clone();
                for mapping in &group {
                    let place = labelled.pointer_mut(&mapping.pointer).expect("the way leads there");
                    let (path, may_be_labelled, texts) = (mapping.path.clone(), mapping.may_be_labelled, texts_of(place));
                    add_label(place, mapping.short, label, &who);
                    asked.entry(name.clone()).or_default().push(Asked { label, path, may_be_labelled, texts });
                }
                made.push((name, labelled));
            }
        }
    }
    report.untried = every_mapping(&plan_shape(), "", 0);
    report.untried.retain(|path| !report.tried.contains(path) && !report.tried.contains(&format!("{path} (short)")));
    report.untried.retain(|path| !["keep_safe", "may_know"].contains(&path.as_str()));
    // The maker writes these in one form, without a picture.
    let plain = ["full_name.picture", "phone.picture", "email.picture"];
    report.untried.retain(|path| !plain.iter().any(|end| path.ends_with(end)));
    let folder = tempfile::tempdir().expect("a folder");
    let (shelf, done) = build_all(folder.path(), &made, &[]);
    let mut errors: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in done.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let name = finding.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml");
        errors.entry(name).or_default().insert(finding.code);
    }
    for (name, asked) in asked.iter().flat_map(|(name, all)| all.iter().map(move |asked| (name, asked))) {
        let told = errors.get(name.as_str()).cloned().unwrap_or_default();
        let Asked { label, path, may_be_labelled, texts } = asked;
        if !may_be_labelled {
            if !told.contains("label-not-here") {
                report.wrong.push(format!("`{label}` at `{path}` keeps nothing back, and is no error"));
            }
            continue;
        }
        if told.contains("label-not-here") {
            report.wrong.push(format!("`{label}` at `{path}` is refused, but the reference allows it"));
        }
        for reader in READERS.into_iter().filter(|reader| *reader != "sw" || *label == "only_for") {
            let Some(booklet) = shelf.get(&(name.clone(), reader.to_owned())) else { continue };
            let whole: String = booklet.iter().map(|(name, bytes)| format!("{name}\n{}", String::from_utf8_lossy(bytes))).collect();
            for text in texts {
                report.texts += 1;
                if whole.contains(text.trim_end_matches('.')) {
                    report.wrong.push(format!("`{label}` at `{path}`: {reader} reads “{text}” in {name}"));
                }
            }
        }
    }
    report
}

fn add_label(place: &mut Value, short: Option<&str>, label: &str, who: &[&str]) {
    if let Some(key) = short {
        *place = json!({ key: place.take() });
    }
    let map: &mut Map<String, Value> = place.as_object_mut().expect("a mapping");
    map.insert(label.to_owned(), json!(who));
}

/// The sentences below a place. Every one stands in the plan once.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.split(' ').count() > 2 => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts_of).collect(),
        Value::Object(map) => map.values().flat_map(texts_of).collect(),
        _ => Vec::new(),
    }
}

/// The key that a short form is a value of.
fn short_key(record: &RecordShape) -> &'static str {
    match record.name {
        "Words" | "Statement" | "Help" | "Standing" => "words",
        "Person" => "is",
        "NextReview" => "on",
        "Agreement" => "agrees",
        "Picture" => "word",
        other => panic!("what is the short form of {other} the value of?"),
    }
}

fn find(value: &Value, shape: &Shape, pointer: &str, path: &str, found: &mut Vec<Mapping>) {
    match (shape, value) {
        (Shape::List(item), Value::Array(list)) => {
            list.iter().enumerate().for_each(|(at, value)| find(value, item, &format!("{pointer}/{at}"), path, found));
        }
        (Shape::Map { keys, value: inner }, Value::Object(map)) => {
            found.push(Mapping { pointer: pointer.into(), path: path.into(), short: None, may_be_labelled: keys.unlabelled().is_none() });
            map.iter().for_each(|(key, value)| find(value, inner, &format!("{pointer}/{key}"), &format!("{path}.*"), found));
        }
        (Shape::Record(record), Value::Object(map)) => {
            found.push(Mapping { pointer: pointer.into(), path: path.into(), short: None, may_be_labelled: record.labelled });
            for field in (record.fields)() {
                if let Some(value) = map.get(field.key) {
                    let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
                    find(value, &field.shape, &format!("{pointer}/{}", field.key), &path, found);
                }
            }
        }
        (Shape::Record(record), _) => {
            let short = Some(short_key(record));
            found.push(Mapping { pointer: pointer.into(), path: path.into(), short, may_be_labelled: record.labelled });
        }
        _ => {}
    }
}

/// Every mapping of the format.
fn every_mapping(shape: &Shape, path: &str, depth: usize) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    match shape {
        Shape::List(item) => all.extend(every_mapping(item, path, depth)),
        Shape::Map { value, .. } => {
            all.insert(path.to_owned());
            all.extend(every_mapping(value, &format!("{path}.*"), depth));
        }
        // A wording in a wording of a wording is as good as one.
        Shape::Record(record) if depth < 5 => {
            all.insert(path.to_owned());
            for field in (record.fields)() {
                let path = if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) };
                all.extend(every_mapping(&field.shape, &path, depth + 1));
            }
        }
        _ => {}
    }
    all
}
