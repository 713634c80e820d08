//! The days in a text under `keep_safe`, in the forms in which people write days.

use crate::audit::ordinary::{Group, language};

struct Day {
    year: u32,
    month: u32,
    day: u32,
}

/// The days that a text names with their year, each in all its forms.
pub(super) fn dates(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // “14th of March” is “14th March”.
    let words: Vec<&str> = words.into_iter().filter(|word| !word.eq_ignore_ascii_case("of")).collect();
    words.windows(3).filter_map(|three| day(three[0], three[1], three[2])).flat_map(|day| forms(&day)).collect()
}

/// Whether a text says when something is, and nothing else: “on 3 May 2026”, “from Monday the 4th of May”.
pub(super) fn is_day(text: &str) -> bool {
    const AROUND: Group = Group(|words| &words.days.around);
    const WEEKDAYS: Group = Group(|words| &words.days.weekdays);
    let words: Vec<String> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let is_number = |word: &str| {
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        (1..=4).contains(&digits.len()) && ["", "st", "nd", "rd", "th", "am", "pm"].contains(&&word[digits.len()..])
    };
    let is_month = |word: &str| word.len() >= 3 && language().months().iter().any(|month| month.to_lowercase().starts_with(word));
    let is_part = |word: &String| AROUND.has(word.as_bytes()) || WEEKDAYS.has(word.as_bytes()) || is_number(word) || is_month(word);
    words.iter().any(|word| is_month(word) || WEEKDAYS.has(word.as_bytes())) && words.iter().all(is_part)
}

fn day(first: &str, second: &str, third: &str) -> Option<Day> {
    let number = |word: &str| word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).parse::<u32>().ok();
    let year = |word: &str| match (word.len(), word.parse::<u32>()) {
        (4, Ok(year)) if (1900..2100).contains(&year) => Some(year),
        (2, Ok(year)) => Some(if year > 40 { 1900 + year } else { 2000 + year }),
        _ => None,
    };
    let month = |word: &str| {
        let named = language().months().iter().position(|name| {
            name.eq_ignore_ascii_case(word)
                || (word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)))
        });
        named.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| word.parse().ok()).filter(|month| (1..=12).contains(month))
    };
    let made = |year: Option<u32>, month: Option<u32>, day: Option<u32>| {
        Some(Day { year: year?, month: month?, day: day.filter(|day| (1..=31).contains(day))? })
    };
    let is_word = |word: &str| word.chars().all(char::is_alphabetic);
    let iso = || made(year(first).filter(|_| first.len() == 4), month(second), number(third));
    let british = || made(year(third), month(second), number(first));
    let american = || made(year(third), month(first), number(second));
    if is_word(first) { american() } else { iso().or_else(british).or_else(american) }
}

fn forms(day: &Day) -> Vec<String> {
    let Day { year, month, day } = *day;
    let name = language().months().get(month as usize - 1).map(String::as_str).unwrap_or_default();
    let short = year % 100;
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let mut forms = vec![
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}-{month}-{day}"),
        format!("{year}{month:02}{day:02}"),
        format!("{day:02}{month:02}{year}"),
    ];
    for year in [format!("{year}"), format!("{short:02}")] {
        for (day, month) in [(format!("{day:02}"), format!("{month:02}")), (format!("{day}"), format!("{month}"))] {
            forms.push(format!("{day}/{month}/{year}"));
            forms.push(format!("{month}/{day}/{year}"));
        }
        forms.push(format!("{day:02}/{month}/{year}"));
        forms.push(format!("{day}/{month:02}/{year}"));
    }
    for name in [name, name.get(..3).unwrap_or(name)] {
        for day in [format!("{day}"), format!("{day:02}"), format!("{day}{ending}")] {
            forms.extend([format!("{day} {name}"), format!("{day} of {name}"), format!("{name} {day}"), format!("{name} the {day}")]);
        }
    }
    forms
}
