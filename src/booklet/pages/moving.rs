//! Will I have to move? When? Where next? All three have an answer. What is not known is said once, in the first.

use crate::booklet::writer::{Writer, literal, sentences};
use crate::booklet::{House, Part, Question, Text, Words};
use crate::fault::Fault;
use crate::language::{Arg, Locale};
use crate::view::{HomeShown, MoveAnswer, MoveShown};
use jiff::civil::Date;

/// The answer in one sentence, for the head of the page.
pub(super) fn answer(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Words, Fault> {
    if moving.answer == MoveAnswer::NotKnown {
        return not_known(writer, moving);
    }
    let words = match in_the_answer(writer, moving) {
        None => planned(writer, moving)?,
        Some(words) => {
            let short = writer.say(short_key(writer, moving))?;
            let words = writer.words(words);
            if begins_with(&words.text, &writer.say(plain_key(moving.answer))?) {
                words
            } else {
                Words { text: format!("{short} {}", words.text), ..words }
            }
        }
    };
    let Some(review) = review_to_come(writer, moving) else { return Ok(words) };
    let first = writer.fixed_with("home-plan-review", &[("day", Arg::from(&writer.date(review)))])?;
    Ok(Words { text: format!("{} {}", words.text.trim_end(), first.text), ..words })
}

/// The review that comes before a planned move. Until then the move is a plan.
fn review_to_come(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Option<Date> {
    moving.review_on.filter(|review| moving.answer == MoveAnswer::Yes && *review >= writer.view.today)
}

/// What is said of the review before a move, where the answer does not say it.
pub(super) fn review(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Option<Part>, Fault> {
    let key = match moving.review_on {
        Some(_) if moving.answer == MoveAnswer::No || review_to_come(writer, moving).is_some() => return Ok(None),
        Some(review) if review < writer.view.today => "home-review-past",
        Some(_) => "home-review-first",
        None => return Ok(None),
    };
    let day = moving.review_on.map(|review| writer.date(review)).unwrap_or_default();
    let words = writer.fixed_with(key, &[("day", Arg::from(&day))])?;
    Ok(Some(Part::Text(Text { heading: None, words, by: None })))
}

/// The answer for the page that holds the whole plan in short; nothing where the reader's copy has none.
pub(super) fn in_short(writer: &Writer<'_, '_>) -> Result<Option<Words>, Fault> {
    let moving = writer.view.home.as_ref().and_then(|home| home.moving.as_ref());
    moving.map(|moving| answer(writer, moving)).transpose()
}

/// The house with its words, what was said beside the answer, then "When?" and "Where next?".
pub(super) fn parts(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> Result<Vec<Part>, Fault> {
    let (state, words) = match moving.answer {
        MoveAnswer::No => ("stay", "house-stay"),
        MoveAnswer::Yes => ("move", "house-move"),
        MoveAnswer::NotKnown => ("not-known", "house-not-known"),
    };
    let mut parts = vec![Part::House(House { state, words: writer.say(words)? })];
    if in_the_answer(writer, moving).is_none() {
        let words = writer.maybe(moving.words.as_ref());
        parts.extend(words.map(|words| Part::Text(Text { heading: None, words, by: None })));
    }
    // What is not known is said once, in the answer.
    let known = |is_given: bool| is_given || moving.answer != MoveAnswer::NotKnown;
    if known(moving.on.is_some()) {
        let answer = when(writer, moving)?;
        parts.push(Part::Question(Question { anchor: "when".to_owned(), question: writer.say("home-when")?, answer, parts: Vec::new() }));
    }
    if known(moving.to.is_some()) {
        let answer = where_next(writer, home, moving)?;
        parts.push(Part::Question(Question { anchor: "where".to_owned(), question: writer.say("home-where")?, answer, parts: Vec::new() }));
    }
    Ok(parts)
}

fn short_key(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> &'static str {
    if review_to_come(writer, moving).is_some() { "home-plan" } else { plain_key(moving.answer) }
}

fn plain_key(answer: MoveAnswer) -> &'static str {
    match answer {
        MoveAnswer::Yes => "home-yes",
        MoveAnswer::No => "home-no",
        MoveAnswer::NotKnown => "home-not-known-if",
    }
}

/// The plan's words about the move, where they can stand in the answer: they speak to the reader, in the booklet's language.
fn in_the_answer<'a, 'p>(writer: &Writer<'_, 'p>, moving: &'a MoveShown<'p>) -> Option<&'a crate::view::Words<'p>> {
    let fits = |words: &&crate::view::Words<'_>| writer.one_language(words) && writer.speaks_to_reader(words);
    moving.words.as_ref().filter(|_| moving.answer != MoveAnswer::NotKnown).filter(fits)
}

/// Whether a text begins with the same word as a short answer: "No, you stay" and "No."
fn begins_with(text: &str, short: &str) -> bool {
    let first = |text: &str| text.split(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_lowercase);
    first(text) == first(short)
}

/// Whether a place can follow "to": "a flat in Leeds" can, "with Nan" and "back home" cannot.
fn follows_to(place: &str, locale: &Locale) -> bool {
    let first = place.split(' ').next().unwrap_or_default();
    !locale.texts().place.not_after_to.has(&first.to_lowercase())
}

/// A sentence made of what is known of a move.
fn planned(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Words, Fault> {
    if moving.answer == MoveAnswer::No {
        return writer.fixed("home-no-plain");
    }
    let when = moving.on.map(|on| writer.when(on)).transpose()?;
    let place = moving.to.as_ref().and_then(|to| writer.inside(to)).filter(|place| follows_to(place, writer.locale));
    let (yes, plan, known): (_, _, Vec<(&str, Arg<'_>)>) = match (&when, &place) {
        (Some(when), Some(place)) => {
            ("home-yes-when-where", "home-plan-when-where", vec![("when", Arg::from(when)), ("place", Arg::from(place))])
        }
        (Some(when), None) if moving.to.is_some() => ("home-yes-on", "home-plan-on", vec![("when", Arg::from(when))]),
        (None, None) if moving.to.is_some() => ("home-yes", "home-plan", Vec::new()),
        (Some(when), None) => ("home-yes-when", "home-plan-when", vec![("when", Arg::from(when))]),
        (None, Some(place)) => ("home-yes-where", "home-plan-where", vec![("place", Arg::from(place))]),
        (None, None) => ("home-yes-plain", "home-plan-plain", Vec::new()),
    };
    writer.fixed_with(if review_to_come(writer, moving).is_some() { plan } else { yes }, &known)
}

/// "We do not know yet if, when or where you will move. Priya will tell you by Friday 10 April 2026."
fn not_known(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Words, Fault> {
    // Where it is known when or where to, that is said below.
    let first = writer.say(match (&moving.on, &moving.to) {
        (None, None) => "home-not-known",
        (None, Some(_)) => "home-not-known-when",
        (Some(_), None) => "home-not-known-where",
        (Some(_), Some(_)) => plain_key(moving.answer),
    })?;
    let told = told(writer, moving)?;
    Ok(literal(&sentences(&[Some(first), told].into_iter().flatten().collect::<Vec<_>>())))
}

/// Who tells the child by when; after that day, whom to ask.
fn told(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Option<String>, Fault> {
    let Some(tell_by) = moving.tell_by else { return Ok(None) };
    let day = writer.date(tell_by);
    if tell_by < writer.view.today {
        return Ok(Some(writer.say_with("home-told-past", &[("day", Arg::from(&day))])?));
    }
    let who = moving.told_by.map_or(writer.lead.as_str(), |who| who.name);
    Ok(Some(writer.say_with("home-told", &[("who", Arg::from(who)), ("day", Arg::from(&day))])?))
}

fn when(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Result<Words, Fault> {
    match (moving.answer, moving.on) {
        (MoveAnswer::No, _) => writer.fixed("home-when-none"),
        (_, Some(on)) => {
            let key = match (review_to_come(writer, moving), on.month_only) {
                (Some(_), _) => "home-when-plan-day",
                (None, true) => "home-when-month",
                (None, false) => "home-when-day",
            };
            writer.fixed_with(key, &[("day", Arg::from(&writer.day(on)))])
        }
        (_, None) => {
            let first = writer.say("home-when-unknown")?;
            Ok(literal(&sentences(&[Some(first), told(writer, moving)?].into_iter().flatten().collect::<Vec<_>>())))
        }
    }
}

fn where_next(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> Result<Words, Fault> {
    match (moving.answer, &moving.to) {
        (MoveAnswer::No, _) => match home.place.as_ref().and_then(|place| writer.inside(place)) {
            Some(place) => writer.fixed_with("home-where-stay", &[("place", Arg::from(&place))]),
            None => writer.fixed("home-where-stay-plain"),
        },
        (_, Some(to)) => Ok(writer.words(to)),
        // The place may be kept from this reader: it is not said that nobody knows it, nor that they should ask.
        (_, None) => writer.fixed("home-where-ask"),
    }
}

#[cfg(test)]
mod tests {
    use super::begins_with;

    #[test]
    fn an_answer_is_not_said_twice() {
        assert!(begins_with("No, you stay with Sam.", "No."));
        assert!(begins_with("**Yes.** You move.", "Yes."));
        assert!(!begins_with("Nobody wants you to move.", "No."));
    }
}
