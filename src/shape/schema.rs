//! What may be written, as a JSON Schema for editors and as a reference page for people.

use super::{FieldShape, Keys, RecordShape, Shape};
use serde_json::{Map as Json, Value, json};

/// The JSON Schema (draft 2020-12) of a shape, with every doc comment as a description.
pub fn json_schema(title: &str, root: &Shape) -> Value {
    let mut definitions = Json::new();
    let body = schema_of(root, &mut definitions);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
    });
    if let (Value::Object(schema), Value::Object(body)) = (&mut schema, body) {
        schema.extend(body);
        definitions.sort_keys();
        schema.insert("$defs".into(), Value::Object(definitions));
    }
    schema
}

fn schema_of(shape: &Shape, definitions: &mut Json<String, Value>) -> Value {
    match shape {
        Shape::Text { .. } => json!({"type": ["string", "number", "boolean"]}),
        Shape::Choice(words) => choices(words),
        Shape::Date => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        Shape::DateOrMonth => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}),
        Shape::When => json!({"type": "string"}),
        Shape::Number(from, to) => json!({"type": "integer", "minimum": from, "maximum": to}),
        Shape::Flag => json!({"enum": [true, false, "yes", "no"]}),
        Shape::PersonKey | Shape::AudienceKey => json!({"type": "string"}),
        Shape::List(item) => json!({"type": "array", "items": schema_of(item, definitions)}),
        Shape::Map { keys, value } => {
            let value = schema_of(value, definitions);
            let mut map = json!({"type": "object", "additionalProperties": value, "properties": labels(keys.unlabelled().is_none())});
            if !keys.are_words() {
                map["propertyNames"] = json!({"pattern": "^[a-z][a-z0-9_-]{0,39}$"});
            }
            map
        }
        Shape::Record(record) => {
            if !definitions.contains_key(record.name) {
                definitions.insert(record.name.to_owned(), Value::Null);
                let definition = record_schema(record, definitions);
                definitions.insert(record.name.to_owned(), definition);
            }
            json!({"$ref": format!("#/$defs/{}", record.name)})
        }
    }
}

fn choices(words: &[(&str, &str)]) -> Value {
    let mut list: Vec<Value> = words.iter().map(|(word, doc)| json!({"const": word, "description": doc.trim()})).collect();
    for (word, same) in [("yes", true), ("no", false)] {
        if words.iter().any(|(known, _)| *known == word) {
            list.push(json!({"const": same, "description": format!("The same as `{word}`.")}));
        }
    }
    json!({"oneOf": list})
}

fn record_schema(record: &RecordShape, definitions: &mut Json<String, Value>) -> Value {
    let mut properties = Json::new();
    let mut required = Vec::new();
    for field in (record.fields)() {
        let mut schema = schema_of(&field.shape, definitions);
        if !field.required {
            schema = json!({"anyOf": [schema, {"type": "null"}]});
        } else {
            required.push(field.key);
        }
        schema["description"] = json!(one_line(field.doc));
        properties.insert(field.key.to_owned(), schema);
    }
    for (key, label) in labels(record.labelled) {
        properties.entry(key).or_insert(label);
    }
    let object = json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false});
    let mut schema = match (record.short)() {
        Some(short) => json!({"anyOf": [schema_of(&short, definitions), object]}),
        None => object,
    };
    schema["description"] = json!(one_line(record.doc));
    schema
}

/// The keys that any mapping may carry, and those that say who may see it.
fn labels(restricting: bool) -> Json<String, Value> {
    let list = |doc: &str| json!({"type": "array", "items": {"type": "string"}, "description": doc});
    let here = LABELS.iter().filter(|(key, _)| restricting || *key == "allow");
    here.map(|(key, doc)| ((*key).to_owned(), list(doc))).collect()
}

const LABELS: [(&str, &str); 3] = [
    ("only_for", "The only people and groups who may see this and all below it."),
    ("not_for", "People and groups who may not see this and all below it."),
    ("allow", "Codes of findings that are not wanted here."),
];

/// Doc comments run over lines; a description is one line.
fn one_line(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reference page of a shape, in Markdown: each record once, in the order it is first used.
pub fn reference(title: &str, intro: &str, root: &Shape) -> String {
    let mut order: Vec<&'static RecordShape> = Vec::new();
    collect(root, &mut order);
    let mut page = format!("# {title}\n\n{intro}\n");
    for record in order {
        page.push_str(&section(record));
    }
    page
}

fn collect(shape: &Shape, order: &mut Vec<&'static RecordShape>) {
    match shape {
        Shape::List(item) => collect(item, order),
        Shape::Map { value, .. } => collect(value, order),
        Shape::Record(record) if !order.iter().any(|known| known.name == record.name) => {
            order.push(record);
            for field in (record.fields)() {
                collect(&field.shape, order);
            }
        }
        _ => {}
    }
}

fn section(record: &RecordShape) -> String {
    let mut text = format!("\n## {}\n\n{}\n", record.name, one_line(record.doc));
    if let Some(short) = (record.short)() {
        text.push_str(&format!("\nIn short: {}.\n", kind_of(&short)));
    }
    text.push_str("\n| key | what it means | what to write |\n|---|---|---|\n");
    for FieldShape { key, doc, required, private, unprinted, shape } in (record.fields)() {
        let must = if required { " (required)" } else { "" };
        let private = private.map_or_else(String::new, |private| format!(" **Private by default:** {}.", private.in_words()));
        let unprinted = if unprinted { " **It stands in no booklet.**" } else { "" };
        text.push_str(&format!("| `{key}`{must} | {}{private}{unprinted} | {} |\n", one_line(doc), kind_of(&shape)));
    }
    if !record.labelled {
        text.push_str("\n`only_for` and `not_for` may not stand here.\n");
    }
    text
}

fn kind_of(shape: &Shape) -> String {
    match shape {
        Shape::Record(record) => format!("[{}](#{})", record.name, record.name.to_lowercase()),
        Shape::List(item) => format!("a list: {}", kind_of(item)),
        Shape::Map { keys, value } => {
            let keys = match keys {
                Keys::People | Keys::OfPeople => "keys of people",
                Keys::Readers => "keys of people or groups",
                Keys::Words | Keys::CouncilWords => "words",
            };
            format!("{keys}, each with {}", kind_of(value))
        }
        Shape::Choice(words) => words.iter().map(|(word, doc)| format!("`{word}`: {}", doc.trim())).collect::<Vec<_>>().join("<br>"),
        other => other.in_words(),
    }
}
