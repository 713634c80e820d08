//! Addresses in a withheld text: streets with their house numbers, and the names of houses.

use super::shapes::is_title;
use super::variants::variants;
use crate::audit::ordinary::{Class, Group, ROADS, are_all_ordinary, class_of, words as word_lists};
use crate::audit::stream::Stream;

/// Words before the number of a flat, a room or a house.
const UNITS: Group = Group(|words| &words.places.units);
/// Words behind the name of a place that say what it is.
const KINDS: Group = Group(|words| &words.places.kinds);
/// Words that stand before the name of a place and are no part of it.
const BEFORE: Group = Group(|words| &words.places.before_name);

/// A street, and the numbers of the withheld house in it, as they are written and said.
pub(in crate::audit) struct House {
    pub street: String,
    pub numbers: Vec<Vec<u8>>,
}

/// The houses in a text: `12 Rose Lane`, `12-14 Rose Ln`, `twelve Rose Lane`, `plot 7, Rose Lane`. Of an address, also a
/// street of one word, and one without capitals.
pub(in crate::audit) fn houses(text: &str, is_address: bool) -> Vec<House> {
    let mut found: Vec<House> = Vec::new();
    let mut push = |number: &str, street: &str| {
        let forms = [street.to_owned()].into_iter().chain(variants(street));
        found.extend(forms.map(|street| House { street, numbers: ways(number) }));
    };
    if !may_hold_a_number(text) {
        return found;
    }
    let text = joined_numbers(&with_digits(text));
    // The number of a flat or a plot, where the street comes later: “Plot 9, Caravan Park, Moor Lane”.
    let mut before: Option<&str> = None;
    for part in text.split([',', '\n', ';']) {
        let words = words(part);
        let parts = match &words[..] {
            [number, street @ ..] if starts_with_digit(number) => Some((number, street)),
            [street, number] if starts_with_digit(number) && !UNITS.has(&folded(street)) => Some((number, std::slice::from_ref(street))),
            _ => None,
        };
        if let Some((number, street)) = parts
            && (is_address || text.len() > part.len() && street.len() == 1 && is_proper(street[0]))
            && (1..=4).contains(&street.len())
            && street.iter().all(|word| !word.chars().any(char::is_numeric))
        {
            push(number, &street.join(" "));
        }
        for (number, street) in numbered(&words) {
            push(&number, &street);
        }
        let number = words.iter().find(|word| starts_with_digit(word));
        if let (Some(before), None, [_, .., last]) = (before, number, &words[..])
            && ROADS.has(&folded(last))
        {
            push(before, &words.join(" "));
        }
        before = number.copied().or(before);
    }
    for (number, street) in turned(&words(&text.replace(',', " "))) {
        push(&number, &street);
    }
    found
}

/// Whether a text is a house number with its street and nothing else.
pub(super) fn is_house(text: &str) -> bool {
    starts_with_digit(text.trim_start()) && !text.contains([',', '\n', ';']) && !houses(text, true).is_empty()
}

/// Whether a word for a street is in its name.
pub(super) fn has_type(street: &str) -> bool {
    words(street).into_iter().any(is_type)
}

fn is_type(word: &str) -> bool {
    word_lists().places.streets.iter().any(|(long, short)| word.eq_ignore_ascii_case(long) || word.eq_ignore_ascii_case(short))
}

/// Whether a street may be known without its number: “47 Larkspur”.
pub(super) fn is_bare(street: &str) -> bool {
    !has_type(street) && words(street).into_iter().any(is_proper)
}

/// Whether a text is the number of a flat, a room or a house and nothing else.
pub(super) fn is_unit_alone(text: &str) -> bool {
    matches!(words(text)[..], [unit, number] if is_unit(unit, number))
}

/// What a part of an address says of a flat or a room: `Flat 4`.
pub(super) fn units(text: &str) -> impl Iterator<Item = String> {
    let unit = |part: &str| {
        let words = words(part);
        let [unit, number] = words[..] else { return None };
        is_unit(unit, number).then(|| (unit.to_owned(), number.to_owned()))
    };
    let parts = text.split([',', '\n', ';']).filter_map(move |part| unit(part).or_else(|| unit(&with_digits(part))));
    parts.flat_map(|(unit, number)| {
        let said = number
            .parse()
            .ok()
            .filter(|number| (1..1000).contains(number))
            .into_iter()
            .flat_map(|number| word_lists().numbers.spoken(number));
        let forms = [format!("{unit} {number}"), format!("{unit} no {number}"), format!("{unit} number {number}")];
        said.map(|said| format!("{unit} {said}")).chain(forms).collect::<Vec<_>>()
    })
}

/// Whose home it is: the names after “with”, or the name that the text begins with: “With Jo and Ada”, “Nan Iris, Whitby”.
pub(in crate::audit) fn hosts(text: &str) -> Option<String> {
    let words = words(text.split([',', '\n', ';']).next().unwrap_or_default());
    let from = match words.iter().position(|word| word.eq_ignore_ascii_case("with")) {
        Some(with) => with + 1,
        None => words.iter().position(|word| !BEFORE.has(&folded(word))).filter(|at| is_title(words[*at]))?,
    };
    Some(words[from..].join(" ").trim_end_matches("'s").trim_end_matches("’s").to_owned())
}

fn folded(word: &str) -> Vec<u8> {
    Stream::of(word).letters[1..].to_vec()
}

fn is_unit(unit: &str, number: &str) -> bool {
    UNITS.has(&folded(unit)) && (starts_with_digit(number) || number.len() == 1)
}

/// The names of houses in an address: the parts before the street, without the number of the flat. If the text is known to be a
/// place, also each word that can only be a name.
pub(super) fn buildings(text: &str, is_place: bool) -> Vec<String> {
    let parts: Vec<Vec<&str>> = text.split([',', '\n', ';']).map(words).filter(|words| !words.is_empty()).collect();
    let is_near = |word: &&str| word_lists().places.near.has(&folded(word));
    let is_street = |words: &[&str]| {
        let until = words.iter().skip(1).position(is_near).map_or(words.len(), |at| at + 1);
        words.len() > 1 && (starts_with_digit(words[0]) || ROADS.has(&folded(words[until - 1])))
    };
    let street = parts.iter().position(|words| is_street(words)).unwrap_or(parts.len());
    let mut found = Vec::new();
    for words in &parts[..street] {
        let mut rest = &words[..];
        while let [unit, number, after @ ..] = rest
            && is_unit(unit, number)
        {
            rest = after;
        }
        let name = place_name(rest);
        if !name.is_empty() {
            found.push(name.join(" "));
            // “The Beeches children's home”, “respite at Hill Top Farm”.
            let kind = name
                .iter()
                .rev()
                .take_while(|word| KINDS.has(&folded(word).into_iter().filter(u8::is_ascii_alphabetic).collect::<Vec<_>>()))
                .count();
            let named = &name[..name.len() - kind];
            found.extend((is_place && kind > 0 && !named.is_empty()).then(|| named.join(" ")));
            let after = name.iter().position(is_near).map_or(&[][..], |at| place_name(&name[at + 1..]));
            let is_small = |word: &&str| word.starts_with(char::is_lowercase);
            let has_no_name = name.iter().take_while(|word| !is_near(word)).all(is_small);
            found.extend((is_place && has_no_name && !after.is_empty()).then(|| after.join(" ")));
            // Of “Rosewood in Skipton” the house counts, and the town where no house is named.
            let (house, town) = name.split_at(name.iter().position(is_near).unwrap_or(name.len()));
            let proper = |words: &[&str]| -> Vec<String> {
                let bare = words.iter().map(|word| word.trim_end_matches("'s").trim_end_matches("’s"));
                bare.filter(|word| is_proper(word)).map(str::to_owned).collect()
            };
            let houses = proper(house);
            found.extend(if houses.is_empty() { proper(town) } else { houses }.into_iter().filter(|_| is_place));
            // Behind a house without a street stand its town and its county, but not behind “The Lodge” of one.
            if street == parts.len()
                && !are_all_ordinary(name.iter().map(|word| folded(word)).collect::<Vec<_>>().iter().map(Vec::as_slice))
            {
                break;
            }
        }
    }
    found
}

/// The words of a place's name, without “The”, “at” and the like in front. Empty if no word looks like a name.
fn place_name<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    let mut rest = words;
    while let [first, after @ ..] = rest
        && BEFORE.has(&folded(first))
    {
        rest = after;
    }
    let is_name = rest.iter().any(|word| word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase()));
    if is_name && !rest[0].starts_with(char::is_numeric) { rest } else { &[] }
}

/// Whether a word can only be a name: it has a capital and is not in our word lists.
pub(in crate::audit) fn is_proper(word: &str) -> bool {
    word.chars().count() >= 4 && word.starts_with(char::is_uppercase) && class_of(&folded(word)).is_none()
}

/// A text without the commas after its house numbers: “No. 12, Elm Row”.
fn joined_numbers(text: &str) -> String {
    const LONGEST: usize = 6;
    let is_number = |word: &str| word.len() <= LONGEST && starts_with_digit(word);
    let pieces = text.split_inclusive(',').map(|piece| {
        let last = piece.trim_end_matches(',').split_whitespace().next_back().unwrap_or_default();
        if is_number(last) { piece.trim_end_matches(',') } else { piece }
    });
    pieces.collect()
}

/// A text with digits for house numbers in words: “twelve Elm Row”.
pub(in crate::audit) fn with_digits(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in text.split_inclusive(['\n', ',', ';']) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut at = 0;
        while at < words.len() {
            // The longest run of words that is a number.
            let to = if begins_a_number(words[at]) { words.len().min(at + 6) } else { at };
            let number = (at + 1..=to).rev().find_map(|to| {
                let joined = words[at..to].concat().to_lowercase().replace('-', "");
                let said = joined.trim_end_matches(',');
                word_lists().numbers.number_of(said).map(|number| (to, format!("{number}{}", &joined[said.len()..])))
            });
            match number {
                Some((to, number)) => {
                    out.push(number);
                    at = to;
                }
                None => {
                    out.push(words[at].to_owned());
                    at += 1;
                }
            }
        }
        if line.ends_with('\n') {
            out.push("\n".to_owned());
        }
    }
    out.join(" ")
}

/// Whether a number may stand in a text, in digits or in words. Most texts are done with this.
pub(super) fn may_hold_a_number(text: &str) -> bool {
    text.chars().any(char::is_numeric) || text.split(|letter: char| !letter.is_alphanumeric()).any(begins_a_number)
}

fn begins_a_number(word: &str) -> bool {
    word_lists().numbers.may_begin(word)
}

/// A spoken number in a row of houses: “the twelfth house”.
fn ordinal(said: &str) -> Option<String> {
    let irregular = word_lists().numbers.own_ordinal(said);
    irregular
        .or_else(|| said.strip_suffix('y').map(|start| format!("{start}ieth")))
        .or_else(|| (!said.ends_with('h')).then(|| format!("{said}th")))
}

/// A house number as it is written and said: `12-14` also as `12` and `14`, `12A` also as `12`, `12` also as “twelve”.
pub(in crate::audit) fn ways(number: &str) -> Vec<Vec<u8>> {
    let whole = Stream::of(number).letters[1..].to_vec();
    let mut found = vec![whole];
    for piece in number.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| starts_with_digit(piece)) {
        let folded = Stream::of(piece).letters[1..].to_vec();
        let digits: Vec<u8> = folded.iter().copied().take_while(u8::is_ascii_digit).collect();
        let number = std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse().ok());
        let said: Vec<String> =
            number.filter(|number| (1..1000).contains(number)).into_iter().flat_map(|number| word_lists().numbers.spoken(number)).collect();
        found.extend(said.iter().filter_map(|said| ordinal(said)).map(String::into_bytes));
        found.extend(said.into_iter().map(String::into_bytes));
        found.extend([folded, digits]);
    }
    found.sort();
    found.dedup();
    found
}

/// The house numbers of a part of an address, each with its street.
fn numbered(words: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (from, number) in words.iter().enumerate().filter(|(_, word)| starts_with_digit(word)) {
        // A street may end with any word: “27 Hawthorn Bank”, “14 The Elms”.
        let named = words[from + 1..].iter().take_while(|word| is_named(word)).count();
        for count in 2..=named.min(3) {
            found.push(((*number).to_owned(), words[from + 1..=from + count].join(" ")));
        }
        for to in from + 2..words.len().min(from + 5) {
            if is_type(words[to]) {
                found.push(((*number).to_owned(), words[from + 1..=to].join(" ")));
            }
        }
    }
    found
}

/// Streets before their house numbers: `Elm Row 12`, “Elm Row at number 12”.
fn turned(words: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, number) in words.iter().enumerate().filter(|(_, word)| starts_with_digit(word) && word.len() < LONGEST_NUMBER) {
        let is_between =
            |word: &&&str| matches!(&folded(word)[..], b"at" | b"is" | b"it") || UNITS.has(&folded(word)) && !word.starts_with("Ho");
        let end = at - words[..at].iter().rev().take_while(is_between).count();
        let named = words[..end].iter().rev().take_while(|word| is_named(word)).count();
        for count in 2..=named.min(3) {
            found.push(((*number).to_owned(), words[end - count..end].join(" ")));
        }
        // “elm row 12”, “ul. Wiązowa 12”.
        if end > 1 && named < 2 && (words.get(end - 1).is_some_and(|word| is_type(word)) || end == 2 && named == 1) {
            found.push(((*number).to_owned(), words[end - 2..end].join(" ")));
        }
    }
    found
}

/// Whether a word with a capital may be of a street's name.
fn is_named(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !is_title(word) && class_of(&folded(word)) != Some(Class::Time)
}

/// A house number has fewer letters and digits.
const LONGEST_NUMBER: usize = 7;

/// The name of a street as a slip of typing leaves it: a letter twice, one left out, two that changed places. It is too short
/// for the two anchors of a search for slips. The first letter stays.
pub(super) fn slips(street: &str) -> Vec<String> {
    let letters: Vec<char> = street.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if !SHORT_STREET.contains(&letters.len()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in (1..letters.len()).filter(|at| letters[*at].is_alphabetic()) {
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

/// A street of so many letters is looked for with slips that are written out.
const SHORT_STREET: std::ops::Range<usize> = 6..11;

fn words(part: &str) -> Vec<&str> {
    let words = part.split_whitespace().map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect()
}

fn starts_with_digit(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_numeric)
}
