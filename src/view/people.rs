//! The child and their people, what was said, agreed and decided, as one reader may see it.

use super::scope::{Scope, is_me, keys};
use super::{
    AdvocateShown, AgreementShown, ChildShown, ConsentShown, LetterShown, MadeShown, PastReviewShown, PersonShown, ReviewShown, SaidShown,
    WordsShown,
};
use crate::content::Entry;
use crate::plan::{Agreement, InOurWords, Letter, Person, Plan, Text, child_age, child_stage};
use crate::seeded::{Leak, leak};
use crate::source::At;
use jiff::civil::Date;

/// The child. The name used in booklets is in every copy.
pub(super) fn child<'p>(scope: &Scope<'_, 'p>, body: &'p Plan, today: Date) -> ChildShown<'p> {
    let stage = child_stage(body, today);
    let Some((scope, child)) = scope.open_maybe(body.child.as_ref()) else { return ChildShown { stage, ..ChildShown::default() } };
    ChildShown {
        name: child.name.as_ref().map_or(Some(scope.context.child_name), |name| scope.plain(name)).unwrap_or_default(),
        age: child_age(body, today),
        full_name: scope.maybe(child.full_name.as_ref()).map(|words| words.text),
        pronouns: child.pronouns.as_ref().and_then(|text| scope.plain(text)),
        talks: scope.maybe(child.talks.as_ref()),
        picture: scope.picture(child.picture.as_ref()),
        stage,
    }
}

/// The child's own words for things.
pub(super) fn say<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, &'p str)> {
    let Some((scope, child)) = scope.open_maybe(body.child.as_ref()) else { return Vec::new() };
    let Some((scope, say)) = scope.open_maybe(child.say.as_ref()) else { return Vec::new() };
    say.iter().filter_map(|(ours, theirs)| scope.plain(theirs).map(|theirs| (ours.value.as_str(), theirs))).collect()
}

/// The one person to ask. They are in every copy but one that a label keeps them from.
pub(super) fn lead<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Option<PersonShown<'p>> {
    everybody(body).find(|(key, _)| key.value == scope.context.lead).and_then(|(key, entry)| person(scope, key, entry))
}

/// The people, the lead first. A shared-only reader gets themselves and the lead.
pub(super) fn people<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<PersonShown<'p>> {
    let is_shown = |key: &str, entry| {
        let lead = key == scope.context.lead;
        lead || scope.open(entry).is_some_and(|(scope, _)| scope.sees())
    };
    let mut people: Vec<_> = everybody(body)
        .filter(|(key, entry)| !is_me(entry) && is_shown(&key.value, entry))
        .filter_map(|(key, entry)| person(scope, key, entry))
        .collect();
    if leak(Leak::SortedByHidden) && people.len() < everybody(body).count() - 1 {
        people.reverse();
    }
    people.sort_by_key(|person| !person.lead);
    people
}

fn everybody(body: &Plan) -> impl Iterator<Item = (&At<String>, &Entry<Person>)> {
    body.people.iter().flat_map(keys)
}

fn person<'p>(scope: &Scope<'_, 'p>, key: &'p At<String>, entry: &'p Entry<Person>) -> Option<PersonShown<'p>> {
    let (scope, person) = scope.open(entry)?;
    let who = scope.name_of(&key.value)?;
    let reach = |text: Option<&'p Text>| scope.maybe(text).map(|words| words.text);
    Some(PersonShown {
        who,
        name: person.name.as_ref().and_then(|name| scope.plain(name)),
        is: scope.text(&person.is),
        part: person.part.map(|part| part.value),
        about: scope.maybe(person.about.as_ref()),
        since: scope.fact(person.since).map(|since| since.day),
        phone: reach(person.phone.as_ref()),
        email: reach(person.email.as_ref()),
        address: scope.maybe(person.address.as_ref()),
        picture: scope.picture(person.picture.as_ref()),
        lead: key.value == scope.context.lead,
    })
}

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
    Some(SaidShown {
        who: scope.who(&said.who)?,
        on: said.on.map(|on| on.day),
        how: scope.maybe(said.how.as_ref()),
        words: scope.verbatim(&said.words)?,
        answer: said.answer.as_ref().and_then(|answer| scope.text(answer)),
        answered_by: said.answered_by.as_ref().and_then(|who| scope.who(who)),
        tell_by: said.tell_by.filter(|tell_by| scope.permits(tell_by.span)).map(|tell_by| tell_by.day),
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
            my_view: scope.maybe(past.my_view.as_ref()).map(|words| WordsShown { to_other: false, ..words }),
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

/// WordsShown explained by the plan.
pub(super) fn explain<'p>(scope: &Scope<'_, 'p>, body: &'p Plan) -> Vec<(&'p str, WordsShown<'p>)> {
    let Some((scope, map)) = scope.open_maybe(body.explain.as_ref()) else { return Vec::new() };
    map.iter().filter_map(|(word, meaning)| scope.text(meaning).map(|words| (scope.shown(word.span, &word.value), words))).collect()
}
