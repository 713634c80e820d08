//! Keys that point at something: a person, a person or group, a picture's word.

use super::length::MOST_IN_A_NAME;
use super::{Field, Intake, Shape, Visitor};
use crate::source::yaml::{Kind, Node};
use crate::source::{At, is_blank};

/// The key of a person under `people`. Empty where nothing usable was written.
#[derive(Clone, Default)]
pub struct PersonKey(pub At<String>);

/// The key of a person or a group (`family`, `carers`, `workers`, `everyone`).
#[derive(Clone, Default)]
pub struct AudienceKey(pub At<String>);

/// The word of a built-in picture: `talk`.
#[derive(Clone, Default)]
pub struct PictureWord(pub At<String>);

impl PersonKey {
    /// The key.
    pub fn key(&self) -> &str {
        &self.0.value
    }
}

impl AudienceKey {
    /// The key.
    pub fn key(&self) -> &str {
        &self.0.value
    }
}

fn read_key(node: &Node, intake: &mut Intake<'_>, shape: &Shape) -> At<String> {
    match &node.kind {
        // An invisible sign is nobody's key, and neither is nothing; a label with it would keep nothing from anybody.
        Kind::Text(scalar) if is_blank(&scalar.text) => {
            let help = format!("Write {}, or take this out.", shape.in_words());
            intake.error("empty-key", node.span, "Here stands nobody.", help);
            At::default()
        }
        Kind::Text(scalar) => At::new(intake.within(scalar.text.trim(), node.span, MOST_IN_A_NAME).to_owned(), node.span),
        Kind::Empty => {
            intake.error("empty-key", node.span, "Here stands nobody.", format!("Write {}, or take this out.", shape.in_words()));
            At::default()
        }
        _ => {
            intake.wrong_kind(node, shape);
            At::default()
        }
    }
}

impl Field for PersonKey {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        PersonKey(read_key(node, intake, &Shape::PersonKey))
    }
    fn hole() -> Self {
        Self::default()
    }
    fn shape() -> Shape {
        Shape::PersonKey
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.person(self);
    }
}

impl Field for AudienceKey {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        AudienceKey(read_key(node, intake, &Shape::AudienceKey))
    }
    fn hole() -> Self {
        Self::default()
    }
    fn shape() -> Shape {
        Shape::AudienceKey
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.audience(self);
    }
}
