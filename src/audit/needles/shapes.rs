//! What can be told from the shape of a private text: names, postcodes, streets.

use crate::audit::ordinary::{Class, class_of};
use crate::audit::stream::Stream;

/// Words that end the name of a street, each with its short form.
pub(super) const STREETS: [(&str, &str); 28] = [
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

/// Whether a private text is a name: words without digits, commas and signs of addresses.
pub(super) fn is_name(text: &str) -> bool {
    !text.contains(['@', ',', '\n', '/', ':']) && !text.chars().any(char::is_numeric) && (1..=6).contains(&text.split_whitespace().count())
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
                found.extend(misread(code));
            }
        }
    }
    found
}

/// A code with the letters that people mistake for digits, and the other way round, each by itself: `LS1 0AP` as `LSI OAP`.
fn misread(code: &[u8]) -> Vec<Vec<u8>> {
    const MOST: usize = 81;
    let mut forms = vec![Vec::new()];
    for byte in code {
        let alike: &[u8] = match byte {
            b'0' | b'o' => b"0o",
            b'1' | b'i' | b'l' => b"1il",
            _ => std::slice::from_ref(byte),
        };
        let alike = if forms.len() * alike.len() > MOST { std::slice::from_ref(byte) } else { alike };
        forms = forms.iter().flat_map(|form| alike.iter().map(move |byte| [&form[..], &[*byte]].concat())).collect();
    }
    forms.retain(|form| form != code);
    forms
}

/// A number under 100 in words; nothing for 0 and from 100 on.
fn number_in_words(number: usize) -> Option<String> {
    const ONES: [&str; 20] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match number {
        1..=19 => Some(ONES[number].to_owned()),
        20..=99 => Some(format!("{} {}", TENS[number / 10 - 2], ONES[number % 10]).trim_end().to_owned()),
        _ => None,
    }
}

/// A short house number with its street as a slip of typing leaves it: a letter twice, one left out, two that changed
/// places. It is too short for the two anchors of a search for slips. The number and the first letter stay.
pub(super) fn slips(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let starts = letters.iter().take_while(|letter| letter.is_numeric()).count();
    if starts == 0 || !SHORT_STREET.contains(&letters.len()) || letters.len() < starts + FEWEST_LETTERS {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in (starts + 1..letters.len()).filter(|at| letters[*at].is_alphabetic()) {
        let with = |change: &dyn Fn(&mut Vec<char>)| {
            let mut slipped = letters.clone();
            change(&mut slipped);
            slipped.into_iter().collect()
        };
        found.push(with(&|letters| letters.insert(at, letters[at])));
        found.push(with(&|letters| {
            letters.remove(at);
        }));
        found.push(with(&|letters| letters.swap(at - 1, at)));
    }
    found
}

/// A street with its number of so many letters and digits is looked for with slips that are written out.
const SHORT_STREET: std::ops::Range<usize> = 7..12;
/// A street has so many letters, not counting its number, to be known with a slip.
const FEWEST_LETTERS: usize = 6;

/// Whether a word goes before a name and is none: `Auntie`, `Mr`.
pub(super) fn is_title(word: &str) -> bool {
    const TITLES: [&str; 22] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "aunt", "auntie", "aunty", "uncle", "nan", "nana", "nanny", "gran", "granny",
        "grandma", "grandad", "granddad", "grandpa", "cousin", "grampy",
    ];
    let small = word.trim_end_matches('.').to_lowercase();
    TITLES.contains(&small.as_str())
}

/// Whether a word looks like a part of a name: it starts with a capital, or its script has none.
pub(super) fn is_part_of_a_name(word: &str) -> bool {
    const NOT: [&str; 8] = ["The", "My", "Our", "Mum", "Dad", "Mummy", "Daddy", "Foster"];
    !NOT.contains(&word) && word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
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

/// House numbers with their streets: `12 Rose Lane`, `12 Rose Ln`, `twelve Rose Lane`. Of an address, also its first
/// part, and every part that starts with a number.
pub(super) fn streets(text: &str, is_address: bool) -> Vec<String> {
    let mut found = Vec::new();
    let text = &joined_numbers(text);
    for (at, part) in text.split([',', '\n', ';']).enumerate() {
        let words = words(part);
        let is_part = at == 0 || words.first().is_some_and(|word| starts_with_digit(word));
        if is_address && is_part && words.len() > 1 && text.len() > part.len() {
            found.push(words.join(" "));
        }
        for (number, street) in numbered(&words) {
            found.push(format!("{number} {street}"));
            found.extend(number.parse().ok().and_then(number_in_words).map(|spelled| format!("{spelled} {street}")));
        }
    }
    found
}

/// A text without the commas after its house numbers: “No. 12, Elm Row”.
fn joined_numbers(text: &str) -> String {
    const LONGEST: usize = 5;
    let is_number = |word: &str| word.len() <= LONGEST && starts_with_digit(word);
    let pieces = text.split_inclusive(',').map(|piece| {
        let last = piece.trim_end_matches(',').split_whitespace().next_back().unwrap_or_default();
        if is_number(last) { piece.trim_end_matches(',') } else { piece }
    });
    pieces.collect()
}

/// Streets with their house numbers behind them: `Rose Lane 12`.
pub(super) fn turned(text: &str) -> Vec<String> {
    let text = joined_numbers(text);
    let parts = text.split([',', '\n', ';']).map(words);
    parts.flat_map(|words| numbered(&words)).map(|(number, street)| format!("{street} {number}")).collect()
}

/// The house numbers of a part of an address, each with its street, long and short.
fn numbered(words: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (from, number) in words.iter().enumerate().filter(|(_, word)| starts_with_digit(word)) {
        // A street may end with any word: “27 Hawthorn Bank”, “14 The Elms”.
        let is_named = |word: &&&str| {
            word.starts_with(char::is_uppercase) && !is_title(word) && class_of(&Stream::of(word).letters[1..]) != Some(Class::Time)
        };
        let named = words[from + 1..].iter().take_while(is_named).count();
        for count in 2..=named.min(3) {
            found.push(((*number).to_owned(), words[from + 1..=from + count].join(" ")));
        }
        for to in from + 2..words.len().min(from + 5) {
            let last = words[to].to_lowercase();
            if let Some((long, short)) = STREETS.iter().find(|(long, short)| *long == last || *short == last) {
                let name = words[from + 1..to].join(" ");
                let forms = [long, short].into_iter().filter(|form| !form.is_empty());
                found.extend(forms.map(|form| ((*number).to_owned(), format!("{name} {form}"))));
            }
        }
    }
    found
}

fn words(part: &str) -> Vec<&str> {
    part.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric())).collect()
}

fn starts_with_digit(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_numeric)
}
