//! What we agreed and what we did not; what happens if things change; the next review and the ones before.

use crate::booklet::writer::{Writer, facts, headed_facts, literal, sentences};
use crate::booklet::{Agreed, Area, ListItem, Page, PageWords, Part, Section};
use crate::view::{AgreementShown, Agrees, Kind, PastReviewShown, ReviewShown};

/// Each person's yes, partly or no in their words; and always "What we did not agree".
pub(super) fn agreed(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let disagrees = |said: &&AgreementShown<'_>| matches!(said.agrees, Agrees::Partly | Agrees::No);
    let (not, yes): (Vec<_>, Vec<_>) = view.agreements.iter().partition(disagrees);
    let nothing = if view.agreements.is_empty() { writer.not_in_copy() } else { None };
    let mut parts: Vec<Part> = nothing.into_iter().chain(yes.into_iter().map(|said| one_person(writer, said))).collect();
    let mut disagreed: Vec<Part> = not.into_iter().map(|said| one_person(writer, said)).collect();
    // In a copy of shared things the page holds one answer, and it is said already.
    let is_said = view.shared_only() && !disagreed.is_empty();
    if !is_said && !view.agreements.iter().any(|said| said.agrees == Agrees::No) {
        let words = writer.fixed(if view.agreements.is_empty() { "agreed-nothing" } else { "agreed-nobody-no" });
        disagreed.insert(0, Part::paragraph(words));
    }
    parts.extend(writer.section("not-agreed", "agreed-not", disagreed));
    // One person's answer is given below.
    let answer = (!view.shared_only() && view.agreements.len() != 1).then(|| who_said_what(writer));
    Some(writer.page("agreed", Area::Together, answer, parts))
}

/// Who said what, in this copy. It never says that everybody agreed.
fn who_said_what(writer: &Writer<'_, '_>) -> PageWords {
    let mut said = Vec::new();
    for (agrees, key) in [
        (Agrees::Yes, "agreed-who-yes"),
        (Agrees::Partly, "agreed-who-partly"),
        (Agrees::No, "agreed-who-no"),
        (Agrees::NotAsked, "agreed-who-not-asked"),
    ] {
        let people: Vec<_> = writer.view.agreements.iter().filter(|said| said.agrees == agrees).map(|said| said.who).collect();
        said.extend(writer.say_of(key, &people));
    }
    if said.is_empty() { writer.fixed("agreed-none") } else { literal(&sentences(&said)) }
}

fn one_person(writer: &Writer<'_, '_>, said: &AgreementShown<'_>) -> Part {
    let key = match said.agrees {
        Agrees::Yes => "agreed-yes",
        Agrees::Partly => "agreed-partly",
        Agrees::No => "agreed-no",
        Agrees::NotAsked => "agreed-not-asked",
    };
    Part::Agreed(Agreed {
        who: writer.names_or_you(&[said.who]),
        sort: said.agrees.word(),
        word: writer.say_with(key, &[("n", if writer.says_you(&said.who) { 2 } else { 1 }.into())]),
        words: writer.maybe(said.words.as_ref()),
    })
}

/// If things change: plan B, and how the plan ends.
pub(super) fn change(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    let plan_b = view.if_things_change.as_ref();
    let words = writer.maybe(plan_b);
    let (answer, below) = if plan_b.is_some_and(|words| writer.speaks_to_reader(words)) { (words, None) } else { (None, words) };
    let parts: Vec<Part> = below.map(Part::paragraph).into_iter().chain(writer.text("change-ending", view.ending.as_ref())).collect();
    (answer.is_some() || !parts.is_empty()).then(|| writer.page("change", Area::Together, answer, parts))
}

/// When, where, who, how to join, what we will ask; and what was decided before.
pub(super) fn review(writer: &Writer<'_, '_>) -> Option<Page> {
    let view = writer.view;
    if view.next_review.is_none() && view.past_reviews.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    let answer = match &view.next_review {
        Some(next) => {
            parts.extend(about_the_next(writer, next));
            writer.fixed_on(if next.on < view.today { "review-past" } else { "review-answer" }, next.on)
        }
        None => writer.fixed("review-none"),
    };
    let before = view.past_reviews.iter().map(|past| one_before(writer, past)).collect();
    parts.extend(writer.section("before", "review-before", before));
    Some(writer.page("review", Area::Together, Some(answer), parts))
}

fn about_the_next(writer: &Writer<'_, '_>, next: &ReviewShown<'_>) -> impl Iterator<Item = Part> {
    let rows = facts([
        writer.date_fact("review-when", Some(next.on)),
        writer.words_fact("review-where", next.place.as_ref()),
        writer.people_fact("review-who", &next.who),
        writer.words_fact("review-join", next.join.as_ref()),
    ]);
    let asked = ["review-ask-better", "review-ask-done", "review-ask-helped", "review-ask-change"];
    let asked = || writer.items("review-ask", asked.map(|key| ListItem::new(writer.fixed(key))).into());
    rows.into_iter().chain(if writer.view.kind == Kind::ChildInNeed { asked() } else { None })
}

fn one_before(writer: &Writer<'_, '_>, past: &PastReviewShown<'_>) -> Part {
    let heading = writer.date(past.on);
    let rows = [writer.words_fact("review-decided", past.decided.as_ref()), writer.words_fact("review-my-view", past.my_view.as_ref())];
    let only_the_day = || Part::Section(Section { title: PageWords::plain(heading.clone()), ..Section::default() });
    headed_facts(Some(heading.clone()), rows).unwrap_or_else(only_the_day)
}
