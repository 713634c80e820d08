//! The reference page of themes, and the sample booklets that it is made from.

use ourplan::language::Locale;
use ourplan::pipeline::theme::samples;
use ourplan::theme::reference;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn booklets() -> Vec<Value> {
    let made = samples(Locale::bundled("en").expect("English")).expect("the samples are made");
    made.iter().map(|booklet| serde_json::to_value(booklet).expect("it can be written")).collect()
}

fn kinds(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| kinds(item, found)),
        Value::Object(fields) => {
            found.extend(fields.get("kind").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|value| kinds(value, found));
        }
        _ => {}
    }
}

#[test]
fn the_samples_show_every_part_in_five_styles() {
    let booklets = booklets();
    let styles: Vec<_> = booklets.iter().map(|booklet| booklet["style"].as_str().expect("a style")).collect();
    assert_eq!(styles, ["easier", "child", "teen", "family", "worker"]);
    let mut found = BTreeSet::new();
    booklets.iter().for_each(|booklet| kinds(booklet, &mut found));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/plain/templates/parts");
    let parts = std::fs::read_dir(folder)
        .expect("readable")
        .flatten()
        .map(|entry| entry.path().file_stem().expect("a name").to_string_lossy().into_owned());
    assert_eq!(parts.filter(|part| !found.contains(part)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_reference_page_of_themes_is_up_to_date() {
    let page = reference(&booklets());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/theme.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).expect("written");
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == page, "docs/reference/theme.md is not up to date: run `UPDATE=1 cargo test --test suite themes`");
    for part in ["`me-bright`", "`page.html`: `where`, `body`, `foot`", "part `said`", "| `ask-words` | Ask { $who } |"] {
        assert!(stands.contains(part), "{part}");
    }
}
