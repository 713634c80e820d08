//! How often, in words that people write: "every 6 weeks", "monthly", "20 working days".

use super::phrases::words;
use super::working_days;
use jiff::Span;
use jiff::civil::Date;

/// A time between two of a thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Interval {
    /// Days of the calendar.
    Days(u16),
    /// England's working days.
    WorkingDays(u16),
    /// Weeks.
    Weeks(u16),
    /// Months of the calendar.
    Months(u16),
}

const NUMBERS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Interval {
    /// Reads it. `None` if anything else stands there: a guess would make a false finding.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let written = words(text);
        let mut left: Vec<&str> = written.iter().map(String::as_str).collect();
        while let Some(rest) = left.strip_prefix(&["at"]).or(left.strip_prefix(&["least"])).or(left.strip_prefix(&["once"])) {
            left = rest.to_vec();
        }
        if let [first, rest @ ..] = left.as_slice()
            && ["every", "each", "a"].contains(first)
        {
            left = rest.to_vec();
        }
        match left.as_slice() {
            ["weekly" | "week"] => Some(Interval::Weeks(1)),
            ["fortnightly" | "fortnight"] | ["second" | "other", "week"] => Some(Interval::Weeks(2)),
            ["monthly" | "month"] => Some(Interval::Months(1)),
            ["quarterly" | "quarter"] => Some(Interval::Months(3)),
            [number, "day" | "days"] => count(number).map(Interval::Days),
            [number, "working", "day" | "days"] => count(number).map(Interval::WorkingDays),
            [number, "week" | "weeks"] => count(number).map(Interval::Weeks),
            [number, "month" | "months"] => count(number).map(Interval::Months),
            _ => None,
        }
    }

    /// The last day that is not too late, counted from a day.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        match self {
            Interval::Days(count) => day.saturating_add(Span::new().days(i64::from(count))),
            Interval::WorkingDays(count) => working_days::after(day, count),
            Interval::Weeks(count) => day.saturating_add(Span::new().weeks(i64::from(count))),
            Interval::Months(count) => day.saturating_add(Span::new().months(i64::from(count))),
        }
    }
}

/// A number from 1 to 999, in digits or as a word.
fn count(word: &str) -> Option<u16> {
    let digits = word.parse::<u16>().ok().filter(|count| (1..1000).contains(count));
    let word = || NUMBERS.iter().position(|known| *known == word).and_then(|place| u16::try_from(place + 1).ok());
    digits.or_else(word)
}
