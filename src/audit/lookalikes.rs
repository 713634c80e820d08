//! Letters of other scripts that look like Latin ones, as the Latin ones.
//!
//! The needle and the text are folded alike, so that a word wholly in Greek or Cyrillic is still found.

/// The Latin letter that a small letter looks like, in its small or its capital form; else the letter itself.
pub(super) fn latin(letter: char) -> char {
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
