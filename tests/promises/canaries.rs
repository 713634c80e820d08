//! A marker in every key of the format: found where it may be read, and nowhere else.

use super::change::shown;
use super::judge::{Judge, Place};
use super::maker::{Maker, READERS, plan_shape};
use super::shelf::{Booklet, build_all};
use ourplan::shape::{RecordShape, Shape};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// What came of it.
#[derive(Default)]
pub struct Report {
    pub permitted: usize,
    pub forbidden: usize,
    pub booklets: usize,
    pub wrong: Vec<String>,
    /// Keys under which a text may stand, and none did in any plan.
    pub unseen_keys: BTreeSet<String>,
    seen: BTreeSet<String>,
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (permitted, forbidden, booklets) = (self.permitted, self.forbidden, self.booklets);
        write!(
            out,
            "canaries: {permitted} texts that may be read, all found but {}; {forbidden} that may not; {booklets} booklets",
            self.wrong.len()
        )
    }
}

/// A text of the plan.
struct Text {
    words: String,
    path: String,
    hidden: bool,
    /// Whether a booklet shows it for sure to whoever may see it.
    sure: bool,
}

/// Looks at some plans with every key in them.
pub fn look(plans: usize, seed: u64) -> Report {
    let folder = tempfile::tempdir().expect("a folder");
    let mut report = Report { unseen_keys: text_keys(&plan_shape(), "", 0), ..Report::default() };
    let made: Vec<(String, Value)> = (0..plans)
        .map(|at| {
            let mut maker = Maker::new(seed * 7_000_000 + at as u64);
            maker.stands = 100;
            // Without labels every text must be shown to somebody for sure; with them it must be hidden from somebody.
            maker.labelled = if at.is_multiple_of(2) { 0 } else { 20 };
            (format!("plan-{at:03}"), maker.plan())
        })
        .collect();
    let (shelf, done) = build_all(folder.path(), &made, &[]);
    for (name, plan) in &made {
        for reader in READERS {
            let Some(booklet) = shelf.get(&(name.clone(), reader.to_owned())) else { continue };
            one(name, plan, reader, booklet, &mut report);
        }
    }
    // A value of a fixed shape (a number, an e-mail address) has no wordings in these plans, and readers have fixed keys.
    let seen: BTreeSet<String> = report.seen.iter().map(|path| base(path)).collect();
    report.unseen_keys.retain(|path| !seen.contains(&base(path)) && !path.starts_with("booklets."));
    // What is said about the plans holds no text of theirs.
    let said: String =
        done.findings.iter().map(|finding| format!("{} {}\n", finding.message, finding.help.as_deref().unwrap_or_default())).collect();
    for (name, plan) in &made {
        for text in texts(plan, &Judge::new(plan, "dad"), "family").iter().filter(|text| text.hidden && text.words.split(' ').count() > 2) {
            if said.contains(&text.words) {
                report.wrong.push(format!("{name}: a message quotes {}", text.path));
            }
        }
    }
    report
}

fn one(name: &str, plan: &Value, reader: &str, booklet: &Booklet, report: &mut Report) {
    report.booklets += 1;
    let judge = Judge::new(plan, reader);
    let style = plan["booklets"][reader]["style"].as_str().unwrap_or("family");
    let all: Vec<String> = booklet.iter().map(|(name, bytes)| format!("{name}\n{}", String::from_utf8_lossy(bytes))).collect();
    let (single, site): (Vec<_>, Vec<_>) = all.iter().partition(|text| text.starts_with(&format!("{name}-{reader}.html")));
    let [single, site] = [single, site].map(|texts| texts.into_iter().cloned().collect::<String>());
    let labelled = has_label(plan);
    // A text with a word in it that the plan explains, or for which the child has another, has a link in the midst of it.
    let lists = [&plan["explain"], &plan["child"]["say"]];
    let explained: Vec<&String> = lists.into_iter().filter_map(|list| list.as_object()).flat_map(|words| words.keys()).collect();
    let has_link = |text: &Text| explained.iter().any(|word| text.words.to_lowercase().contains(&word.to_lowercase()));
    for text in texts(plan, &judge, style) {
        report.seen.insert(text.path.clone());
        for (format, whole) in [("site", &site), ("single", &single)] {
            let found = whole.contains(&text.words);
            if text.hidden {
                report.forbidden += 1;
                if found {
                    report.wrong.push(format!("{name}, {reader}, {format}: {} must not be there", text.path));
                }
            } else if text.sure && !labelled && !has_link(&text) {
                report.permitted += 1;
                if !found {
                    report.wrong.push(format!("{name}, {reader}, {format}: {} is missing", text.path));
                }
            }
        }
    }
}

fn has_label(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.contains_key("only_for") || map.contains_key("not_for") || map.values().any(has_label),
        Value::Array(list) => list.iter().any(has_label),
        _ => false,
    }
}

/// The key of a text without its wordings, its language and its picture.
fn base(path: &str) -> String {
    let wordings = ["words", "easier", "child", "teen", "family", "worker", "picture", "language"];
    let steps = path.split('.').enumerate().take_while(|(at, step)| *at == 0 || !wordings.contains(step));
    steps.map(|(_, step)| step).collect::<Vec<_>>().join(".")
}

/// The words of a text as they stand in a page, without the full stop, which may be set apart.
fn as_shown(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}

fn texts(plan: &Value, judge: &Judge, style: &str) -> Vec<Text> {
    let Shape::Record(record) = plan_shape() else { panic!("a plan is a mapping") };
    let mut found = Vec::new();
    walk_record(plan, record, &judge.root(), judge, style, true, &mut found);
    found
}

/// Keys whose texts are structure, are never printed, or are shown only in some booklets.
const NOT_SURE: [&str; 16] = [
    "language",
    "file",
    "id",
    "pronouns",
    "say",
    "keep_safe",
    "may_know",
    "explain",
    "checked_by",
    "booklets",
    "full_name",
    "reasons_for",
    "reasons_against",
    "speaks_for_me",
    "my_view",
    "picture",
];

fn walk(value: &Value, shape: &Shape, place: &Place, judge: &Judge, style: &str, sure: bool, found: &mut Vec<Text>) {
    match (shape, value) {
        (Shape::Record(record), Value::Object(_)) => walk_record(value, record, place, judge, style, sure, found),
        (Shape::Record(record), Value::String(_)) => {
            if let Some(short) = (record.short)() {
                walk(value, &short, place, judge, style, sure, found);
            }
        }
        (Shape::List(item), Value::Array(list)) => list.iter().for_each(|value| walk(value, item, place, judge, style, sure, found)),
        (Shape::Map { value: inner, .. }, Value::Object(map)) => {
            for (key, value) in map {
                walk(value, inner, &judge.entry(place, key), judge, style, sure, found);
            }
        }
        (Shape::Text { .. }, Value::String(text)) => {
            let structure = ["language", "file", "id", "pronouns", "say", "booklets", "checked_by"];
            let hidden = (place.hidden || judge.is_unnamed(place))
                && !place.path.iter().any(|key| structure.contains(key))
                && text.split(' ').count() > 2;
            let sure = sure && !judge.shared_only && !place.path.iter().any(|key| NOT_SURE.contains(key)) && text.split(' ').count() > 2;
            found.push(Text { words: as_shown(text), path: place.path.join("."), hidden, sure });
        }
        _ => {}
    }
}

fn walk_record(value: &Value, record: &RecordShape, place: &Place, judge: &Judge, style: &str, sure: bool, found: &mut Vec<Text>) {
    let map = value.as_object().expect("a mapping");
    let here = judge.enter(place, record.name, map);
    for field in (record.fields)() {
        if let Some(inner) = map.get(field.key) {
            let below = judge.down(&here, record.name, map, field.key, inner);
            let wordings = ["words", "easier", "child", "teen", "family", "worker"];
            let chosen = !wordings.contains(&field.key) || shown(style).iter().find(|key| map.contains_key(**key)) == Some(&field.key);
            walk(inner, &field.shape, &below, judge, style, sure && chosen, found);
        }
    }
}

/// Every key of the format under which a text may stand.
fn text_keys(shape: &Shape, path: &str, depth: usize) -> BTreeSet<String> {
    match shape {
        Shape::Text { .. } => BTreeSet::from([path.to_owned()]),
        Shape::List(item) => text_keys(item, path, depth),
        Shape::Map { value, .. } => text_keys(value, path, depth),
        Shape::Record(record) if depth < 9 => {
            let fields = (record.fields)().into_iter().filter(|field| field.key != "word");
            fields
                .flat_map(|field| {
                    text_keys(
                        &field.shape,
                        if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) }.as_str(),
                        depth + 1,
                    )
                })
                .collect()
        }
        _ => BTreeSet::new(),
    }
}
