//! The reference page of built-in pictures, in Markdown: every word that a plan may write after `picture:`.

use crate::language::Locale;
use std::fmt::Write;

/// The page `docs/reference/pictures.md`.
#[must_use]
pub fn pictures() -> String {
    let mut page = "# Words for built-in pictures\n\n\
        This page is made from the program's own lists. `UPDATE=1 cargo test` writes it anew.\n\n\
        Write one of these words after `picture:`, as in `picture: talk`. Usual endings are understood: `dog` and `dogs` are the same. Words with a \
        capital are written with it. `picture: none` says that no picture stands in this place.\n\n\
        A built-in picture has no words of its own: the words beside it say the same, so a screen reader passes it over. Where the picture says \
        more than the text, write what it shows: `picture: {word: dog, alt: Gran's dog}`.\n\n\
        To see them all, open [symbols.svg](../../themes/plain/symbols.svg) in a browser. To see one where it will stand, write its word into a plan \
        and run `ourplan serve`.\n"
        .to_owned();
    let Ok(Some(words)) = Locale::bundled("en").and_then(Locale::pictures) else { return page };
    for (title, about, pictures) in words.groups() {
        let _ = write!(page, "\n## {title}\n\n{about}\n\n| picture | words that show it |\n|---|---|\n");
        for (picture, words) in pictures {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            let _ = writeln!(page, "| {picture} | {} |", words.join(", "));
        }
    }
    page
}
