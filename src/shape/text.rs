//! A text as it was written: never a number, a date or a yes, whatever it looks like.

use super::length::MOST_LETTERS;
use super::{Field, Intake, Shape, Visitor};
use crate::source::yaml::{Kind, Node, Style};
use crate::source::{At, Span, is_blank};

/// One text of a plan. It has no `Debug` and no `Display`: a withheld text must not end in a log.
pub struct Str {
    /// With the white space before its first word on the same line: a poem may begin with some.
    typed: String,
    /// How many bytes of white space that is.
    indent: usize,
    /// Where it stands.
    pub span: Span,
    /// How it was written, to find a place inside it.
    pub style: Style,
}

impl Str {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.typed[self.indent..]
    }

    /// The text with the indent of its first line, as the person typed it.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        is_blank(self.as_str())
    }

    /// A structural word (a code, a key) and its place.
    pub fn into_at(self) -> At<String> {
        At::new(self.as_str().to_owned(), self.span)
    }
}

impl Field for Str {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        match &node.kind {
            Kind::Text(scalar) => {
                if is_blank(&scalar.text) {
                    intake.error("empty-text", node.span, "This text is empty.", "Write the text, or leave the key out.");
                }
                let text = intake.within(scalar.text.trim_end(), node.span, MOST_LETTERS);
                let begins = text.len() - text.trim_start().len();
                let line = text[..begins].rfind(['\n', '\r']).map_or(0, |end| end + 1);
                Str { typed: text[line..].to_owned(), indent: begins - line, span: node.span, style: scalar.style }
            }
            Kind::Empty => {
                intake.error("empty-text", node.span, "Here is no text.", "Write the text, or leave the key out.");
                Self::hole()
            }
            _ => {
                intake.wrong_kind(node, &Shape::Text { markdown: false });
                Self::hole()
            }
        }
    }

    fn hole() -> Self {
        Str { typed: String::new(), indent: 0, span: Span::default(), style: Style::Plain }
    }

    fn shape() -> Shape {
        Shape::Text { markdown: false }
    }

    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.text(self);
    }
}
