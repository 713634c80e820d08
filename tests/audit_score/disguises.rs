//! Ways to dress up a text, written apart from the audit: nothing here is shared with it.

/// A way to write a text.
pub struct Disguise {
    pub name: &'static str,
    /// Whether a slip of typing is in it. The others are exact or encoded.
    pub is_near: bool,
    /// Whether one short word still is a whole word in it.
    pub keeps_words: bool,
    /// Gives the text; the number chooses a place where there is a choice.
    pub dress: fn(&str, usize) -> String,
}

const fn exact(name: &'static str, dress: fn(&str, usize) -> String) -> Disguise {
    Disguise { name, is_near: false, keeps_words: true, dress }
}

const fn encoded(name: &'static str, dress: fn(&str, usize) -> String) -> Disguise {
    Disguise { name, is_near: false, keeps_words: false, dress }
}

const fn near(name: &'static str, dress: fn(&str, usize) -> String) -> Disguise {
    Disguise { name, is_near: true, keeps_words: false, dress }
}

pub const DISGUISES: [Disguise; 33] = [
    exact("as it is", |text, _| text.to_owned()),
    exact("small letters", |text, _| text.to_lowercase()),
    exact("capitals", |text, _| text.to_uppercase()),
    encoded("without spaces", |text, _| text.replace(' ', "")),
    exact("wide spaces", |text, _| text.replace(' ', "\u{a0}\u{2003} ")),
    exact("hyphens for spaces", |text, _| text.replace(' ', "-")),
    exact("dots for spaces", |text, _| text.replace(' ', ". ")),
    exact("lines and tabs for spaces", |text, _| text.replace(' ', "\n\t ")),
    encoded("letter by letter", |text, _| text.chars().map(|letter| format!("{letter} ")).collect()),
    exact("accents as signs of their own", |text, _| {
        each(text, |letter| if is_vowel(letter) { format!("{letter}\u{301}") } else { letter.into() })
    }),
    exact("accented letters", |text, _| swap(text, "aeiouAEIOUc", "áèîõüÁÈÎÕÜç")),
    exact("wide letters", |text, _| shift(text, 0xff21, 0xff41, 0xff10)),
    exact("bold letters of mathematics", |text, _| shift(text, 0x1d400, 0x1d41a, 0x1d7ce)),
    exact("nothing wide between letters", |text, _| each(text, |letter| format!("{letter}\u{200b}"))),
    exact("soft hyphens", |text, _| each(text, |letter| if letter.is_alphabetic() { format!("{letter}\u{ad}") } else { letter.into() })),
    exact("marks of direction", |text, _| format!("\u{202d}{}\u{202c}", each(text, |letter| format!("{letter}\u{2060}")))),
    exact("entities in tens", |text, _| each(text, |letter| format!("&#{};", u32::from(letter)))),
    exact("entities in sixteens", |text, _| each(text, |letter| format!("&#x{:X};", u32::from(letter)))),
    exact("entities by name", |text, _| text.replace(' ', "&nbsp;").replace('@', "&commat;").replace('e', "&eacute;")),
    encoded("entities of entities", |text, _| each(text, |letter| format!("&amp;#{};", u32::from(letter)))),
    exact("percent", |text, _| percent(text)),
    encoded("percent twice", |text, _| percent(text).replace('%', "%25")),
    exact("escapes of JSON", |text, _| text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect()),
    exact("escapes of scripts", |text, _| each(text, |letter| format!("\\x{:02x}", u32::from(letter)))),
    exact("escapes of styles", |text, _| each(text, |letter| format!("\\{:x} ", u32::from(letter)))),
    encoded("split over elements", |text, _| pairs(text, |pair| format!("<b>{pair}</b>"))),
    encoded("split by comments", |text, _| pairs(text, |pair| format!("{pair}<!----><wbr>"))),
    encoded("quoted-printable", |text, _| text.bytes().map(|byte| format!("={byte:02X}")).collect::<String>()),
    exact("look-alikes", |text, _| swap(text, "aeopcxyABEHKMOPCTX", "аеорсхуАВЕНКМОРСТХ")),
    near("a letter left out", |text, seed| {
        slip(text, seed, |letters, at| {
            letters.remove(at);
        })
    }),
    near("a letter too many", |text, seed| slip(text, seed, |letters, at| letters.insert(at, 'k'))),
    near("another letter", |text, seed| slip(text, seed, |letters, at| letters[at] = if letters[at] == 'z' { 'x' } else { 'z' })),
    near("two letters that changed places", |text, seed| slip(text, seed, |letters, at| letters.swap(at, at + 1))),
];

fn each(text: &str, dress: impl Fn(char) -> String) -> String {
    text.chars().map(dress).collect()
}

fn pairs(text: &str, dress: impl Fn(&str) -> String) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(2).map(|pair| dress(&pair.iter().collect::<String>())).collect()
}

fn is_vowel(letter: char) -> bool {
    "aeiouAEIOU".contains(letter)
}

/// Letters taken for others by two lists.
fn swap(text: &str, from: &str, to: &str) -> String {
    let found = |letter: char| from.chars().position(|known| known == letter).and_then(|at| to.chars().nth(at));
    text.chars().map(|letter| found(letter).unwrap_or(letter)).collect()
}

/// Letters and digits in another block of Unicode.
fn shift(text: &str, capitals: u32, smalls: u32, digits: u32) -> String {
    let moved = |letter: char, from: char, to: u32| char::from_u32(u32::from(letter) - u32::from(from) + to).unwrap_or(letter);
    each(text, |letter| {
        let letter = match letter {
            'A'..='Z' => moved(letter, 'A', capitals),
            'a'..='z' => moved(letter, 'a', smalls),
            '0'..='9' => moved(letter, '0', digits),
            _ => letter,
        };
        letter.into()
    })
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Changes a text at one of its letters; the letter after it is another one, so that something changes.
fn slip(text: &str, seed: usize, change: fn(&mut Vec<char>, usize)) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let fits = |at: &usize| {
        let (here, next) = (letters[*at], letters[*at + 1]);
        here.is_alphabetic() && next.is_alphabetic() && !here.eq_ignore_ascii_case(&next)
    };
    let places: Vec<usize> = (0..letters.len() - 1).filter(fits).collect();
    change(&mut letters, places[seed % places.len()]);
    letters.into_iter().collect()
}
