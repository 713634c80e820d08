//! Drawings: an SVG read, and written anew with nothing but shapes, colours and the words that a reader sees.
//!
//! What stays is on a list (`allowed`); all else goes: scripts, events, links, animation, titles, comments, editors'
//! notes. Names inside the file (`id`, `class`) become numbers, since a layer may be called "Mum's new house". What would
//! change the look if it went, as a photo inside or a part from elsewhere, is refused instead.

mod allowed;
mod outline;
mod sheet;
mod values;
mod weight;
mod write;

pub(super) use outline::outline;

use super::trouble::{DRAWING_BROKEN, DRAWING_ENTITIES, DRAWING_TOO_LARGE, PictureTrouble};
use roxmltree::{Document, Error, Node, ParsingOptions};

/// The largest drawing, in bytes: 2 MiB.
pub(super) const LARGEST_DRAWING: usize = 2 * 1024 * 1024;
/// The most elements, texts and comments of a drawing.
pub(super) const MOST_NODES: u32 = 20_000;
/// The most attributes of one element.
pub(super) const MOST_ATTRIBUTES: usize = 200;
/// How deep elements may lie in one another.
pub(super) const DEEPEST: usize = 64;

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Cleans a drawing.
pub(super) fn clean(bytes: &[u8]) -> Result<String, PictureTrouble> {
    if bytes.len() > LARGEST_DRAWING {
        return Err(DRAWING_TOO_LARGE);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DRAWING_BROKEN)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    refuse_entities(text)?;
    refuse_crowded_tags(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| trouble(&error))?;
    let root = document.root_element();
    if !is(root, "svg") {
        return Err(DRAWING_BROKEN);
    }
    write::write(root)
}

/// A `DOCTYPE` that only names the format is harmless and common. One that defines something is not read at all.
fn refuse_entities(text: &str) -> Result<(), PictureTrouble> {
    let defines = text.as_bytes().windows(8).any(|window| window.eq_ignore_ascii_case(b"<!ENTITY"));
    let declares = text.as_bytes().windows(9).any(|window| window.eq_ignore_ascii_case(b"<!ATTLIST"));
    if defines || declares { Err(DRAWING_ENTITIES) } else { Ok(()) }
}

/// Every parser compares each attribute with those before it, so one tag with 100,000 of them would take minutes.
fn refuse_crowded_tags(text: &str) -> Result<(), PictureTrouble> {
    let crowded = text.split('<').any(|tag| tag.bytes().filter(|byte| *byte == b'=').count() > MOST_ATTRIBUTES);
    if crowded { Err(DRAWING_TOO_LARGE) } else { Ok(()) }
}

/// Whether a node is this element of a drawing. A drawing may have forgotten to say what it is.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    shape(node) == Some(name)
}

/// The name of an element of a drawing; nothing for an editor's own.
fn shape<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let name = node.tag_name();
    let ours = node.is_element() && name.namespace().is_none_or(|namespace| namespace == SVG);
    ours.then(|| name.name())
}

/// The value of an attribute of the drawing itself; an editor's own `x:id` is not `id`.
fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.namespace().is_none() && attribute.name() == name).map(|attribute| attribute.value())
}

fn trouble(error: &Error) -> PictureTrouble {
    match error {
        Error::NodesLimitReached | Error::AttributesLimitReached | Error::NamespacesLimitReached => DRAWING_TOO_LARGE,
        Error::DtdDetected | Error::EntityReferenceLoop(..) | Error::UnknownEntityReference(..) => DRAWING_ENTITIES,
        _ => DRAWING_BROKEN,
    }
}
