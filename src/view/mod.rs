//! One reader's truth: what of a plan this reader may see, and nothing of the rest.
//!
//! `view` is between `check` and `booklet`. It is the only place where withheld values open, and
//! they open through `Scope` alone, which asks `visibility` first. Counts, order and numbers are made
//! after it, from the `View`, so that they cannot tell of what is not there.

mod goals;
mod life;
mod people;
mod readers;
mod scope;
mod shown;

pub use crate::plan::{
    Agrees, Change, FormatName, GoalArea, HomeKind, Kind, LegalStatus, LongTermKind, MoveAnswer, PersonPart, Regulator, Stage, Style,
    WrittenTo,
};
pub use readers::{Reader, readers};
pub use shown::*;

use crate::check::{CheckedPlan, UnsoundPlan, is_parents_name};
use crate::content::{PicturePlace, ShownText, Why, Withheld};
use crate::language::Locale;
use crate::shape::{Flag, PersonKey};
use crate::source::Span;
use crate::visibility::{LeftOut, Visibility};
use jiff::civil::Date;
use scope::ReaderContext;
use std::collections::BTreeSet;

/// What is left out of a reader's booklet, as far as somebody may know who sees only a part of the plan.
#[must_use]
pub fn left_out_of_part(part: &UnsoundPlan, reader: &Reader) -> Vec<LeftOut> {
    Visibility::of(part.for_audit().root(), &reader.viewer).into_left_out()
}

/// What of a part of a plan one reader gets.
pub struct SeenOfPart {
    /// The places of the texts that are in their booklet, in the wording of their style.
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
    let context = shown_to(plan, reader, today);
    let hidden = context.visibility.hidden();
    let people = reader.viewer.members.iter().map(|member| member.key.clone()).collect();
    SeenOfPart { texts: context.shown.into_inner().into_keys().collect(), people, hidden, shared_only: reader.viewer.shared_only }
}

/// The places of the texts that are in a reader's booklet, in the wording of their style.
#[must_use]
pub fn texts_of(plan: &CheckedPlan, reader: &Reader, today: Date) -> BTreeSet<Span> {
    shown_to(plan, reader, today).shown.into_inner().into_keys().collect()
}

/// A reader's context after all that they may see was shown.
fn shown_to<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> ReaderContext<'p> {
    let context = ReaderContext::new(plan, reader);
    whole(&context, plan, today);
    context
}

/// Whether a part of a plan knows a reader: a person in it, or a group.
#[must_use]
pub fn knows(part: &UnsoundPlan, reader: &Reader) -> bool {
    let people = part.for_audit().plan().people.iter().flat_map(scope::keys);
    reader.group.is_some() || people.into_iter().any(|(key, _)| key.value == reader.key)
}

/// Shows what a reader may see, and gathers what they may not for the audit.
pub fn view<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> (View<'p>, Withheld) {
    let (view, withheld, _) = view_with_left_out(plan, reader, today);
    (view, withheld)
}

/// The same, with what is left out for the worker's list: what a label takes away, what is private unless it is shared, and what
/// a shared-only reader is not shown.
pub fn view_with_left_out<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> (View<'p>, Withheld, Vec<LeftOut>) {
    let context = ReaderContext::new(plan, reader);
    let view = whole(&context, plan, today);
    let mut withheld = context.visibility.secrets(plan.plan(), &reader.viewer);
    let place = |(span, file): (&Span, &&str)| PicturePlace { file: (*file).to_owned(), span: *span };
    withheld.shown_pictures = context.pictures.borrow().iter().map(place).collect();
    let text = |(span, text): (&Span, &&str)| ShownText { text: (*text).to_owned(), span: *span };
    withheld.texts = context.shown.borrow().iter().map(text).collect();
    withheld.shared.extend(context.called.values().map(|called| (*called).to_owned()));
    (view, withheld, context.visibility.into_left_out())
}

/// What somebody may not see of a plan that has errors today, to look for in their older copy. `None` if the
/// plan no longer knows them.
#[must_use]
pub fn withheld(plan: &UnsoundPlan, key: &str, today: Date) -> Option<Withheld> {
    let plan = plan.for_audit();
    let reader = readers::anybody(plan, key, today)?;
    let mut withheld = view(plan, &reader, today).1;
    let people: Vec<_> = plan.plan().people.iter().flat_map(scope::keys).map(|(key, person)| (key.value.as_str(), person)).collect();
    let lead = plan.plan().lead.as_ref().map_or("", PersonKey::key);
    if !people.iter().any(|(key, _)| *key == lead) {
        // The lead is misspelt. What would be open if one of the workers led tells nothing of a label.
        for (lead, _) in people.iter().filter(|(_, person)| scope::part(person).is_some_and(PersonPart::is_worker)) {
            let led = Visibility::led_by(plan.root(), &reader.viewer, lead);
            let still: BTreeSet<Span> = led.withheld().iter().map(|value| value.span).collect();
            withheld.pictures.retain(|picture| still.contains(&picture.span));
            withheld.secrets.retain(|secret| secret.why == Why::KeepSafe || still.contains(&secret.span));
        }
    }
    Some(withheld)
}

/// What the older copy of a former reader may not hold: all that is withheld today from the person or group of that key. If the plan
/// has nobody of that key, all that any label keeps from anybody.
#[must_use]
pub fn withheld_from(plan: &CheckedPlan, key: &str, today: Date) -> Withheld {
    let reader = readers::anybody(plan, key, today).unwrap_or_else(|| readers::stranger(plan, key, today));
    view(plan, &reader, today).1
}

/// The places of all that is withheld from a reader.
#[must_use]
pub fn hidden_places(plan: &CheckedPlan, reader: &Reader) -> BTreeSet<Span> {
    Visibility::of(plan.root(), &reader.viewer).hidden()
}

fn whole<'p>(context: &ReaderContext<'p>, plan: &'p CheckedPlan, today: Date) -> View<'p> {
    let (scope, body) = &context.root(plan.root());
    let reader = context.reader;
    let child = people::child(scope, body, today);
    let people = people::people(scope, body);
    let words = &Locale::of(body.language.as_ref().map_or("en", |text| text.as_str())).checks().people;
    let is_parent = |person: &PersonShown<'_>| {
        person.part == Some(PersonPart::Family) && person.is.as_ref().is_some_and(|is| is_parents_name(is.text, child.name, words))
    };
    View {
        kind: plan.kind(),
        style: reader.style,
        reader,
        reader_name: scope.name_of(&reader.key).map(|who| who.name),
        reader_is_parent: people.iter().any(|person| person.who.is_reader && is_parent(person)),
        speaks_to_reader: context.speaks_to_reader,
        language: body.language.as_ref().map_or("en", |text| text.as_str()),
        draft: body.draft.on(),
        hide_button: body.hide_button.map(Flag::on),
        today,
        child,
        lead: people::lead(scope, body),
        people,
        made: people::made(scope, body),
        why: scope.maybe(body.why_we_have_this_plan.as_ref()),
        consent: people::consent(scope, body),
        about_me: life::about_me(scope, body),
        matters: scope.texts(&body.matters_to_me),
        going_well: life::statements(scope, &body.going_well),
        worries: life::statements(scope, &body.worries),
        said: people::said(scope, body),
        home: life::home(scope, body),
        seeing: life::seeing(scope, body),
        life: life::parts_of_life(scope, body),
        decisions: life::decisions(scope, body),
        visits: life::visits(scope, body),
        legal: life::legal(scope, body),
        goals: goals::goals(scope, body),
        promises: goals::promises(scope, body),
        better: goals::better(scope, body),
        support: scope.texts(&body.support),
        ending: scope.maybe(body.ending.as_ref()),
        agreements: people::agreements(scope, body),
        if_things_change: scope.maybe(body.if_things_change.as_ref()),
        next_review: people::next_review(scope, body),
        past_reviews: people::past_reviews(scope, body),
        letters: people::letters(scope, body),
        advocate: people::advocate(scope, body),
        explain: people::explain(scope, body),
        say: people::say(scope, body),
    }
}
