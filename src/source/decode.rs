//! The door: from a file's bytes to text that the rest of the program may trust.
//!
//! First step for every text file that people write. The text that leaves here is UTF-8 without a
//! byte order mark and without control characters; a carriage return that stands alone is a line feed.
//! Characters that nobody can see and that could hide or reorder words are taken out once, here, so
//! that no later step needs to think of them: zero-width space and joiner (U+200B, U+2060), byte order
//! marks inside the text (U+FEFF), U+FFFE, U+FFFF, soft hyphens (U+00AD), tag letters (U+E0000–E007F) and the embedding,
//! override and isolate controls (U+202A–202E, U+2066–2069). The tags of a flag (England, Scotland, Wales) stay. U+200C and U+200D (needed by Persian, Urdu and emoji), U+200E and
//! U+200F stay. Places in findings count in the cleaned text.

use super::{SourceFile, Span};
use crate::diagnostics::Diagnostic;
use std::sync::Arc;

/// The largest file that is read, in bytes.
const LARGEST: usize = 1024 * 1024;

/// What helps against a file in another encoding.
const SAVE_AS: &str = "Save the file as UTF-8: in Notepad choose \"Save as\" and the encoding \"UTF-8\".";

/// Turns a file's bytes into text.
///
/// # Errors
/// One finding with a place: the file is larger than 1 MiB (`file-too-large`), is not UTF-8
/// (`not-utf-8`) or holds a control character other than tab, line feed and carriage return
/// (`control-character`).
pub fn decode(name: &str, bytes: &[u8]) -> Result<Arc<SourceFile>, Diagnostic> {
    if bytes.len() > LARGEST {
        let file = SourceFile::new(name, "");
        let message = format!("This file is larger than {} KiB.", LARGEST / 1024);
        let help = "A plan is a few pages of text. Check whether something else was pasted into it.";
        return Err(Diagnostic::error("file-too-large", &file, Span::default(), message).help(help));
    }
    if let Some(text) = utf_16(bytes) {
        let file = SourceFile::new(name, text);
        let message = "This file is saved in an encoding called UTF-16.";
        return Err(Diagnostic::error("not-utf-8", &file, Span::default(), message).help(SAVE_AS));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf_8(name, bytes, error.valid_up_to()))?;
    let text = lines(visible(text));
    let refused = || text.char_indices().find(|(_, character)| is_refused(*character));
    if let Some((at, found)) = text.bytes().fold(false, |may, byte| may | may_be_refused(byte)).then(refused).flatten() {
        let span = Span::new(at, at + found.len_utf8());
        let file = SourceFile::new(name, text);
        let message = format!("A control character (U+{:04X}) stands here. Nobody can see it.", u32::from(found));
        let help = "Delete it: put the cursor after it and press Backspace, or type the line again.";
        return Err(Diagnostic::error("control-character", &file, span, message).help(help));
    }
    Ok(SourceFile::new(name, text))
}

/// The text of a file in UTF-16: with its mark, or with a zero in every second of its first bytes.
fn utf_16(bytes: &[u8]) -> Option<String> {
    let (little, body) = match bytes {
        [0xff, 0xfe, body @ ..] => (true, body),
        [0xfe, 0xff, body @ ..] => (false, body),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => (true, bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => (false, bytes),
        _ => return None,
    };
    let units = body.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
    });
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

fn not_utf_8(name: &str, bytes: &[u8], bad: usize) -> Diagnostic {
    let text = String::from_utf8_lossy(bytes);
    let file = SourceFile::new(name, text);
    let span = Span::new(bad, bad + char::REPLACEMENT_CHARACTER.len_utf8());
    let (line, _) = file.line_and_column(bad);
    let message = format!("Line {line} holds a letter that is not saved as UTF-8.");
    Diagnostic::error("not-utf-8", &file, span, message).help(format!("{SAVE_AS} Then look whether the letters on line {line} are right."))
}

/// The text with each carriage return that stands alone made a line feed, as editors show it.
fn lines(text: String) -> String {
    let alone = |(at, _): &(usize, &str)| text.as_bytes().get(at + 1) != Some(&b'\n');
    let Some((first, _)) = text.match_indices('\r').find(alone) else { return text };
    let (kept, rest) = text.split_at(first);
    kept.to_owned() + &rest.replace("\r\n", "\n").replace('\r', "\n")
}

/// The text without the characters that nobody can see and that can hide or reorder words.
fn visible(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = flag(rest).unwrap_or(character.len_utf8());
        if length > character.len_utf8() || !is_hidden(character) {
            kept.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    kept
}

/// How long the flag of a country of the United Kingdom is at the start of a text: a black flag, tag letters
/// and the end of tags. Other rows of tag letters show nothing and may say anything.
fn flag(text: &str) -> Option<usize> {
    const FLAG: char = '\u{1f3f4}';
    const END: char = '\u{e007f}';
    let mut letters = text.strip_prefix(FLAG)?.chars();
    let tags =
        |place: &str| place.chars().filter_map(|letter| char::from_u32(0xe_0000 + u32::from(letter))).chain([END]).collect::<String>();
    let row: String = letters.by_ref().take(6).collect();
    ["gbeng", "gbsct", "gbwls"].iter().any(|place| tags(place) == row).then_some(FLAG.len_utf8() + row.len())
}

/// Whether a character shows nothing and can hide or reorder words, or may be in no page (U+FFFE, U+FFFF).
pub fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character has no shape: soft hyphen, zero width, direction marks, variation selectors, tags, fillers.
pub fn is_invisible(character: char) -> bool {
    matches!(
        u32::from(character),
        0xad | 0x34f | 0x61c | 0x115f | 0x1160 | 0x17b4 | 0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e
            | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0x1d173..=0x1d17a | 0xe0000..=0xe0fff
    )
}

/// Whether nothing in a text can be seen. The empty sign of Braille (U+2800) is as good as a space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character == '\u{2800}' || is_invisible(character))
}

/// Whether a character is a control character other than tab, line feed and carriage return.
pub(super) fn is_refused(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Whether a byte may belong to such a character. In most texts none does, and they need no look at each character.
fn may_be_refused(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || matches!(byte, 0x7f | 0xc2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode("plan.yaml", bytes).ok().expect("text").text().to_owned()
    }

    /// The code of the finding and where it points.
    fn refused(bytes: &[u8]) -> (&'static str, (usize, usize), String) {
        let finding = decode("plan.yaml", bytes).err().expect("a finding");
        (finding.code, finding.file.line_and_column(finding.span.range().start), finding.message)
    }

    #[test]
    fn good_text_passes() {
        assert_eq!(text(b"a: 1\r\n\tb"), "a: 1\r\n\tb");
        assert_eq!(text(b"\xef\xbb\xbfa: 1"), "a: 1");
        assert_eq!(text(b"a: 1\rb: 2\r\nc"), "a: 1\nb: 2\nc");
        assert_eq!(text("Zoë، یہ\u{200c} 👨\u{200d}👩\u{200d}👧 \u{200e}".as_bytes()), "Zoë، یہ\u{200c} 👨\u{200d}👩\u{200d}👧 \u{200e}");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn hidden_characters_are_taken_out() {
        let hidden = "S\u{ad}a\u{200b}m\u{2060} \u{202e}x\u{202c}\u{2066}y\u{2069}\u{feff}";
        assert_eq!(text(hidden.as_bytes()), "Sam xy");
    }

    #[test]
    fn tag_letters_are_taken_out_but_for_those_of_a_flag() {
        let tags = |text: &str| text.chars().filter_map(|letter| char::from_u32(0xe_0000 + u32::from(letter))).collect::<String>();
        assert_eq!(text(format!("a{}b", tags("12 Elm Row")).as_bytes()), "ab");
        let wales = format!("\u{1f3f4}{}\u{e007f}", tags("gbwls"));
        assert_eq!(text(format!("{wales} Cymru").as_bytes()), format!("{wales} Cymru"));
        assert_eq!(text(format!("\u{1f3f4}{}\u{e007f}", tags("elmro")).as_bytes()), "\u{1f3f4}");
    }

    #[test]
    fn other_encodings_are_named_with_a_place() {
        let utf_16: Vec<u8> = "a: é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(refused(&utf_16).0, "not-utf-8");
        assert_eq!(refused(&[b"\xff\xfe".as_slice(), &utf_16].concat()).2, "This file is saved in an encoding called UTF-16.");
        let (code, place, message) = refused(b"a: 1\nb: caf\xe9\n");
        assert_eq!((code, place, message.as_str()), ("not-utf-8", (2, 7), "Line 2 holds a letter that is not saved as UTF-8."));
    }

    #[test]
    fn control_characters_are_refused_with_a_place() {
        for control in ["\0", "\u{7}", "\u{1b}", "\u{7f}", "\u{85}"] {
            let (code, place, _) = refused(format!("a: é\nb:{control}").as_bytes());
            assert_eq!((code, place), ("control-character", (2, 3)));
        }
    }

    #[test]
    fn a_file_has_a_largest_size() {
        assert_eq!(text(&vec![b'a'; LARGEST]).len(), LARGEST);
        assert_eq!(refused(&vec![b'a'; LARGEST + 1]).0, "file-too-large");
    }
}
