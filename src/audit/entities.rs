//! HTML's names for characters, as a search needs them: letters without their accents.

/// What an entity stands for.
pub(super) enum Entity {
    /// Letters of ASCII.
    Letters(&'static str),
    /// One letter of ASCII, from an accented or styled one.
    Letter(u8),
    /// A character by its number.
    Character(char),
    /// A character that nobody sees.
    Nothing,
    /// A sign or a space.
    Sign,
}

/// The longest name that is looked at, in bytes.
const LONGEST: usize = 32;

/// The entity at the start of a text (which starts with `&`), and how many bytes it takes. Nothing
/// where it is only an ampersand.
pub(super) fn entity(text: &str) -> Option<(Entity, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        return number(text);
    }
    let length = bytes[1..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if length < 2 || bytes.get(1 + length) != Some(&b';') {
        return None;
    }
    Some((named(&text[1..=length]), length + 2))
}

fn number(text: &str) -> Option<(Entity, usize)> {
    let rest = &text[2..];
    let (digits, radix, before) = match rest.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (rest, 10, 2),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let character = u32::from_str_radix(&digits[..length], radix).ok().and_then(char::from_u32);
    let ending = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some((character.map_or(Entity::Sign, Entity::Character), before + length + ending))
}

fn named(name: &str) -> Entity {
    const ACCENTS: [&str; 19] = [
        "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron", "breve", "macr", "ogon", "dot", "strok", "dblac",
        "opf", "scr", "fr", "nodot",
    ];
    match name {
        "shy"
        | "zwj"
        | "zwnj"
        | "lrm"
        | "rlm"
        | "ZeroWidthSpace"
        | "NoBreak"
        | "NegativeThinSpace"
        | "NegativeMediumSpace"
        | "NegativeThickSpace"
        | "NegativeVeryThinSpace" => return Entity::Nothing,
        "amp" | "AMP" => return Entity::Character('&'),
        "lt" | "LT" => return Entity::Character('<'),
        "gt" | "GT" => return Entity::Character('>'),
        "quot" | "QUOT" => return Entity::Character('"'),
        "apos" => return Entity::Character('\''),
        "colon" => return Entity::Character(':'),
        "comma" => return Entity::Character(','),
        "semi" => return Entity::Character(';'),
        "percnt" => return Entity::Character('%'),
        "szlig" => return Entity::Letters("ss"),
        "aelig" | "AElig" => return Entity::Letters("ae"),
        "oelig" | "OElig" => return Entity::Letters("oe"),
        "thorn" | "THORN" => return Entity::Letters("th"),
        "eth" | "ETH" => return Entity::Letters("d"),
        "imath" => return Entity::Letters("i"),
        "fflig" => return Entity::Letters("ff"),
        "filig" => return Entity::Letters("fi"),
        "fllig" => return Entity::Letters("fl"),
        "fjlig" => return Entity::Letters("fj"),
        "ffilig" => return Entity::Letters("ffi"),
        "ffllig" => return Entity::Letters("ffl"),
        "ijlig" | "IJlig" => return Entity::Letters("ij"),
        _ => {}
    }
    let (first, rest) = name.split_at(1);
    if first.as_bytes()[0].is_ascii_alphabetic() && ACCENTS.contains(&rest) { Entity::Letter(first.as_bytes()[0]) } else { Entity::Sign }
}

/// A text with its entities decoded; `None` if it has none.
pub(super) fn without_entities(text: &str) -> Option<String> {
    let mut at = text.find('&')?;
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    loop {
        out.push_str(&text[done..at]);
        done = at + 1;
        match entity(&text[at..]) {
            None => out.push('&'),
            Some((found, length)) => {
                done = at + length;
                match found {
                    Entity::Letters(letters) => out.push_str(letters),
                    Entity::Letter(letter) => out.push(char::from(letter)),
                    Entity::Character(character) => out.push(character),
                    Entity::Nothing => {}
                    Entity::Sign => out.push(' '),
                }
            }
        }
        match text[done..].find('&') {
            Some(next) => at = done + next,
            None => break,
        }
    }
    out.push_str(&text[done..]);
    Some(out)
}
