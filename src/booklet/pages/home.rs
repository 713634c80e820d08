//! My home. Will I have to move? When? Where next? All three have an answer; what is not known is said once, in the first. Then who
//! decides, who speaks for me, where I live and why, and what stays the same.

use super::rights;
use crate::booklet::writer::{Writer, facts, literal, sentences};
use crate::booklet::{Area, Contacts, HousePart, ListItem, Page, PageWords, Part, Question, Step, Steps};
use crate::language::{Arg, Locale};
use crate::view::{self, DayShown, HomeShown, MoveAnswer, MoveShown, Regulator};
use jiff::civil::Date;

/// The page.
pub(super) fn home(writer: &Writer<'_, '_>) -> Option<Page> {
    let home = writer.view.home.as_ref()?;
    let mut parts = Vec::new();
    let answer = match &home.moving {
        Some(moving) => {
            parts.extend(questions(writer, home, moving));
            parts.extend(about_the_move(writer, home, moving));
            move_answer(writer, moving)
        }
        None => writer.fixed("home-ask"),
    };
    let settled = home.moving.as_ref().is_none_or(|moving| moving.answer == MoveAnswer::No);
    let who_decides = decides(writer, home);
    if settled {
        parts.extend(living(writer, home));
        parts.extend(staying(writer, home));
        parts.extend(who_decides);
    } else {
        parts.extend(who_decides);
        parts.extend(staying(writer, home));
        parts.extend(living(writer, home));
    }
    parts.extend(before(writer, home));
    Some(writer.page("home", Area::Home, Some(answer), parts))
}

/// Why, what the child thinks, reasons on both sides, the meeting before, and the steps.
fn about_the_move(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> impl Iterator<Item = Part> {
    let parts = [
        writer.text("home-why", moving.why.as_ref()),
        steps(writer, home),
        writer.text("home-my-view", moving.my_view.as_ref()),
        writer.list("home-reasons-for", &moving.reasons_for),
        writer.list("home-reasons-against", &moving.reasons_against),
        review(writer, moving),
    ];
    parts.into_iter().flatten()
}

fn steps(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Option<Part> {
    let steps = home.move_plan.iter().map(|(words, day)| Step {
        when: day.map(|day| writer.day(day)),
        words: writer.words(words),
        past: day.is_some_and(|day| writer.is_past(day)),
    });
    let steps: Vec<Step> = steps.collect();
    (!steps.is_empty()).then(|| Part::Steps(Steps { heading: Some(writer.say("home-steps")), steps }))
}

/// What stays the same, what happens if it gets hard, and where the child grows up.
fn staying(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> impl Iterator<Item = Part> {
    let parts = [
        writer.list("home-same", &home.stays_the_same),
        writer.text("home-hard", home.if_it_gets_hard.as_ref()),
        writer.text("home-long", home.long_term.as_ref().map(|(_, words)| words)),
    ];
    parts.into_iter().flatten()
}

/// Who decides about a move of a child in care, and who speaks for the child.
fn decides(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Vec<Part> {
    let said: Vec<String> = DECIDES.iter().filter_map(|key| writer.law(key)).collect();
    let mut parts = Vec::new();
    if !said.is_empty() {
        parts.push(writer.headed("home-decides", literal(&sentences(&said))));
    }
    if let Some(who) = home.moving.as_ref().and_then(|moving| moving.speaks_for_me) {
        parts.push(writer.headed("home-speaks", literal(&writer.say_who("home-speaks-one", who.name))));
    } else if let Some(said) = rights::speaker(writer) {
        parts.push(writer.headed("home-speaks", literal(&said)));
        // An advocate whom the plan names can be rung without asking anybody.
        let contact = |advocate| Part::Contacts(Contacts { heading: None, contacts: vec![rights::of_plan(writer, advocate)] });
        parts.extend(writer.view.advocate.as_ref().map(contact));
    }
    parts
}

/// What the law says of who decides. Of the first six one holds for a care plan.
const DECIDES: [&str; 8] = [
    "home-decides-council",
    "home-decides-interim",
    "home-decides-parents",
    "home-decides-self",
    "home-decides-nobody",
    "home-decides-ask",
    "home-decides-sixteen",
    "home-decides-meeting",
];

/// Where the child lives, with whom, and why there.
fn living(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Option<Part> {
    let with = writer.names(&home.with);
    let kind = home.kind.filter(|_| writer.for_worker()).map(|kind| writer.fixed(&format!("kind-{}", kind.word())));
    let rows = facts([
        writer.words_fact("home-place", home.place.as_ref()),
        writer.fact("home-with", (!with.is_empty()).then(|| writer.written(&with))),
        writer.date_fact("home-since", home.since),
        writer.words_fact("home-address", home.address.as_ref()),
        writer.fact("home-kind", kind),
    ]);
    let emergency = (home.emergency && writer.for_worker()).then(|| writer.fixed("home-emergency"));
    // A reader who does not see the place is not told what kind of home it is.
    let is_inspected = home.place.is_some() && home.regulated_by == Some(Regulator::Ofsted);
    let inspected = if is_inspected { writer.law("home-ofsted") } else { None };
    let far = home.out_of_area.as_ref();
    let parts = [
        rows,
        emergency.map(Part::paragraph),
        inspected.map(|said| Part::paragraph(literal(&said))),
        writer.text("home-why-here", home.why_here.as_ref()),
        writer.text("home-far", far.map(|(why, _)| why)),
        writer.text("home-travel", far.and_then(|(_, travel)| travel.as_ref())),
    ];
    writer.section("living", "home-live", parts.into_iter().flatten().collect())
}

/// The homes before. The days are for workers; others read when each ended, so that no birthday is printed here.
fn before(writer: &Writer<'_, '_>, home: &HomeShown<'_>) -> Option<Part> {
    let time = |from: Option<DayShown>, to: DayShown| match from.filter(|_| writer.for_worker()) {
        Some(from) => {
            let (from, to) = (writer.day(from), writer.day(to));
            writer.say_with("home-from-until", &[("from", Arg::from(&from)), ("to", Arg::from(&to))])
        }
        None => writer.say_with("home-until", &[("day", Arg::from(&writer.day(to)))]),
    };
    let one = |(place, from, to): &(view::WordsShown<'_>, Option<DayShown>, Option<DayShown>)| ListItem {
        when: to.map(|to| time(*from, to)),
        ..ListItem::new(writer.words(place))
    };
    writer.items("home-before", home.before.iter().map(one).collect())
}

/// The answer in one sentence, for the head of the page.
pub(super) fn move_answer(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> PageWords {
    if moving.answer == MoveAnswer::NotKnown {
        return not_known(writer, moving);
    }
    let words = match in_the_answer(writer, moving) {
        None => planned(writer, moving),
        Some(words) => {
            let words = writer.words(words);
            let short = if review_to_come(writer, moving).is_some() { "home-plan" } else { plain_key(moving.answer) };
            match begins_with(&words.text, &writer.say(plain_key(moving.answer))) {
                true => words,
                false => PageWords { text: format!("{} {}", writer.say(short), words.text), ..words },
            }
        }
    };
    let Some(review) = review_to_come(writer, moving) else { return words };
    let first = writer.fixed_on("home-plan-review", review);
    PageWords { text: format!("{} {}", words.text.trim_end(), first.text), ..words }
}

/// The review that comes before a planned move. Until then the move is a plan.
fn review_to_come(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Option<Date> {
    moving.review_on.filter(|review| moving.answer == MoveAnswer::Yes && *review >= writer.view.today)
}

/// What is said of the review before a move, where the answer does not say it.
fn review(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Option<Part> {
    let review = moving.review_on.filter(|_| moving.answer != MoveAnswer::No && review_to_come(writer, moving).is_none())?;
    let key = if review < writer.view.today { "home-review-past" } else { "home-review-first" };
    Some(Part::paragraph(writer.fixed_on(key, review)))
}

/// The house with its words, what was said beside the answer, then "When?" and "Where next?".
fn questions(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> Vec<Part> {
    let (state, words) = match moving.answer {
        MoveAnswer::No => ("stay", "house-stay"),
        MoveAnswer::Yes => ("move", "house-move"),
        MoveAnswer::NotKnown => ("not-known", "house-not-known"),
    };
    let mut parts = vec![Part::House(HousePart { state, words: writer.say(words) })];
    if in_the_answer(writer, moving).is_none() {
        parts.extend(writer.maybe(moving.words.as_ref()).map(Part::paragraph));
    }
    // What is not known is said once, in the answer.
    let known = |is_given: bool| is_given || moving.answer != MoveAnswer::NotKnown;
    let question = |anchor: &str, key, answer| {
        Part::Question(Question { anchor: anchor.to_owned(), question: writer.say(key), answer, parts: Vec::new() })
    };
    if known(moving.on.is_some()) {
        parts.push(question("when", "home-when", when(writer, moving)));
    }
    if known(moving.to.is_some()) {
        parts.push(question("where", "home-where", where_next(writer, home, moving)));
    }
    parts
}

fn plain_key(answer: MoveAnswer) -> &'static str {
    match answer {
        MoveAnswer::Yes => "home-yes",
        MoveAnswer::No => "home-no",
        MoveAnswer::NotKnown => "home-not-known-if",
    }
}

/// The plan's words about the move, where they can be in the answer: they speak to the reader, in the booklet's language.
fn in_the_answer<'a, 'p>(writer: &Writer<'_, 'p>, moving: &'a MoveShown<'p>) -> Option<&'a view::WordsShown<'p>> {
    let fits = |words: &&view::WordsShown<'_>| writer.one_language(words) && writer.speaks_to_reader(words);
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
fn planned(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> PageWords {
    if moving.answer == MoveAnswer::No {
        return writer.fixed("home-no-plain");
    }
    let when = moving.on.map(|on| writer.when(on));
    let place = moving.to.as_ref().and_then(|to| writer.inside(to)).filter(|place| follows_to(place, writer.locale));
    let (yes, plan, known): (_, _, Vec<(&str, Arg<'_>)>) = match (&when, &place) {
        (Some(when), Some(place)) => ("home-yes-when-where", "home-plan-when-where", vec![("when", when.into()), ("place", place.into())]),
        (Some(when), None) if moving.to.is_some() => ("home-yes-on", "home-plan-on", vec![("when", Arg::from(when))]),
        (None, None) if moving.to.is_some() => ("home-yes", "home-plan", Vec::new()),
        (Some(when), None) => ("home-yes-when", "home-plan-when", vec![("when", Arg::from(when))]),
        (None, Some(place)) => ("home-yes-where", "home-plan-where", vec![("place", Arg::from(place))]),
        (None, None) => ("home-yes-plain", "home-plan-plain", Vec::new()),
    };
    writer.fixed_with(if review_to_come(writer, moving).is_some() { plan } else { yes }, &known)
}

/// "We do not know yet if, when or where you will move. Priya will tell you by Friday 10 April 2026."
fn not_known(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> PageWords {
    // Where it is known when or where to, that is said below.
    let first = writer.say(match (&moving.on, &moving.to) {
        (None, None) => "home-not-known",
        (None, Some(_)) => "home-not-known-when",
        (Some(_), None) => "home-not-known-where",
        (Some(_), Some(_)) => plain_key(moving.answer),
    });
    then_told(writer, first, moving)
}

/// Who tells the child by when; after that day, whom to ask.
fn told(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> Option<String> {
    let tell_by = moving.tell_by?;
    if tell_by < writer.view.today {
        return Some(writer.say_on("home-told-past", tell_by));
    }
    let who = moving.told_by.map_or(writer.lead.as_str(), |who| who.name);
    Some(writer.say_with("home-told", &[("who", who.into()), ("day", Arg::from(&writer.date(tell_by)))]))
}

/// A sentence, and who tells the child more by when.
fn then_told(writer: &Writer<'_, '_>, first: String, moving: &MoveShown<'_>) -> PageWords {
    literal(&sentences(&[first].into_iter().chain(told(writer, moving)).collect::<Vec<_>>()))
}

fn when(writer: &Writer<'_, '_>, moving: &MoveShown<'_>) -> PageWords {
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
        (_, None) => then_told(writer, writer.say("home-when-unknown"), moving),
    }
}

fn where_next(writer: &Writer<'_, '_>, home: &HomeShown<'_>, moving: &MoveShown<'_>) -> PageWords {
    match (moving.answer, &moving.to) {
        (MoveAnswer::No, _) => match home.place.as_ref().and_then(|place| writer.inside(place)) {
            Some(place) => writer.fixed_with("home-where-stay", &[("place", Arg::from(&place))]),
            None => writer.fixed("home-where-stay-plain"),
        },
        (_, Some(to)) => writer.words(to),
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
