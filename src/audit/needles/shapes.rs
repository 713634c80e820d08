//! What can be told from the shape of a private text: telephone numbers, postcodes, streets, e-mail addresses.

use crate::audit::stream::Stream;

/// Words that end the name of a street, each with its short form.
const STREETS: [(&str, &str); 28] = [
    ("street", "st"),
    ("road", "rd"),
    ("lane", "ln"),
    ("avenue", "ave"),
    ("close", "cl"),
    ("drive", "dr"),
    ("court", "ct"),
    ("crescent", "cres"),
    ("gardens", "gdns"),
    ("place", "pl"),
    ("terrace", "terr"),
    ("square", "sq"),
    ("grove", "gr"),
    ("park", "pk"),
    ("way", ""),
    ("walk", ""),
    ("hill", ""),
    ("row", ""),
    ("green", ""),
    ("mews", ""),
    ("view", ""),
    ("rise", ""),
    ("parade", ""),
    ("house", ""),
    ("croft", ""),
    ("mount", "mt"),
    ("garth", ""),
    ("estate", ""),
];

/// Whether a private text is a telephone number: digits and no words but an extension.
pub(super) fn is_phone(text: &str) -> bool {
    digits(text).len() >= 5 && !text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 3)
}

/// Whether a private text is a name: words without digits, commas and signs of addresses.
pub(super) fn is_name(text: &str) -> bool {
    !text.contains(['@', ',', '\n', '/', ':']) && !text.chars().any(char::is_numeric) && (1..=6).contains(&text.split_whitespace().count())
}

/// The telephone numbers in a text, without the 0 or the +44 at their start.
pub(super) fn phones(text: &str) -> Vec<String> {
    if is_phone(text) {
        return vec![core(&digits(text), text.trim_start().starts_with('+'))];
    }
    let is_part =
        |letter: char| letter.is_numeric() || matches!(letter, ' ' | '+' | '(' | ')' | '-' | '.' | '\u{a0}' | '\u{2011}' | '\u{2013}');
    let numbers = text.split(|letter: char| !is_part(letter)).map(|run| (digits(run), run.trim_start_matches(['(', ' ', '.', '-'])));
    let is_number = |(digits, run): &(String, &str)| (9..=15).contains(&digits.len()) && (digits.starts_with('0') || run.starts_with('+'));
    numbers.filter(is_number).map(|(digits, run)| core(&digits, run.starts_with('+'))).collect()
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

/// The postcodes in a text, folded: `ls14ap`.
pub(super) fn postcodes(text: &str) -> Vec<Vec<u8>> {
    let stream = Stream::of(text);
    let letters = &stream.letters;
    let mut found = Vec::new();
    for start in (1..letters.len()).filter(|at| stream.breaks_at(*at)) {
        for outer in 2..=4 {
            let Some(code) = letters.get(start..start + outer + 3) else { break };
            let inner_breaks = (1..code.len()).filter(|at| stream.breaks_at(start + at)).all(|at| at == outer);
            if is_postcode(code, outer) && inner_breaks && stream.breaks_at(start + code.len()) {
                found.push(code.to_vec());
            }
        }
    }
    found
}

/// Where the digits stand in the first half of a postcode: A1, A12, A1B, AB1, AB12, AB1C.
const OUTER: [&[bool]; 6] = [
    &[false, true],
    &[false, true, true],
    &[false, true, false],
    &[false, false, true],
    &[false, false, true, true],
    &[false, false, true, false],
];

fn is_postcode(code: &[u8], outer: usize) -> bool {
    let shape: Vec<bool> = code.iter().map(u8::is_ascii_digit).collect();
    let is_outer = OUTER.contains(&&shape[..outer]);
    code.iter().all(u8::is_ascii_alphanumeric) && is_outer && shape[outer..] == [true, false, false]
}

/// The e-mail addresses in a text.
pub(super) fn emails(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | ',' | ';' | '(' | ')'));
    parts.map(|part| part.trim_matches(['.', ':'])).filter(|part| part.find('@').is_some_and(|at| at > 0)).map(ToOwned::to_owned).collect()
}

/// House numbers with their streets: `12 Rose Lane`, and `12 Rose Ln`. Of an address, also its first
/// part, and every part that starts with a number.
pub(super) fn streets(text: &str, is_address: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in text.split([',', '\n', ';']).enumerate() {
        let words: Vec<&str> = part.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric())).collect();
        let starts = |word: &str| word.chars().next().is_some_and(char::is_numeric);
        let is_part = at == 0 || words.first().is_some_and(|word| starts(word));
        if is_address && is_part && words.len() > 1 && text.len() > part.len() {
            found.push(words.join(" "));
        }
        for (from, _) in words.iter().enumerate().filter(|(_, word)| starts(word)) {
            for to in from + 2..words.len().min(from + 5) {
                let last = words[to].to_lowercase();
                if let Some((long, short)) = STREETS.iter().find(|(long, short)| *long == last || *short == last) {
                    let before = words[from..to].join(" ");
                    found.extend([long, short].iter().filter(|form| !form.is_empty()).map(|form| format!("{before} {form}")));
                }
            }
        }
    }
    found
}
