//! The child's own pages: about me; what I said, each joined to its answer or the day of its answer; and my turn to write.

use crate::booklet::writer::{Writer, facts};
use crate::booklet::{Area, ListItem, Page, Part, SaidAnswer, SaidPart, Write};
use crate::language::Arg;
use crate::view::{DayShown, SaidShown, StatementShown};

/// About me: the good things first, then what is hard and what helps.
pub(super) fn about(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let me = &view.about_me;
    let pronouns = view.child.pronouns.filter(|_| !view.reader.is_child);
    let pronouns = pronouns.map(|pronouns| writer.fixed_with("about-pronouns-say", &[("pronouns", pronouns.into())]));
    let names = facts([
        writer.fact("about-full-name", view.child.full_name.map(|name| writer.written(name))),
        writer.fact("about-pronouns", pronouns),
    ]);
    let parts = [
        writer.list("about-good-at", &me.good_at),
        writer.list("about-likes", &me.likes),
        writer.items("about-going-well", statements(writer, &view.going_well)),
        writer.list("about-matters", &view.matters),
        writer.text("about-talks", view.child.talks.as_ref()),
        writer.list("about-finds-hard", &me.finds_hard),
        writer.list("about-helps", &me.helps_me),
    ];
    let parts: Vec<Part> = parts.into_iter().flatten().collect();
    if parts.is_empty() && (names.is_none() || view.shared_only()) {
        return None;
    }
    let has_good_things = !(me.good_at.is_empty() && me.likes.is_empty() && view.going_well.is_empty() && view.matters.is_empty());
    let answer = has_good_things.then(|| writer.fixed("about-answer"));
    Some(writer.page("about", Area::Me, answer, names.into_iter().chain(parts).collect()))
}

/// What people say, each with their name.
pub(super) fn statements(writer: &Writer<'_, '_>, statements: &[StatementShown<'_>]) -> Vec<ListItem> {
    let item = |said: &StatementShown<'_>| ListItem { words: writer.words(&said.words), ..ListItem::by(said.who) };
    statements.iter().map(item).collect()
}

/// What I said, each joined to its answer or to the day on which the answer comes.
pub(super) fn said(writer: &Writer<'_, '_>) -> Option<Page> {
    let said = &writer.view.said;
    if said.is_empty() {
        return None;
    }
    let answer = match said.iter().filter(|said| said.tell_by.is_some()).count() {
        0 if said.iter().any(|said| said.answer.is_none()) => None,
        0 => Some(writer.fixed("said-answer-all")),
        n => Some(writer.fixed_with("said-answer-waiting", &[("n", n.into())])),
    };
    let parts = said.iter().zip(1..).map(|(said, number)| one_said(writer, said, number)).collect();
    Some(writer.page("said", Area::Me, answer, parts))
}

fn one_said(writer: &Writer<'_, '_>, said: &SaidShown<'_>, number: usize) -> Part {
    let answer = said.answer.as_ref().map(|words| SaidAnswer {
        label: said.answered_by.map_or_else(|| writer.say("said-happened"), |who| writer.say_who("said-answered", who.name)),
        words: writer.words(words),
    });
    Part::Said(Box::new(SaidPart {
        anchor: format!("said-{number}"),
        by: said.who.name.to_owned(),
        mine: writer.is_you(&said.who),
        on: said.on.map(|on| writer.date(on)),
        how: writer.maybe(said.how.as_ref()),
        words: writer.words(&said.words),
        answer,
        waiting: waiting(writer, said),
    }))
}

/// Who tells whom by when, where the answer is still to come.
fn waiting(writer: &Writer<'_, '_>, said: &SaidShown<'_>) -> Option<String> {
    let tell_by = said.tell_by?;
    if writer.is_past(DayShown { date: tell_by, month_only: false }) {
        return Some(writer.say_on("said-waiting-past", tell_by));
    }
    let who = said.answered_by.map_or(writer.lead.as_str(), |who| who.name);
    let key = match said.who {
        who if !writer.can_speak(&who) => "said-waiting-family",
        who if writer.says_you(&who) => "said-waiting-you",
        _ => "said-waiting",
    };
    let day = writer.date(tell_by);
    Some(writer.say_with(key, &[("who", who.into()), ("to", said.who.name.into()), ("day", Arg::from(&day))]))
}

/// The questions, and how many lines of room each has.
const PROMPTS: [(&str, u8); 4] = [("turn-better", 4), ("turn-not-better", 4), ("turn-say", 5), ("turn-there", 3)];

/// My turn: room to write or draw by hand before the review, on one page.
pub(super) fn turn(writer: &Writer<'_, '_>) -> Option<Page> {
    if writer.is_babys_own() {
        return None;
    }
    let next = writer.view.next_review.as_ref().map(|review| review.on).filter(|on| *on >= writer.view.today);
    let answer = next.map_or_else(|| writer.fixed("turn-answer"), |on| writer.fixed_on("turn-answer-by", on));
    // A reader with a shared copy may not be invited.
    let prompts = PROMPTS.into_iter().filter(|(prompt, _)| *prompt != "turn-there" || !writer.view.shared_only());
    let part = |(prompt, lines)| Part::Write(Write { prompt: writer.say(prompt), lines, choices: Vec::new() });
    Some(writer.page("turn", Area::Me, Some(answer), prompts.map(part).collect()))
}
