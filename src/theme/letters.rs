//! Letters that a reader can choose: font files that lie beside the pages of a folder, the same in every booklet.
//!
//! A browser opens one only when the reader chose it: then the script links the style sheet that names them. It is a
//! file of its own, so that the theme's styles are the same in a folder and in a single file. The families have
//! names of their own, so that a device's own copy, which a theme may ask for by name, brings in no file.

use super::layers::bytes;
use std::fmt::Write;
use std::sync::LazyLock;

struct Letters {
    /// The name in the booklet's folder. It tells nothing of the reader.
    name: &'static str,
    family: &'static str,
    weight: u16,
    source: &'static str,
}

const LETTERS: [Letters; 6] = [
    letters("font-1.woff2", "letters atkinson", 400, "plain/letters/atkinson-hyperlegible-next-latin-400-normal.woff2"),
    letters("font-2.woff2", "letters atkinson", 700, "plain/letters/atkinson-hyperlegible-next-latin-700-normal.woff2"),
    letters("font-3.woff2", "letters lexend", 400, "plain/letters/lexend-latin-400-normal.woff2"),
    letters("font-4.woff2", "letters lexend", 700, "plain/letters/lexend-latin-700-normal.woff2"),
    letters("font-5.woff2", "letters andika", 400, "plain/letters/andika-latin-400-normal.woff2"),
    letters("font-6.woff2", "letters andika", 700, "plain/letters/andika-latin-700-normal.woff2"),
];

const fn letters(name: &'static str, family: &'static str, weight: u16, source: &'static str) -> Letters {
    Letters { name, family, weight, source }
}

/// Their licence goes where they go.
const LICENCE: (&str, &str) = ("fonts.txt", include_str!("../../licences/OFL-1.1.txt"));

/// The characters that the files hold; others come from the device.
const HOLDS: &str =
    "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215";

/// The style sheet that names the files for a reader who chose them: they come as soon as they are there.
static FACES: LazyLock<String> = LazyLock::new(|| faces("swap"));

/// The same for a theme that asks for them. On a slow line a page keeps the letters that it was painted with, so that nothing
/// moves while somebody reads; the next page has them.
static FACES_OF_A_THEME: LazyLock<String> = LazyLock::new(|| faces("optional"));

/// The name of that style sheet.
pub const SHEET_OF_A_THEME: &str = "fonts-theme.css";

fn faces(display: &str) -> String {
    LETTERS.iter().fold(String::new(), |mut css, Letters { name, family, weight, .. }| {
        let _ = writeln!(
            css,
            "@font-face{{font-family:\"{family}\";font-weight:{weight};font-display:{display};src:url({name}) format(\"woff2\");unicode-range:{HOLDS}}}"
        );
        css
    })
}

/// A file: its name in the booklet's folder, and its bytes.
type File = (&'static str, &'static [u8]);

/// The files, their style sheets and their licence. Each is looked for once.
static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let sheets = [("fonts.css", FACES.as_bytes()), (SHEET_OF_A_THEME, FACES_OF_A_THEME.as_bytes()), (LICENCE.0, LICENCE.1.as_bytes())];
    LETTERS.iter().map(|letters| (letters.name, bytes(letters.source))).chain(sheets).collect()
});

/// The files, their style sheets and their licence.
pub fn files() -> impl Iterator<Item = File> {
    FILES.iter().copied()
}

/// Whether a theme's tokens name a family of these files.
pub(super) fn are_named(tokens: &str) -> bool {
    LETTERS.iter().any(|letters| tokens.contains(&format!("\"{}\"", letters.family)))
}

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it.
pub(super) fn is_one(name: &str, file: &[u8]) -> bool {
    name.starts_with("font") && files().any(|(known, bytes)| known == name && bytes == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_file_passes_for_one_of_these() {
        for (name, bytes) in files() {
            let start: &[u8] = match name.rsplit('.').next() {
                Some("woff2") => b"wOF2",
                Some("css") => b"@font-face",
                _ => b"The letters",
            };
            assert!(bytes.starts_with(start) && bytes.len() > 1000, "{name}");
            assert!(is_one(name, bytes));
            assert!(!is_one("index.html", bytes));
            let mut other = bytes.to_vec();
            other.push(b' ');
            assert!(!is_one(name, &other));
        }
    }

    #[test]
    fn each_file_has_its_rule() {
        for letters in LETTERS {
            for sheet in [&FACES, &FACES_OF_A_THEME] {
                assert!(sheet.contains(&format!("url({})", letters.name)), "{}", letters.name);
            }
        }
    }
}
