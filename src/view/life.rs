//! A child's home and life, as one reader may see it.

use super::scope::{Scope, day, due};
use super::{
    AboutMeShown, DecisionShown, HelpShown, HomeShown, LegalShown, LifePart, LifeShown, MoveShown, SeeingShown, StatementShown,
    VisitsShown, WaitingShown, WordsShown,
};
use crate::content::Entry;
use crate::plan::{Decision, Help, PartOfLife, Plan, SeeingPerson, Statement, WillIMove};
use crate::seeded::{Leak, leak};
use crate::shape::{DateOrMonth, Flag};

/// About the child.
pub(super) fn about_me<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> AboutMeShown<'p> {
    let Some((scope, about)) = scope.open_maybe(body.about_me.as_ref()) else { return AboutMeShown::default() };
    AboutMeShown {
        likes: scope.texts(&about.likes),
        good_at: scope.texts(&about.good_at),
        finds_hard: scope.texts(&about.finds_hard),
        helps_me: scope.texts(&about.helps_me),
    }
}

/// What is going well, or worries.
pub(super) fn statements<'p>(scope: &Scope<'_, 'p>, list: &'p [Entry<Statement>]) -> Vec<StatementShown<'p>> {
    let one = |entry: &'p Entry<Statement>| {
        let (scope, statement) = scope.open(entry)?;
        let words = if statement.who.is_some() { scope.own(&statement.words) } else { scope.wordings(&statement.words) };
        Some(StatementShown { who: statement.who.as_ref().and_then(|who| scope.who(who)), words: words? })
    };
    list.iter().filter_map(one).collect()
}

/// How the child sees people. A shared-only reader gets their own entry.
pub(super) fn seeing<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<SeeingShown<'p>> {
    let one = |entry: &'p Entry<SeeingPerson>| {
        let (scope, seeing) = scope.open(entry)?;
        Some(SeeingShown {
            who: scope.who(&seeing.who)?,
            how_often: scope.maybe(seeing.how_often.as_ref()),
            place: scope.maybe(seeing.r#where.as_ref()),
            how: scope.maybe(seeing.how.as_ref()),
            together: seeing.together.map(Flag::on),
            why_apart: scope.maybe(seeing.why_apart.as_ref()),
        })
    };
    body.seeing_people.iter().filter_map(one).collect()
}

/// The parts of life that have something in them.
pub(super) fn parts_of_life<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<LifeShown<'p>> {
    let parts = [
        (LifePart::School, &body.school),
        (LifePart::Feelings, &body.feelings),
        (LifePart::Identity, &body.identity),
        (LifePart::GettingOn, &body.getting_on_with_people),
        (LifePart::GrowingUp, &body.growing_up),
        (LifePart::Fun, &body.fun),
    ];
    let others = parts.into_iter().filter_map(|(part, entry)| {
        let (scope, life) = scope.open_maybe(entry.as_ref())?;
        part_of_life(&scope, part, life, [None, None])
    });
    health(scope, body).into_iter().chain(others).collect()
}

fn health<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<LifeShown<'p>> {
    let (scope, health) = scope.open_maybe(body.health.as_ref())?;
    let surgeries = [scope.maybe(health.doctor.as_ref()), scope.maybe(health.dentist.as_ref())];
    part_of_life(&scope, LifePart::Health, &health.part, surgeries)
}

/// A part of life that has something in it, with the doctor and the dentist, whom health has.
fn part_of_life<'p>(
    scope: &Scope<'_, 'p>,
    part: LifePart,
    life: &'p PartOfLife,
    [doctor, dentist]: [Option<WordsShown<'p>>; 2],
) -> Option<LifeShown<'p>> {
    let help = |entry: &'p Entry<Help>| {
        let (scope, help) = scope.open(entry)?;
        let words = scope.wordings(&help.words)?;
        Some(HelpShown { who: help.who.as_ref().and_then(|who| scope.who(who)), by: due(&scope, help.by.as_ref()), words })
    };
    let waiting = scope.open_maybe(life.waiting.as_ref()).and_then(|(scope, waiting)| {
        Some(WaitingShown {
            what: scope.text(&waiting.r#for)?,
            since: scope.fact(waiting.since).map(|since| since.day),
            until_then: scope.maybe(waiting.until_then.as_ref()),
        })
    });
    let shown = LifeShown {
        part,
        now: scope.maybe(life.now.as_ref()),
        help: life.help.iter().filter_map(help).collect(),
        changes: scope.maybe(life.changes.as_ref()),
        waiting,
        doctor,
        dentist,
    };
    let bare = shown.doctor.is_none() && shown.dentist.is_none();
    let empty = bare && shown.now.is_none() && shown.help.is_empty() && shown.changes.is_none() && shown.waiting.is_none();
    (!empty).then_some(shown)
}

/// Who can say yes. A decision that nobody may be named for goes.
pub(super) fn decisions<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<DecisionShown<'p>> {
    let one = |entry: &'p Entry<Decision>| {
        let (scope, decision) = scope.open(entry)?;
        let who = scope.whos(&decision.who);
        if who.is_empty() && !leak(Leak::DecisionOfNobody) {
            return None;
        }
        Some(DecisionShown { about: scope.text(&decision.about)?, who })
    };
    body.decisions.iter().filter_map(one).collect()
}

/// The social worker's visits.
pub(super) fn visits<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<VisitsShown<'p>> {
    let entry = body.visits.as_ref()?;
    let (scope, visits) = scope.open(entry)?;
    Some(VisitsShown {
        who: scope.who(&visits.who)?,
        how_often: scope.maybe(visits.how_often.as_ref()),
        last: scope.fact(visits.last).map(|last| last.day),
        between: scope.maybe(visits.between.as_ref()),
    })
}

/// The rule that says the child is in care.
pub(super) fn legal<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<LegalShown<'p>> {
    let (scope, legal) = scope.open_maybe(body.legal.as_ref())?;
    (scope.sees() || leak(Leak::LegalUnseen)).then(|| LegalShown {
        status: legal.status.map(|status| status.value),
        since: legal.since.map(|since| since.day),
        court_days: legal
            .court_days
            .iter()
            .filter_map(|entry| scope.open(entry))
            .filter_map(|(scope, court)| Some((scope.text(&court.what)?, scope.fact(court.on.as_ref().map(day)))))
            .collect(),
        words: legal.words.as_ref().and_then(|words| scope.wordings(words)),
    })
}

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
        my_view: scope.maybe(moving.my_view.as_ref()).map(|words| WordsShown { to_other: false, ..words }),
        speaks_for_me: moving.speaks_for_me.as_ref().and_then(|who| scope.who(who)),
        reasons_for: scope.texts(&moving.reasons_for),
        reasons_against: scope.texts(&moving.reasons_against),
        review_on: moving.review_on.map(|date| date.day),
        tell_by: moving.tell_by.map(|date| date.day),
        told_by,
    })
}
