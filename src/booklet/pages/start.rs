//! Start: whose booklet it is, who to ask, and four doors to what children ask for first.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, Door, Doors, Link, Links, NamedLink, Page, Part, Words};
use crate::system_error::SystemError;
use crate::view::GoalShown;

/// A door: the page behind it, and the phrases on it.
type DoorTo = (&'static str, &'static str, &'static str);

/// The four doors, each with the pages it may lead to, the best first.
const DOORS: [&[DoorTo]; 4] = [
    &[("said", "door-said", "door-said-line")],
    &[("people", "door-people", "door-people-line")],
    &[("home", "door-home", "door-home-line"), ("seeing", "door-seeing", "door-seeing-line"), ("why", "door-why", "door-why-line")],
    &[("life", "door-help", "door-help-line"), ("doing", "door-help", "door-doing-line")],
];

/// The page, still without its doors.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let mut rows = Vec::new();
    if let Some(name) = view.reader_name {
        rows.push(writer.fact("start-for", Some(writer.written(name)))?);
    }
    if let Some(made) = &view.made {
        rows.push(writer.fact("start-made", Some(Words::plain(writer.date(made.on))))?);
        if !made.with.is_empty() {
            rows.push(writer.fact("start-with", Some(writer.written(&writer.names_or_you(&made.with)?)))?);
        }
        rows.push(writer.fact("start-how", writer.maybe(made.how.as_ref()))?);
    }
    if let Some(lead) = view.lead.as_ref().filter(|_| !writer.is_lead()) {
        rows.push(writer.lead_fact("start-ask", lead)?);
    }
    let parts = facts(rows).into_iter().chain(goals(writer)?).collect();
    let answer = writer.fixed("start-answer")?;
    Ok(Some(writer.titled_page("start", Area::Start, writer.say("title")?, Some(answer), parts)?))
}

/// The goals, each a link.
fn goals(writer: &Writer<'_, '_>) -> Result<Option<Part>, SystemError> {
    if writer.view.goals.is_empty() {
        return Ok(None);
    }
    let link = |anchor: &str| Link { page: "goals", anchor: Some(anchor.to_owned()) };
    let named = |goal: &GoalShown<'_>| {
        let Words { lang, dir, .. } = writer.words(&goal.goal);
        NamedLink { title: writer.plain(&goal.goal), lang, dir, link: link(&goal.anchor) }
    };
    let links = writer.view.goals.iter().map(named).collect();
    Ok(Some(Part::Links(Links { heading: Some(writer.say("start-goals")?), links })))
}

/// Opens the doors to those pages that the booklet has. They stand before the goals.
pub(in crate::booklet) fn open_doors(writer: &Writer<'_, '_>, pages: &mut [Page]) -> Result<(), SystemError> {
    let mut doors = Vec::new();
    for to in DOORS {
        let there = to.iter().find_map(|door| Some((door, pages.iter().find(|page| page.id == door.0 && leads_on(writer, page))?)));
        if let Some(((_, title, line), page)) = there {
            let link = Link { page: page.id, anchor: None };
            doors.push(Door { title: writer.say(title)?, line: writer.say(line)?, link, area: page.area });
        }
    }
    let Some(start) = pages.first_mut().filter(|_| !doors.is_empty()) else { return Ok(()) };
    let at = start.parts.iter().position(|part| matches!(part, Part::Links(_))).unwrap_or(start.parts.len());
    start.parts.insert(at, Part::Doors(Doors { doors }));
    Ok(())
}

/// Whether a page holds more than the line that it is not in this copy.
fn leads_on(writer: &Writer<'_, '_>, page: &Page) -> bool {
    !writer.view.shared_only() || page.parts.iter().any(|part| !matches!(part, Part::Note(_)))
}
