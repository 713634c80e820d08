//! Codes and handles in a labelled text: the number at a gate, on a car, of an insurance, a name on the internet.

use super::shapes::postcodes;
use crate::audit::ordinary::{is_common, language};
use crate::audit::stream::Stream;

/// A number of so many digits is a code.
const CODE: usize = 4;
/// The same for a text that is nothing else.
const CODE_ALONE: usize = 3;
/// The same for one of several groups of digits side by side: those of a telephone number are shorter.
const CODE_IN_A_ROW: usize = 6;
/// Letters and digits in a row are a code from so many on: `QQ123456C`, and not `Year7`.
const MIXED: usize = 6;
/// A text of so many words at most may be one code with spaces in it: `AB12 CDE`.
const MOST_WORDS: usize = 3;

/// The codes in a text. Days, times and years are none.
pub(super) fn codes(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    // A part of a telephone number is none.
    let is_digits = |word: Option<&&str>| {
        word.is_some_and(|word| {
            word.ends_with(|last: char| last.is_ascii_digit()) || word.starts_with(|first: char| first.is_ascii_digit())
        })
    };
    let is_part = |at: usize| is_digits(words.get(at + 1)) || at.checked_sub(1).is_some_and(|before| is_digits(words.get(before)));
    let mut found: Vec<String> =
        (0..words.len()).filter(|at| is_code(words[*at]) && !is_part(*at)).map(|at| words[at].to_owned()).collect();
    found.extend(rows(&words));
    let digits = |word: &str| if is_time(word) { 0 } else { word.chars().filter(char::is_ascii_digit).count() };
    let digits: usize = words.iter().map(|word| digits(word)).sum();
    // “Year 10” is none; a number on a car is.
    let is_number_plate =
        || digits > 1 && !text.chars().any(char::is_lowercase) && text.chars().filter(|letter| letter.is_alphanumeric()).count() >= MIXED;
    // “101 Dalmatians” may be a film.
    let is_named = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let is_title = words.first().is_some_and(|word| word.starts_with(char::is_numeric)) && words.iter().any(is_named);
    let is_alone = words.len() <= MOST_WORDS && !is_title && !words.iter().any(|word| is_time(word)) && postcodes(text).is_empty();
    if is_alone && (digits >= CODE_ALONE || is_number_plate()) {
        found.push(text.to_owned());
    }
    found
}

/// Codes with spaces in them inside a longer text: a number in groups, the number of a car.
fn rows(words: &[&str]) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    let is_group = |word: &&str| word.starts_with(|first: char| first.is_ascii_digit()) && !word.chars().any(char::is_alphabetic);
    let mut found = Vec::new();
    for group in words.chunk_by(|one, two| is_group(one) && is_group(two)).filter(|group| group.len() > 1) {
        let digits: usize = group.iter().map(|word| word.chars().filter(char::is_ascii_digit).count()).sum();
        if digits >= CODE && !group.iter().any(|word| is_time(word)) {
            found.push(group.join(" "));
            // Each of two codes side by side, such as a sort code and the number of an account.
            let is_phone = group[0].starts_with(['0', '+', '(']);
            let has_digits = |word: &&&str| !is_phone && word.chars().filter(char::is_ascii_digit).count() >= CODE_IN_A_ROW;
            found.extend(group.iter().filter(has_digits).map(|word| (*word).to_owned()));
        }
    }
    for pair in words.windows(2) {
        let (one, two) = (bare(pair[0]), bare(pair[1]));
        let is_plate = |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
        let both = format!("{one}{two}");
        let digits = both.chars().filter(char::is_ascii_digit).count();
        let mixed = one.chars().any(|letter| letter.is_ascii_digit()) && one.chars().any(|letter| letter.is_ascii_uppercase());
        if mixed && is_plate(&one) && is_plate(&two) && digits > 1 && both.len() >= MIXED && postcodes(&format!("{one} {two}")).is_empty() {
            found.push(both);
        }
    }
    found
}

fn is_code(word: &str) -> bool {
    let counted = |is: fn(char) -> bool| word.chars().filter(|letter| is(*letter)).count();
    let (letters, digits) = (counted(char::is_alphabetic), counted(|letter| letter.is_ascii_digit()));
    if word.trim_start_matches(['(', '"', '“', '\'']).starts_with('@') {
        return letters + digits >= CODE;
    }
    let is_mixed = (letters > 1 || letters == 1 && digits >= CODE) && letters + digits >= MIXED;
    // “Year10” is none.
    let is_word = || {
        let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
        is_common(&Stream::of(&letters).letters[1..])
    };
    !is_time(word) && (letters == 0 && digits >= CODE || is_mixed && (digits > 1 || digits == 1 && !is_word()))
}

/// Whether a word is a day, a time, a year, an amount, or the month beside one.
fn is_time(word: &str) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let is_year = bare.len() == 4 && (bare.starts_with("19") || bare.starts_with("20")) && bare.bytes().all(|byte| byte.is_ascii_digit());
    let parts = |sign: char| {
        let numbers: Option<Vec<u32>> = bare.split(sign).map(|part| part.parse().ok()).collect();
        numbers.is_some_and(|numbers| may_be_a_time(&numbers))
    };
    let is_amount = bare.split_once(',').is_some_and(|(_, rest)| rest.len() == 3);
    let is_month = bare.len() >= 3 && language().months().iter().any(|month| month.to_lowercase().starts_with(&bare.to_lowercase()));
    is_year
        || is_amount
        || is_month
        || word.starts_with(['£', '$', '€'])
        || ['-', '/', ':', '.'].into_iter().any(|sign| parts(sign) && bare.len() >= 4 && bare.len() <= 10)
}

/// Whether numbers between signs may be a day, a time, a school year: `3/5/2026`, `10:30`, `2026/27`. `20-45-67` is none.
fn may_be_a_time(numbers: &[u32]) -> bool {
    let is_year = |number: u32| number < 100 || (1900..2100).contains(&number);
    match *numbers {
        [one, two] => is_year(one) && two < 100,
        [one, two, three] => is_year(one) && is_year(three) && two <= 31 && (two <= 12 || one <= 12),
        _ => false,
    }
}
