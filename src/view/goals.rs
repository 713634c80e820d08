//! Goals, promises, and whether things are better, as one reader may see them.

use super::scope::{Scope, day, due};
use super::{ActionShown, BetterShown, DayShown, GoalShown, ProgressShown, PromisesShown};
use crate::content::Entry;
use crate::plan::{Action, Goal, Plan, ProgressCheck, Standing};
use crate::seeded::{Leak, leak};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The goals, numbered among those that this reader sees. A goal whose owner is withheld is withheld.
pub(super) fn goals<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<GoalShown<'p>> {
    let from = made_on(scope, body);
    let mut shown = Vec::new();
    for entry in &body.goals {
        let before = body.goals.iter().position(|other| other.span() == entry.span()).unwrap_or(0);
        let number = if leak(Leak::CountedBeforeView) { before } else { shown.len() } + 1;
        shown.extend(goal(scope, entry, from, number));
    }
    shown
}

/// The day the plan was made, from which the 12 months are counted; `None` if it is withheld, as it is from somebody
/// who sees only what names them.
fn made_on<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<Date> {
    let made = body.made.as_ref()?;
    scope.open(made).and_then(|(scope, made)| scope.fact(Some(made.on.day)))
}

fn goal<'p>(scope: &Scope<'_, 'p>, entry: &'p Entry<Goal>, from: Option<Date>, number: usize) -> Option<GoalShown<'p>> {
    let (scope, goal) = scope.open(entry)?;
    let words = scope.text(&goal.goal)?;
    let anchor = goal.id.as_ref().and_then(|id| scope.plain(id)).map_or_else(|| format!("goal-{number}"), str::to_owned);
    let year: Span = 12.months();
    let mut checks: Vec<_> = goal.checks.iter().filter_map(|check| progress(&scope, check)).collect();
    checks.sort_by_key(|check| check.on);
    Some(GoalShown {
        goal: words,
        area: scope.fact(goal.area.map(|area| area.value)),
        whose: scope.who(&goal.whose)?,
        helpers: scope.whos(&goal.helpers),
        why: scope.maybe(goal.why.as_ref()),
        by: match &goal.by {
            Some(by) => scope.fact(Some(day(by))),
            None => from.map(|from| DayShown { date: from.saturating_add(year), month_only: false }),
        },
        from,
        now: goal.now.as_ref().and_then(|now| standing(&scope, now)),
        hoped: goal.in_12_months.as_ref().and_then(|hoped| standing(&scope, hoped)),
        steps: goal
            .steps
            .iter()
            .filter_map(|step| scope.open(step))
            .filter_map(|(scope, step)| Some((scope.fact(step.by.as_ref().map(day)), scope.text(&step.step)?)))
            .collect(),
        actions: goal.actions.iter().filter_map(|entry| action(&scope, entry, Some((anchor.clone(), words)))).collect(),
        checks,
        anchor,
    })
}

fn standing<'p>(scope: &Scope<'_, 'p>, entry: &'p Entry<Standing>) -> Option<(Option<u8>, super::WordsShown<'p>)> {
    let (scope, standing) = scope.open(entry)?;
    Some((scope.fact(standing.score.map(|score| score.0.value)), scope.wordings(&standing.words)?))
}

fn progress<'p>(scope: &Scope<'_, 'p>, entry: &'p Entry<ProgressCheck>) -> Option<ProgressShown<'p>> {
    let (scope, check) = scope.open(entry)?;
    scope.sees().then(|| ProgressShown {
        on: check.on.day,
        score: check.score.map(|score| score.0.value),
        who: check.who.as_ref().and_then(|who| scope.who(who)),
        words: check.words.as_ref().and_then(|words| scope.own(words)),
    })
}

fn action<'p>(scope: &Scope<'_, 'p>, entry: &'p Entry<Action>, goal: Option<(String, super::WordsShown<'p>)>) -> Option<ActionShown<'p>> {
    let (scope, action) = scope.open(entry)?;
    Some(ActionShown {
        who: action.who.as_ref().and_then(|who| scope.who(who)),
        what: scope.text(&action.what)?,
        by: due(&scope, action.by.as_ref()),
        done: scope.fact(action.done.map(|done| done.day)),
        checked_by: action.checked_by.as_ref().and_then(|who| scope.who(who)),
        goal,
    })
}

/// Promises by person. A shared-only reader gets their own, without the goal.
pub(super) fn promises<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<PromisesShown<'p>> {
    let from = made_on(scope, body);
    let mut actions: Vec<ActionShown<'p>> = Vec::new();
    let mut number = 1;
    for entry in &body.goals {
        let Some((goal_scope, plan_goal)) = scope.open(entry) else { continue };
        match goal(scope, entry, from, number) {
            Some(shown) => {
                number += 1;
                actions.extend(shown.actions);
            }
            None => actions.extend(plan_goal.actions.iter().filter_map(|entry| action(&goal_scope, entry, None))),
        }
    }
    let mut groups: Vec<PromisesShown<'p>> = Vec::new();
    for action in actions {
        let key = action.who.map(|who| who.key);
        match groups.iter_mut().find(|group| group.who.map(|who| who.key) == key) {
            Some(group) => group.actions.push(action),
            None => groups.push(PromisesShown { who: action.who, picture: key.and_then(|key| scope.face(key)), actions: vec![action] }),
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
pub(super) fn better<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<BetterShown<'p>> {
    let mut shown: Vec<_> = body
        .better_off
        .iter()
        .filter_map(|entry| {
            let (scope, better) = scope.open(entry)?;
            let (answers_scope, map) = scope.open(&better.answers)?;
            let answers: Vec<_> = map.iter().filter_map(|(key, change)| Some((answers_scope.who_at(key)?, change.get()?))).collect();
            let who = better.who.as_ref().and_then(|who| scope.who(who));
            let words = better.words.as_ref().and_then(|words| scope.own(words));
            (!answers.is_empty() || words.is_some()).then_some(BetterShown { on: better.on.day, answers, words, who })
        })
        .collect();
    shown.sort_by_key(|better| better.on);
    shown
}
