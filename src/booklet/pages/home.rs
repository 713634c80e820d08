//! My home: will I have to move, who decides, who speaks for me, where I live and why, what stays the same.

use super::{moving, rights};
use crate::booklet::writer::{Writer, facts, literal, sentences};
use crate::booklet::{Area, Contacts, ListItem, Page, Part, Step, Steps, Text, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{Day, HomeShown, MoveAnswer, MoveShown, Regulator};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let Some(home) = &writer.view.home else { return Ok(None) };
    let mut parts = Vec::new();
    let answer = match &home.moving {
        Some(moving) => {
            parts.extend(moving::parts(writer, home, moving)?);
            parts.extend(about_the_move(writer, home, moving)?);
            moving::answer(writer, moving)?
        }
        None => writer.fixed("home-ask")?,
    };
    let settled = home.moving.as_ref().is_none_or(|moving| moving.answer == MoveAnswer::No);
    let who_decides = decides(writer, home)?;
    if settled {
        parts.extend(living(writer, home)?);
        parts.extend(staying(writer, home)?);
        parts.extend(who_decides);
    } else {
        parts.extend(who_decides);
        parts.extend(staying(writer, home)?);
        parts.extend(living(writer, home)?);
    }
    parts.extend(before(writer, home)?);
    Ok(Some(writer.page("home", Area::Home, Some(answer), parts)?))
}

/// Why, what the child thinks, reasons on both sides, the meeting before, and the steps.
fn about_the_move(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> Result<Vec<Part>, SystemError> {
    let mut parts = Vec::new();
    parts.extend(writer.text("home-why", moving.why.as_ref())?);
    parts.extend(steps(writer, home)?);
    parts.extend(writer.text("home-my-view", moving.my_view.as_ref())?);
    parts.extend(writer.list("home-reasons-for", &moving.reasons_for)?);
    parts.extend(writer.list("home-reasons-against", &moving.reasons_against)?);
    parts.extend(moving::review(writer, moving)?);
    Ok(parts)
}

fn steps(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Result<Option<Part>, SystemError> {
    if home.move_plan.is_empty() {
        return Ok(None);
    }
    let steps = home.move_plan.iter().map(|(words, day)| Step {
        when: day.map(|day| writer.day(day)),
        words: writer.words(words),
        past: day.is_some_and(|day| writer.is_past(day)),
    });
    Ok(Some(Part::Steps(Steps { heading: Some(writer.say("home-steps")?), steps: steps.collect() })))
}

/// What stays the same, what happens if it gets hard, and where the child grows up.
fn staying(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Result<Vec<Part>, SystemError> {
    let long_term = home.long_term.as_ref().map(|(_, words)| words);
    let parts = [
        writer.list("home-same", &home.stays_the_same)?,
        writer.text("home-hard", home.if_it_gets_hard.as_ref())?,
        writer.text("home-long", long_term)?,
    ];
    Ok(parts.into_iter().flatten().collect())
}

/// Who decides about a move of a child in care, and who speaks for the child.
fn decides(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Result<Vec<Part>, SystemError> {
    let mut said = Vec::new();
    for key in DECIDES {
        said.extend(writer.law(key)?);
    }
    let mut parts = Vec::new();
    if !said.is_empty() {
        parts.push(Part::Text(Text { heading: Some(writer.say("home-decides")?), words: literal(&sentences(&said)), by: None }));
    }
    let heading = Some(writer.say("home-speaks")?);
    let speaker = home.moving.as_ref().and_then(|moving| moving.speaks_for_me);
    if let Some(who) = speaker {
        let words = writer.fixed_with("home-speaks-one", &[("who", Arg::from(who.name))])?;
        parts.push(Part::Text(Text { heading, words, by: None }));
    } else if let Some(said) = rights::speaker(writer)? {
        parts.push(Part::Text(Text { heading, words: literal(&said), by: None }));
        // An advocate whom the plan names can be rung without asking anybody.
        if let Some(advocate) = &writer.view.advocate {
            parts.push(Part::Contacts(Contacts { heading: None, contacts: vec![rights::of_plan(writer, advocate)?] }));
        }
    }
    Ok(parts)
}

/// What the law says of who decides. Of the first six one holds for a care plan.
const DECIDES: [&str; 8] = [
    "home-decides-council",
    "home-decides-interim",
    "home-decides-parents",
    "home-decides-self",
    "home-decides-nobody",
    "home-decides-ask",
    "home-decides-sixteen",
    "home-decides-meeting",
];

/// Where the child lives, with whom, and why there.
fn living(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Result<Option<Part>, SystemError> {
    let with = writer.names(&home.with);
    let worker_only = |words| if writer.for_worker() { words } else { None };
    let kind = home.kind.map(|kind| writer.fixed(&format!("kind-{}", kind.word()))).transpose()?;
    let rows = facts([
        writer.fact("home-place", writer.maybe(home.place.as_ref()))?,
        writer.fact("home-with", (!with.is_empty()).then(|| writer.written(&with)))?,
        writer.fact("home-since", home.since.map(|since| Words::plain(writer.date(since))))?,
        writer.fact("home-address", writer.maybe(home.address.as_ref()))?,
        writer.fact("home-kind", worker_only(kind))?,
    ]);
    let emergency = (home.emergency && writer.for_worker()).then(|| writer.fixed("home-emergency")).transpose()?;
    let emergency = emergency.map(|words| Part::Text(Text { heading: None, words, by: None }));
    // A reader who does not see the place is not told what kind of home it is.
    let checked = match home.regulated_by.filter(|_| home.place.is_some()) {
        Some(Regulator::Ofsted) => writer.law("home-ofsted")?,
        None => None,
    };
    let checked = checked.map(|said| Part::Text(Text { heading: None, words: literal(&said), by: None }));
    let far = home.out_of_area.as_ref();
    let parts = [
        rows,
        emergency,
        checked,
        writer.text("home-why-here", home.why_here.as_ref())?,
        writer.text("home-far", far.map(|(why, _)| why))?,
        writer.text("home-travel", far.and_then(|(_, travel)| travel.as_ref()))?,
    ];
    writer.section("living", "home-live", parts.into_iter().flatten().collect())
}

/// The homes before. The days are for workers; others read when each ended, so that no birthday stands here.
fn before(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Result<Option<Part>, SystemError> {
    let time = |from: Option<Day>, to: Option<Day>| match (from.filter(|_| writer.for_worker()), to) {
        (Some(from), Some(to)) => {
            let (from, to) = (writer.day(from), writer.day(to));
            writer.say_with("home-from-until", &[("from", Arg::from(&from)), ("to", Arg::from(&to))]).map(Some)
        }
        (_, Some(to)) => writer.say_with("home-until", &[("day", Arg::from(&writer.day(to)))]).map(Some),
        (_, None) => Ok(None),
    };
    let mut items = Vec::new();
    for (place, from, to) in &home.before {
        items.push(ListItem { words: writer.words(place), when: time(*from, *to)?, ..ListItem::default() });
    }
    writer.items("home-before", items)
}
