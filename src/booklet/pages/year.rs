//! The year as a strip of months, with what happens in each.

use crate::booklet::writer::Writer;
use crate::booklet::{Event, Link, Month, Part, Words, Year};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{Day, Due, MoveAnswer};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many months the strip shows: 12 months on from the day of the plan is in the thirteenth.
const MONTHS: i32 = 13;

/// Something that happens on a day.
struct Happening {
    day: Day,
    words: Words,
    link: Link,
}

/// The strip; nothing where nothing has a day.
pub(super) fn strip(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    let made = writer.view.made.as_ref().map(|made| made.on).or_else(|| writer.view.goals.first().and_then(|goal| goal.from));
    let Some(made) = made else { return Ok(None) };
    let mut happenings = happenings(writer)?;
    happenings.sort_by_key(|happening| happening.day.date);
    let first = made.first_of_month();
    let months: Vec<Month> =
        (0..MONTHS).filter_map(|ahead| first.checked_add(ahead.months()).ok()).map(|month| shown(writer, month, &happenings)).collect();
    if months.iter().all(|month| month.events.is_empty()) {
        return Ok(None);
    }
    Ok(Some(Part::Year(Year { heading: writer.say("year-title")?, months })))
}

fn shown(writer: &Writer<'_, '_>, month: Date, happenings: &[Happening]) -> Month {
    let same = |date: Date| date.first_of_month() == month;
    let events = happenings.iter().filter(|happening| same(happening.day.date)).map(|happening| Event {
        when: if happening.day.month_only { writer.day(happening.day) } else { writer.locale.short_date(happening.day.date) },
        words: happening.words.clone(),
        link: Some(happening.link.clone()),
    });
    Month {
        name: writer.locale.month(month),
        short: writer.locale.month_short(month),
        now: same(writer.view.today),
        events: events.collect(),
    }
}

fn happenings(writer: &Writer<'_, '_>) -> Result<Vec<Happening>, SystemError> {
    let view = writer.view;
    let mut all = Vec::new();
    let exact = |date| Day { date, month_only: false };
    for goal in &view.goals {
        let link = Link { page: "goals", anchor: Some(goal.anchor.clone()) };
        let steps = goal.steps.iter().filter_map(|(day, words)| Some(((*day)?, words)));
        all.extend(steps.map(|(day, words)| Happening { day, words: writer.words(words), link: link.clone() }));
    }
    for action in view.promises.iter().flat_map(|promises| &promises.actions).filter(|action| action.done.is_none()) {
        if let (Some(Due::By(day)), Some(who)) = (action.by, action.who) {
            let text =
                writer.say_with("year-promise", &[("who", Arg::from(&writer.names_or_you(&[who])?)), ("what", action.what.text.into())])?;
            all.push(Happening { day, words: Words { text, ..writer.words(&action.what) }, link: Link { page: "doing", anchor: None } });
        }
    }
    if let Some(review) = &view.next_review {
        let link = Link { page: "review", anchor: None };
        all.push(Happening { day: exact(review.on), words: writer.fixed("year-review")?, link });
    }
    for (what, on) in view.legal.iter().flat_map(|legal| &legal.court_days) {
        let link = Link { page: "why", anchor: None };
        all.extend(on.map(|day| Happening { day, words: writer.words(what), link }));
    }
    let moving = view.home.as_ref().and_then(|home| home.moving.as_ref()).filter(|moving| moving.answer == MoveAnswer::Yes);
    if let Some(day) = moving.and_then(|moving| moving.on) {
        all.push(Happening { day, words: writer.fixed("year-move")?, link: Link { page: "home", anchor: None } });
    }
    Ok(all)
}
