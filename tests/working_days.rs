//! England's working days: the government's list of ten years, and what must hold for every day of them.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};
use ourplan::check::working_days::{after, bank_holidays, between, is_working_day};

/// The bank holidays of England and Wales from 2019 to 2028, with substitute days, as GOV.UK publishes them or, where it does
/// not yet, as the Act and the usual proclamations give them. Written out by hand: month and day.
const LISTED: [(i16, &[(i8, i8)]); 10] = [
    (2019, &[(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, &[(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, &[(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, &[(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (6, 3), (8, 29), (9, 19), (12, 26), (12, 27)]),
    (2023, &[(1, 2), (4, 7), (4, 10), (5, 1), (5, 8), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, &[(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, &[(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, &[(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, &[(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, &[(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
];

fn every_day() -> impl Iterator<Item = Date> {
    date(2019, 1, 1).series(Span::new().days(1)).take_while(|day| day.year() <= 2028)
}

#[test]
fn bank_holidays_are_those_of_the_list() {
    for (year, listed) in LISTED {
        let listed: Vec<Date> = listed.iter().map(|(month, day)| date(year, *month, *day)).collect();
        assert_eq!(bank_holidays(year), listed, "{year}");
    }
}

#[test]
fn nobody_works_at_a_weekend_or_on_a_bank_holiday() {
    for day in every_day() {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let listed = LISTED.iter().any(|(year, days)| *year == day.year() && days.contains(&(day.month(), day.day())));
        assert_eq!(is_working_day(day), !weekend && !listed, "{day}");
    }
}

#[test]
fn the_days_counted_are_the_days_added() {
    for day in every_day().step_by(3) {
        assert_eq!(after(day, 0), day);
        for count in [1_u16, 5, 10, 20] {
            let end = after(day, count);
            assert!(is_working_day(end), "{count} after {day}");
            assert_eq!(between(day, end), usize::from(count), "{count} after {day}");
            assert!(after(day, count + 1) > end, "{count} after {day}");
        }
    }
}

#[test]
fn easter_falls_where_the_tables_say_at_their_edges() {
    // The earliest and the latest Easter, and years in which the tables make an exception: Easter Monday of each.
    for monday in [
        date(1818, 3, 23),
        date(1943, 4, 26),
        date(2038, 4, 26),
        date(1954, 4, 19),
        date(1981, 4, 20),
        date(2049, 4, 19),
        date(2076, 4, 20),
    ] {
        assert!(bank_holidays(monday.year()).contains(&monday), "{monday}");
    }
}

#[test]
fn twenty_working_days_step_over_christmas_and_easter() {
    assert_eq!(after(date(2026, 3, 23), 20), date(2026, 4, 22));
    assert_eq!(after(date(2026, 12, 21), 5), date(2026, 12, 30));
    assert_eq!(after(date(2021, 12, 24), 1), date(2021, 12, 29));
    assert_eq!(after(date(2022, 9, 16), 1), date(2022, 9, 20));
}
