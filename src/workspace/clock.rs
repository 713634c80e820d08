//! The clock: what day it is.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};
use std::time::{SystemTime, UNIX_EPOCH};

/// Today by the computer's clock, in UTC.
///
/// The program carries no time zones. In the United Kingdom that is the day before for the first hour
/// of a summer day; `--today` gives another date.
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    day_of(SignedDuration::try_from(since).unwrap_or(SignedDuration::ZERO))
}

/// The day that so much time after 1 January 1970 falls on.
pub(super) fn day_of(since: SignedDuration) -> Date {
    let days = since.as_hours() / 24;
    date(1970, 1, 1).saturating_add(days.days())
}
