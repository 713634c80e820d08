//! Home and moving, as one reader may see them.

use super::eye::{Eye, day};
use super::gaze::Private;
use super::{HomeShown, MoveShown};
use crate::plan::{Plan, WillIMove};
use crate::seeded::{Leak, leak};
use crate::shape::DateOrMonth;

/// Home, if anything of it is for this reader.
pub(super) fn home<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<HomeShown<'p>> {
    let (eye, home) = eye.open_maybe(body.home.as_ref())?;
    let shown = HomeShown {
        place: eye.text(&home.place),
        kind: eye.fact(home.kind).map(|kind| kind.value),
        with: eye.whos(&home.with),
        since: eye.fact(home.since).map(|since| since.day),
        emergency: eye.sees() && home.emergency.on(),
        address: match leak(Leak::HomeAddressAsText) {
            true => eye.maybe(home.address.as_ref()),
            false => eye.private(home.address.as_ref(), Private::Household, ""),
        },
        why_here: eye.maybe(home.why_here.as_ref()),
        moving: eye.open(&home.will_i_move).and_then(|(eye, moving)| will_i_move(&eye, moving)),
        out_of_area: eye
            .open_maybe(home.out_of_area.as_ref())
            .and_then(|(eye, away)| Some((eye.text(&away.why)?, eye.maybe(away.travel.as_ref())))),
        move_plan: home
            .move_plan
            .iter()
            .filter_map(|step| eye.open(step))
            .filter_map(|(eye, step)| Some((eye.text(&step.step)?, eye.fact(step.on.as_ref().map(day)))))
            .collect(),
        stays_the_same: eye.texts(&home.stays_the_same),
        if_it_gets_hard: eye.maybe(home.if_it_gets_hard.as_ref()),
        long_term: eye
            .open_maybe(home.long_term.as_ref())
            .and_then(|(eye, plan)| Some((eye.fact(plan.kind.map(|kind| kind.value)), eye.wordings(&plan.words)?))),
        before: home
            .before
            .iter()
            .filter_map(|before| eye.open(before))
            .filter_map(|(eye, before)| {
                let when = |at: Option<&DateOrMonth>| eye.fact(at.map(day));
                Some((eye.text(&before.place)?, when(before.from.as_ref()), when(before.to.as_ref())))
            })
            .collect(),
    };
    let shared = eye.sees() || shown.address.is_some() || shown.moving.is_some() || shown.place.is_some();
    (shared || leak(Leak::HomeThoughUnshared)).then_some(shown)
}

fn will_i_move<'p>(eye: &Eye<'_, 'p>, moving: &'p WillIMove) -> Option<MoveShown<'p>> {
    let answer = eye.fact(moving.answer.get())?;
    let told_by = moving.told_by.as_ref().and_then(|who| eye.who(who));
    Some(MoveShown {
        answer,
        words: moving.words.as_ref().and_then(|words| eye.wordings(words)),
        on: moving.on.as_ref().map(day),
        to: eye.maybe(moving.to.as_ref()),
        why: eye.maybe(moving.why.as_ref()),
        my_view: eye.maybe(moving.my_view.as_ref()).map(|words| super::Words { to_other: false, verbatim: true, ..words }),
        speaks_for_me: moving.speaks_for_me.as_ref().and_then(|who| eye.who(who)),
        reasons_for: eye.texts(&moving.reasons_for),
        reasons_against: eye.texts(&moving.reasons_against),
        review_on: moving.review_on.map(|date| date.day),
        tell_by: moving.tell_by.map(|date| date.day),
        told_by,
    })
}
