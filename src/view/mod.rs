//! One reader's truth: what of a plan this reader may see, and nothing of the rest.
//!
//! `view` stands between `check` and `booklet`. It is the only place where withheld values open, and
//! they open through `Eye` alone, which asks every label first. Counts, order and numbers are made
//! after it, from the `View`, so that they cannot tell of what is not there.

mod eye;
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

use crate::check::CheckedPlan;
use crate::content::Withheld;
use eye::{Eye, Gaze};
use jiff::civil::Date;

/// Opens what a reader may see, and gathers what they may not for the audit.
pub fn view<'p>(plan: &'p CheckedPlan, reader: &'p Reader, today: Date) -> (View<'p>, Withheld) {
    let gaze = Gaze::new(plan, reader);
    let view = gaze.root(plan.root()).map_or_else(|| View::nothing(plan, reader, today), |(eye, body)| whole(&eye, body, plan, today));
    let withheld = secrets::gather(plan, &gaze);
    (view, withheld)
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
