//! One reader's truth: what of a plan this reader may see, and nothing of the rest.
//!
//! `view` stands between `check` and `booklet`. It is the only place where withheld values open, and
//! they open through `Eye` alone, which asks every label first. Counts, order and numbers are made
//! after it, from the `View`, so that they cannot tell of what is not there.

mod eye;
mod gaze;
mod goals;
mod home;
mod life;
mod people;
mod readers;
mod secrets;
mod shown;
mod together;

pub use crate::plan::{
    Agrees, Change, FormatName, GoalArea, HomeKind, Kind, LegalStatus, LongTermKind, MoveAnswer, PersonPart, Style, WrittenTo,
};
pub use readers::{Reader, readers};
pub use secrets::{LeftOut, left_out};
pub use shown::*;

use crate::check::{CheckedPlan, UnsoundPlan};
use crate::content::Withheld;
use crate::source::Span;
use eye::Eye;
use gaze::Gaze;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What is left out of a reader's booklet, as far as somebody may know who sees only a part of the plan.
#[must_use]
pub fn left_out_of_part(part: &UnsoundPlan, reader: &Reader, today: Date) -> Vec<LeftOut> {
    left_out(part.for_audit(), reader, today)
}

/// What of a part of a plan one reader gets.
pub struct SeenOfPart {
    /// The places of the texts that stand in their booklet, in the wording of their style.
    pub texts: BTreeSet<Span>,
    /// The keys of the people who hold it.
    pub people: Vec<String>,
    hidden: BTreeSet<Span>,
    shared_only: bool,
}

impl SeenOfPart {
    /// Whether a mapping, or anything in it, is for this reader.
    #[must_use]
    pub fn has(&self, place: Span) -> bool {
        let taken = self.hidden.iter().any(|hidden| hidden.covers(place));
        !taken && (!self.shared_only || self.texts.iter().any(|text| place.covers(*text)))
    }
}

/// What of a part of a plan one reader gets, as far as somebody may know who sees only that part.
#[must_use]
pub fn seen_of_part(part: &UnsoundPlan, reader: &Reader, today: Date) -> SeenOfPart {
    let plan = part.for_audit();
    let gaze = opened(plan, reader, today);
    let texts = gaze.opened.borrow().clone();
    let people = reader.members.iter().map(|member| member.key.clone()).collect();
    SeenOfPart { texts, people, hidden: secrets::hidden(plan, &gaze), shared_only: reader.shared_only }
}

/// The places of the texts that stand in a reader's booklet, in the wording of their style.
#[must_use]
pub fn texts_of(plan: &CheckedPlan, reader: &Reader, today: Date) -> BTreeSet<Span> {
    opened(plan, reader, today).opened.into_inner()
}

/// A reader's gaze after it looked at all that it may.
fn opened<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> Gaze<'p> {
    let gaze = Gaze::new(plan, reader);
    if let Some((eye, body)) = gaze.root(plan.root()) {
        whole(&eye, body, plan, today);
    }
    gaze
}

/// Whether a part of a plan knows somebody who gets a booklet: a person in it, or a group.
#[must_use]
pub fn knows(part: &UnsoundPlan, reader: &Reader) -> bool {
    let people = part.for_audit().plan().people.iter().flat_map(eye::keys);
    reader.group.is_some() || people.into_iter().any(|(key, _)| key.value == reader.key)
}

/// Opens what a reader may see, and gathers what they may not for the audit.
pub fn view<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> (View<'p>, Withheld) {
    let (view, withheld, _) = view_with_left_out(plan, reader, today);
    (view, withheld)
}

/// The same, with what is left out as [`left_out`] has it, in one walk.
pub fn view_with_left_out<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> (View<'p>, Withheld, Vec<LeftOut>) {
    let gaze = Gaze::new(plan, reader);
    let view = gaze.root(plan.root()).map_or_else(|| View::nothing(plan, reader, today), |(eye, body)| whole(&eye, body, plan, today));
    let (withheld, left_out) = secrets::gather(plan, &gaze);
    (view, withheld, left_out)
}

/// What somebody may not see of a plan that has errors today, to look for in their older copy. Nothing where the
/// plan no longer knows them.
#[must_use]
pub fn withheld(plan: &UnsoundPlan, key: &str, today: Date) -> Option<Withheld> {
    let plan = plan.for_audit();
    let reader = readers::anybody(plan, key, today)?;
    let mut withheld = view(plan, &reader, today).1;
    let gaze = Gaze::new(plan, &reader);
    if !gaze.people.contains_key(gaze.lead) {
        // The lead is misspelt. What would be open if one of the workers led tells nothing of a label.
        let is_worker =
            |entry| matches!(eye::part(entry), Some(PersonPart::SocialWorker | PersonPart::ReviewingOfficer | PersonPart::OtherWorker));
        for lead in gaze.people.iter().filter(|(_, entry)| is_worker(entry)).map(|(key, _)| *key) {
            let led = Gaze { lead, ..Gaze::new(plan, &reader) };
            if let Some((eye, body)) = led.root(plan.root()) {
                whole(&eye, body, plan, today);
            }
            let led = secrets::gather(plan, &led).0;
            let still: BTreeSet<Span> = led.secrets.iter().map(|secret| secret.span).collect();
            withheld.secrets.retain(|secret| still.contains(&secret.span));
            let still: BTreeSet<Span> = led.pictures.iter().map(|picture| picture.span).collect();
            withheld.pictures.retain(|picture| still.contains(&picture.span));
        }
    }
    Some(withheld)
}

/// The places of all that is withheld from a reader whole: mappings that a label or a withheld person takes away.
#[must_use]
pub fn hidden_places(plan: &CheckedPlan, reader: &Reader, today: Date) -> BTreeSet<Span> {
    secrets::hidden(plan, &opened(plan, reader, today))
}

fn whole<'p>(eye: &Eye<'_, 'p>, body: &'p crate::plan::Plan, plan: &'p CheckedPlan, today: Date) -> View<'p> {
    let mut view = View::nothing(plan, eye.reader(), today);
    view.child = people::child(eye, body);
    view.say = people::say(eye, body);
    view.lead = people::lead(eye, body);
    view.reader_name = eye.own().who_is(&eye.reader().key).map(|who| who.name);
    view.people = people::people(eye, body);
    view.made = together::made(eye, body);
    view.why = eye.maybe(body.why_we_have_this_plan.as_ref());
    view.consent = together::consent(eye, body);
    view.about_me = life::about_me(eye, body);
    view.matters = eye.texts(&body.matters_to_me);
    view.going_well = life::statements(eye, &body.going_well);
    view.worries = life::statements(eye, &body.worries);
    view.said = together::said(eye, body);
    view.home = home::home(eye, body);
    view.seeing = life::seeing(eye, body);
    view.life = life::parts_of_life(eye, body);
    view.decisions = life::decisions(eye, body);
    view.visits = life::visits(eye, body);
    view.legal = life::legal(eye, body);
    view.goals = goals::goals(eye, body);
    view.promises = goals::promises(eye, body);
    view.better = goals::better(eye, body);
    view.support = eye.texts(&body.support);
    view.ending = eye.maybe(body.ending.as_ref());
    view.agreements = together::agreements(eye, body);
    view.if_things_change = eye.maybe(body.if_things_change.as_ref());
    view.next_review = together::next_review(eye, body);
    view.past_reviews = together::past_reviews(eye, body);
    view.letters = together::letters(eye, body);
    view.advocate = together::advocate(eye, body);
    view.explain = together::explain(eye, body);
    view
}
