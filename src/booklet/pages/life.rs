//! My help: health, school, feelings and the other parts of a life, each now → what helps → what will change.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, List, ListItem, Page, Part, Text, Words};
use crate::system_error::SystemError;
use crate::view::{HelpShown, LifePart, LifeShown, WaitingShown};

/// The page.
pub(super) fn page(writer: &Writer<'_, '_>) -> Result<Option<Page>, SystemError> {
    let view = writer.view;
    let support = view.support.iter().map(|words| ListItem { words: writer.words(words), ..ListItem::default() }).collect();
    let mut parts: Vec<Part> = section_list(writer, support)?.into_iter().collect();
    for life in &view.life {
        parts.extend(part_of_life(writer, life)?);
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let answer = writer.fixed(if view.life.is_empty() { "life-answer-support" } else { "life-answer" })?;
    Ok(Some(writer.page("life", Area::Help, Some(answer), parts)?))
}

fn section_list(writer: &Writer<'_, '_>, items: Vec<ListItem>) -> Result<Option<Part>, SystemError> {
    let parts = if items.is_empty() { Vec::new() } else { vec![Part::List(List { heading: None, items })] };
    writer.section("support", "life-support", parts)
}

/// The anchor and the heading of a part of life.
fn names(part: LifePart) -> (&'static str, &'static str) {
    match part {
        LifePart::Health => ("health", "life-health"),
        LifePart::School => ("school", "life-school"),
        LifePart::Feelings => ("feelings", "life-feelings"),
        LifePart::Identity => ("identity", "life-identity"),
        LifePart::GettingOn => ("getting-on", "life-getting-on"),
        LifePart::GrowingUp => ("growing-up", "life-growing-up"),
        LifePart::Fun => ("fun", "life-fun"),
    }
}

fn part_of_life(writer: &Writer<'_, '_>, life: &LifeShown<'_>) -> Result<Option<Part>, SystemError> {
    let (anchor, title) = names(life.part);
    let now = writer.maybe(life.now.as_ref()).map(|words| Part::Text(Text { heading: None, words, by: None }));
    let help = life.help.iter().map(|help| item(writer, help)).collect::<Result<_, _>>()?;
    let surgeries = facts([
        writer.fact("life-doctor", writer.maybe(life.doctor.as_ref()))?,
        writer.fact("life-dentist", writer.maybe(life.dentist.as_ref()))?,
    ]);
    let parts = [
        now,
        surgeries,
        writer.items("life-help", help)?,
        writer.text("life-changes", life.changes.as_ref())?,
        life.waiting.as_ref().map(|waiting| waited(writer, waiting)).transpose()?.flatten(),
    ];
    writer.section(anchor, title, parts.into_iter().flatten().collect())
}

fn item(writer: &Writer<'_, '_>, help: &HelpShown<'_>) -> Result<ListItem, SystemError> {
    let when = help.by.map(|by| writer.due(by)).transpose()?;
    Ok(ListItem { words: writer.words(&help.words), when, when_dir: Writer::due_dir(help.by), ..ListItem::by(help.who) })
}

/// Help that was promised and has not come, and what happens until then.
fn waited(writer: &Writer<'_, '_>, waiting: &WaitingShown<'_>) -> Result<Option<Part>, SystemError> {
    let rows = facts([
        writer.fact("life-waiting-for", Some(writer.words(&waiting.what)))?,
        writer.fact("life-waiting-since", waiting.since.map(|since| Words::plain(writer.date(since))))?,
        writer.fact("life-waiting-until", writer.maybe(waiting.until_then.as_ref()))?,
    ]);
    let Some(Part::Facts(mut rows)) = rows else { return Ok(None) };
    rows.heading = Some(writer.say("life-waiting")?);
    Ok(Some(Part::Facts(rows)))
}
