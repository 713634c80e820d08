//! `record!`: a mapping with known keys, declared once.

use super::{FieldShape, Intake, MapIntake, Shape, Visitor};
use crate::source::yaml::Node;

/// A mapping with known keys. Declared with `record!`.
pub trait Record: Sized {
    /// Whether it may carry labels.
    const LABELLED: bool = true;
    /// Its keys.
    fn fields() -> Vec<FieldShape>;
    /// Reads its keys from a mapping.
    fn read_map(map: &mut MapIntake<'_>, intake: &mut Intake<'_>) -> Self;
    /// Reads the short form, where there is one.
    fn read_short(_node: &Node, _intake: &mut Intake<'_>) -> Option<Self> {
        None
    }
    /// The whole of it with nothing written.
    fn hole() -> Self;
    /// What may be written.
    fn as_shape() -> Shape;
    /// Shows every value to a visitor.
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>);
}

/// Declares a record: its doc comments and types are the source of reader, schema, reference and walk.
///
/// `record! { /// doc
///   pub struct Name { /// doc
///     key: Type, …  ; rest: Other } short Type via function }`
/// After the semicolon stands a record whose keys are written among these (its wordings, for one).
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $( $(#[doc = $fdoc:literal])* $field:ident : $type:ty ),* $(,)?
            $(; $(#[doc = $rdoc:literal])* $rest:ident : $rest_type:ty )?
        }
        $(short $short:ty => $make:expr)?
    ) => {
        $(#[doc = $doc])*
        pub struct $name {
            $( $(#[doc = $fdoc])* pub $field: $type, )*
            $( $(#[doc = $rdoc])* pub $rest: $rest_type, )?
        }

        impl $crate::shape::Record for $name {
            fn fields() -> Vec<$crate::shape::FieldShape> {
                let fields = vec![$(
                    $crate::shape::FieldShape {
                        key: $crate::shape::record_key(stringify!($field)),
                        doc: concat!($($fdoc, "\n"),*),
                        required: <$type as $crate::shape::Field>::REQUIRED,
                        shape: <$type as $crate::shape::Field>::shape(),
                    },
                )*];
                $crate::shape::joined(fields, [$( <$rest_type as $crate::shape::Record>::fields() )?])
            }

            fn read_map(map: &mut $crate::shape::MapIntake<'_>, intake: &mut $crate::shape::Intake<'_>) -> Self {
                $name {
                    $( $field: map.take($crate::shape::record_key(stringify!($field)), intake), )*
                    $( $rest: <$rest_type as $crate::shape::Record>::read_map(map, intake), )?
                }
            }

            $(
                fn read_short(node: &$crate::source::yaml::Node, intake: &mut $crate::shape::Intake<'_>) -> Option<Self> {
                    if !matches!(node.kind, $crate::source::yaml::Kind::Text(_)) {
                        return None;
                    }
                    let make: fn($short) -> $name = $make;
                    Some(make(<$short as $crate::shape::Field>::read(node, intake)))
                }
            )?

            fn hole() -> Self {
                $name {
                    $( $field: <$type as $crate::shape::Field>::hole(), )*
                    $( $rest: <$rest_type as $crate::shape::Record>::hole(), )?
                }
            }

            fn as_shape() -> $crate::shape::Shape {
                static SHAPE: $crate::shape::RecordShape = $crate::shape::RecordShape {
                    name: stringify!($name),
                    doc: concat!($($doc, "\n"),*),
                    fields: <$name as $crate::shape::Record>::fields,
                    short: || $crate::shape::only([$( <$short as $crate::shape::Field>::shape() )?]),
                    labelled: <$name as $crate::shape::Record>::LABELLED,
                };
                $crate::shape::Shape::Record(&SHAPE)
            }

            fn walk<'a>(&'a self, visitor: &mut dyn $crate::shape::Visitor<'a>) {
                $(
                    visitor.field($crate::shape::record_key(stringify!($field)));
                    <$type as $crate::shape::Field>::walk(&self.$field, visitor);
                    visitor.field_done();
                )*
                $( <$rest_type as $crate::shape::Record>::walk(&self.$rest, visitor); )?
            }
        }
    };
}
pub(crate) use record;

/// The key of a field's name: Rust's own words are written `r#for` in Rust and `for` in a plan.
pub const fn record_key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// A record's own keys and those written among them.
pub fn joined<const N: usize>(mut fields: Vec<FieldShape>, rest: [Vec<FieldShape>; N]) -> Vec<FieldShape> {
    fields.extend(rest.into_iter().flatten());
    fields
}

/// The short form, where there is one.
pub fn only<const N: usize>(short: [Shape; N]) -> Option<Shape> {
    short.into_iter().next()
}
