//! The style sheet of a drawing: simple rules only, with new names.

use super::super::trouble::{DRAWING_STYLE, PictureTrouble};
use super::values;
use super::values::NewNames;
use roxmltree::Node;

/// What a `style` element says.
pub(super) fn text(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text).filter_map(|child| child.text());
    values::without_comments(&texts.collect::<String>())
}

/// A style sheet as it may be written.
///
/// # Errors
/// Where it has more than `selector { declarations }`: then nobody can say in few lines what it does.
pub(super) fn rules(sheet: &str, names: &mut NewNames) -> Result<String, PictureTrouble> {
    if sheet.contains(['@', '\\', '<']) {
        return Err(DRAWING_STYLE);
    }
    let mut written = String::new();
    let mut rest = sheet;
    while let Some((selectors, after)) = rest.split_once('{') {
        let (style, after) = after.split_once('}').ok_or(DRAWING_STYLE)?;
        if style.contains('{') {
            return Err(DRAWING_STYLE);
        }
        if values::names_parts(style) && !selectors.split(',').all(names_one_sort) {
            return Err(DRAWING_STYLE);
        }
        let selectors = renamed(selectors.trim(), names)?;
        let style = values::declarations(style, names)?;
        if !style.is_empty() {
            written.push_str(&format!("{selectors}{{{style}}}"));
        }
        rest = after;
    }
    if rest.trim().is_empty() { Ok(written) } else { Err(DRAWING_STYLE) }
}

/// Whether a selector is for a class or an id. One for all shapes could clip what it clips with, again and again.
fn names_one_sort(selector: &str) -> bool {
    selector.split_ascii_whitespace().next_back().is_some_and(|last| last.starts_with(['.', '#']))
}

/// Selectors with the new names of classes and ids.
fn renamed(selectors: &str, names: &mut NewNames) -> Result<String, PictureTrouble> {
    let simple = |letter: char| letter.is_ascii_alphanumeric() || letter.is_ascii_whitespace() || "-_.#*,>".contains(letter);
    if selectors.is_empty() || !selectors.chars().all(simple) {
        return Err(DRAWING_STYLE);
    }
    let mut written = String::new();
    let mut rest = selectors;
    while let Some(at) = rest.find(['.', '#']) {
        let (before, named) = rest.split_at(at);
        let end = named[1..]
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_')
            .map_or(named.len(), |end| end + 1);
        let name = &named[1..end];
        if name.is_empty() {
            return Err(DRAWING_STYLE);
        }
        written.push_str(before);
        written.push_str(&named[..1]);
        written.push_str(&if named.starts_with('.') { names.class(name) } else { names.id(name) });
        rest = &named[end..];
    }
    written.push_str(rest);
    Ok(written.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
}
