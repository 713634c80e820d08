//! How much a device must draw: a part that is used in a part that is used ten times again stops a phone in a few lines.

use super::super::trouble::{DRAWING_STYLE, DRAWING_TOO_LARGE, PictureTrouble};
use super::{DEEPEST, is, own, sheet, values};
use roxmltree::Node;
use std::collections::BTreeMap;

/// The most shapes that are drawn in the end, with all repetitions.
const MOST_SHAPES: u64 = 200_000;

/// Refuses a drawing whose parts use one another too often, in a circle or too deep.
pub(super) fn refuse_bombs(root: Node<'_, '_>) -> Result<(), PictureTrouble> {
    let mut parts = BTreeMap::new();
    for node in root.descendants() {
        if let Some(id) = own(node, "id") {
            parts.entry(id).or_insert(node);
        }
    }
    for node in root.descendants().filter(|node| is(*node, "style")) {
        let sheet = sheet::text(node);
        let named = values::parts_named(&sheet).filter_map(|id| parts.get(id));
        if values::names_parts(&sheet) && !named.copied().all(may_be_named_by_sheets) {
            return Err(DRAWING_STYLE);
        }
    }
    let mut scale = Scale { parts, known: BTreeMap::new() };
    if scale.weigh(root, 0)? > MOST_SHAPES { Err(DRAWING_TOO_LARGE) } else { Ok(()) }
}

/// Whether a style sheet may name a part: what it does must be plain without the sheet.
fn may_be_named_by_sheets(part: Node<'_, '_>) -> bool {
    let by_itself = |node: Node<'_, '_>| own(node, "class").is_none() && (node == part || own(node, "id").is_none());
    !is(part, "mask") && !is(part, "pattern") && !is(part, "marker") && !is(part, "filter") && part.descendants().all(by_itself)
}

/// Weighs each part once.
struct Scale<'a, 'i> {
    parts: BTreeMap<&'a str, Node<'a, 'i>>,
    /// The weight of a part; nothing while it is being weighed.
    known: BTreeMap<&'a str, Option<u64>>,
}

impl<'a> Scale<'a, '_> {
    fn weigh(&mut self, node: Node<'a, '_>, depth: usize) -> Result<u64, PictureTrouble> {
        if depth > DEEPEST {
            return Err(DRAWING_TOO_LARGE);
        }
        let mut weight: u64 = 1;
        let values = node.attributes().filter(|attribute| attribute.name() != "id").map(|attribute| attribute.value());
        for id in values.filter(|value| value.contains('#')).flat_map(values::parts_named) {
            weight = weight.saturating_add(self.part(id, depth)?);
        }
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weigh(child, depth + 1)?);
        }
        Ok(weight)
    }

    fn part(&mut self, id: &'a str, depth: usize) -> Result<u64, PictureTrouble> {
        let Some((id, node)) = self.parts.get_key_value(id).map(|(id, node)| (*id, *node)) else { return Ok(0) };
        match self.known.get(id) {
            Some(Some(weight)) => Ok(*weight),
            Some(None) => Err(DRAWING_TOO_LARGE),
            None => {
                self.known.insert(id, None);
                let weight = self.weigh(node, depth + 1)?;
                self.known.insert(id, Some(weight));
                Ok(weight)
            }
        }
    }
}
