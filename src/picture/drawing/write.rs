//! A drawing written anew, element by element, from the list of what is allowed.

use super::super::trouble::{DRAWING_EMPTY, DRAWING_STYLE, DRAWING_WITH_PHOTO, PictureTrouble};
use super::allowed::{self, Fate};
use super::values::NewNames;
use super::{SVG, own, shape, sheet, values, weight};
use roxmltree::{Attribute, Node};

const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Writes a drawing from its root on.
pub(super) fn write(root: Node<'_, '_>) -> Result<String, PictureTrouble> {
    weight::refuse_bombs(root)?;
    let mut pen = SvgWriter { text: String::new(), names: NewNames::default(), shows_something: false };
    pen.element(root, "svg", true)?;
    if pen.shows_something { Ok(pen.text) } else { Err(DRAWING_EMPTY) }
}

/// What was written so far.
struct SvgWriter {
    text: String,
    names: NewNames,
    shows_something: bool,
}

impl SvgWriter {
    /// A node, if it may stay. How deep it lies was asked before, when the drawing was weighed.
    fn node(&mut self, node: Node<'_, '_>, in_text: bool) -> Result<(), PictureTrouble> {
        if node.is_text() {
            if in_text {
                escape(node.text().unwrap_or_default(), &mut self.text);
            }
            return Ok(());
        }
        match shape(node) {
            None => Ok(()),
            Some("style") => self.sheet(node),
            Some(name) => match allowed::fate(name) {
                Fate::Stays => self.element(node, name, false),
                // In a text a group may not stand; there a link becomes a part of the text.
                Fate::Group => self.element(node, if in_text { "tspan" } else { "g" }, false),
                Fate::Goes => Ok(()),
                Fate::Photo => Err(DRAWING_WITH_PHOTO),
            },
        }
    }

    fn element(&mut self, node: Node<'_, '_>, name: &str, is_root: bool) -> Result<(), PictureTrouble> {
        self.shows_something |= allowed::is_seen(name);
        self.text.push('<');
        self.text.push_str(name);
        if is_root {
            self.raw_attribute("xmlns", SVG);
        }
        // The older way to write a link counts only where the newer one is not there.
        let newer = own(node, "href").is_some();
        for attribute in node.attributes().filter(|attribute| !(newer && attribute.namespace() == Some(XLINK))) {
            self.attribute(name, attribute)?;
        }
        if !node.has_children() {
            self.text.push_str("/>");
            return Ok(());
        }
        self.text.push('>');
        for child in node.children() {
            self.node(child, allowed::holds_text(name))?;
        }
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        Ok(())
    }

    fn attribute(&mut self, element: &str, attribute: Attribute<'_, '_>) -> Result<(), PictureTrouble> {
        let (name, value) = (attribute.name(), attribute.value());
        let written = match (attribute.namespace(), name) {
            (Some(XML), "space") if value == "preserve" => {
                self.raw_attribute("xml:space", value);
                None
            }
            // What a link pointed to goes with the link; what a shape is made of must be here.
            (None | Some(XLINK), "href") if element == "g" || element == "tspan" => None,
            (None | Some(XLINK), "href") => Some(values::part(value, &mut self.names)?),
            (None, "id") => Some(self.names.id(value)),
            (None, "class") => Some(self.classes(value)),
            (None, "style") => Some(values::declarations(value, &mut self.names)?).filter(|style| !style.is_empty()),
            (None, "in" | "in2" | "result") => Some(self.names.result(value)),
            (None, name) if allowed::attribute(name) => values::plain(value, &mut self.names)?,
            _ => None,
        };
        if let Some(written) = written {
            self.raw_attribute(name, &written);
        }
        Ok(())
    }

    fn classes(&mut self, value: &str) -> String {
        value.split_ascii_whitespace().map(|class| self.names.class(class)).collect::<Vec<_>>().join(" ")
    }

    fn sheet(&mut self, node: Node<'_, '_>) -> Result<(), PictureTrouble> {
        if node.children().any(|child| child.is_element()) {
            return Err(DRAWING_STYLE);
        }
        let rules = sheet::rules(&sheet::text(node), &mut self.names)?;
        if !rules.is_empty() {
            self.text.push_str("<style>");
            escape(&rules, &mut self.text);
            self.text.push_str("</style>");
        }
        Ok(())
    }

    fn raw_attribute(&mut self, name: &str, value: &str) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"");
        escape(value, &mut self.text);
        self.text.push('"');
    }
}

/// Writes a text so that it stays a text.
fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            _ => into.push(letter),
        }
    }
}
