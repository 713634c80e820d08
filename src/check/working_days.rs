//! England's working days, for times that the law counts in them.
//!
//! Regulation 2 of the Care Planning, Placement and Case Review (England) Regulations 2010: a working day is no Saturday,
//! no Sunday, not Christmas Day, not Good Friday, and no bank holiday in England and Wales under the Banking and
//! Financial Dealings Act 1971. The days are worked out, so that no list runs out.

use jiff::civil::{Date, Weekday, date};

/// Days that a royal proclamation added, once.
const ADDED: [Date; 3] = [date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)];

/// Days that a royal proclamation moved, once: from, to.
const MOVED: [(Date, Date); 2] = [(date(2020, 5, 4), date(2020, 5, 8)), (date(2022, 5, 30), date(2022, 6, 2))];

/// Whether people work on a day.
#[must_use]
pub fn is_working_day(day: Date) -> bool {
    !is_weekend(day) && !bank_holidays(day.year()).contains(&day)
}

/// The day that lies a number of working days after a day. The day itself does not count.
#[must_use]
pub fn after(day: Date, count: u16) -> Date {
    let mut left = count;
    let mut day = day;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
        left -= u16::from(is_working_day(day));
    }
    day
}

/// How many working days lie after a day, up to and with another.
#[must_use]
pub fn between(day: Date, until: Date) -> usize {
    day.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= until).filter(|day| is_working_day(*day)).count()
}

/// The bank holidays of a year in England, with Christmas Day and Good Friday, in order.
#[must_use]
pub fn bank_holidays(year: i16) -> Vec<Date> {
    let easter = easter_sunday(year);
    let mut days = vec![
        instead(date(year, 1, 1), &[]),
        easter.saturating_sub(jiff::Span::new().days(2)),
        easter.saturating_add(jiff::Span::new().days(1)),
    ];
    // The first and the last Monday of May, and the last of August.
    days.extend(
        [(5, 1), (5, -1), (8, -1)].iter().filter_map(|(month, nth)| date(year, *month, 1).nth_weekday_of_month(*nth, Weekday::Monday).ok()),
    );
    for (from, to) in MOVED {
        days.iter_mut().filter(|day| **day == from).for_each(|day| *day = to);
    }
    days.extend(ADDED.iter().filter(|day| day.year() == year));
    // 26 December keeps its day where it can: when Christmas Day is a Sunday, its substitute is the day after.
    let boxing_day = instead(date(year, 12, 26), &[date(year, 12, 25)]);
    days.extend([boxing_day, instead(date(year, 12, 25), &[boxing_day])]);
    days.sort_unstable();
    days.dedup();
    days
}

/// A holiday, or the first day after it that is no weekend and not taken.
fn instead(day: Date, taken: &[Date]) -> Date {
    let mut day = day;
    while is_weekend(day) || taken.contains(&day) {
        let Ok(next) = day.tomorrow() else { return day };
        day = next;
    }
    day
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Easter Sunday of the Gregorian calendar, by the tables of the Book of Common Prayer: the first Sunday after the
/// full moon that falls on 21 March or later.
fn easter_sunday(year: i16) -> Date {
    let century = year / 100;
    let golden = year % 19;
    // How far the moon of the tables has slipped against the sun, corrected a day in every few centuries.
    let shift = century - century / 4 - (8 * century + 13) / 25 + 15;
    let age = (shift + 19 * golden).rem_euclid(30);
    // The last two days of a lunar month are never counted as full in this table.
    let full = age - i16::from(age == 29 || (age == 28 && golden > 10));
    let moon = date(year, 3, 21).saturating_add(jiff::Span::new().days(i64::from(full)));
    let to_sunday = 7 - i64::from(moon.weekday().to_sunday_zero_offset());
    moon.saturating_add(jiff::Span::new().days(to_sunday))
}
