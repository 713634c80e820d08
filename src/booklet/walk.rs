//! A walk over everything on a page: words that may hold a link, and text that may not.

use super::{Page, PageWords, Part, PersonCard};

/// A text somewhere on a page.
pub(super) enum Spot<'a> {
    /// Words in which a hard word can become a link.
    Linkable(&'a mut PageWords),
    /// A heading, a label or words that are a link already.
    Fixed(&'a str),
}

/// What is done at each spot.
type Visit<'v> = &'v mut dyn FnMut(Spot<'_>);

/// Visits every spot of a page, in reading order.
pub(super) fn walk(page: &mut Page, visit: Visit<'_>) {
    visit(Spot::Fixed(&page.title));
    maybe(&mut page.answer, visit);
    parts(&mut page.parts, visit);
}

fn parts(all: &mut [Part], visit: Visit<'_>) {
    for part in all {
        one(part, visit);
    }
}

fn one(part: &mut Part, visit: Visit<'_>) {
    match part {
        Part::Section(section) => {
            visit(Spot::Fixed(&section.title.text));
            parts(&mut section.parts, visit);
        }
        Part::Text(text) => {
            heading(text.heading.as_ref(), visit);
            visit(Spot::Linkable(&mut text.words));
        }
        Part::List(list) => {
            heading(list.heading.as_ref(), visit);
            for item in &mut list.items {
                visit(Spot::Linkable(&mut item.words));
                heading(item.when.as_ref(), visit);
            }
        }
        Part::Doors(doors) => doors.doors.iter().for_each(|door| visit(Spot::Fixed(&door.line))),
        Part::Facts(facts) => {
            heading(facts.heading.as_ref(), visit);
            for row in &mut facts.rows {
                visit(Spot::Fixed(&row.label));
                visit(Spot::Linkable(&mut row.words));
            }
        }
        Part::People(people) => people.people.iter_mut().for_each(|who| person(who, visit)),
        Part::Question(question) => {
            visit(Spot::Fixed(&question.question));
            visit(Spot::Linkable(&mut question.answer));
            parts(&mut question.parts, visit);
        }
        Part::House(house) => visit(Spot::Fixed(&house.words)),
        Part::Contacts(contacts) => {
            heading(contacts.heading.as_ref(), visit);
            for contact in &contacts.contacts {
                visit(Spot::Fixed(&contact.name));
                heading(contact.about.as_ref(), visit);
            }
        }
        Part::Write(write) => visit(Spot::Fixed(&write.prompt)),
        Part::Note(note) => visit(Spot::Fixed(&note.text)),
        Part::Links(links) => {
            heading(links.heading.as_ref(), visit);
            links.links.iter().for_each(|link| visit(Spot::Fixed(&link.title)));
        }
        Part::Table(table) => {
            visit(Spot::Fixed(&table.caption));
            table.rows.iter_mut().flatten().for_each(|cell| visit(Spot::Linkable(cell)));
        }
        Part::Said(_) | Part::Agreed(_) | Part::Letter(_) | Part::Better(_) => spoken(part, visit),
        Part::Steps(_) | Part::Path(_) | Part::Year(_) | Part::Promises(_) => in_time(part, visit),
        Part::Term(_) => {}
    }
}

/// What people said.
fn spoken(part: &mut Part, visit: Visit<'_>) {
    match part {
        Part::Said(said) => {
            maybe(&mut said.how, visit);
            visit(Spot::Linkable(&mut said.words));
            if let Some(answer) = &mut said.answer {
                visit(Spot::Linkable(&mut answer.words));
            }
        }
        Part::Agreed(agreed) => maybe(&mut agreed.words, visit),
        Part::Letter(letter) => visit(Spot::Linkable(&mut letter.words)),
        Part::Better(better) => better.rows.iter_mut().for_each(|row| maybe(&mut row.words, visit)),
        _ => {}
    }
}

/// What happens on days.
fn in_time(part: &mut Part, visit: Visit<'_>) {
    match part {
        Part::Steps(steps) => {
            heading(steps.heading.as_ref(), visit);
            steps.steps.iter_mut().for_each(|step| visit(Spot::Linkable(&mut step.words)));
        }
        Part::Path(path) => path.stones.iter_mut().for_each(|stone| maybe(&mut stone.words, visit)),
        Part::Year(year) => {
            let events = year.months.iter().flat_map(|month| &month.events);
            events.for_each(|event| visit(Spot::Fixed(&event.words.text)));
        }
        Part::Promises(promises) => {
            for promise in &mut promises.items {
                visit(Spot::Linkable(&mut promise.what));
                promise.goal.iter().for_each(|goal| visit(Spot::Fixed(&goal.words.text)));
            }
        }
        _ => {}
    }
}

fn person(person: &mut PersonCard, visit: Visit<'_>) {
    maybe(&mut person.is, visit);
    maybe(&mut person.about, visit);
}

fn maybe(words: &mut Option<PageWords>, visit: Visit<'_>) {
    if let Some(words) = words {
        visit(Spot::Linkable(words));
    }
}

fn heading(text: Option<&String>, visit: Visit<'_>) {
    if let Some(text) = text {
        visit(Spot::Fixed(text));
    }
}
