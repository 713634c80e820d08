//! In short: the plan on one printed page.

use super::{goals, moving};
use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, ListItem, Page, Part, Words};
use crate::language::Arg;
use crate::system_error::SystemError;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    if view.shared_only() {
        let parts = writer.not_in_copy()?.into_iter().collect();
        return Ok(Some(writer.page("short", Area::Start, None, parts)?));
    }
    let mut items = Vec::new();
    for goal in &view.goals {
        let by = match goal.whose {
            whose if !writer.can_speak(&whose) => None,
            whose if writer.says_you(&whose) => Some(writer.say("short-owner-mine")?),
            whose => Some(writer.say_with("short-owner", &[("who", Arg::from(whose.name))])?),
        };
        // The answer says it, where it is one day for all.
        let when = goal.by.filter(|_| goals::day_of_all(writer).is_none()).map(|by| writer.by(by)).transpose()?;
        items.push(ListItem { words: writer.words(&goal.goal), by, when, ..ListItem::default() });
    }
    let mut rows = Vec::new();
    if let Some(lead) = view.lead.as_ref().filter(|_| !writer.is_lead()) {
        rows.push(writer.lead_fact("short-ask", lead)?);
    }
    if let Some(review) = &view.next_review {
        let day = writer.date(review.on);
        let is_past = review.on < view.today;
        let words = if is_past { writer.fixed_with("review-past", &[("day", Arg::from(&day))])? } else { Words::plain(day) };
        rows.push(writer.fact("short-review", Some(words))?);
    }
    rows.push(writer.fact("short-move", moving::in_short(writer)?)?);
    let mut parts: Vec<Part> = writer.items("short-goals", items)?.into_iter().collect();
    if let Some(Part::Facts(mut important)) = facts(rows) {
        important.heading = Some(writer.say("short-important")?);
        parts.push(Part::Facts(important));
    }
    Ok(Some(writer.page("short", Area::Start, Some(goals::answer(writer)?), parts)?))
}
