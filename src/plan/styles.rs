//! The style of a booklet where the plan names none: by age for the child, by part for others.

use super::{Plan, Style};
use jiff::civil::Date;

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
