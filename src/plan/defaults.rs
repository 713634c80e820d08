//! What a plan means where it does not say: its readers, their styles, whom it speaks to, and what the age of the child changes.

use super::{Child, Plan, Style, WrittenTo, kinds};
use crate::content::{Entry, Group};
use jiff::civil::Date;

/// How old the child is, as far as it changes what a booklet can say of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub enum Stage {
    /// Not born yet.
    Unborn,
    /// Under 3: the child shows things and does not say them.
    Small,
    /// Older, or of an age that is not written.
    #[default]
    Older,
}

/// The first age at which a booklet says what the child themselves says and thinks.
const SPEAKS_FROM: i16 = 3;

/// The child's stage on a day.
#[must_use]
pub fn child_stage(plan: &Plan, today: Date) -> Stage {
    match child_age(plan, today) {
        _ if is_unborn(plan) => Stage::Unborn,
        Some(..SPEAKS_FROM) => Stage::Small,
        _ => Stage::Older,
    }
}

/// Whether the plan is about a child who is not born yet.
#[must_use]
pub fn is_unborn(plan: &Plan) -> bool {
    plan.child.as_ref().map(Entry::inside).is_some_and(Child::is_unborn)
}

/// The readers of a plan that names none: the child, and in a Child in Need plan the family. A child who is not born yet reads nothing.
#[must_use]
pub fn usual_readers<'p>(plan: &'p Plan, child: Option<&'p str>) -> Vec<&'p str> {
    let is_unborn = is_unborn(plan);
    let family = is_unborn || plan.plan.get().is_some_and(|kind| kinds::rules(kind).family_booklet);
    child.filter(|_| !is_unborn).into_iter().chain(family.then(|| Group::Family.name())).collect()
}

/// Whom the texts of a plan speak to. `None` if neither the plan nor its kind says so.
#[must_use]
pub fn written_to(plan: &Plan) -> Option<WrittenTo> {
    let usual = || plan.plan.get().map(|kind| if is_unborn(plan) { WrittenTo::Family } else { kinds::rules(kind).written_to });
    plan.written_to.map(|to| to.value).or_else(usual)
}

/// The style of somebody for whom the plan names none. The child's age is counted on a day.
#[must_use]
pub fn usual_style(plan: &Plan, is_child: bool, is_worker: bool, today: Date) -> Style {
    match (is_child, is_worker) {
        (true, _) => style_of_age(child_age(plan, today)),
        (false, true) => Style::Worker,
        (false, false) => Style::Family,
    }
}

/// The child's age in whole years on a day; below 0 before the birth.
#[must_use]
pub fn child_age(plan: &Plan, today: Date) -> Option<i16> {
    let child = plan.child.as_ref()?.inside();
    if let Some(born) = child.born {
        let had_birthday = (today.month(), today.day()) >= (born.day.month(), born.day.day());
        return Some(today.year() - born.day.year() - i16::from(!had_birthday));
    }
    child.age.map(|age| i16::from(age.0.value))
}

/// `easier` under 8, `child` under 13, else `teen`. A child's style where the age is not known.
fn style_of_age(age: Option<i16>) -> Style {
    match age {
        Some(..8) => Style::Easier,
        Some(13..) => Style::Teen,
        _ => Style::Child,
    }
}
