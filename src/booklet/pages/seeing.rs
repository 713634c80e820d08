//! Seeing people: for each person how often, where and how; brothers, sisters and friends included.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, Page, Part, Section, Text, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::SeeingShown;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    if writer.view.seeing.is_empty() {
        return Ok(None);
    }
    let parts = writer.view.seeing.iter().enumerate().map(|(index, seeing)| person(writer, seeing, index + 1)).collect::<Result<_, _>>()?;
    let answer = writer.fixed("seeing-answer")?;
    Ok(Some(writer.page("seeing", Area::People, Some(answer), parts)?))
}

fn person(writer: &Writer<'_, '_>, seeing: &SeeingShown<'_>, number: usize) -> Result<Part, SystemError> {
    let title = match seeing.who.is_reader {
        true => writer.fixed("seeing-own")?,
        false => writer.written(seeing.who.name),
    };
    let together = match seeing.together {
        Some(true) => Some(writer.fixed_with("seeing-together", &[("who", Arg::from(seeing.who.name))])?),
        _ => None,
    };
    let text = |words: Words| Part::Text(Text { heading: None, words, by: None });
    let rows = facts([
        writer.fact("seeing-how-often", writer.maybe(seeing.how_often.as_ref()))?,
        writer.fact("seeing-where", writer.maybe(seeing.place.as_ref()))?,
        writer.fact("seeing-how", writer.maybe(seeing.how.as_ref()))?,
    ]);
    let why_apart = writer.text("seeing-why-apart", seeing.why_apart.as_ref())?;
    let parts = together.map(text).into_iter().chain(rows).chain(why_apart).collect();
    Ok(Part::Section(Section { anchor: format!("seeing-{number}"), title, area: None, parts }))
}
