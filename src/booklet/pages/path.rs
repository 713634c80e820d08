//! The way of a goal as stones from the start to the day 12 months on, drawn by the theme and said in words here.

use crate::booklet::writer::{Writer, sentences};
use crate::booklet::{Part, Path, ScaleWords, Stone, Words};
use crate::language::Arg;
use crate::system_error::SystemError;
use crate::view::{Day, GoalShown};

/// The way of one goal.
pub(super) fn way(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, first: bool) -> Result<Part, SystemError> {
    let newest = goal.checks.iter().rev().find(|check| check.score.is_some());
    let start_score = goal.now.as_ref().and_then(|(score, _)| *score);
    let hoped_score = goal.hoped.as_ref().and_then(|(score, _)| *score);
    Ok(Part::Path(Path {
        anchor: format!("{}-way", goal.anchor),
        first,
        heading: writer.say("goal-path")?,
        summary: summary(writer, goal)?,
        stones: stones(writer, goal)?,
        start_score,
        now_score: newest.and_then(|check| check.score).or(start_score),
        hoped_score,
        flag: writer.say("path-flag")?,
        scale: ScaleWords {
            explains: writer.say("scale-explains")?,
            start: writer.say("scale-start")?,
            now: writer.say("scale-now")?,
            hoped: writer.say("scale-hoped")?,
        },
    }))
}

/// What the drawing shows, for the ear.
fn summary(writer: &Writer<'_, '_>, goal: &GoalShown<'_>) -> Result<String, SystemError> {
    let mut said = Vec::new();
    if let Some(score) = goal.now.as_ref().and_then(|(score, _)| *score) {
        said.push(writer.say_with("path-start", &[("score", usize::from(score).into())])?);
    }
    match goal.checks.iter().rev().find_map(|check| Some((check.score?, check.on))) {
        Some((score, on)) => {
            said.push(writer.say_with("path-now", &[("score", usize::from(score).into()), ("day", Arg::from(&writer.date(on)))])?);
        }
        None if !said.is_empty() => said.push(writer.say("path-not-yet")?),
        None => {}
    }
    if let Some(score) = goal.hoped.as_ref().and_then(|(score, _)| *score) {
        let score = ("score", usize::from(score).into());
        said.push(match goal.by {
            Some(by) if !writer.is_past(by) => writer.say_with("path-hoped", &[score, ("day", Arg::from(&writer.day(by)))])?,
            _ => writer.say_with("path-hoped-one-day", &[score])?,
        });
    }
    if said.is_empty() {
        said.push(match goal.by {
            Some(by) if !writer.is_past(by) => writer.say_with("path-plain", &[("to", Arg::from(&writer.day(by)))])?,
            _ => writer.say("path-plain-no-days")?,
        });
    }
    Ok(sentences(&said))
}

/// All stones, in the order of their days. A step without a day comes after those that have one.
fn stones(writer: &Writer<'_, '_>, goal: &GoalShown<'_>) -> Result<Vec<Stone>, SystemError> {
    let exact = |date| Day { date, month_only: false };
    let mut dated = Vec::new();
    for (day, words) in &goal.steps {
        let words = Some(writer.words(words));
        dated.push((*day, Stone { words, ..stone(writer, goal, "step", *day)? }));
    }
    let newest = goal.checks.len().checked_sub(1);
    for (index, check) in goal.checks.iter().enumerate() {
        let day = Some(exact(check.on));
        let words = writer.maybe(check.words.as_ref());
        let by = check.who.map(|who| who.name.to_owned());
        dated.push((
            day,
            Stone { words, by, here: newest == Some(index), ..scored(writer, stone(writer, goal, "check", day)?, check.score)? },
        ));
    }
    dated.sort_by_key(|(day, _)| (day.is_none(), day.map(|day| day.date)));
    let start = scored(writer, stone(writer, goal, "start", goal.from.map(exact))?, goal.now.as_ref().and_then(|(score, _)| *score))?;
    let start = Stone { words: described(writer, goal.now.as_ref()), here: newest.is_none(), ..start };
    let hoped = scored(writer, stone(writer, goal, "hoped", goal.by)?, goal.hoped.as_ref().and_then(|(score, _)| *score))?;
    let hoped = Stone { words: described(writer, goal.hoped.as_ref()), ..hoped };
    let mut stones: Vec<Stone> = [start].into_iter().chain(dated.into_iter().map(|(_, stone)| stone)).chain([hoped]).collect();
    spread(&mut stones);
    Ok(stones)
}

fn described(writer: &Writer<'_, '_>, place: Option<&(Option<u8>, crate::view::Words<'_>)>) -> Option<Words> {
    place.map(|(_, words)| writer.words(words))
}

/// A stone without its words.
fn stone(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, sort: &'static str, day: Option<Day>) -> Result<Stone, SystemError> {
    Ok(Stone {
        sort,
        percent: match sort {
            "start" => 0,
            "hoped" => 100,
            _ => day.and_then(|day| percent(goal, day)).unwrap_or(u8::MAX),
        },
        when: day.map(|day| writer.day(day)),
        score: None,
        score_words: None,
        label: writer.say(label(sort))?,
        words: None,
        by: None,
        here: false,
    })
}

fn label(sort: &str) -> &'static str {
    match sort {
        "start" => "stone-start",
        "step" => "stone-step",
        "check" => "stone-check",
        _ => "stone-hoped",
    }
}

fn scored(writer: &Writer<'_, '_>, stone: Stone, score: Option<u8>) -> Result<Stone, SystemError> {
    let score_words = score.map(|score| writer.say_with("score-words", &[("score", usize::from(score).into())])).transpose()?;
    Ok(Stone { score, score_words, ..stone })
}

/// How far along the goal's time a day is, 0 to 100; nothing where nobody knows when that time begins or ends.
fn percent(goal: &GoalShown<'_>, day: Day) -> Option<u8> {
    let (from, by) = (goal.from?, goal.by?);
    let days = |to: jiff::civil::Date| i64::from((to - from).get_days());
    let whole = days(by.date).max(1);
    u8::try_from((days(day.date) * 100 / whole).clamp(0, 100)).ok()
}

/// Puts stones without a day between their neighbours.
fn spread(stones: &mut [Stone]) {
    let open = stones.iter().filter(|stone| stone.percent == u8::MAX).count();
    let last =
        stones.iter().filter(|stone| stone.percent != u8::MAX && stone.sort != "hoped").map(|stone| stone.percent).max().unwrap_or(0);
    let room = usize::from(100 - last);
    for (index, stone) in stones.iter_mut().filter(|stone| stone.percent == u8::MAX).enumerate() {
        stone.percent = last + u8::try_from(room * (index + 1) / (open + 1)).unwrap_or(0);
    }
}
