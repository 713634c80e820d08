//! Home and moving, as one reader may see them.

use super::scope::{Scope, day};
use super::{HomeShown, MoveShown};
use crate::plan::{Plan, WillIMove};
use crate::seeded::{Leak, leak};
use crate::shape::DateOrMonth;

/// Home, if anything of it is for this reader.
pub(super) fn home<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<HomeShown<'p>> {
    let (scope, home) = scope.open_maybe(body.home.as_ref())?;
    let shown = HomeShown {
        place: scope.text(&home.place),
        kind: scope.fact(home.kind).map(|kind| kind.value),
        regulated_by: scope.fact(home.regulated_by).map(|by| by.value),
        with: scope.whos(&home.with),
        since: scope.fact(home.since).map(|since| since.day),
        emergency: scope.sees() && home.emergency.on(),
        address: scope.maybe(home.address.as_ref()),
        why_here: scope.maybe(home.why_here.as_ref()),
        moving: scope.open(&home.will_i_move).and_then(|(scope, moving)| will_i_move(&scope, moving)),
        out_of_area: scope
            .open_maybe(home.out_of_area.as_ref())
            .and_then(|(scope, away)| Some((scope.text(&away.why)?, scope.maybe(away.travel.as_ref())))),
        move_plan: home
            .move_plan
            .iter()
            .filter_map(|step| scope.open(step))
            .filter_map(|(scope, step)| Some((scope.text(&step.step)?, scope.fact(step.on.as_ref().map(day)))))
            .collect(),
        stays_the_same: scope.texts(&home.stays_the_same),
        if_it_gets_hard: scope.maybe(home.if_it_gets_hard.as_ref()),
        long_term: scope
            .open_maybe(home.long_term.as_ref())
            .and_then(|(scope, plan)| Some((scope.fact(plan.kind.map(|kind| kind.value)), scope.wordings(&plan.words)?))),
        before: home
            .before
            .iter()
            .filter_map(|before| scope.open(before))
            .filter_map(|(scope, before)| {
                let when = |at: Option<&DateOrMonth>| scope.fact(at.map(day));
                Some((scope.text(&before.place)?, when(before.from.as_ref()), when(before.to.as_ref())))
            })
            .collect(),
    };
    let shared = scope.sees() || shown.address.is_some() || shown.moving.is_some() || shown.place.is_some();
    (shared || leak(Leak::HomeThoughUnshared)).then_some(shown)
}

fn will_i_move<'p>(scope: &Scope<'_, 'p>, moving: &'p WillIMove) -> Option<MoveShown<'p>> {
    let answer = scope.fact(moving.answer.get())?;
    let told_by = moving.told_by.as_ref().and_then(|who| scope.who(who));
    Some(MoveShown {
        answer,
        words: moving.words.as_ref().and_then(|words| scope.wordings(words)),
        on: moving.on.as_ref().map(day),
        to: scope.maybe(moving.to.as_ref()),
        why: scope.maybe(moving.why.as_ref()),
        my_view: scope.maybe(moving.my_view.as_ref()).map(|words| super::Words { to_other: false, ..words }),
        speaks_for_me: moving.speaks_for_me.as_ref().and_then(|who| scope.who(who)),
        reasons_for: scope.texts(&moving.reasons_for),
        reasons_against: scope.texts(&moving.reasons_against),
        review_on: moving.review_on.map(|date| date.day),
        tell_by: moving.tell_by.map(|date| date.day),
        told_by,
    })
}
