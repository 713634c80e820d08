//! The languages that a project brings along, made ready before anything asks for one.

use crate::diagnostics::{Diagnostic, Severity};
use crate::language;
use crate::source::decode;
use crate::source::yaml::{self, Node, NodeKind, TextStyle};
use crate::system_error::SystemError;
use crate::workspace::Workspace;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Adds the languages of a project. Gives a hash of all their files; it is empty where there are none.
///
/// # Errors
/// What is wrong with one of them, or with the folder.
pub(super) fn add(workspace: &Workspace) -> Result<String, SystemError> {
    let languages = workspace.read_languages()?;
    if languages.is_empty() {
        return Ok(String::new());
    }
    let mut hasher = blake3::Hasher::new();
    for (tag, files) in languages {
        let mut read = BTreeMap::new();
        for (name, bytes) in files {
            for part in [tag.as_bytes(), name.as_bytes(), &bytes] {
                hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
            }
            let file = read_file(&format!("locales/{tag}/{name}"), &bytes).map_err(SystemError::Usage)?;
            read.insert(name, file);
        }
        language::add(&tag, read)
            .map_err(|trouble| SystemError::Usage(format!("The language in locales/{tag} cannot be used: {trouble}.")))?;
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The text of a file, and what is in it where it is a list.
fn read_file(shown: &str, bytes: &[u8]) -> Result<(String, Option<Value>), String> {
    let told = |finding: &Diagnostic| {
        let (line, _) = finding.file.line_and_column(finding.span.range().start);
        format!("{shown}, line {line}: {}", finding.message)
    };
    let file = decode(shown, bytes).map_err(|finding| told(&finding))?;
    if !shown.ends_with(".yaml") {
        return Ok((file.text().to_owned(), None));
    }
    let (root, findings) = yaml::parse(&file);
    let broken = findings.iter().find(|finding| finding.severity == Severity::Error);
    match (root, broken) {
        (Some(root), None) => Ok((file.text().to_owned(), Some(value(root)))),
        (_, Some(broken)) => Err(told(broken)),
        (None, None) => Err(format!("{shown} holds no list")),
    }
}

/// A value as JSON. What is written without quotation marks and is a whole number, `true` or `false` is one.
fn value(node: Node) -> Value {
    match node.kind {
        NodeKind::Empty => Value::Null,
        NodeKind::List(items) => Value::Array(items.into_iter().map(value).collect()),
        NodeKind::Map(pairs) => Value::Object(pairs.into_iter().map(|pair| (pair.key, value(pair.value))).collect::<Map<_, _>>()),
        NodeKind::Text(scalar) if scalar.style == TextStyle::Plain => match scalar.text.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            text => text.parse::<u32>().map_or_else(|_| Value::String(text.to_owned()), Value::from),
        },
        NodeKind::Text(scalar) => Value::String(scalar.text),
    }
}
