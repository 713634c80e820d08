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

/// The style sheet that names the files for a reader who chose them: they come as soon as they are there.
static FACES: LazyLock<String> = LazyLock::new(|| faces("swap", &LETTERS));

/// The same for a theme that asks for some of them, by the families it asks for: each bit stands for one. On a slow line a page
/// keeps the letters that it was painted with, so that nothing moves while somebody reads; the next page has them.
static FACES_OF_A_THEME: LazyLock<[String; 8]> = LazyLock::new(|| {
    std::array::from_fn(|asked| {
        let families = LETTERS.chunks(2).enumerate().filter(|(family, _)| asked & (1 << family) != 0);
        families.map(|(_, letters)| faces("optional", letters)).collect()
    })
});

/// The name of that style sheet.
pub const SHEET_OF_A_THEME: &str = "fonts-theme.css";

fn faces(display: &str, letters: &[Letters]) -> String {
    letters.iter().fold(String::new(), |mut css, Letters { name, family, weight, .. }| {
        let _ = writeln!(
            css,
            "@font-face{{font-family:\"{family}\";font-weight:{weight};font-display:{display};src:url({name}) format(\"woff2\")}}"
        );
        css
    })
}

/// A file: its name in the booklet's folder, and its bytes.
type FontFile = (&'static str, &'static [u8]);

/// The files, the style sheet for a reader who chose them and their licence. Each is looked for once.
static FILES: LazyLock<Vec<FontFile>> = LazyLock::new(|| {
    let texts = [("fonts.css", FACES.as_bytes()), (LICENCE.0, LICENCE.1.as_bytes())];
    LETTERS.iter().map(|letters| (letters.name, bytes(letters.source))).chain(texts).collect()
});

/// The files, the style sheet for a reader who chose them and their licence.
pub fn files() -> impl Iterator<Item = FontFile> {
    FILES.iter().copied()
}

/// The style sheet of the families that a theme's tokens name, where they name any.
pub(super) fn sheet_for(tokens: &str) -> Option<&'static str> {
    let named = |letters: &[Letters]| letters.iter().any(|letters| tokens.contains(&format!("\"{}\"", letters.family)));
    let asked = LETTERS.chunks(2).enumerate().fold(0, |asked, (family, letters)| if named(letters) { asked | 1 << family } else { asked });
    FACES_OF_A_THEME.get(asked).map(String::as_str).filter(|sheet| !sheet.is_empty())
}

/// Whether a file is one of these, to the byte. Nothing of a plan can stand in it.
pub(super) fn is_one(name: &str, file: &[u8]) -> bool {
    let is_of_a_theme = || name == SHEET_OF_A_THEME && !file.is_empty() && FACES_OF_A_THEME.iter().any(|sheet| sheet.as_bytes() == file);
    name.starts_with("font") && (is_of_a_theme() || files().any(|(known, bytes)| known == name && bytes == file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_file_passes_for_one_of_these() {
        let of_a_theme = sheet_for("\"letters lexend\"").expect("it is one of them");
        for (name, bytes) in files().chain([(SHEET_OF_A_THEME, of_a_theme.as_bytes())]) {
            let (start, least): (&[u8], usize) = match name.rsplit('.').next() {
                Some("woff2") => (b"wOF2", 1000),
                Some("css") => (b"@font-face", 100),
                _ => (b"The letters", 1000),
            };
            assert!(bytes.starts_with(start) && bytes.len() > least, "{name}");
            assert!(is_one(name, bytes));
            assert!(!is_one("index.html", bytes));
            let mut other = bytes.to_vec();
            other.push(b' ');
            assert!(!is_one(name, &other));
        }
    }

    #[test]
    fn each_file_has_its_rule_and_a_theme_has_those_that_it_asks_for() {
        let two = sheet_for("--font:\"letters andika\",\"letters atkinson\",\"Lexend\"").expect("it asks for two");
        for letters in LETTERS {
            let rule = format!("url({})", letters.name);
            assert!(FACES.contains(&rule), "{}", letters.name);
            assert_eq!(two.contains(&rule), letters.family != "letters lexend", "{}", letters.name);
        }
        assert_eq!(sheet_for("--font:\"Andika\",sans-serif"), None);
    }
}
