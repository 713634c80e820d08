//! What I said, each joined to its answer or to the day on which the answer comes.

use crate::booklet::writer::Writer;
use crate::booklet::{Answer, Area, Page, Part, Said};
use crate::fault::Fault;
use crate::language::Arg;
use crate::view::{Day, SaidShown};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, Fault> {
    let said = &writer.view.said;
    if said.is_empty() {
        return Ok(None);
    }
    let answer = match said.iter().filter(|said| said.tell_by.is_some()).count() {
        0 if said.iter().any(|said| said.answer.is_none()) => None,
        0 => Some(writer.fixed("said-answer-all")?),
        n => Some(writer.fixed_with("said-answer-waiting", &[("n", n.into())])?),
    };
    let parts = said.iter().enumerate().map(|(index, said)| part(writer, said, index + 1)).collect::<Result<_, _>>()?;
    Ok(Some(writer.page("said", Area::Me, answer, parts)?))
}

fn part(writer: &Writer<'_, '_>, said: &SaidShown<'_>, number: usize) -> Result<Part, Fault> {
    let answer = match &said.answer {
        Some(words) => Some(Answer {
            label: match said.answered_by {
                Some(who) => writer.say_with("said-answered", &[("who", Arg::from(who.name))])?,
                None => writer.say("said-happened")?,
            },
            words: writer.words(words),
        }),
        None => None,
    };
    Ok(Part::Said(Box::new(Said {
        anchor: format!("said-{number}"),
        by: said.who.name.to_owned(),
        mine: writer.is_you(&said.who),
        on: said.on.map(|on| writer.date(on)),
        how: writer.maybe(said.how.as_ref()),
        words: writer.words(&said.words),
        answer,
        waiting: waiting(writer, said)?,
    })))
}

/// Who tells whom by when, where the answer is still to come.
fn waiting(writer: &Writer<'_, '_>, said: &SaidShown<'_>) -> Result<Option<String>, Fault> {
    let Some(tell_by) = said.tell_by else { return Ok(None) };
    let day = writer.date(tell_by);
    if writer.is_past(Day { date: tell_by, month_only: false }) {
        return Ok(Some(writer.say_with("said-waiting-past", &[("day", Arg::from(&day))])?));
    }
    let who = said.answered_by.map_or(writer.lead.as_str(), |who| who.name);
    let key = match said.who {
        who if !writer.can_speak(&who) => "said-waiting-family",
        who if writer.says_you(&who) => "said-waiting-you",
        _ => "said-waiting",
    };
    let args = [("who", Arg::from(who)), ("to", Arg::from(said.who.name)), ("day", Arg::from(&day))];
    Ok(Some(writer.say_with(key, &args)?))
}
