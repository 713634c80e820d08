//! My help: health, school, feelings and the other parts of a life, each now → what helps → what will change. And who can say yes.

use crate::booklet::writer::{Writer, facts, headed_facts};
use crate::booklet::{Area, Fact, ListItem, ListPart, Page, PageWords, Part};
use crate::view::{DecisionShown, HelpShown, LifePart, LifeShown, WaitingShown};

/// The help of the family, then each part of life.
pub(super) fn life(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let support: Vec<_> = view.support.iter().map(|words| ListItem::new(writer.words(words))).collect();
    let support = if support.is_empty() { Vec::new() } else { vec![Part::List(ListPart { heading: None, items: support })] };
    let mut parts = Vec::from_iter(writer.section("support", "life-support", support));
    parts.extend(view.life.iter().filter_map(|life| part_of_life(writer, life)));
    let answer = if view.life.is_empty() { "life-answer-support" } else { "life-answer" };
    (!parts.is_empty()).then(|| writer.page("life", Area::Help, Some(writer.fixed(answer)), parts))
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

fn part_of_life(writer: &Writer<'_, '_>, life: &LifeShown<'_>) -> Option<Part> {
    let (anchor, title) = names(life.part);
    let now = writer.maybe(life.now.as_ref()).map(Part::paragraph);
    let help = life.help.iter().map(|help| item(writer, help)).collect();
    let surgeries = [writer.words_fact("life-doctor", life.doctor.as_ref()), writer.words_fact("life-dentist", life.dentist.as_ref())];
    let parts = [
        now,
        facts(surgeries),
        writer.items("life-help", help),
        writer.text("life-changes", life.changes.as_ref()),
        life.waiting.as_ref().and_then(|waiting| waited(writer, waiting)),
    ];
    writer.section(anchor, title, parts.into_iter().flatten().collect())
}

fn item(writer: &Writer<'_, '_>, help: &HelpShown<'_>) -> ListItem {
    let when = help.by.map(|by| writer.due(by));
    ListItem { words: writer.words(&help.words), when, when_dir: Writer::due_dir(help.by), ..ListItem::by(help.who) }
}

/// Help that was promised and has not come, and what happens until then.
fn waited(writer: &Writer<'_, '_>, waiting: &WaitingShown<'_>) -> Option<Part> {
    let rows = [
        writer.words_fact("life-waiting-for", Some(&waiting.what)),
        writer.date_fact("life-waiting-since", waiting.since),
        writer.words_fact("life-waiting-until", waiting.until_then.as_ref()),
    ];
    headed_facts(Some(writer.say("life-waiting")), rows)
}

/// Who can say yes to everyday things.
pub(super) fn decisions(writer: &Writer<'_, '_>) -> Option<Page> {
    let row = |decision: &DecisionShown<'_>| {
        let PageWords { lang, dir, .. } = writer.words(&decision.about);
        let words = writer.written(&writer.names_or_you(&decision.who));
        Some(Fact { label: writer.plain(&decision.about), lang, dir, words, reach: None })
    };
    let rows = facts(writer.view.decisions.iter().map(row))?;
    Some(writer.page("decisions", Area::Together, Some(writer.fixed("decisions-answer")), vec![rows]))
}
