//! One goal: whose it is and who helps, why it matters, the way so far, and who does what.

use super::path;
use crate::booklet::writer::{Writer, facts, sentences};
use crate::booklet::{Area, ListItem, Part, Section, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{ActionShown, GoalArea, GoalShown};

/// The part of the page that is about one goal.
pub(super) fn section(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, first: bool) -> Result<Part, SystemError> {
    let helpers = writer.names_or_you(&goal.helpers)?;
    let owner = writer.can_speak(&goal.whose).then(|| writer.names_or_you(&[goal.whose])).transpose()?.map(|name| writer.written(&name));
    let rows = facts([
        writer.fact("goal-owner", owner)?,
        writer.fact("goal-helpers", (!helpers.is_empty()).then(|| writer.written(&helpers)))?,
        writer.fact(
            if goal.by.is_some_and(|by| writer.is_past(by)) { "goal-by-past" } else { "goal-by" },
            goal.by.map(|by| Words::plain(writer.day(by))),
        )?,
    ]);
    let why = writer.text("goal-why", goal.why.as_ref())?;
    let actions = goal.actions.iter().map(|action| item(writer, action)).collect::<Result<_, _>>()?;
    let parts =
        rows.into_iter().chain(why).chain([path::way(writer, goal, first)?]).chain(writer.items("goal-actions", actions)?).collect();
    Ok(Part::Section(Section { anchor: goal.anchor.clone(), title: writer.words(&goal.goal), area: goal.area.map(area), parts }))
}

/// The colour of a goal's part of life.
fn area(area: GoalArea) -> Area {
    match area {
        GoalArea::Home => Area::Home,
        GoalArea::Family | GoalArea::Friends => Area::People,
        GoalArea::Identity => Area::Me,
        GoalArea::Safety => Area::Rights,
        GoalArea::Health | GoalArea::School | GoalArea::Feelings | GoalArea::GrowingUp | GoalArea::Money | GoalArea::Fun => Area::Help,
    }
}

/// One action with its name and day.
fn item(writer: &Writer<'_, '_>, action: &ActionShown<'_>) -> Result<ListItem, SystemError> {
    let when = action.by.map(|by| writer.due(by)).transpose()?;
    let done = action.done.map(|done| writer.say_with("doing-done", &[("day", Arg::from(&writer.date(done)))])).transpose()?;
    let when = match (when, done) {
        (Some(when), Some(done)) => Some(sentences(&[format!("{when}."), format!("{done}.")])),
        (when, done) => done.or(when),
    };
    let whose = match action.who {
        Some(who) if writer.says_you(&who) => ListItem { by: Some(writer.names_or_you(&[who])?), ..ListItem::default() },
        Some(who) => ListItem::by(Some(who)),
        None => ListItem { by: Some(writer.say("doing-nobody")?), ..ListItem::default() },
    };
    Ok(ListItem { words: writer.words(&action.what), when, when_dir: Writer::due_dir(action.by), ..whose })
}
