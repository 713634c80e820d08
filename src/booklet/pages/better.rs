//! Are we better off? Better, the same or worse, by person and day, with an empty row for the next time.

use crate::booklet::writer::{Writer, literal, sentences};
use crate::booklet::{Area, Better, BetterAnswer, BetterRow, Page, Part};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{BetterShown, Change, Who};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let times = &writer.view.better;
    let Some(newest) = times.iter().max_by_key(|time| time.on) else { return Ok(None) };
    let people = people(times);
    let rows = times.iter().map(|time| row(writer, time, &people)).collect::<Result<_, _>>()?;
    let table = Better {
        caption: writer.say("better-caption")?,
        when: writer.say("better-when")?,
        people: people.iter().map(|who| who.name.to_owned()).collect(),
        rows,
        next: writer.say("better-next")?,
        choices: vec![writer.say("better-better")?, writer.say("better-same")?, writer.say("better-worse")?],
    };
    let mut said = vec![writer.say_with("better-last", &[("day", Arg::from(&writer.date(newest.on)))])?];
    for (change, key) in [(Change::Better, "better-who-better"), (Change::Same, "better-who-same"), (Change::Worse, "better-who-worse")] {
        let people: Vec<_> = newest.answers.iter().filter(|(_, answer)| *answer == change).map(|(who, _)| *who).collect();
        said.extend(writer.say_of(key, &people)?);
    }
    Ok(Some(writer.page("better", Area::Goals, Some(literal(&sentences(&said))), vec![Part::Better(table)])?))
}

/// Everybody who was asked, in the order in which they first answered.
fn people<'p>(times: &[BetterShown<'p>]) -> Vec<Who<'p>> {
    let mut people: Vec<Who<'p>> = Vec::new();
    for (who, _) in times.iter().flat_map(|time| &time.answers) {
        if !people.iter().any(|known| known.key == who.key) {
            people.push(*who);
        }
    }
    people
}

fn row(writer: &Writer<'_, '_>, time: &BetterShown<'_>, people: &[Who<'_>]) -> Result<BetterRow, SystemError> {
    let answer = |who: &Who<'_>| {
        let given = time.answers.iter().find(|(asked, _)| asked.key == who.key).map(|(_, change)| *change);
        let (sort, key) = match given {
            Some(Change::Better) => ("better", "better-better"),
            Some(Change::Same) => ("same", "better-same"),
            Some(Change::Worse) => ("worse", "better-worse"),
            None => ("none", "better-none"),
        };
        Ok(BetterAnswer { sort, word: writer.say(key)? })
    };
    Ok(BetterRow {
        when: writer.date(time.on),
        answers: people.iter().map(answer).collect::<Result<_, SystemError>>()?,
        words: writer.maybe(time.words.as_ref()),
        by: time.who.map(|who| who.name.to_owned()),
    })
}
