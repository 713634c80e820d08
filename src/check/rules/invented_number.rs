//! `invented-number`: a telephone number is one of those that are kept for films, or a row of digits.

use super::{Category, Rule, RuleContext};
use crate::check::{repeated, starter};
use crate::diagnostics::{Diagnostic, Severity};
use crate::shape::Str;
use crate::source::SourceFile;
use std::ops::Range;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule {
    code: "invented-number",
    severity: Severity::Warning,
    category: Category::Care,
    what: "A telephone number is invented: nobody answers it.",
    why: "A child who rings for help must reach somebody. Numbers of an example, or ones to fill in later, are easily left in a plan.",
    example: r#"support: ["Ring the family worker: 07700 900123."]"#,
    better: r#"support: ["Ring the family worker. Grace wrote the number on the fridge."]"#,
    source: Some("Ofcom, numbers for use in TV and radio drama"),
    asks_beyond_a_part: true,
    look,
};

/// How numbers begin that Ofcom keeps for drama, without spaces.
const DRAMA: [&str; 21] = [
    "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960", "01514960", "01614960",
    "01914980", "02079460", "02890180", "02896496", "02920180", "01632", "07700900", "08081570", "09098790", "03069990",
];

/// The most groups of digits that one number is written in.
const MOST_GROUPS: usize = 6;
/// The fewest digits of a number in a text.
const FEWEST: usize = 7;

fn look(context: &RuleContext<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for seen in &context.walk.texts {
        let is_phone = seen.path.contains(&"phone");
        let numbers = invented(seen.text.as_str(), is_phone);
        places.extend(numbers.into_iter().map(|range| context.place_in(seen.text, range)));
    }
    if places.is_empty() || starter::is_untouched(context) {
        return;
    }
    repeated::say(context, &RULE, places, found, |times| {
        let message = match times {
            None => "This telephone number is invented. Nobody answers it.".to_owned(),
            Some(times) => format!("Invented telephone numbers, which nobody answers, are here {times}."),
        };
        (message, HELP.to_owned())
    });
}

const HELP: &str = "Ring the right number once, then write it here. If all people here are invented, write `allow: [invented-number]`.";

/// The finding for an invented number of the settings.
pub fn say(file: &Arc<SourceFile>, phone: &Str) -> Option<Diagnostic> {
    let is_invented = !invented(phone.as_str(), true).is_empty();
    is_invented.then(|| RULE.at(file, phone.span, "This telephone number is invented. Nobody answers it.").help(HELP))
}

/// Where invented numbers stand in a text. Where it is a number and nothing else, few digits are enough.
fn invented(text: &str, is_phone: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Most texts have no digit.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    for groups in rows(text) {
        let mut from = 0;
        while from < groups.len() {
            // "Room 12 0113 496 0150 (24 hours)": some of the groups in a row are the number.
            let ends = (from + 1..=groups.len().min(from + MOST_GROUPS)).rev();
            let digits = |to: usize| groups[from..to].iter().map(|group| &text[group.clone()]).collect::<String>();
            match ends.into_iter().find(|to| is_invented(&digits(*to), is_phone)) {
                Some(to) => {
                    found.push(groups[from].start..groups[to - 1].end);
                    from = to;
                }
                None => from += 1,
            }
        }
    }
    found
}

/// Groups of digits, in rows with nothing but spaces, hyphens and brackets between them.
fn rows(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut rows: Vec<Vec<Range<usize>>> = vec![Vec::new()];
    let mut open = false;
    for (at, sign) in text.char_indices() {
        let Some(row) = rows.last_mut() else { break };
        match (sign.is_ascii_digit(), open) {
            (true, true) => row.last_mut().into_iter().for_each(|group| group.end = at + 1),
            (true, false) => row.push(at..at + 1),
            (false, _) if !matches!(sign, ' ' | '\u{a0}' | '-' | '(' | ')' | '\u{2011}' | '\u{2013}') && !row.is_empty() => {
                rows.push(Vec::new())
            }
            (false, _) => {}
        }
        open = sign.is_ascii_digit();
    }
    rows
}

fn is_invented(digits: &str, is_phone: bool) -> bool {
    if digits.len() < if is_phone { 4 } else { FEWEST } {
        return false;
    }
    let home = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|rest| rest.len() >= 10));
    let national = home.map_or(digits.to_owned(), |rest| format!("0{}", rest.trim_start_matches('0')));
    let is_drama = (10..=11).contains(&national.len()) && DRAMA.iter().any(|drama| national.starts_with(drama));
    let american = national.strip_prefix('1').unwrap_or(&national);
    let is_american = matches!(american.len(), 7 | 10) && american[american.len() - 7..].starts_with("55501");
    is_drama || is_american || is_row(&national, is_phone)
}

/// Whether somebody pressed one key again and again, or the keys in a row, to fill the number in later.
fn is_row(digits: &str, is_phone: bool) -> bool {
    let bytes = digits.as_bytes();
    if is_phone && bytes.iter().all(|digit| *digit == bytes[0]) {
        return true;
    }
    // A real number of 03 or 08 may end in many zeros, and the services of 0300 123 are real.
    let is_service = digits.starts_with("03") || digits.starts_with("08");
    if !(9..=11).contains(&digits.len()) || digits.starts_with("0300123") {
        return false;
    }
    let same = if is_service { 8 } else { 6 };
    let is_same = bytes.windows(same).any(|row| row.iter().all(|digit| *digit == row[0]));
    is_same || digits.contains("123456") || digits.contains("654321")
}
