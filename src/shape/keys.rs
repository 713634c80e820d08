//! Keys that point at something: a person, a person or group. A key of a person is one folder's name, so Windows may not keep it for itself.

use super::{Decoder, Field, MOST_IN_A_NAME, Shape, Visitor};
use crate::source::yaml::{Node, NodeKind};
use crate::source::{At, is_blank};

/// The key of a person under `people`. Empty where nothing usable was written.
#[derive(Clone, Default)]
pub struct PersonKey(pub At<String>);

/// The key of a person or a group (`family`, `carers`, `workers`, `everyone`).
#[derive(Clone, Default)]
pub struct AudienceKey(pub At<String>);

/// A key that names somebody: how it is read, what may be written, and what a visitor is shown.
macro_rules! names_somebody {
    ($name:ident, $visit:ident) => {
        impl $name {
            /// The key.
            pub fn key(&self) -> &str {
                &self.0.value
            }
        }

        impl Field for $name {
            fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
                $name(read_key(node, decoder, &Shape::$name))
            }
            fn missing() -> Self {
                Self::default()
            }
            fn shape() -> Shape {
                Shape::$name
            }
            fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.$visit(self);
            }
        }
    };
}

names_somebody!(PersonKey, person);
names_somebody!(AudienceKey, audience);

fn read_key(node: &Node, decoder: &mut Decoder<'_>, shape: &Shape) -> At<String> {
    match &node.kind {
        NodeKind::Text(scalar) if !is_blank(&scalar.text) => {
            At::new(decoder.within(scalar.text.trim(), node.span, MOST_IN_A_NAME).to_owned(), node.span)
        }
        // An invisible sign is nobody's key, and neither is nothing; a label with it would keep nothing from anybody.
        NodeKind::Text(_) | NodeKind::Empty => {
            decoder.error("empty-key", node.span, "Here stands nobody.", format!("Write {}, or take this out.", shape.in_words()));
            At::default()
        }
        _ => {
            decoder.wrong_kind(node, shape);
            At::default()
        }
    }
}

/// Whether Windows takes a name for a device, whatever comes after its first dot: `CON`, `nul.txt`, `COM1`.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" | "CLOCK$" => true,
        _ => {
            let mut letters = stem.chars();
            let port: String = letters.by_ref().take(3).collect();
            let number = letters.next();
            (port == "COM" || port == "LPT")
                && letters.next().is_none()
                && number.is_some_and(|sign| sign.is_ascii_digit() || matches!(sign, '¹' | '²' | '³'))
        }
    }
}
