//! Letters from carers and family.

use crate::booklet::writer::Writer;
use crate::booklet::{Area, Letter, Page, Part};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::LetterShown;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let letters = &writer.view.letters;
    if letters.is_empty() {
        return Ok(None);
    }
    let mut names: Vec<&str> = Vec::new();
    for letter in letters {
        if !names.contains(&letter.from.name) {
            names.push(letter.from.name);
        }
    }
    let answer = writer.fixed_with("letters-answer", &[("who", Arg::from(&writer.locale.join(&names)))])?;
    let parts = letters.iter().map(|letter| part(writer, letter)).collect::<Result<_, _>>()?;
    Ok(Some(writer.page("letters", Area::People, Some(answer), parts)?))
}

fn part(writer: &Writer<'_, '_>, letter: &LetterShown<'_>) -> Result<Part, SystemError> {
    Ok(Part::Letter(Letter {
        title: writer.say_with("letter-from", &[("who", Arg::from(letter.from.name))])?,
        on: letter.on.map(|on| writer.date(on)),
        words: writer.words(&letter.words),
    }))
}
