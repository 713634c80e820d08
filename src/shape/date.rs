//! Days and months as people write them: `2026-03-02`, `2026-03`, or a rhythm in words.

use super::{Decoder, Field, Shape, Str, Visitor};
use crate::source::Span;
use crate::source::yaml::{Node, NodeKind};
use jiff::civil;

/// A day. The first of January of year 1 where nothing usable was written.
#[derive(Clone, Copy)]
pub struct Date {
    /// The day.
    pub day: civil::Date,
    /// Where it is.
    pub span: Span,
}

/// A day, or a whole month.
#[derive(Clone, Copy)]
pub struct DateOrMonth {
    /// The day; the first of the month where only a month was written.
    pub day: civil::Date,
    /// Whether only a month was written.
    pub month_only: bool,
    /// Where it is.
    pub span: Span,
}

/// When something is to be done: a day, a month, or a rhythm in words.
pub enum When {
    /// By a day or in a month.
    Day(DateOrMonth),
    /// Again and again: "every day".
    Rhythm(Str),
}

impl Date {
    /// Whether nothing usable was written.
    pub fn is_missing(&self) -> bool {
        self.day.year() < 1900
    }
}

impl DateOrMonth {
    /// The last day that is meant: of the month, where only a month was written.
    pub fn last_day(&self) -> civil::Date {
        if self.month_only { self.day.last_of_month() } else { self.day }
    }
}

/// What a written date turned out to be.
enum Written {
    Day(civil::Date),
    Month(civil::Date),
    /// It looks like a date and is none: no such day, or another order.
    Wrong(String),
    Other,
}

fn written(text: &str) -> Written {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => match text.parse::<civil::Date>() {
            Ok(date) if (1900..=2199).contains(&date.year()) => Written::Day(date),
            Ok(_) => Written::Wrong("Look at the year.".into()),
            Err(_) => Written::Wrong(no_such_day(month, day)),
        },
        [year, month] if digits(year, 4) && digits(month, 2) => match format!("{text}-01").parse::<civil::Date>() {
            Ok(date) if (1900..=2199).contains(&date.year()) => Written::Month(date),
            _ => Written::Wrong("There are 12 months. Write like 2026-03.".into()),
        },
        _ => match other_order(text) {
            Some(help) => Written::Wrong(help),
            None => Written::Other,
        },
    }
}

fn no_such_day(month: &str, day: &str) -> String {
    match month.parse::<u8>() {
        Ok(1..=12) => format!("Month {month} has no day {day}."),
        _ => "There are 12 months. Write the year, the month, the day: 2026-03-02.".into(),
    }
}

/// `02/03/2026` and its kin, turned round.
fn other_order(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |part: &str| part.parse::<u16>().ok();
    let (first, second, third) = (number(first)?, number(second)?, number(third)?);
    let (year, month, day) = if first > 999 {
        (first, second, third)
    } else if third > 999 {
        (third, second, first)
    } else {
        return None;
    };
    if (1..=12).contains(&month) && (1..=31).contains(&day) {
        Some(format!("Write the year first: {year:04}-{month:02}-{day:02}."))
    } else {
        Some("Write the year, the month, the day: 2026-03-02.".into())
    }
}

fn read_written(node: &Node, decoder: &mut Decoder<'_>, shape: &Shape) -> Option<Written> {
    let NodeKind::Text(scalar) = &node.kind else {
        decoder.wrong_kind(node, shape);
        return None;
    };
    let found = written(scalar.text.trim());
    if let Written::Wrong(help) = &found {
        decoder.error("not-a-date", node.span, "This is not a day in the calendar.", help.clone());
        return None;
    }
    Some(found)
}

fn not_a_date(node: &Node, decoder: &mut Decoder<'_>, shape: &Shape) {
    decoder.error("not-a-date", node.span, "This is not a date.", format!("Write {}.", shape.in_words()));
}

impl Field for Date {
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match read_written(node, decoder, &Shape::Date) {
            Some(Written::Day(day)) => return Date { day, span: node.span },
            Some(_) => not_a_date(node, decoder, &Shape::Date),
            None => {}
        }
        Self::missing()
    }
    fn missing() -> Self {
        Date { day: civil::date(1, 1, 1), span: Span::default() }
    }
    fn shape() -> Shape {
        Shape::Date
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.date(self);
    }
}

impl Field for DateOrMonth {
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match read_written(node, decoder, &Shape::DateOrMonth) {
            Some(Written::Day(day)) => return DateOrMonth { day, month_only: false, span: node.span },
            Some(Written::Month(day)) => return DateOrMonth { day, month_only: true, span: node.span },
            Some(_) => not_a_date(node, decoder, &Shape::DateOrMonth),
            None => {}
        }
        Self::missing()
    }
    fn missing() -> Self {
        DateOrMonth { day: civil::date(1, 1, 1), month_only: false, span: Span::default() }
    }
    fn shape() -> Shape {
        Shape::DateOrMonth
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.small(self.span);
    }
}

impl Field for When {
    fn read(node: &Node, decoder: &mut Decoder<'_>) -> Self {
        match read_written(node, decoder, &Shape::When) {
            Some(Written::Day(day)) => When::Day(DateOrMonth { day, month_only: false, span: node.span }),
            Some(Written::Month(day)) => When::Day(DateOrMonth { day, month_only: true, span: node.span }),
            Some(_) => When::Rhythm(Str::read(node, decoder)),
            None => Self::missing(),
        }
    }
    fn missing() -> Self {
        When::Rhythm(Str::missing())
    }
    fn shape() -> Shape {
        Shape::When
    }
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        match self {
            When::Day(date) => date.walk(visitor),
            When::Rhythm(text) => visitor.text(text),
        }
    }
}
