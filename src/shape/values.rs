//! Single values: yes or no, a number, and a text as it was written, which is never a number, a date or a yes, whatever it looks like.

use super::{Decoder, Field, MOST_LETTERS, Shape, Visitor, choice_word};
use crate::source::yaml::{Node, NodeKind, TextStyle};
use crate::source::{At, Span, is_blank};

/// `true` or `false`; `yes` and `no` mean the same.
#[derive(Clone, Copy, Default)]
pub struct Flag(pub At<bool>);

impl Flag {
    /// Whether it is switched on.
    pub fn on(self) -> bool {
        self.0.value
    }
}

impl Field for Flag {
    const REQUIRED: bool = false;
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        const WORDS: &[(&str, &str)] = &[("yes", "It is so."), ("no", "It is not so.")];
        let word = choice_word(node, decoder, WORDS);
        Flag(At::new(word == Some("yes"), node.span))
    }
    fn missing() -> Self {
        Flag::default()
    }
    fn shape() -> Shape {
        Shape::Flag
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.0.span);
    }
}

/// A whole number from 0 to a limit.
#[derive(Clone, Copy, Default)]
pub struct NumberUpTo<const MOST: u8>(pub At<u8>);

/// A score from 0 (the worst it could be) to 10 (the best).
pub type Score = NumberUpTo<10>;
/// A whole number from 0 to 130: an age in years.
pub type Count = NumberUpTo<130>;

impl<const MOST: u8> Field for NumberUpTo<MOST> {
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        let shape = Self::shape();
        let NodeKind::Text(scalar) = &node.kind else {
            decoder.wrong_kind(node, &shape);
            return Self::missing();
        };
        let number = scalar.text.trim().parse::<i64>();
        if let Some(number) = number.as_ref().ok().and_then(|number| u8::try_from(*number).ok()).filter(|number| *number <= MOST) {
            return NumberUpTo(At::new(number, node.span));
        }
        let help = format!("Write {}.", shape.in_words());
        match number {
            Ok(_) => decoder.error("number-out-of-range", node.span, format!("This number is not between 0 and {MOST}."), help),
            Err(_) => decoder.error("not-a-number", node.span, "This is not a whole number.", help),
        }
        Self::missing()
    }
    fn missing() -> Self {
        Self::default()
    }
    fn shape() -> Shape {
        Shape::Number(0, i64::from(MOST))
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.0.span);
    }
}

/// One text of a plan. It has no `Debug` and no `Display`: a withheld text must not end in a log.
pub struct Str {
    /// With the white space before its first word on the same line: a poem may begin with some.
    typed: String,
    /// How many bytes of white space that is.
    indent: usize,
    /// Where it is.
    pub span: Span,
    /// How it was written, to find a place inside it.
    pub style: TextStyle,
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
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match &node.kind {
            NodeKind::Text(scalar) => {
                if is_blank(&scalar.text) {
                    decoder.error("empty-text", node.span, "This text is empty.", "Write the text, or leave the key out.");
                }
                let text = decoder.within(scalar.text.trim_end(), node.span, MOST_LETTERS);
                let begins = text.len() - text.trim_start().len();
                let line = text[..begins].rfind(['\n', '\r']).map_or(0, |end| end + 1);
                Str { typed: text[line..].to_owned(), indent: begins - line, span: node.span, style: scalar.style }
            }
            NodeKind::Empty => {
                decoder.error("empty-text", node.span, "Here is no text.", "Write the text, or leave the key out.");
                Self::missing()
            }
            _ => {
                decoder.wrong_kind(node, &Shape::Text { markdown: false });
                Self::missing()
            }
        }
    }

    fn missing() -> Self {
        Str { typed: String::new(), indent: 0, span: Span::default(), style: TextStyle::Plain }
    }

    fn shape() -> Shape {
        Shape::Text { markdown: false }
    }

    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.text(self);
    }
}
