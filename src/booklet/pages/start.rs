//! Start: whose booklet it is, who to ask, and four doors to what children ask for first. Then the plan in short, on one printed page.

use super::{goals, home};
use crate::booklet::writer::{Writer, facts, headed_facts};
use crate::booklet::{Area, Door, Doors, Link, LinksPart, ListItem, NamedLink, Page, PageWords, Part};
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

/// The first page, still without its doors.
pub(super) fn start(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let mut rows = vec![writer.fact("start-for", view.reader_name.map(|name| writer.written(name)))];
    if let Some(made) = &view.made {
        rows.push(writer.date_fact("start-made", Some(made.on)));
        rows.push(writer.people_fact("start-with", &made.with));
        rows.push(writer.words_fact("start-how", made.how.as_ref()));
    }
    rows.push(writer.lead_fact("start-ask"));
    let parts = facts(rows).into_iter().chain(goal_links(writer)).collect();
    Some(writer.titled_page("start", Area::Start, writer.say("title"), Some(writer.fixed("start-answer")), parts))
}

fn goal_links(writer: &Writer<'_, '_>) -> Option<Part> {
    if writer.view.goals.is_empty() {
        return None;
    }
    let named = |goal: &GoalShown<'_>| {
        let PageWords { lang, dir, .. } = writer.words(&goal.goal);
        NamedLink { title: writer.plain(&goal.goal), lang, dir, link: Link { page: "goals", anchor: Some(goal.anchor.clone()) } }
    };
    let links = writer.view.goals.iter().map(named).collect();
    Some(Part::Links(LinksPart { heading: Some(writer.say("start-goals")), links }))
}

/// Opens the doors to those pages that the booklet has. They come before the goals.
pub(in crate::booklet) fn open_doors(writer: &Writer<'_, '_>, pages: &mut [Page]) {
    let mut doors = Vec::new();
    for to in DOORS {
        let there = to.iter().find_map(|door| Some((door, pages.iter().find(|page| page.id == door.0 && leads_on(writer, page))?)));
        if let Some(((_, title, line), page)) = there {
            let link = Link { page: page.id, anchor: None };
            doors.push(Door { title: writer.say(title), line: writer.say(line), link, area: page.area });
        }
    }
    let Some(start) = pages.first_mut().filter(|_| !doors.is_empty()) else { return };
    let at = start.parts.iter().position(|part| matches!(part, Part::Links(_))).unwrap_or(start.parts.len());
    start.parts.insert(at, Part::Doors(Doors { doors }));
}

/// Whether a page holds more than the line that it is not in this copy.
fn leads_on(writer: &Writer<'_, '_>, page: &Page) -> bool {
    !writer.view.shared_only() || page.parts.iter().any(|part| !matches!(part, Part::Note(_)))
}

/// The plan on one printed page.
pub(super) fn short(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    if let Some(note) = writer.not_in_copy() {
        return Some(writer.page("short", Area::Start, None, vec![note]));
    }
    let item = |goal: &GoalShown<'_>| {
        let by = match goal.whose {
            whose if !writer.can_speak(&whose) => None,
            whose if writer.says_you(&whose) => Some(writer.say("short-owner-mine")),
            whose => Some(writer.say_who("short-owner", whose.name)),
        };
        // The answer says it, where it is one day for all.
        let when = goal.by.filter(|_| goals::day_of_all(writer).is_none()).map(|by| writer.by(by));
        ListItem { by, when, ..ListItem::new(writer.words(&goal.goal)) }
    };
    let goals = writer.items("short-goals", view.goals.iter().map(item).collect());
    let review = view.next_review.as_ref().map(|review| match review.on < view.today {
        true => writer.fixed_on("review-past", review.on),
        false => PageWords::plain(writer.date(review.on)),
    });
    let moving = view.home.as_ref().and_then(|home| home.moving.as_ref());
    let rows = [
        writer.lead_fact("short-ask"),
        writer.fact("short-review", review),
        writer.fact("short-move", moving.map(|moving| home::move_answer(writer, moving))),
    ];
    let important = headed_facts(Some(writer.say("short-important")), rows);
    let parts = goals.into_iter().chain(important).collect();
    Some(writer.page("short", Area::Start, Some(goals::answer(writer)), parts))
}
