//! Telephone numbers and e-mail addresses in a withheld text.

use super::addresses::may_hold_a_number;
use crate::audit::numbers::Numbers;
use crate::audit::stream::Stream;

/// Whether a private text is a telephone number: digits and no words but an extension.
pub(super) fn is_phone(text: &str) -> bool {
    digits(text).len() >= 5 && !text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 3)
}

/// Whether a text that could be anything is a telephone number: digits alone, and no day.
fn is_surely_phone(text: &str) -> bool {
    let count = digits(text).len();
    let is_day = text.split('-').map(|part| part.trim().len()).eq([4, 2, 2]);
    let is_part = |letter: char| letter.is_numeric() || matches!(letter, ' ' | '+' | '(' | ')' | '-' | '\u{a0}');
    (6..=15).contains(&count) && !is_day && text.trim().chars().all(is_part)
}

/// The telephone numbers in a text, without the 0 or the +44 at their start. A text of its own key is one wherever it has
/// digits; any other has to look like one.
pub(super) fn phones(text: &str, is_own_key: bool) -> Vec<String> {
    if !may_hold_a_number(text) {
        return Vec::new();
    }
    let mut found = Vec::new();
    if is_own_key && is_phone(text) || is_surely_phone(text) {
        found.push(core(&digits(text), text.trim_start().starts_with('+')));
    }
    found.extend(in_groups(text));
    let is_part = |letter: char| {
        letter.is_numeric() || matches!(letter, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{a0}' | '\u{2011}' | '\u{2013}')
    };
    let numbers = text.split(|letter: char| !is_part(letter)).map(|run| (digits(run), run.trim_start_matches(['(', ' ', '.', '-'])));
    let is_number = |(digits, run): &(String, &str)| (9..=15).contains(&digits.len()) && (digits.starts_with('0') || run.starts_with('+'));
    found.extend(numbers.filter(is_number).map(|(digits, run)| core(&digits, run.starts_with('+'))));
    // As people say and mistype them.
    let mut said = Numbers::new();
    said.read(&Stream::of(text));
    let rows = said.rows().filter_map(|row| std::str::from_utf8(row).ok());
    let is_number = |row: &&str| (9..=15).contains(&row.len()) && (row.starts_with('0') || row.len() > 11 && row.starts_with("44"));
    found.extend(rows.filter(is_number).map(|row| core(row, row.starts_with("44"))));
    found.sort();
    found.dedup();
    found
}

/// Every run of digit groups that starts like a telephone number and is as long as one, whatever comes before or after it:
/// `07911 384256 or 0113 496 0785`, `0113 496 0785 ext 12`, `07911 384256, 9-5`.
fn in_groups(text: &str) -> Vec<String> {
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..text.len()).filter(|at| is_digit(*at) && !at.checked_sub(1).is_some_and(is_digit));
    let groups: Vec<(usize, &str)> = starts.map(|at| (at, &text[at..(at..).find(|end| !is_digit(*end)).unwrap_or(at)])).collect();
    let mut found = Vec::new();
    for (from, (at, first)) in groups.iter().enumerate() {
        let has_plus = text[..*at].ends_with('+');
        if !has_plus && !first.starts_with('0') {
            continue;
        }
        let (mut number, mut end) = (String::new(), *at);
        for (start, group) in &groups[from..] {
            number.push_str(group);
            if text[end..*start].chars().any(char::is_alphabetic) || number.len() > 15 {
                break;
            }
            end = start + group.len();
            if number.len() >= 9 {
                found.push(core(&number, has_plus));
                found.extend(
                    other_end(&text[end..])
                        .filter(|_| number.len() >= 10)
                        .map(|other| core(&format!("{}{other}", &number[..number.len() - other.len()]), has_plus)),
                );
            }
        }
    }
    found
}

/// The last digits of a second number that is like the first: the `0533` of “0114 496 0521 or 0533”.
fn other_end(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    let rest = ["or", "and", "/", ",", "&"].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    (2..=6).contains(&end).then(|| &rest[..end])
}

/// What is left of a number in Britain without the numbers of its area.
pub(super) fn local(core: &str) -> Option<&str> {
    let area = match core.as_bytes() {
        [b'2', ..] => 2,
        [b'1', b'1', ..] | [b'1', _, b'1', ..] => 3,
        [b'1', ..] => 4,
        _ => return None,
    };
    (core.len() == 10).then(|| &core[area..])
}

fn core(digits: &str, with_country: bool) -> String {
    let after = if with_country { Some(digits) } else { digits.strip_prefix("00") };
    match after {
        Some(number) => number.strip_prefix("44").map_or(number, |number| number.trim_start_matches('0')).to_owned(),
        None => digits.strip_prefix('0').unwrap_or(digits).to_owned(),
    }
}

/// The digits of a text, as 0 to 9.
fn digits(text: &str) -> String {
    Stream::of(text).letters.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect()
}

/// How many ways to say one address are written out.
const MOST_WAYS: usize = 48;

/// The e-mail addresses in a text, as they are and as people spell them: `name at place dot example`, with each sign
/// said or not.
pub(super) fn emails(text: &str) -> Vec<String> {
    if !["@", " at ", " AT ", "(at)", "[at]"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut signs = text.to_owned();
    for (said, sign) in
        [("(at)", "@"), ("[at]", "@"), (" at ", "@"), (" AT ", "@"), ("(dot)", "."), ("[dot]", "."), (" dot ", "."), (" DOT ", ".")]
    {
        signs = signs.replace(said, sign);
    }
    let signs = signs.replace(" @", "@").replace("@ ", "@");
    let parts = signs.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | ',' | ';' | ':' | '/' | '|' | '(' | ')' | '[' | ']' | '"')
    });
    let is_mail = |part: &&str| part.split_once('@').is_some_and(|(name, place)| !name.is_empty() && place.contains('.'));
    let mut found = Vec::new();
    for mail in parts.map(|part| part.trim_matches(['.', ':', '!', '?'])).filter(is_mail) {
        let mut ways = vec![String::new()];
        for letter in mail.chars() {
            let said: &[&str] = match letter {
                '@' => &["@", " at "],
                '.' => &[".", " dot "],
                '_' => &["_", " underscore "],
                '-' => &["-", " dash ", " hyphen "],
                _ => &[],
            };
            if said.is_empty() || ways.len() * said.len() > MOST_WAYS {
                ways.iter_mut().for_each(|way| way.push(letter));
            } else {
                ways = ways.iter().flat_map(|way| said.iter().map(move |said| format!("{way}{said}"))).collect();
            }
        }
        found.append(&mut ways);
    }
    found
}
