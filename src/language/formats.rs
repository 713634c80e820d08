//! How a language writes days, months and lists, from `formats.yaml`.

use super::lists;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The ways to write of one language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Formats {
    direction: Direction,
    weekdays: [String; 7],
    months: [String; 12],
    months_short: [String; 12],
    date: String,
    short_date: String,
    month: String,
    join: Join,
    initials: Initials,
    called: BTreeMap<String, String>,
    unnamed_baby: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Direction {
    Ltr,
    Rtl,
}

/// "a, b and c".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    between: String,
    last: String,
}

/// How initials are made of a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Initials {
    most: usize,
    skip: Vec<String>,
}

impl Formats {
    /// Reads `formats.yaml`.
    pub(super) fn read(source: &str) -> Result<Self, String> {
        lists::read("formats.yaml", source)
    }

    pub(super) fn dir(&self) -> &'static str {
        match self.direction {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    pub(super) fn date(&self, date: Date) -> String {
        self.fill(&self.date, date)
    }

    pub(super) fn short_date(&self, date: Date) -> String {
        self.fill(&self.short_date, date)
    }

    pub(super) fn month(&self, date: Date) -> String {
        self.fill(&self.month, date)
    }

    pub(super) fn month_short(&self, date: Date) -> String {
        named(&self.months_short, date.month() - 1).to_owned()
    }

    pub(super) fn join<S: AsRef<str>>(&self, items: &[S]) -> String {
        let mut joined = String::new();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                joined.push_str(if index + 1 == items.len() { &self.join.last } else { &self.join.between });
            }
            joined.push_str(item.as_ref());
        }
        joined
    }

    pub(super) fn called(&self, is: &str) -> Option<&str> {
        self.called.get(&is.trim().to_lowercase()).map(String::as_str)
    }

    pub(super) fn unnamed_baby(&self) -> &str {
        &self.unnamed_baby
    }

    pub(super) fn initials(&self, name: &str) -> String {
        let skipped = |word: &&str| self.initials.skip.iter().any(|skip| skip.eq_ignore_ascii_case(word.trim_end_matches('.')));
        let letter = |word: &str| word.chars().find(|letter| letter.is_alphanumeric());
        let mut letters: Vec<char> = name.split_whitespace().filter(|word| !skipped(word)).filter_map(letter).collect();
        if letters.is_empty() {
            letters.extend(letter(name));
        }
        if letters.len() > self.initials.most {
            let last = letters.len() - 1;
            letters.drain(self.initials.most.max(1) - 1..last);
        }
        letters.into_iter().flat_map(char::to_uppercase).collect()
    }

    /// The names of days and months, and what joins a list.
    pub(super) fn names(&self) -> Vec<String> {
        let names = self.weekdays.iter().chain(&self.months).chain(&self.months_short).cloned();
        names.chain([self.join.last.trim().to_owned()]).collect()
    }

    /// Whether a word in small letters is the name of a day of the week.
    pub(super) fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.iter().any(|day| day.to_lowercase() == word)
    }

    /// Whether a word in small letters is the name of a month.
    pub(super) fn is_month(&self, word: &str) -> bool {
        self.months.iter().any(|month| month.to_lowercase() == word)
    }

    /// Whether a word with its capital is the name of a day of the week or of a month.
    pub(super) fn is_day_or_month(&self, word: &str) -> bool {
        self.weekdays.iter().chain(&self.months).any(|name| name == word)
    }

    /// The names of the months.
    pub(super) fn months(&self) -> &[String; 12] {
        &self.months
    }

    fn fill(&self, pattern: &str, date: Date) -> String {
        let mut filled = String::with_capacity(32);
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            match name {
                "weekday" => filled.push_str(named(&self.weekdays, date.weekday().to_monday_zero_offset())),
                "day" => filled.push_str(&date.day().to_string()),
                "month" => filled.push_str(named(&self.months, date.month() - 1)),
                "year" => filled.push_str(&date.year().to_string()),
                other => filled.push_str(other),
            }
            rest = after;
        }
        filled + rest
    }
}

/// The name of a weekday or month, counted from 0.
fn named(names: &[String], number: i8) -> &str {
    usize::try_from(number).ok().and_then(|number| names.get(number)).map_or("", String::as_str)
}
