//! Goals: one part a goal, then the year as a strip of months.

use super::{goal, year};
use crate::booklet::writer::Writer;
use crate::booklet::{Area, Page, Part, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::Day;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let mut parts: Vec<Part> = if view.goals.is_empty() { writer.not_in_copy()?.into_iter().collect() } else { Vec::new() };
    for (index, shown) in view.goals.iter().enumerate() {
        parts.push(goal::section(writer, shown, index == 0)?);
    }
    if !view.shared_only() {
        parts.extend(year::strip(writer)?);
    }
    let answer = if view.shared_only() { None } else { Some(answer(writer)?) };
    Ok(Some(writer.page("goals", Area::Goals, answer, parts)?))
}

/// "We want 2 things to be better by Tuesday 2 March 2027."
pub(super) fn answer(writer: &Writer<'_, '_>) -> Result<Words, SystemError> {
    let goals = &writer.view.goals;
    if goals.is_empty() {
        return writer.fixed("goals-none");
    }
    let n = Arg::from(goals.len());
    match day_of_all(writer) {
        Some(by) => writer.fixed_with("goals-answer-by", &[("n", n), ("day", Arg::from(&writer.day(by)))]),
        None => writer.fixed_with("goals-answer", &[("n", n)]),
    }
}

/// The day to come by which all goals are to be reached, where it is one.
pub(super) fn day_of_all(writer: &Writer<'_, '_>) -> Option<Day> {
    let goals = &writer.view.goals;
    goals.first()?.by.filter(|by| !writer.is_past(*by) && goals.iter().all(|goal| goal.by == Some(*by)))
}
