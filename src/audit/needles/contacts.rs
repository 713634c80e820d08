//! Telephone numbers and e-mail addresses in a private text.

use super::shapes;
use crate::audit::stream::Stream;

/// Whether a private text is a telephone number: digits and no words but an extension.
pub(super) fn is_phone(text: &str) -> bool {
    digits(text).len() >= 5 && !text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().count() > 3)
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

/// A number with letters that look like its digits: `O77OO 9OO321`.
pub(super) fn misread(phone: &str) -> Vec<Vec<u8>> {
    shapes::misread(phone.as_bytes())
}

/// A number in words: “seven seven double oh”. It is without what may stand before it, as `phones` gives it.
pub(super) fn spelled(phone: &str) -> Vec<String> {
    const ONES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let mut found = Vec::new();
    for zero in ["zero", "oh", "o", "nought"] {
        let word = |digit: char| digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1)).map_or(zero, |at| ONES[at]);
        found.push(phone.chars().map(word).collect());
        let mut doubled = String::new();
        let mut digits = phone.chars().peekable();
        while let Some(digit) = digits.next() {
            if digits.next_if_eq(&digit).is_some() {
                doubled.push_str("double");
            }
            doubled.push_str(word(digit));
        }
        found.push(doubled);
    }
    found
}

/// The digits of a text, as 0 to 9.
fn digits(text: &str) -> String {
    Stream::of(text).letters.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect()
}

/// The e-mail addresses in a text, as they are and as people spell them: `name at place dot example`.
pub(super) fn emails(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | ',' | ';' | '(' | ')'));
    let mails = parts.map(|part| part.trim_matches(['.', ':'])).filter(|part| part.find('@').is_some_and(|at| at > 0));
    let mut found = Vec::new();
    for mail in mails {
        found.push(mail.to_owned());
        let (name, place) = mail.split_once('@').unwrap_or((mail, ""));
        let spelled = |text: &str| text.replace('.', " dot ");
        for form in
            [format!("{name} at {place}"), format!("{name} at {}", spelled(place)), format!("{} at {}", spelled(name), spelled(place))]
        {
            found.push(form);
        }
    }
    found
}
