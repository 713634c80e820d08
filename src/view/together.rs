//! What was said, agreed and decided together, as one reader may see it.

use super::eye::Eye;
use super::{AdvocateShown, AgreementShown, ConsentShown, LetterShown, MadeShown, PastReviewShown, ReviewShown, SaidShown, Words};
use crate::content::Entry;
use crate::plan::{Agreement, InOurWords, Letter, Plan};
use crate::seeded::{Leak, leak};
use crate::source::At;

/// When, with whom and how the plan was made.
pub(super) fn made<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<MadeShown<'p>> {
    let (eye, made) = eye.open_maybe(body.made.as_ref())?;
    (eye.sees() || leak(Leak::MadeUnseen)).then(|| MadeShown {
        on: made.on.day,
        with: eye.whos(&made.with),
        how: eye.maybe(made.how.as_ref()),
    })
}

/// The family's yes.
pub(super) fn consent<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<ConsentShown<'p>> {
    let (eye, consent) = eye.open_maybe(body.consent.as_ref())?;
    (eye.sees() || leak(Leak::ConsentUnseen)).then(|| ConsentShown {
        given_by: eye.whos(&consent.given_by),
        on: consent.on.map(|on| on.day),
        words: consent.words.as_ref().and_then(|words| eye.verbatim(words)),
    })
}

/// What people said, and what happened.
pub(super) fn said<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<SaidShown<'p>> {
    body.in_our_words.iter().filter_map(|entry| one_said(eye, entry)).collect()
}

fn one_said<'p>(eye: &Eye<'_, 'p>, entry: &'p Entry<InOurWords>) -> Option<SaidShown<'p>> {
    let (eye, said) = eye.open(entry)?;
    if eye.gone_with(entry, Some(&said.who)) {
        return None;
    }
    let eye = if eye.is_reader(said.who.key()) || leak(Leak::SaidByAll) { eye.own() } else { eye };
    let answered_by = said.answered_by.as_ref().and_then(|who| eye.who(who));
    let may_answer = said.answered_by.is_none() || answered_by.is_some() || leak(Leak::AnswerOfWithheld);
    let answer = said.answer.as_ref().filter(|_| may_answer).and_then(|answer| eye.text(answer));
    Some(SaidShown {
        who: eye.who(&said.who)?,
        on: said.on.map(|on| on.day),
        how: eye.maybe(said.how.as_ref()),
        words: eye.verbatim(&said.words)?,
        answer,
        answered_by,
        tell_by: said.tell_by.filter(|_| may_answer || leak(Leak::DayOfWithheld)).map(|tell_by| tell_by.day),
        told_by: answered_by,
    })
}

/// Who agrees and who does not. Somebody who sees only what names them finds their own.
pub(super) fn agreements<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<AgreementShown<'p>> {
    let Some((eye, map)) = eye.open_maybe(body.agreement.as_ref()) else { return Vec::new() };
    let one = |key: &'p At<String>, entry: &'p Entry<Agreement>| {
        let (eye, agreement) = eye.open(entry)?;
        if eye.gone_with_key(entry, &key.value) {
            return None;
        }
        let eye = if eye.is_reader(&key.value) || leak(Leak::AgreementOfAll) { eye.own() } else { eye };
        let words = agreement.words.as_ref().and_then(|words| eye.verbatim(words));
        Some(AgreementShown { who: eye.who_is(&key.value)?, agrees: agreement.agrees.get()?, words })
    };
    map.iter().filter_map(|(key, entry)| one(key, entry)).collect()
}

/// The next review. Somebody who sees only what names them finds it if they are invited, without the place.
pub(super) fn next_review<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<ReviewShown<'p>> {
    let (eye, reviews) = eye.open_maybe(body.reviews.as_ref())?;
    let (eye, next) = eye.open_maybe(reviews.next.as_ref())?;
    let invited = next.who.iter().any(|who| eye.is_reader(who.key()));
    (eye.sees() || invited || leak(Leak::ReviewUninvited)).then(|| ReviewShown {
        on: next.on.day,
        place: eye.maybe(next.r#where.as_ref()),
        who: eye.whos(&next.who),
        join: eye.maybe(next.join.as_ref()),
    })
}

/// Reviews before, the newest first.
pub(super) fn past_reviews<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<PastReviewShown<'p>> {
    let Some((eye, reviews)) = eye.open_maybe(body.reviews.as_ref()) else { return Vec::new() };
    let mut past: Vec<_> = reviews
        .past
        .iter()
        .filter_map(|entry| eye.open(entry))
        .filter(|(eye, _)| eye.sees() || leak(Leak::PastReviewUnseen))
        .map(|(eye, past)| PastReviewShown {
            on: past.on.day,
            decided: eye.maybe(past.decided.as_ref()),
            my_view: eye.maybe(past.my_view.as_ref()).map(|words| Words { to_other: false, verbatim: true, ..words }),
        })
        .collect();
    past.sort_by_key(|past| std::cmp::Reverse(past.on));
    past
}

/// Letters.
pub(super) fn letters<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<LetterShown<'p>> {
    let one = |entry: &'p Entry<Letter>| {
        let (eye, letter) = eye.open(entry)?;
        if eye.gone_with(entry, Some(&letter.from)) {
            return None;
        }
        Some(LetterShown { from: eye.who(&letter.from)?, on: letter.on.map(|on| on.day), words: eye.verbatim(&letter.words)? })
    };
    body.letters.iter().filter_map(one).collect()
}

/// Who to ring for an advocate. Rights are in every copy.
pub(super) fn advocate<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Option<AdvocateShown<'p>> {
    let (eye, rights) = eye.open_maybe(body.rights.as_ref())?;
    let (eye, advocate) = eye.open_maybe(rights.advocate.as_ref())?;
    let eye = eye.own();
    Some(AdvocateShown {
        name: eye.plain(&advocate.name)?,
        phone: advocate.phone.as_ref().and_then(|phone| eye.plain(phone)),
        checked: advocate.checked.map(|checked| checked.day),
    })
}

/// Words explained by the plan.
pub(super) fn explain<'p>(eye: &Eye<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, Words<'p>)> {
    let Some((eye, map)) = eye.open_maybe(body.explain.as_ref()) else { return Vec::new() };
    map.iter().filter_map(|(word, meaning)| Some((word.value.as_str(), eye.text(meaning)?))).collect()
}
