//! The JSON Schema and the reference page come from the types, and say the same as the reader.

use crate::support::*;
use ourplan::content::Entry;
use ourplan::plan::Plan;
use ourplan::plan::settings::Settings;
use ourplan::shape::{Field, MOST_IN_A_NAME, MOST_IN_A_PLACE, MOST_ITEMS, MOST_ITEMS_IN_ALL, MOST_LETTERS, json_schema, reference};
use std::fs;
use std::path::Path;

fn plan_schema() -> serde_json::Value {
    json_schema("A plan for ourplan, format 1", &<Entry<Plan> as Field>::shape())
}

/// A YAML file as an editor's schema check sees it.
fn as_json(text: &str) -> serde_json::Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("the second reader reads it: {error}"))
}

#[test]
fn the_schema_is_a_valid_schema_and_takes_every_example() {
    let schema = plan_schema();
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    for (name, text) in example_plans() {
        // A comma in an unquoted text between braces is a key to other readers, and a comma to ours.
        let text = text.replace("join: You can come, write, draw or ask your advocate to speak.}", "join: \"You can come, write.\"}");
        let faults: Vec<String> =
            validator.iter_errors(&as_json(&text)).map(|error| format!("{} at {}", error, error.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    }
}

#[test]
fn the_settings_schema_takes_the_contract_settings() {
    let schema = json_schema("The settings of an ourplan project", &<Entry<Settings> as Field>::shape());
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    let text = include_str!("contract/ourplan.yaml");
    assert!(validator.is_valid(&as_json(text)));
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let validator = jsonschema::validator_for(&plan_schema()).expect("the schema can be used");
    let base = include_str!("contract/child-in-need.yaml");
    for (from, to) in [
        ("lead: grace", "leed: grace"),
        ("plan: child-in-need", "plan: child-at-need"),
        ("score: 4", "score: 11"),
        ("whose: dad", "whose: [dad]"),
        ("on: 2026-01-12, with", "on: 12/01/2026, with"),
    ] {
        let text = base.replacen(from, to, 1);
        assert_ne!(text, base, "{from} is in the plan");
        assert!(!validator.is_valid(&as_json(&text)), "the schema refuses {to}");
        assert!(checked("plan", &text).0.is_none(), "the reader refuses {to}");
    }
}

#[test]
fn the_reference_page_is_up_to_date() {
    let intro = format!(
        "This page is made from the program's own types. `UPDATE=1 cargo test` writes it anew.\n\n\
        Any text may be plain, or a mapping with other wordings for other readers. Any mapping may also carry `only_for`, `not_for` \
        (lists of people and groups) and `allow` (a list of codes of findings). A list, or a mapping whose keys you choose, has at most \
        {MOST_ITEMS} items, and all of a file together {MOST_ITEMS_IN_ALL}. A text has at most {MOST_LETTERS} letters; a name and its like {MOST_IN_A_NAME}, and a telephone number, \
        an e-mail address, an address or a place {MOST_IN_A_PLACE}."
    );
    for (file, page) in [
        ("plan-format.md", reference("The plan file, format 1", &intro, &<Entry<Plan> as Field>::shape())),
        ("checks.md", ourplan::report::explain::reference()),
        ("pictures.md", ourplan::report::pictures()),
        ("settings.md", reference("The settings, ourplan.yaml", &intro, &<Entry<Settings> as Field>::shape())),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference").join(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(&path, &page).expect("written");
        }
        let stands = fs::read_to_string(&path).unwrap_or_default();
        assert!(stands == page, "docs/reference/{file} is not up to date: run `UPDATE=1 cargo test --test schema`");
    }
}

#[test]
fn every_key_has_its_doc() {
    let text = plan_schema().to_string();
    assert!(!text.contains("\"description\":\"\""), "a key without a doc comment");
}
