//! Goals, promises, and whether things are better, as one reader may see them.

use super::eye::{Eye, day, due};
use super::{ActionShown, BetterShown, Day, GoalShown, ProgressShown, PromisesShown};
use crate::content::Entry;
use crate::plan::{Action, Goal, Plan, ProgressCheck, Standing};
use crate::seeded::{Leak, leak};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The goals, numbered among those that this reader sees. A goal whose owner is withheld is withheld.
pub(super) fn goals<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<GoalShown<'p>> {
    let from = made_on(eye, body);
    let mut shown = Vec::new();
    for entry in &body.goals {
        let before = body.goals.iter().position(|other| other.span() == entry.span()).unwrap_or(0);
        let number = if leak(Leak::CountedBeforeView) { before } else { shown.len() } + 1;
        shown.extend(goal(eye, entry, from, number));
    }
    shown
}

/// The day the plan was made, from which the 12 months are counted; nothing where it is withheld, as it is from somebody
/// who sees only what names them.
fn made_on<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<Date> {
    let made = body.made.as_ref()?;
    eye.open(made).and_then(|(eye, made)| eye.fact(Some(made.on.day)))
}

fn goal<'p>(eye: &Eye<'_, 'p>, entry: &'p Entry<Goal>, from: Option<Date>, number: usize) -> Option<GoalShown<'p>> {
    let (eye, goal) = eye.open(entry)?;
    if eye.gone_with(entry, Some(&goal.whose)) {
        return None;
    }
    let words = eye.text(&goal.goal)?;
    let anchor = goal.id.as_ref().and_then(|id| eye.plain(id)).map_or_else(|| format!("goal-{number}"), str::to_owned);
    let year: Span = 12.months();
    let mut checks: Vec<_> = goal.checks.iter().filter_map(|check| progress(&eye, check)).collect();
    checks.sort_by_key(|check| check.on);
    Some(GoalShown {
        goal: words,
        area: eye.fact(goal.area.map(|area| area.value)),
        whose: eye.who(&goal.whose)?,
        helpers: eye.whos(&goal.helpers),
        why: eye.maybe(goal.why.as_ref()),
        by: match &goal.by {
            Some(by) => eye.fact(Some(day(by))),
            None => from.map(|from| Day { date: from.saturating_add(year), month_only: false }),
        },
        from,
        now: goal.now.as_ref().and_then(|now| standing(&eye, now)),
        hoped: goal.in_12_months.as_ref().and_then(|hoped| standing(&eye, hoped)),
        steps: goal
            .steps
            .iter()
            .filter_map(|step| eye.open(step))
            .filter_map(|(eye, step)| Some((eye.fact(step.by.as_ref().map(day)), eye.text(&step.step)?)))
            .collect(),
        actions: goal.actions.iter().filter_map(|entry| action(&eye, entry, Some((anchor.clone(), words)))).collect(),
        checks,
        anchor,
    })
}

fn standing<'p>(eye: &Eye<'_, 'p>, entry: &'p Entry<Standing>) -> Option<(Option<u8>, super::Words<'p>)> {
    let (eye, standing) = eye.open(entry)?;
    Some((eye.fact(standing.score.map(|score| score.0.value)), eye.wordings(&standing.words)?))
}

fn progress<'p>(eye: &Eye<'_, 'p>, entry: &'p Entry<ProgressCheck>) -> Option<ProgressShown<'p>> {
    let (eye, check) = eye.open(entry)?;
    if !leak(Leak::CheckOfWithheld) && eye.gone_with(entry, check.who.as_ref()) {
        return None;
    }
    eye.sees().then(|| ProgressShown {
        on: check.on.day,
        score: check.score.map(|score| score.0.value),
        who: check.who.as_ref().and_then(|who| eye.who(who)),
        words: check.words.as_ref().and_then(|words| eye.verbatim(words)),
    })
}

fn action<'p>(eye: &Eye<'_, 'p>, entry: &'p Entry<Action>, goal: Option<(String, super::Words<'p>)>) -> Option<ActionShown<'p>> {
    let (eye, action) = eye.open(entry)?;
    if !leak(Leak::ActionOfWithheld) && eye.gone_with(entry, action.who.as_ref()) {
        return None;
    }
    let eye = if action.who.as_ref().is_some_and(|who| eye.is_reader(who.key())) { eye.own() } else { eye };
    Some(ActionShown {
        who: action.who.as_ref().and_then(|who| eye.who(who)),
        what: eye.text(&action.what)?,
        by: due(&eye, action.by.as_ref()),
        done: eye.fact(action.done.map(|done| done.day)),
        checked_by: action.checked_by.as_ref().and_then(|who| eye.who(who)),
        goal,
    })
}

/// Promises by person. Somebody who sees only what names them finds their own, without the goal.
pub(super) fn promises<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<PromisesShown<'p>> {
    let from = made_on(eye, body);
    let mut actions: Vec<ActionShown<'p>> = Vec::new();
    let mut number = 1;
    for entry in &body.goals {
        let Some((goal_eye, plan_goal)) = eye.open(entry) else { continue };
        match goal(eye, entry, from, number) {
            Some(shown) => {
                number += 1;
                actions.extend(shown.actions);
            }
            None if goal_eye.gone_with(entry, Some(&plan_goal.whose)) => {}
            None if leak(Leak::ActionsOwnAll) => {
                actions.extend(plan_goal.actions.iter().filter_map(|entry| action(&goal_eye.own(), entry, None)));
            }
            None => actions.extend(plan_goal.actions.iter().filter_map(|entry| action(&goal_eye, entry, None))),
        }
    }
    let mut groups: Vec<PromisesShown<'p>> = Vec::new();
    for action in actions {
        let key = action.who.map(|who| who.key);
        match groups.iter_mut().find(|group| group.who.map(|who| who.key) == key) {
            Some(group) => group.actions.push(action),
            None => groups.push(PromisesShown { who: action.who, picture: key.and_then(|key| eye.face(key)), actions: vec![action] }),
        }
    }
    for group in &mut groups {
        group.actions.sort_by_key(|action| action.done.is_some());
    }
    groups.sort_by_key(|group| match group.who {
        Some(who) if who.is_reader => 0,
        Some(who) if who.is_child => 1,
        Some(_) => 2,
        None => 3,
    });
    groups
}

/// Better, same or worse, oldest first. Answers of people who are withheld are not among them.
pub(super) fn better<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<BetterShown<'p>> {
    let mut shown: Vec<_> = body
        .better_off
        .iter()
        .filter_map(|entry| {
            let (eye, better) = eye.open(entry)?;
            let (answers_eye, map) = eye.open(&better.answers)?;
            let answers: Vec<_> = map
                .iter()
                .filter_map(|(key, change)| {
                    let eye = if answers_eye.is_reader(&key.value) { answers_eye.own() } else { answers_eye };
                    Some((eye.who_is(&key.value)?, change.get()?))
                })
                .collect();
            let who = better.who.as_ref().and_then(|who| eye.who(who));
            let words = better
                .words
                .as_ref()
                .filter(|_| better.who.is_none() || who.is_some() || leak(Leak::BetterWordsOfWithheld))
                .and_then(|words| eye.verbatim(words));
            (!answers.is_empty() || words.is_some()).then_some(BetterShown { on: better.on.day, answers, words, who })
        })
        .collect();
    shown.sort_by_key(|better| better.on);
    shown
}
