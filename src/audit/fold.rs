//! One letter as a search sees it: without case, accents, width, style or script of its digits.

use crate::source::is_invisible;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What becomes of a character.
pub(super) enum Folded {
    /// Nothing: nobody sees it.
    Gone,
    /// It ends a word: a space, a sign.
    Break,
}

/// Gives the letters and digits that a character is searched as. Where there are none, says what it is.
pub(super) fn fold(character: char, mut give: impl FnMut(char)) -> Option<Folded> {
    if is_invisible(character) || is_combining_mark(character) {
        return Some(Folded::Gone);
    }
    let mut given = false;
    decompose_compatible(character, |part| {
        if is_combining_mark(part) {
            return;
        }
        for letter in part.to_lowercase().filter(|letter| letter.is_alphanumeric() && !is_apostrophe(*letter)) {
            given = true;
            match plain(letter) {
                Some(letters) => letters.chars().for_each(&mut give),
                None => give(latin(digit(letter))),
            }
        }
    });
    if given { None } else { Some(Folded::Break) }
}

/// Signs like an apostrophe that Unicode has among the letters.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\u{2b9}'..='\u{2df}' | '\u{2ec}'..='\u{2ff}' | '\u{7f4}' | '\u{7f5}' | '\u{a78b}' | '\u{a78c}')
}

/// Letters that Unicode does not take apart, as people type them without the key for it.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ς' => "σ",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// Digits of other scripts as 0 to 9.
fn digit(letter: char) -> char {
    const ZEROS: [u32; 14] = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0x1040];
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(letter)
}

/// The Latin letter that a small letter of another script looks like, in its small or its capital form; else the letter itself.
fn latin(letter: char) -> char {
    // Digits and ASCII are the most of all texts.
    if letter.is_ascii() {
        return letter;
    }
    match letter {
        'а' | 'α' | 'ɑ' | 'ᴀ' => 'a',
        'в' | 'β' | 'ь' | 'ʙ' => 'b',
        'с' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' => 'd',
        'е' | 'ε' | 'є' | 'ҽ' | 'ᴇ' => 'e',
        'ɡ' | 'ɢ' => 'g',
        'н' | 'η' | 'һ' | 'ʜ' => 'h',
        'і' | 'ι' | 'ӏ' | 'ɩ' | 'ɪ' | 'ꭵ' => 'i',
        'ј' | 'ϳ' | 'ᴊ' => 'j',
        'к' | 'κ' | 'ᴋ' => 'k',
        'ʟ' => 'l',
        'м' | 'μ' | 'ᴍ' => 'm',
        'ɴ' | 'ո' => 'n',
        'о' | 'ο' | 'σ' | 'օ' | 'ᴏ' => 'o',
        'р' | 'ρ' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'ʀ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'т' | 'τ' | 'ᴛ' => 't',
        'ս' | 'ᴜ' => 'u',
        'ν' | 'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ω' | 'ѡ' | 'ᴡ' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'υ' | 'γ' | 'ү' | 'ʏ' => 'y',
        'ζ' | 'ᴢ' => 'z',
        other => other,
    }
}
