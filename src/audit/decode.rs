//! Letters written as signs: percent signs, backslashes, and the equals signs of mail.

/// Which signs a text has, so that only what is needed is decoded.
#[derive(Clone, Copy, Default)]
pub(super) struct Signs {
    /// The classes of all its signs.
    bits: u8,
}

const PERCENT: u8 = 1;
const BACKSLASH: u8 = 2;
const EQUALS: u8 = 4;
const AMPERSAND: u8 = 8;
const LESS: u8 = 16;
const COLON: u8 = 32;

/// The first byte of a tag letter, which is an escape as a percent sign is.
const TAG: u8 = 0xf3;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    while byte < 255 {
        classes[byte as usize] = match byte {
            b'%' => PERCENT,
            b'\\' => BACKSLASH,
            b'=' => EQUALS,
            b'&' => AMPERSAND,
            b'<' => LESS,
            b':' => COLON,
            _ if byte == TAG => PERCENT,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

impl Signs {
    /// Looks at a text once.
    pub fn of(text: &str) -> Self {
        Signs { bits: text.bytes().fold(0, |bits, byte| bits | CLASSES[usize::from(byte)]) }
    }

    /// Whether there may be a `data:` address.
    pub fn has_colon(self) -> bool {
        self.bits & COLON != 0
    }

    /// Whether there may be entities.
    pub fn has_ampersand(self) -> bool {
        self.bits & AMPERSAND != 0
    }

    /// Whether there may be a tag or a comment.
    pub fn has_less(self) -> bool {
        self.bits & LESS != 0
    }

    /// Whether there may be letters written as signs.
    pub fn has_escapes(self) -> bool {
        self.bits & (PERCENT | BACKSLASH | EQUALS | AMPERSAND) != 0
    }
}

/// What an escape at the start of a text stands for, and how many bytes it takes.
type Escape = fn(&str) -> Option<(Piece, usize)>;

/// What an escape stands for.
enum Piece {
    Byte(u8),
    Character(char),
    Nothing,
}

/// A text with `%41` taken for `A`; `None` if it has no such sign.
pub(super) fn without_percent(text: &str) -> Option<String> {
    without(text, b'%', percent).map(into_text)
}

/// A text with the `=41` and the soft line ends of quoted-printable mail decoded; `None` if it has none.
pub(super) fn without_equals(text: &str) -> Option<String> {
    without(text, b'=', equals).map(into_text)
}

/// A text with tag letters, which nobody sees, taken for the letters that they stand for; `None` if it has none.
/// They are words of their own.
pub(super) fn without_tags(text: &str) -> Option<String> {
    let letter = |character: char| u32::from(character).checked_sub(0xe_0000).filter(|letter| *letter < 0x80).and_then(char::from_u32);
    if !text.as_bytes().contains(&TAG) || !text.chars().any(|character| letter(character).is_some()) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut was_tag = false;
    for character in text.chars() {
        let tag = letter(character);
        if tag.is_some() != was_tag {
            out.push(' ');
        }
        was_tag = tag.is_some();
        out.push(tag.unwrap_or(character));
    }
    Some(out)
}

/// A piece of script, style or JSON with its escapes decoded; `None` if it
/// has none: `\u0041`, `\u{41}`, `\x41`, and in styles `\41 `.
pub(super) fn without_backslash(text: &str) -> Option<String> {
    without(text, b'\\', backslash).map(into_text)
}

/// The bytes of a text with `%41` taken for `A`.
pub(super) fn percent_bytes(text: &str) -> Vec<u8> {
    without(text, b'%', percent).unwrap_or_else(|| text.as_bytes().to_vec())
}

fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// A text without one sort of escapes; `None` if it has none of them.
fn without(text: &str, sign: u8, escape: Escape) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == sign) {
        at += next;
        let Some((piece, length)) = escape(&text[at..]) else {
            at += 1;
            continue;
        };
        out.extend_from_slice(&bytes[done..at]);
        match piece {
            Piece::Byte(byte) => out.push(byte),
            Piece::Character(character) => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Piece::Nothing => {}
        }
        at += length;
        done = at;
    }
    if done == 0 {
        return None;
    }
    out.extend_from_slice(&bytes[done..]);
    Some(out)
}

fn percent(text: &str) -> Option<(Piece, usize)> {
    Some((Piece::Byte(two_digits(text.as_bytes())?), 3))
}

fn equals(text: &str) -> Option<(Piece, usize)> {
    if text.starts_with("=\r\n") {
        return Some((Piece::Nothing, 3));
    }
    if text.starts_with("=\n") {
        return Some((Piece::Nothing, 2));
    }
    percent(text)
}

/// The byte of the two digits after a sign.
fn two_digits(bytes: &[u8]) -> Option<u8> {
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    u8::try_from(digit(1)? * 16 + digit(2)?).ok()
}

fn backslash(text: &str) -> Option<(Piece, usize)> {
    let rest = &text[1..];
    let hex = |text: &str, most: usize| text.bytes().take(most).take_while(u8::is_ascii_hexdigit).count();
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok();
    let piece = |number: Option<u32>| number.and_then(char::from_u32).map_or(Piece::Nothing, Piece::Character);
    if let Some(inner) = rest.strip_prefix("u{") {
        let length = hex(inner, 6);
        if length > 0 && inner[length..].starts_with('}') {
            return Some((piece(number(&inner[..length])), length + 4));
        }
    }
    if let Some(inner) = rest.strip_prefix('u').filter(|inner| hex(inner, 4) == 4) {
        let first = number(&inner[..4]);
        // JSON and JavaScript write letters beyond the first 65,536 as a pair.
        let second = inner[4..].strip_prefix("\\u").filter(|second| hex(second, 4) == 4).and_then(|second| number(&second[..4]));
        return Some(match (first, second) {
            (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
                (piece(Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))), 12)
            }
            (first, _) => (piece(first), 6),
        });
    }
    if let Some(inner) = rest.strip_prefix('x').filter(|inner| hex(inner, 2) == 2) {
        return Some((piece(number(&inner[..2])), 4));
    }
    Some(match hex(rest, 6) {
        0 => match rest.chars().next() {
            Some('n' | 'r' | 't' | 'b' | 'f' | 'N') => (Piece::Character(' '), 2),
            Some(other) => (Piece::Character(other), 1 + other.len_utf8()),
            None => (Piece::Nothing, 1),
        },
        length => {
            let space = usize::from(rest[length..].starts_with([' ', '\n', '\t']));
            (piece(number(&rest[..length])), 1 + length + space)
        }
    })
}
