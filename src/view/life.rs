//! A child's life, as one reader may see it.

use super::eye::{Eye, due};
use super::{
    AboutMeShown, DecisionShown, HelpShown, LegalShown, LifePart, LifeShown, SeeingShown, StatementShown, VisitsShown, WaitingShown,
};
use crate::content::Entry;
use crate::plan::{Decision, Help, PartOfLife, Plan, SeeingPerson, Statement};
use crate::seeded::{Leak, leak};
use crate::shape::Flag;

/// About the child.
pub(super) fn about_me<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> AboutMeShown<'p> {
    let Some((eye, about)) = eye.open_maybe(body.about_me.as_ref()) else { return AboutMeShown::default() };
    AboutMeShown {
        likes: eye.texts(&about.likes),
        good_at: eye.texts(&about.good_at),
        finds_hard: eye.texts(&about.finds_hard),
        helps_me: eye.texts(&about.helps_me),
    }
}

/// What is going well, or worries.
pub(super) fn statements<'p>(eye: &Eye<'_, 'p>, list: &'p [Entry<Statement>]) -> Vec<StatementShown<'p>> {
    let one = |entry: &'p Entry<Statement>| {
        let (eye, statement) = eye.open(entry)?;
        if !leak(Leak::StatementOfWithheld) && eye.gone_with(entry, statement.who.as_ref()) {
            return None;
        }
        let mine = statement.who.as_ref().is_some_and(|who| eye.is_reader(who.key()));
        let eye = if mine { eye.own() } else { eye };
        let words = if statement.who.is_some() { eye.verbatim(&statement.words) } else { eye.wordings(&statement.words) };
        Some(StatementShown { who: statement.who.as_ref().and_then(|who| eye.who(who)), words: words? })
    };
    list.iter().filter_map(one).collect()
}

/// How the child sees people. Somebody who sees only what names them finds their own entry.
pub(super) fn seeing<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<SeeingShown<'p>> {
    let one = |entry: &'p Entry<SeeingPerson>| {
        let (eye, seeing) = eye.open(entry)?;
        if eye.gone_with(entry, Some(&seeing.who)) {
            return None;
        }
        let eye = if eye.is_reader(seeing.who.key()) || leak(Leak::SeeingOfAll) { eye.own() } else { eye };
        Some(SeeingShown {
            who: eye.who(&seeing.who)?,
            how_often: eye.maybe(seeing.how_often.as_ref()),
            place: eye.maybe(seeing.r#where.as_ref()),
            how: eye.maybe(seeing.how.as_ref()),
            together: seeing.together.map(Flag::on),
            why_apart: eye.maybe(seeing.why_apart.as_ref()),
        })
    };
    body.seeing_people.iter().filter_map(one).collect()
}

/// The parts of life that have something in them.
pub(super) fn parts_of_life<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<LifeShown<'p>> {
    let parts = [
        (LifePart::Health, &body.health),
        (LifePart::School, &body.school),
        (LifePart::Feelings, &body.feelings),
        (LifePart::Identity, &body.identity),
        (LifePart::GettingOn, &body.getting_on_with_people),
        (LifePart::GrowingUp, &body.growing_up),
        (LifePart::Fun, &body.fun),
    ];
    parts.into_iter().filter_map(|(part, entry)| part_of_life(eye, part, entry.as_ref()?)).collect()
}

fn part_of_life<'p>(eye: &Eye<'_, 'p>, part: LifePart, entry: &'p Entry<PartOfLife>) -> Option<LifeShown<'p>> {
    let (eye, life) = eye.open(entry)?;
    let help = |entry: &'p Entry<Help>| {
        let (eye, help) = eye.open(entry)?;
        if !leak(Leak::HelpOfWithheld) && eye.gone_with(entry, help.who.as_ref()) {
            return None;
        }
        let eye = if help.who.as_ref().is_some_and(|who| eye.is_reader(who.key())) { eye.own() } else { eye };
        let words = eye.wordings(&help.words)?;
        Some(HelpShown { who: help.who.as_ref().and_then(|who| eye.who(who)), by: due(&eye, help.by.as_ref()), words })
    };
    let waiting = eye.open_maybe(life.waiting.as_ref()).and_then(|(eye, waiting)| {
        Some(WaitingShown {
            what: eye.text(&waiting.r#for)?,
            since: eye.fact(waiting.since).map(|since| since.day),
            until_then: eye.maybe(waiting.until_then.as_ref()),
        })
    });
    let shown = LifeShown {
        part,
        now: eye.maybe(life.now.as_ref()),
        help: life.help.iter().filter_map(help).collect(),
        changes: eye.maybe(life.changes.as_ref()),
        waiting,
    };
    let empty = shown.now.is_none() && shown.help.is_empty() && shown.changes.is_none() && shown.waiting.is_none();
    (!empty).then_some(shown)
}

/// Who can say yes. A decision that nobody may be named for goes.
pub(super) fn decisions<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<DecisionShown<'p>> {
    let one = |entry: &'p Entry<Decision>| {
        let (eye, decision) = eye.open(entry)?;
        let who = eye.whos(&decision.who);
        if who.is_empty() && !leak(Leak::DecisionOfNobody) {
            decision.who.iter().for_each(|key| {
                eye.gone_with(entry, Some(key));
            });
            return None;
        }
        Some(DecisionShown { about: eye.text(&decision.about)?, who })
    };
    body.decisions.iter().filter_map(one).collect()
}

/// The social worker's visits.
pub(super) fn visits<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<VisitsShown<'p>> {
    let entry = body.visits.as_ref()?;
    let (eye, visits) = eye.open(entry)?;
    if eye.gone_with(entry, Some(&visits.who)) {
        return None;
    }
    Some(VisitsShown {
        who: eye.who(&visits.who)?,
        how_often: eye.maybe(visits.how_often.as_ref()),
        last: eye.fact(visits.last).map(|last| last.day),
        between: eye.maybe(visits.between.as_ref()),
    })
}

/// The rule that says the child is in care.
pub(super) fn legal<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<LegalShown<'p>> {
    let (eye, legal) = eye.open_maybe(body.legal.as_ref())?;
    (eye.sees() || leak(Leak::LegalUnseen)).then(|| LegalShown {
        status: legal.status.map(|status| status.value),
        since: legal.since.map(|since| since.day),
        words: legal.words.as_ref().and_then(|words| eye.wordings(words)),
    })
}
