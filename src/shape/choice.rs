//! `choice!`: one of some words, each with its meaning, declared once.

/// Declares a choice: `choice! { /// doc
///   pub enum Name { /// doc
///     Variant = "word", … } }`
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[doc = $vdoc:literal])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $( $(#[doc = $vdoc])* $variant, )* }

        impl $name {
            /// All of them, with their words and what they mean.
            pub const WORDS: &'static [(&'static str, &'static str)] = &[$( ($word, concat!($($vdoc),*)), )*];

            /// The word as a plan writes it.
            pub fn word(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The choice of a word.
            pub fn of_word(word: &str) -> Option<Self> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }
        }

        impl $crate::shape::Field for Option<$crate::source::At<$name>> {
            const REQUIRED: bool = false;
            fn read(node: &$crate::source::yaml::Node, decoder: &mut $crate::shape::Decoder<'_>) -> Self {
                let word = $crate::shape::choice_word(node, decoder, $name::WORDS)?;
                Some($crate::source::At::new($name::of_word(word)?, node.span))
            }
            fn missing() -> Self { None }
            fn shape() -> $crate::shape::Shape { $crate::shape::Shape::Choice($name::WORDS) }
            fn walk<'a>(&'a self, visitor: &mut dyn $crate::shape::Visitor<'a>) {
                if let Some(at) = self {
                    visitor.small(at.span);
                }
            }
        }

        impl $crate::shape::Field for $crate::shape::Must<$name> {
            fn read(node: &$crate::source::yaml::Node, decoder: &mut $crate::shape::Decoder<'_>) -> Self {
                $crate::shape::Must(<Option<$crate::source::At<$name>> as $crate::shape::Field>::read(node, decoder))
            }
            fn missing() -> Self { $crate::shape::Must(None) }
            fn shape() -> $crate::shape::Shape { $crate::shape::Shape::Choice($name::WORDS) }
            fn walk<'a>(&'a self, visitor: &mut dyn $crate::shape::Visitor<'a>) {
                $crate::shape::Field::walk(&self.0, visitor);
            }
        }
    };
}
pub(crate) use choice;

use super::{Decoder, shown};
use crate::diagnostics::nearest;
use crate::source::At;
use crate::source::yaml::{Node, NodeKind};

/// A choice that must be made. Empty only where nothing usable was written, which is an error.
pub struct Must<T>(pub Option<At<T>>);

impl<T: Copy> Must<T> {
    /// What was chosen.
    pub fn get(&self) -> Option<T> {
        self.0.map(|at| at.value)
    }
}

/// The written word, if it is one of the known ones; says so if not. `true` and `false` count as yes and no.
pub fn choice_word<'n>(node: &'n Node, decoder: &mut Decoder<'_>, words: &'static [(&'static str, &'static str)]) -> Option<&'n str> {
    let NodeKind::Text(scalar) = &node.kind else {
        decoder.wrong_kind(node, &super::Shape::Choice(words));
        return None;
    };
    let written = scalar.text.trim();
    let all = || words.iter().map(|(word, _)| *word);
    if let Some(word) = all().find(|word| *word == written) {
        return Some(word);
    }
    let folded = written.to_lowercase();
    let same = match folded.as_str() {
        "true" | "y" => "yes",
        "false" | "n" => "no",
        other => other,
    };
    if let Some(word) = all().find(|word| *word == same) {
        return Some(word);
    }
    let list = all().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let help = match nearest(written, all()) {
        Some(meant) => format!("Did you mean `{meant}`? These may stand here: {list}."),
        None => format!("These may stand here: {list}."),
    };
    decoder.error("unknown-choice", node.span, format!("{} is not one of the words for this.", shown(written)), help);
    None
}
