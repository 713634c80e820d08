//! Small values: yes or no, a score, a count.

use super::{Field, Intake, Shape, Visitor, choice_word};
use crate::source::At;
use crate::source::yaml::{Kind, Node};

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
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        const WORDS: &[(&str, &str)] = &[("yes", "It is so."), ("no", "It is not so.")];
        let word = choice_word(node, intake, WORDS);
        Flag(At::new(word == Some("yes"), node.span))
    }
    fn hole() -> Self {
        Flag::default()
    }
    fn shape() -> Shape {
        Shape::Flag
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.0.span);
    }
}

/// A score from 0 (the worst it could be) to 10 (the best).
#[derive(Clone, Copy, Default)]
pub struct Score(pub At<u8>);

/// A whole number from 0 to 130: an age in years.
#[derive(Clone, Copy, Default)]
pub struct Count(pub At<u8>);

fn read_number(node: &Node, intake: &mut Intake<'_>, shape: &Shape) -> At<u8> {
    let Shape::Number(from, to) = shape else { return At::default() };
    let Kind::Text(scalar) = &node.kind else {
        intake.wrong_kind(node, shape);
        return At::default();
    };
    match scalar.text.trim().parse::<i64>() {
        Ok(number) if (*from..=*to).contains(&number) => At::new(u8::try_from(number).unwrap_or_default(), node.span),
        Ok(_) => {
            intake.error(
                "number-out-of-range",
                node.span,
                format!("This number is not between {from} and {to}."),
                format!("Write {}.", shape.in_words()),
            );
            At::default()
        }
        Err(_) => {
            intake.error("not-a-number", node.span, "This is not a whole number.", format!("Write {}.", shape.in_words()));
            At::default()
        }
    }
}

impl Field for Score {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        Score(read_number(node, intake, &Self::shape()))
    }
    fn hole() -> Self {
        Score::default()
    }
    fn shape() -> Shape {
        Shape::Number(0, 10)
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.0.span);
    }
}

impl Field for Count {
    fn read(node: &Node, intake: &mut Intake<'_>) -> Self {
        Count(read_number(node, intake, &Self::shape()))
    }
    fn hole() -> Self {
        Count::default()
    }
    fn shape() -> Shape {
        Shape::Number(0, 130)
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.0.span);
    }
}
