//! What can be told from the shape of a private text: names and postcodes.

use crate::audit::ordinary::words;
use crate::audit::stream::Stream;

/// Whether a private text is a name: words without digits, commas and signs of addresses.
pub(super) fn is_name(text: &str) -> bool {
    !text.contains(['@', ',', '\n', '/', ':']) && !text.chars().any(char::is_numeric) && (1..=6).contains(&text.split_whitespace().count())
}

/// The postcodes in a text, folded: `ls14ap`.
pub(super) fn postcodes(text: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    if !text.chars().any(char::is_numeric) {
        return found;
    }
    let stream = Stream::of(text);
    let letters = &stream.letters;
    for start in (1..letters.len()).filter(|at| stream.breaks_at(*at)) {
        for outer in 2..=4 {
            let Some(code) = letters.get(start..start + outer + 3) else { break };
            let inner_breaks = (1..code.len()).filter(|at| stream.breaks_at(start + at)).all(|at| at == outer);
            if is_postcode(code, outer) && inner_breaks && stream.breaks_at(start + code.len()) {
                found.push(code.to_vec());
                found.extend(misread(code));
                found.extend(said(code, outer));
            }
        }
    }
    found
}

/// A code with the letters that people mistake for digits, and the other way round, each by itself: `LS1 0AP` as `LSI OAP`.
fn misread(code: &[u8]) -> Vec<Vec<u8>> {
    const MOST: usize = 128;
    let mut forms = vec![Vec::new()];
    for byte in code {
        let alike: &[u8] = match byte {
            b'0' | b'o' => b"0o",
            b'1' | b'i' | b'l' => b"1il",
            b'5' | b's' => b"5s",
            b'8' | b'b' => b"8b",
            _ => std::slice::from_ref(byte),
        };
        let alike = if forms.len() * alike.len() > MOST { std::slice::from_ref(byte) } else { alike };
        forms = forms.iter().flat_map(|form| alike.iter().map(move |byte| [&form[..], &[*byte]].concat())).collect();
    }
    forms.retain(|form| form != code);
    forms
}

/// A postcode as it is said: “LS one four AB”, “LS1 then 4AB”, “LS twelve, 4AB”.
fn said(code: &[u8], outer: usize) -> Vec<Vec<u8>> {
    let numbers = &words().numbers;
    let spoken = |code: &[u8], zero: &str| -> Vec<u8> {
        let word = |byte: &u8| match byte {
            b'0'..=b'9' => numbers.digit_by_digit(&char::from(*byte).to_string(), zero).into_bytes(),
            letter => vec![*letter],
        };
        code.iter().flat_map(word).collect()
    };
    let zeros = || numbers.zeros().iter().take(2);
    let (first, last) = code.split_at(outer);
    let area = first.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let district = std::str::from_utf8(&first[area..]).ok().and_then(|digits| digits.parse().ok());
    let mut firsts: Vec<Vec<u8>> = [first.to_vec()].into_iter().chain(zeros().map(|zero| spoken(first, zero))).collect();
    firsts.extend(
        district.into_iter().flat_map(|number: usize| numbers.spoken(number)).map(|said| [&first[..area], said.as_bytes()].concat()),
    );
    let lasts: Vec<Vec<u8>> = [last.to_vec()].into_iter().chain(zeros().map(|zero| spoken(last, zero))).collect();
    let mut forms = Vec::new();
    for first in &firsts {
        for last in &lasts {
            forms.extend(numbers.between_halves.iter().map(|between| [&first[..], between.as_bytes(), last].concat()));
        }
    }
    forms.sort();
    forms.dedup();
    forms.retain(|form| form != code);
    forms
}

/// Whether a word goes before a name and is none: `Auntie`, `Mr`.
pub(super) fn is_title(word: &str) -> bool {
    let small = word.trim_end_matches('.').to_lowercase();
    words().people.titles.has(small.as_bytes())
}

/// Whether a word looks like a part of a name: it starts with a capital, or its script has none.
pub(super) fn is_part_of_a_name(word: &str) -> bool {
    let is_no_part = word.chars().skip(1).all(char::is_lowercase) && words().people.no_part.has(word.to_lowercase().as_bytes());
    !is_no_part && word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
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
