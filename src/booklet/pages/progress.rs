//! Are we better off, by person and day; and who is doing what, as promises with their days.

use crate::booklet::writer::{Writer, literal, sentences};
use crate::booklet::{Area, Better, BetterAnswer, BetterRow, Face, GoalLink, Link, Page, PageWords, Part, Promise, Promises};
use crate::view::{ActionShown, BetterShown, Change, Due, PromisesShown, Who};

/// Better, the same or worse, by person and day, with an empty row for the next time.
pub(super) fn better(writer: &Writer<'_, '_>) -> Option<Page> {
    let times = &writer.view.better;
    let newest = times.iter().max_by_key(|time| time.on)?;
    let people = people(times);
    let table = Better {
        caption: writer.say("better-caption"),
        when: writer.say("better-when"),
        people: people.iter().map(|who| who.name.to_owned()).collect(),
        rows: times.iter().map(|time| row(writer, time, &people)).collect(),
        next: writer.say("better-next"),
        choices: ["better-better", "better-same", "better-worse"].map(|key| writer.say(key)).into(),
    };
    let mut said = vec![writer.say_on("better-last", newest.on)];
    for (change, key) in [(Change::Better, "better-who-better"), (Change::Same, "better-who-same"), (Change::Worse, "better-who-worse")] {
        let people: Vec<_> = newest.answers.iter().filter(|(_, answer)| *answer == change).map(|(who, _)| *who).collect();
        said.extend(writer.say_of(key, &people));
    }
    Some(writer.page("better", Area::Goals, Some(literal(&sentences(&said))), vec![Part::Better(table)]))
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

fn row(writer: &Writer<'_, '_>, time: &BetterShown<'_>, people: &[Who<'_>]) -> BetterRow {
    let answer = |who: &Who<'_>| {
        let given = time.answers.iter().find(|(asked, _)| asked.key == who.key).map(|(_, change)| *change);
        let (sort, key) = match given {
            Some(Change::Better) => ("better", "better-better"),
            Some(Change::Same) => ("same", "better-same"),
            Some(Change::Worse) => ("worse", "better-worse"),
            None => ("none", "better-none"),
        };
        BetterAnswer { sort, word: writer.say(key) }
    };
    BetterRow {
        when: writer.date(time.on),
        answers: people.iter().map(answer).collect(),
        words: writer.maybe(time.words.as_ref()),
        by: time.who.map(|who| who.name.to_owned()),
    }
}

/// Who is doing what: every action under a name, as a promise, with its day and whether it is done.
pub(super) fn doing(writer: &Writer<'_, '_>) -> Option<Page> {
    let promises = &writer.view.promises;
    let nothing = if promises.is_empty() { writer.not_in_copy() } else { None };
    let of_people = promises.iter().zip(1..).map(|(promises, number)| of_one_person(writer, promises, number));
    let parts = nothing.into_iter().chain(of_people).collect();
    let answer = (!writer.view.shared_only()).then(|| how_much(writer));
    Some(writer.page("doing", Area::Goals, answer, parts))
}

/// How much is still to do, and how much is done.
fn how_much(writer: &Writer<'_, '_>) -> PageWords {
    let actions = || writer.view.promises.iter().flat_map(|promises| &promises.actions);
    let done = actions().filter(|action| action.done.is_some()).count();
    let counts = [(actions().count() - done, "doing-open"), (done, "doing-done-count")];
    let said = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, key)| writer.say_with(key, &[("n", n.into())]));
    let said: Vec<String> = said.collect();
    if said.is_empty() { writer.fixed("doing-none") } else { literal(&sentences(&said)) }
}

fn of_one_person(writer: &Writer<'_, '_>, promises: &PromisesShown<'_>, number: usize) -> Part {
    let mine = promises.who.is_some_and(|who| writer.is_you(&who));
    let (title, face) = match promises.who {
        Some(who) if mine => (writer.say("doing-i-will"), writer.face(who.name, promises.picture)),
        Some(who) => (writer.say_who("doing-will", who.name), writer.face(who.name, promises.picture)),
        None => (writer.say("doing-nobody"), Face { name: String::new(), initials: "?".to_owned(), picture: None, symbol: None }),
    };
    let (done, open): (Vec<_>, Vec<_>) = promises.actions.iter().partition(|action| action.done.is_some());
    let items = open.into_iter().chain(done).map(|action| promise(writer, action)).collect();
    Part::Promises(Promises { anchor: format!("promise-{number}"), title, face, mine, items })
}

fn promise(writer: &Writer<'_, '_>, action: &ActionShown<'_>) -> Promise {
    let is_late = matches!(action.by, Some(Due::By(day)) if action.done.is_none() && writer.is_past(day));
    let goal = action.goal.as_ref().map(|(anchor, words)| {
        let link = Link { page: "goals", anchor: Some(anchor.clone()) };
        GoalLink { words: writer.words(words), link }
    });
    Promise {
        what: writer.words(&action.what),
        when: action.by.map(|by| writer.due(by)),
        when_dir: Writer::due_dir(action.by),
        done: action.done.map(|done| writer.say_on("doing-done", done)),
        late: is_late.then(|| writer.say("doing-late")),
        checked: action.checked_by.filter(|_| action.done.is_none()).map(|who| writer.say_who("doing-checked", who.name)),
        goal,
    }
}
