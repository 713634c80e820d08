//! About me: the good things first, then what is hard and what helps.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, ListItem, Page, Part};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::StatementShown;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let me = &view.about_me;
    let pronouns = view.child.pronouns.filter(|_| !view.reader.is_child);
    let pronouns = pronouns.map(|pronouns| writer.fixed_with("about-pronouns-say", &[("pronouns", Arg::from(pronouns))])).transpose()?;
    let names =
        [writer.fact("about-full-name", view.child.full_name.map(|name| writer.written(name)))?, writer.fact("about-pronouns", pronouns)?];
    let parts: Vec<Part> = [
        writer.list("about-good-at", &me.good_at)?,
        writer.list("about-likes", &me.likes)?,
        writer.items("about-going-well", statements(writer, &view.going_well))?,
        writer.list("about-matters", &view.matters)?,
        writer.text("about-talks", view.child.talks.as_ref())?,
        writer.list("about-finds-hard", &me.finds_hard)?,
        writer.list("about-helps", &me.helps_me)?,
    ]
    .into_iter()
    .flatten()
    .collect();
    let names = facts(names);
    if parts.is_empty() && (names.is_none() || view.shared_only()) {
        return Ok(None);
    }
    let has_good_things = !(me.good_at.is_empty() && me.likes.is_empty() && view.going_well.is_empty() && view.matters.is_empty());
    let answer = has_good_things.then(|| writer.fixed("about-answer")).transpose()?;
    Ok(Some(writer.page("about", Area::Me, answer, names.into_iter().chain(parts).collect())?))
}

/// What people say, each with their name.
pub(super) fn statements(writer: &Writer<'_, '_>, statements: &[StatementShown<'_>]) -> Vec<ListItem> {
    let item = |said: &StatementShown<'_>| ListItem { words: writer.words(&said.words), ..ListItem::by(said.who) };
    statements.iter().map(item).collect()
}
