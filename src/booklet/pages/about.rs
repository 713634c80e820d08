//! About me: the good things first, what is hard and what worries people later.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, ListItem, Page, Part};
use crate::fault::Fault;
use crate::view::StatementShown;

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, Fault> {
    let view = writer.view;
    let me = &view.about_me;
    let more = [
        writer.fact("about-full-name", view.child.full_name.map(|name| writer.written(name)))?,
        writer.fact("about-pronouns", view.child.pronouns.map(|pronouns| writer.written(pronouns)).filter(|_| !view.reader.is_child))?,
    ];
    let parts: Vec<Part> = [
        writer.list("about-good-at", &me.good_at)?,
        writer.list("about-likes", &me.likes)?,
        writer.items("about-going-well", statements(writer, &view.going_well))?,
        writer.list("about-matters", &view.matters)?,
        writer.text("about-talks", view.child.talks.as_ref())?,
        writer.list("about-finds-hard", &me.finds_hard)?,
        writer.list("about-helps", &me.helps_me)?,
        writer.items("about-worries", statements(writer, &view.worries))?,
    ]
    .into_iter()
    .flatten()
    .collect();
    let more = facts(more);
    if parts.is_empty() && (more.is_none() || view.shared_only()) {
        return Ok(None);
    }
    let answer = writer.fixed("about-answer")?;
    Ok(Some(writer.page("about", Area::Me, Some(answer), parts.into_iter().chain(more).collect())?))
}

/// What people say, each with their name.
fn statements(writer: &Writer<'_, '_>, statements: &[StatementShown<'_>]) -> Vec<ListItem> {
    let item =
        |said: &StatementShown<'_>| ListItem { words: writer.words(&said.words), by: said.who.map(|who| who.name.to_owned()), when: None };
    statements.iter().map(item).collect()
}
