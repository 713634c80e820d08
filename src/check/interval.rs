//! How often, in words that people write: "every 6 weeks", "monthly", "20 working days".

use super::phrases::words;
use super::working_days;
use crate::language::Locale;
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

impl Interval {
    /// Reads it. `None` if anything else stands there: a guess would make a false finding.
    #[must_use]
    pub fn read(text: &str, locale: &Locale) -> Option<Self> {
        let known = &locale.checks().intervals;
        let written = words(text);
        let before = written.iter().take_while(|word| known.before.has(word)).count();
        let mut left = &written[before..];
        if let [first, rest @ ..] = left
            && known.each.has(first)
        {
            left = rest;
        }
        let whole = [
            (&known.one_week, Interval::Weeks(1)),
            (&known.two_weeks, Interval::Weeks(2)),
            (&known.one_month, Interval::Months(1)),
            (&known.three_months, Interval::Months(3)),
        ];
        let whole = whole.into_iter().find(|(texts, _)| texts.has(left)).map(|(_, interval)| interval);
        whole.or_else(|| {
            let (number, unit) = left.split_first()?;
            let count = count(number, locale)?;
            match () {
                () if known.days.has(unit) => Some(Interval::Days(count)),
                () if known.working_days.has(unit) => Some(Interval::WorkingDays(count)),
                () if known.weeks.has(unit) => Some(Interval::Weeks(count)),
                () if known.months.has(unit) => Some(Interval::Months(count)),
                () => None,
            }
        })
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
fn count(word: &str, locale: &Locale) -> Option<u16> {
    let digits = word.parse::<u16>().ok().filter(|count| (1..1000).contains(count));
    digits.or_else(|| locale.number(word))
}
