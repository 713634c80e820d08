//! Goals: whose each is and who helps, why it matters, how it is going, who does what; then the year as a strip of months.

use crate::booklet::writer::{Writer, facts, sentences};
use crate::booklet::{Area, Event, GoalPath, Link, ListItem, Month, Page, PageWords, Part, ScaleWords, Section, Stone, Year};
use crate::language::Arg;
use crate::view::{self, ActionShown, DayShown, Due, GoalArea, GoalShown, MoveAnswer};
use jiff::ToSpan;
use jiff::civil::Date;

/// How many months the strip shows: 12 months on from the day of the plan is in the thirteenth.
const MONTHS: i32 = 13;

/// The page.
pub(super) fn goals(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let whole = !view.shared_only();
    let mut parts = Vec::from_iter(if view.goals.is_empty() { writer.not_in_copy() } else { None });
    parts.extend(view.goals.iter().enumerate().map(|(index, goal)| section(writer, goal, index == 0)));
    parts.extend(if whole { strip(writer) } else { None });
    Some(writer.page("goals", Area::Goals, whole.then(|| answer(writer)), parts))
}

/// "We want 2 things to be better by Tuesday 2 March 2027."
pub(super) fn answer(writer: &Writer<'_, '_>) -> PageWords {
    let n = writer.view.goals.len();
    match day_of_all(writer) {
        _ if n == 0 => writer.fixed("goals-none"),
        Some(by) => writer.fixed_with("goals-answer-by", &[("n", n.into()), ("day", Arg::from(&writer.day(by)))]),
        None => writer.fixed_with("goals-answer", &[("n", n.into())]),
    }
}

/// The day to come by which all goals are to be reached, where it is one.
pub(super) fn day_of_all(writer: &Writer<'_, '_>) -> Option<DayShown> {
    let goals = &writer.view.goals;
    goals.first()?.by.filter(|by| !writer.is_past(*by) && goals.iter().all(|goal| goal.by == Some(*by)))
}

/// The part of the page that is about one goal.
fn section(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, first: bool) -> Part {
    let owner = writer.can_speak(&goal.whose).then(|| writer.written(&writer.names_or_you(&[goal.whose])));
    let by_key = if goal.by.is_some_and(|by| writer.is_past(by)) { "goal-by-past" } else { "goal-by" };
    let rows = facts([
        writer.fact("goal-owner", owner),
        writer.people_fact("goal-helpers", &goal.helpers),
        writer.fact(by_key, goal.by.map(|by| PageWords::plain(writer.day(by)))),
    ]);
    let why = writer.text("goal-why", goal.why.as_ref());
    let actions = goal.actions.iter().map(|action| item(writer, action)).collect();
    let parts = rows.into_iter().chain(why).chain([way(writer, goal, first)]).chain(writer.items("goal-actions", actions)).collect();
    Part::Section(Section { anchor: goal.anchor.clone(), title: writer.words(&goal.goal), area: goal.area.map(area), parts })
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
fn item(writer: &Writer<'_, '_>, action: &ActionShown<'_>) -> ListItem {
    let when = action.by.map(|by| writer.due(by));
    let done = action.done.map(|done| writer.say_on("doing-done", done));
    let when = match (when, done) {
        (Some(when), Some(done)) => Some(sentences(&[format!("{when}."), format!("{done}.")])),
        (when, done) => done.or(when),
    };
    let whose = match action.who {
        Some(who) if writer.says_you(&who) => ListItem { by: Some(writer.names_or_you(&[who])), ..ListItem::default() },
        Some(who) => ListItem::by(Some(who)),
        None => ListItem { by: Some(writer.say("doing-nobody")), ..ListItem::default() },
    };
    ListItem { words: writer.words(&action.what), when, when_dir: Writer::due_dir(action.by), ..whose }
}

/// How a goal is going: stones from the start to the day 12 months on, drawn by the theme and said in words here.
fn way(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, first: bool) -> Part {
    let start_score = score(goal.now.as_ref());
    Part::Path(GoalPath {
        anchor: format!("{}-way", goal.anchor),
        first,
        heading: writer.say("goal-path"),
        summary: summary(writer, goal),
        stones: stones(writer, goal),
        start_score,
        now_score: goal.checks.iter().rev().find_map(|check| check.score).or(start_score),
        hoped_score: score(goal.hoped.as_ref()),
        flag: writer.say("path-flag"),
        scale: ScaleWords {
            explains: writer.say("scale-explains"),
            start: writer.say("scale-start"),
            now: writer.say("scale-now"),
            hoped: writer.say("scale-hoped"),
        },
    })
}

fn score(standing: Option<&(Option<u8>, view::WordsShown<'_>)>) -> Option<u8> {
    standing.and_then(|(score, _)| *score)
}

/// What the drawing shows, for the ear.
fn summary(writer: &Writer<'_, '_>, goal: &GoalShown<'_>) -> String {
    let arg = |score: u8| ("score", usize::from(score).into());
    let by = goal.by.filter(|by| !writer.is_past(*by)).map(|by| writer.day(by));
    let mut said = Vec::from_iter(score(goal.now.as_ref()).map(|score| writer.say_with("path-start", &[arg(score)])));
    match goal.checks.iter().rev().find_map(|check| Some((check.score?, check.on))) {
        Some((score, on)) => said.push(writer.say_with("path-now", &[arg(score), ("day", Arg::from(&writer.date(on)))])),
        None if !said.is_empty() => said.push(writer.say("path-not-yet")),
        None => {}
    }
    said.extend(score(goal.hoped.as_ref()).map(|score| match &by {
        Some(by) => writer.say_with("path-hoped", &[arg(score), ("day", by.into())]),
        None => writer.say_with("path-hoped-one-day", &[arg(score)]),
    }));
    if said.is_empty() {
        said.push(match &by {
            Some(by) => writer.say_with("path-plain", &[("to", by.into())]),
            None => writer.say("path-plain-no-days"),
        });
    }
    sentences(&said)
}

/// All stones, in the order of their days. A step without a day comes after those that have one.
fn stones(writer: &Writer<'_, '_>, goal: &GoalShown<'_>) -> Vec<Stone> {
    let exact = |date| DayShown { date, month_only: false };
    let mut dated = Vec::new();
    for (day, words) in &goal.steps {
        let words = Some(writer.words(words));
        dated.push((*day, Stone { words, ..stone(writer, goal, "step", *day, None) }));
    }
    let newest = goal.checks.len().checked_sub(1);
    for (index, check) in goal.checks.iter().enumerate() {
        let day = Some(exact(check.on));
        let words = writer.maybe(check.words.as_ref());
        let by = check.who.map(|who| who.name.to_owned());
        dated.push((day, Stone { words, by, here: newest == Some(index), ..stone(writer, goal, "check", day, check.score) }));
    }
    dated.sort_by_key(|(day, _)| (day.is_none(), day.map(|day| day.date)));
    let described = |place: Option<&(Option<u8>, view::WordsShown<'_>)>| writer.maybe(place.map(|(_, words)| words));
    let start = stone(writer, goal, "start", goal.from.map(exact), score(goal.now.as_ref()));
    let start = Stone { words: described(goal.now.as_ref()), here: newest.is_none(), ..start };
    let hoped = stone(writer, goal, "hoped", goal.by, score(goal.hoped.as_ref()));
    let hoped = Stone { words: described(goal.hoped.as_ref()), ..hoped };
    let mut stones: Vec<Stone> = [start].into_iter().chain(dated.into_iter().map(|(_, stone)| stone)).chain([hoped]).collect();
    spread(&mut stones);
    stones
}

/// A stone without its words.
fn stone(writer: &Writer<'_, '_>, goal: &GoalShown<'_>, sort: &'static str, day: Option<DayShown>, score: Option<u8>) -> Stone {
    let between = || day.and_then(|day| percent(goal, day)).unwrap_or(u8::MAX);
    let (percent, label) = match sort {
        "start" => (0, "stone-start"),
        "step" => (between(), "stone-step"),
        "check" => (between(), "stone-check"),
        _ => (100, "stone-hoped"),
    };
    Stone {
        sort,
        percent,
        when: day.map(|day| writer.day(day)),
        score,
        score_words: score.map(|score| writer.say_with("score-words", &[("score", usize::from(score).into())])),
        label: writer.say(label),
        words: None,
        by: None,
        here: false,
    }
}

/// How far along the goal's time a day is, 0 to 100; `None` if its start or end is not known.
fn percent(goal: &GoalShown<'_>, day: DayShown) -> Option<u8> {
    let (from, by) = (goal.from?, goal.by?);
    let days = |to: Date| i64::from((to - from).get_days());
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

/// Something that happens on a day.
struct Happening {
    day: DayShown,
    words: PageWords,
    link: Link,
}

/// The year as a strip of months; `None` if nothing in it has a day.
fn strip(writer: &Writer<'_, '_>) -> Option<Part> {
    let made = writer.view.made.as_ref().map(|made| made.on).or_else(|| writer.view.goals.first().and_then(|goal| goal.from))?;
    let mut happenings = happenings(writer);
    happenings.sort_by_key(|happening| happening.day.date);
    let first = made.first_of_month();
    let months: Vec<Month> =
        (0..MONTHS).filter_map(|ahead| first.checked_add(ahead.months()).ok()).map(|month| shown(writer, month, &happenings)).collect();
    let has_events = months.iter().any(|month| !month.events.is_empty());
    has_events.then(|| Part::Year(Year { heading: writer.say("year-title"), months }))
}

fn shown(writer: &Writer<'_, '_>, month: Date, happenings: &[Happening]) -> Month {
    let same = |date: Date| date.first_of_month() == month;
    let events = happenings.iter().filter(|happening| same(happening.day.date)).map(|happening| Event {
        when: if happening.day.month_only { writer.day(happening.day) } else { writer.locale.short_date(happening.day.date) },
        words: happening.words.clone(),
        link: Some(happening.link.clone()),
    });
    Month {
        name: writer.locale.month(month),
        short: writer.locale.month_short(month),
        now: same(writer.view.today),
        events: events.collect(),
    }
}

fn happenings(writer: &Writer<'_, '_>) -> Vec<Happening> {
    let view = writer.view;
    let mut all = Vec::new();
    let exact = |date| DayShown { date, month_only: false };
    for goal in &view.goals {
        let link = Link { page: "goals", anchor: Some(goal.anchor.clone()) };
        let steps = goal.steps.iter().filter_map(|(day, words)| Some(((*day)?, words)));
        all.extend(steps.map(|(day, words)| Happening { day, words: writer.words(words), link: link.clone() }));
    }
    for action in view.promises.iter().flat_map(|promises| &promises.actions).filter(|action| action.done.is_none()) {
        if let (Some(Due::By(day)), Some(who)) = (action.by, action.who) {
            let who = writer.names_or_you(&[who]);
            let text = writer.say_with("year-promise", &[("who", Arg::from(&who)), ("what", action.what.text.into())]);
            all.push(Happening {
                day,
                words: PageWords { text, ..writer.words(&action.what) },
                link: Link { page: "doing", anchor: None },
            });
        }
    }
    if let Some(review) = &view.next_review {
        let link = Link { page: "review", anchor: None };
        all.push(Happening { day: exact(review.on), words: writer.fixed("year-review"), link });
    }
    for (what, on) in view.legal.iter().flat_map(|legal| &legal.court_days) {
        let link = Link { page: "why", anchor: None };
        all.extend(on.map(|day| Happening { day, words: writer.words(what), link }));
    }
    let moving = view.home.as_ref().and_then(|home| home.moving.as_ref()).filter(|moving| moving.answer == MoveAnswer::Yes);
    if let Some(day) = moving.and_then(|moving| moving.on) {
        all.push(Happening { day, words: writer.fixed("year-move"), link: Link { page: "home", anchor: None } });
    }
    all
}
