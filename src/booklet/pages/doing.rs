//! Who is doing what: every action under a name, as a promise, with its day and whether it is done.

use crate::booklet::writer::{Writer, literal, sentences};
use crate::booklet::{Area, Face, GoalLink, Link, Page, Part, Promise, Promises, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{ActionShown, Due, PromisesShown};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let mut parts: Vec<Part> = if writer.view.promises.is_empty() { writer.not_in_copy()?.into_iter().collect() } else { Vec::new() };
    for (index, promises) in writer.view.promises.iter().enumerate() {
        parts.push(of_one_person(writer, promises, index + 1)?);
    }
    let answer = if writer.view.shared_only() { None } else { Some(answer(writer)?) };
    Ok(Some(writer.page("doing", Area::Goals, answer, parts)?))
}

/// How much is still to do, and how much is done.
fn answer(writer: &Writer<'_, '_>) -> Result<Words, SystemError> {
    let actions = || writer.view.promises.iter().flat_map(|promises| &promises.actions);
    let done = actions().filter(|action| action.done.is_some()).count();
    let open = actions().count() - done;
    let mut said = Vec::new();
    for (n, key) in [(open, "doing-open"), (done, "doing-done-count")] {
        if n > 0 {
            said.push(writer.say_with(key, &[("n", n.into())])?);
        }
    }
    if said.is_empty() { writer.fixed("doing-none") } else { Ok(literal(&sentences(&said))) }
}

fn of_one_person(writer: &Writer<'_, '_>, promises: &PromisesShown<'_>, number: usize) -> Result<Part, SystemError> {
    let (title, face, mine) = match promises.who {
        Some(who) if writer.is_you(&who) => (writer.say("doing-i-will")?, writer.face(who.name, promises.picture), true),
        Some(who) => (writer.say_with("doing-will", &[("who", Arg::from(who.name))])?, writer.face(who.name, promises.picture), false),
        None => (writer.say("doing-nobody")?, Face { name: String::new(), initials: "?".to_owned(), picture: None, symbol: None }, false),
    };
    let (done, open): (Vec<_>, Vec<_>) = promises.actions.iter().partition(|action| action.done.is_some());
    let items = open.into_iter().chain(done).map(|action| promise(writer, action)).collect::<Result<_, _>>()?;
    Ok(Part::Promises(Promises { anchor: format!("promise-{number}"), title, face, mine, items }))
}

fn promise(writer: &Writer<'_, '_>, action: &ActionShown<'_>) -> Result<Promise, SystemError> {
    let late = matches!(action.by, Some(Due::By(day)) if action.done.is_none() && writer.is_past(day));
    let done = action.done.map(|done| writer.say_with("doing-done", &[("day", Arg::from(&writer.date(done)))])).transpose()?;
    let checked = match action.checked_by {
        Some(who) if action.done.is_none() => Some(writer.say_with("doing-checked", &[("who", Arg::from(who.name))])?),
        _ => None,
    };
    let goal = action
        .goal
        .as_ref()
        .map(|(anchor, words)| GoalLink { words: writer.words(words), link: Link { page: "goals", anchor: Some(anchor.clone()) } });
    Ok(Promise {
        what: writer.words(&action.what),
        when: action.by.map(|by| writer.due(by)).transpose()?,
        when_dir: Writer::due_dir(action.by),
        done,
        late: if late { Some(writer.say("doing-late")?) } else { None },
        checked,
        goal,
    })
}
