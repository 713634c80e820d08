//! What stays of a drawing that another program saved again: its shapes and their numbers.

use super::{MOST_NODES, allowed, shape};
use roxmltree::{Document, ParsingOptions};

/// Attributes that say where a shape lies and how it runs.
const GEOMETRY: [&str; 13] = ["d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"];
/// The same for shapes inside the drawing; on its root they say how large it is shown.
const SIZE: [&str; 2] = ["width", "height"];

/// The shapes of a cleaned drawing in order, each with its numbers, whatever its colours, names and groups are. Empty where
/// nothing can be told.
pub(in crate::picture) fn outline(text: &str) -> Vec<u8> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else { return Vec::new() };
    let root = document.root_element();
    let mut out = Vec::new();
    for node in root.descendants() {
        if let Some(text) = node.text().filter(|_| node.is_text()).map(str::trim).filter(|text| !text.is_empty()) {
            let is_sheet = node.parent_element().and_then(shape) == Some("style");
            out.extend_from_slice(if is_sheet { b"" } else { text.as_bytes() });
        }
        let Some(name) = shape(node).filter(|name| allowed::is_seen(name)) else { continue };
        out.extend_from_slice(name.as_bytes());
        for key in GEOMETRY.iter().chain(&SIZE) {
            let Some(value) = node.attribute(*key) else { continue };
            out.push(0);
            out.extend_from_slice(key.as_bytes());
            numbers(value, &mut out);
        }
        out.push(b'\n');
    }
    out
}

/// The numbers and letters of a value, so that `M 7,7.0` is `M7 7`.
fn numbers(value: &str, out: &mut Vec<u8>) {
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let sign = usize::from(matches!(first, '-' | '+'));
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let mut end = sign + digits(&rest[sign..]);
        if rest[end..].starts_with('.') {
            end += 1 + digits(&rest[end + 1..]);
        }
        match rest[..end].parse::<f64>() {
            // Programs write the same point with more or fewer digits.
            Ok(number) => out.extend(format!(" {number:.2}").replace("-0.00", "0.00").into_bytes()),
            Err(_) if first.is_ascii_alphabetic() => out.push(first as u8),
            Err(_) => {}
        }
        rest = &rest[end.max(first.len_utf8())..];
    }
}
