//! What was said, agreed and decided together, as one reader may see it.

use super::scope::Scope;
use super::{AdvocateShown, AgreementShown, ConsentShown, LetterShown, MadeShown, PastReviewShown, ReviewShown, SaidShown, Words};
use crate::content::Entry;
use crate::plan::{Agreement, InOurWords, Letter, Plan};
use crate::seeded::{Leak, leak};
use crate::source::At;

/// When, with whom and how the plan was made.
pub(super) fn made<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<MadeShown<'p>> {
    let (scope, made) = scope.open_maybe(body.made.as_ref())?;
    (scope.sees() || leak(Leak::MadeUnseen)).then(|| MadeShown {
        on: made.on.day,
        with: scope.whos(&made.with),
        how: scope.maybe(made.how.as_ref()),
    })
}

/// The family's yes.
pub(super) fn consent<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<ConsentShown<'p>> {
    let (scope, consent) = scope.open_maybe(body.consent.as_ref())?;
    (scope.sees() || leak(Leak::ConsentUnseen)).then(|| ConsentShown {
        given_by: scope.whos(&consent.given_by),
        on: consent.on.map(|on| on.day),
        words: consent.words.as_ref().and_then(|words| scope.own(words)),
    })
}

/// What people said, and what happened.
pub(super) fn said<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<SaidShown<'p>> {
    body.in_our_words.iter().filter_map(|entry| one_said(scope, entry)).collect()
}

fn one_said<'p>(scope: &Scope<'_, 'p>, entry: &'p Entry<InOurWords>) -> Option<SaidShown<'p>> {
    let (scope, said) = scope.open(entry)?;
    let answered_by = said.answered_by.as_ref().and_then(|who| scope.who(who));
    Some(SaidShown {
        who: scope.who(&said.who)?,
        on: said.on.map(|on| on.day),
        how: scope.maybe(said.how.as_ref()),
        words: scope.verbatim(&said.words)?,
        answer: said.answer.as_ref().and_then(|answer| scope.text(answer)),
        answered_by,
        tell_by: said.tell_by.filter(|tell_by| scope.permits(tell_by.span)).map(|tell_by| tell_by.day),
        told_by: answered_by,
    })
}

/// Who agrees and who does not. A shared-only reader gets their own.
pub(super) fn agreements<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<AgreementShown<'p>> {
    let Some((scope, map)) = scope.open_maybe(body.agreement.as_ref()) else { return Vec::new() };
    let one = |key: &'p At<String>, entry: &'p Entry<Agreement>| {
        let (scope, agreement) = scope.open(entry)?;
        let words = agreement.words.as_ref().and_then(|words| scope.own(words));
        Some(AgreementShown { who: scope.who_at(key)?, agrees: agreement.agrees.get()?, words })
    };
    map.iter().filter_map(|(key, entry)| one(key, entry)).collect()
}

/// The next review. A shared-only reader gets it if they are invited, without the place.
pub(super) fn next_review<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<ReviewShown<'p>> {
    let (scope, reviews) = scope.open_maybe(body.reviews.as_ref())?;
    let (scope, next) = scope.open_maybe(reviews.next.as_ref())?;
    (scope.permits(next.on.span) || leak(Leak::ReviewUninvited)).then(|| ReviewShown {
        on: next.on.day,
        place: scope.maybe(next.r#where.as_ref()),
        who: scope.whos(&next.who),
        join: scope.maybe(next.join.as_ref()),
    })
}

/// Reviews before, the newest first.
pub(super) fn past_reviews<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<PastReviewShown<'p>> {
    let Some((scope, reviews)) = scope.open_maybe(body.reviews.as_ref()) else { return Vec::new() };
    let mut past: Vec<_> = reviews
        .past
        .iter()
        .filter_map(|entry| scope.open(entry))
        .filter(|(scope, _)| scope.sees() || leak(Leak::PastReviewUnseen))
        .map(|(scope, past)| PastReviewShown {
            on: past.on.day,
            decided: scope.maybe(past.decided.as_ref()),
            my_view: scope.maybe(past.my_view.as_ref()).map(|words| Words { to_other: false, ..words }),
        })
        .collect();
    past.sort_by_key(|past| std::cmp::Reverse(past.on));
    past
}

/// Letters.
pub(super) fn letters<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<LetterShown<'p>> {
    let one = |entry: &'p Entry<Letter>| {
        let (scope, letter) = scope.open(entry)?;
        Some(LetterShown { from: scope.who(&letter.from)?, on: letter.on.map(|on| on.day), words: scope.verbatim(&letter.words)? })
    };
    body.letters.iter().filter_map(one).collect()
}

/// Who to ring for an advocate. Rights are in every copy.
pub(super) fn advocate<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<AdvocateShown<'p>> {
    let (scope, rights) = scope.open_maybe(body.rights.as_ref())?;
    let (scope, advocate) = scope.open_maybe(rights.advocate.as_ref())?;
    Some(AdvocateShown {
        name: scope.plain(&advocate.name)?,
        phone: advocate.phone.as_ref().and_then(|phone| scope.plain(phone)),
        checked: advocate.checked.map(|checked| checked.day),
    })
}

/// Words explained by the plan.
pub(super) fn explain<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, Words<'p>)> {
    let Some((scope, map)) = scope.open_maybe(body.explain.as_ref()) else { return Vec::new() };
    map.iter().filter_map(|(word, meaning)| scope.text(meaning).map(|words| (scope.shown(word.span, &word.value), words))).collect()
}
